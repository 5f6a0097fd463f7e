"""repeat: a word written twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import eq
from typing import Literal, NamedTuple

from plainlang.document import Document
from plainlang.index import index_of
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
    index = index_of(document)
    keys = index.keys
    for at in [at for at, same in enumerate(map(eq, keys, islice(keys, 1, None))) if same]:
        n, i = index.word(at)
        block, key = document.blocks[n], keys[at]
        pair = block.words[i : i + 2]
        if len(pair) < 2 or not key.isalpha() or block.text[pair[0].end : pair[1].start] not in (" ", "\xa0"):
            continue
        if pair[1].text not in (key, pair[0].text):
            continue  # "at At the Border": a name begins
        for rule, allowed, only in rules:
            if key not in allowed and (not only or key in only) and speaks_in(rule, block):
                yield in_block(rule, block, pair[0].start, pair[1].end, (pair[0].text,))
