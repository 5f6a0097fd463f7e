"""pattern: one regular expression over the folded text of each block, tried only where a literal of it occurs.

The span is the group named `at`, or the whole match. `suggest` may name groups: "\\\\g<verb>". Patterns of a user's own
rulesets run on the `regex` engine with a time limit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final, NamedTuple

from plainlang.document import Block, Document
from plainlang.expressions import TIMEOUT, compile_for
from plainlang.kinds.literals import required
from plainlang.language.inflection import match_case
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, in_block, speaks_in

_APART: Final = "\0"
"""Stands between the texts of two blocks, so that no literal reaches over."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """`pattern`: the expression, without regard to case unless `case` is true; it sees lower-case text and plain
    apostrophes. `literal`: texts of which one must occur, when they cannot be read off."""

    pattern: str
    suggest: tuple[str, ...] = ()
    literal: tuple[str, ...] = ()
    case: bool = False


class Guarded(NamedTuple):
    """A pattern and the texts of which one must occur before it is compiled and tried."""

    rule: Rule
    literals: tuple[str, ...]


def prepare(rules: Sequence[Rule]) -> tuple[Guarded, ...]:
    """Find the literals of each pattern; it is compiled when one first occurs."""
    return tuple(Guarded(rule, _literals(rule.spec)) for rule in rules)


def _literals(spec: Pattern) -> tuple[str, ...]:
    """The literals as the folded text of a block shows them."""
    return tuple(fold(text) for text in spec.literal or required(spec.pattern))


def compiled(rule: Rule) -> Any:
    """The compiled expression of a rule."""
    return compile_for(rule.shipped, rule.spec.pattern, case=rule.spec.case)


def matches(document: Document, rules: tuple[Guarded, ...]) -> Iterator[Match]:
    """Every place where a pattern matches. The page is asked once for each literal, then the blocks that have it."""
    texts = [fold(block.text) for block in document.blocks]
    page = _APART.join(texts)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    for pattern in rules:
        for i in _likely(pattern.literals, page, starts):
            if speaks_in(pattern.rule, document.blocks[i]):
                yield from _in_block(document.blocks[i], texts[i], pattern.rule)


def _likely(literals: Sequence[str], page: str, starts: Sequence[int]) -> Iterable[int]:
    """The blocks in which one of these texts occurs, by number; all of them when there is none to look for."""
    if not literals:
        return range(len(starts) - 1)
    found = set[int]()
    for literal in literals:
        at = page.find(literal)
        while at >= 0:
            i = bisect_right(starts, at)
            found.add(i - 1)
            at = page.find(literal, starts[i]) if i < len(starts) else -1
    return sorted(found)


def _in_block(block: Block, folded: str, rule: Rule) -> Iterator[Match]:
    regex = compiled(rule)
    text = block.text if rule.spec.case else folded
    found = regex.finditer(text) if rule.shipped else regex.finditer(text, timeout=TIMEOUT)
    for m in found:
        start, end = m.span("at") if "at" in regex.groupindex else m.span()
        if start >= 0 and (shown := block.text[start:end].strip()):
            start = block.text.index(shown, start, end)
            end = start + len(shown)
            instead = tuple(match_case(shown, m.expand(template).strip()) for template in rule.spec.suggest)
            yield in_block(rule, block, start, end, instead, m.groupdict(default=""))
