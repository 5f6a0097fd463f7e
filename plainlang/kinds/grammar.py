"""grammar: patterns that need to know what a word does in its sentence. The first is the passive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plainlang.clauses import passive_clauses
from plainlang.document import Document
from plainlang.rule import Match, Rule, in_block, speaks_in


@dataclass(frozen=True, slots=True)
class Grammar:
    """`grammar`: "passive", or "duty": a passive with must, shall or will that does not say who acts."""

    grammar: Literal["passive", "duty"]


def prepare(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Nothing to prepare."""
    return tuple(rules)


def matches(document: Document, rules: tuple[Rule, ...]) -> Iterator[Match]:
    """Every clause that a rule asks for."""
    if not rules:
        return
    for block, _, passive in passive_clauses(document):
        for rule in rules:
            duty = passive.modal in ("must", "shall", "will") and not passive.agent
            if speaks_in(rule, block) and (rule.spec.grammar == "passive" or duty):
                start, end = block.words[passive.first].start, block.words[passive.last].end
                yield in_block(rule, block, start, end, values={"modal": passive.modal})
