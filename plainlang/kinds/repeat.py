"""repeat: a word written twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from plainlang.document import Document
from plainlang.rule import Match, Rule, in_block, speaks_in


@dataclass(frozen=True, slots=True)
class Repeat:
    """`repeat`: "words". `allow`: words that may stand twice ("had had")."""

    repeat: Literal["words"]
    allow: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule]) -> tuple[tuple[Rule, frozenset[str]], ...]:
    """The allowed words of each rule as a set."""
    return tuple((rule, frozenset(rule.spec.allow)) for rule in rules)


def matches(document: Document, rules: tuple[tuple[Rule, frozenset[str]], ...]) -> Iterator[Match]:
    """Each doubled word, with the single one to put in its place."""
    if not rules:
        return
    for block in document.blocks:
        words = block.words
        keys = [word.key for word in words]
        for i, (a, b) in enumerate(pairwise(keys)):
            if a == b and a.isalpha() and block.text[words[i].end : words[i + 1].start] in (" ", "\xa0"):
                for rule, allowed in rules:
                    if a not in allowed and speaks_in(rule, block):
                        start, end = words[i].start, words[i + 1].end
                        yield in_block(rule, block, start, end, (words[i].text,))
