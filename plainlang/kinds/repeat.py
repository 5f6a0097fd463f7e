"""repeat: a word written twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from plainlang.document import Document
from plainlang.rule import Match, Rule, in_block, speaks_in


@dataclass(frozen=True, slots=True)
class Repeat:
    """`repeat`: "words". `allow`: words that may stand twice ("had had"). `only`: when there are any, no other word
    is looked at.
    """

    repeat: Literal["words"]
    allow: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """A rule with its words as sets."""

    rule: Rule
    allowed: frozenset[str]
    only: frozenset[str]


def prepare(rules: Sequence[Rule]) -> tuple[Wanted, ...]:
    """The words of each rule as sets."""
    return tuple(Wanted(rule, frozenset(rule.spec.allow), frozenset(rule.spec.only)) for rule in rules)


def matches(document: Document, rules: tuple[Wanted, ...]) -> Iterator[Match]:
    """Each doubled word, with the single one to put in its place."""
    if not rules:
        return
    for block in document.blocks:
        words = block.words
        keys = [word.key for word in words]
        for i, (a, b) in enumerate(pairwise(keys)):
            if a == b and a.isalpha() and block.text[words[i].end : words[i + 1].start] in (" ", "\xa0"):
                if words[i + 1].text not in (b, words[i].text):
                    continue  # "at At the Border": a name begins
                for rule, allowed, only in rules:
                    if a not in allowed and (not only or a in only) and speaks_in(rule, block):
                        start, end = words[i].start, words[i + 1].end
                        yield in_block(rule, block, start, end, (words[i].text,))
