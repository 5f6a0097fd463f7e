"""count: too many or too few of something: words a sentence, sentences a paragraph, characters a heading.

A sentence is never too long because of a name: one that keeps to its maximum when each name counts as one word passes.
So does a link that keeps to it when each name and quoted title does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from operator import attrgetter
from typing import Final, Literal

from plainlang.analysis import tags, usually_finite
from plainlang.document import HOLE, Document
from plainlang.index import index_of
from plainlang.kinds.units import UNITS, Unit
from plainlang.language.grammar.tags import FINITE
from plainlang.language.lexicon import is_long
from plainlang.language.words import Word, is_address
from plainlang.names import in_quotation, named, names_in
from plainlang.rule import Match, Rule, in_block, whole_document
from plainlang.span import Span

Counted = Literal["words", "sentences", "characters", "commas", "links", "items", "long-words", "clauses"]
Per = Literal["sentence", "block", "list", "section", "link", "document"]
COUNTED: Final[Mapping[str, tuple[str, ...]]] = {
    "sentence": ("words", "characters", "commas", "long-words", "clauses"),
    "block": ("words", "sentences", "characters", "commas", "links"),
    "list": ("items",),
    "section": ("words",),
    "link": ("words", "characters"),
    "document": ("words", "sentences", "links"),
}
"""What can be counted in each unit."""


@dataclass(frozen=True, slots=True)
class Count:
    """`count` of what, `per` what, at most `max` and at least `min`; nothing is said of a unit under `at_least` words.
    `roles` of the rule choose the blocks.
    """

    count: Counted
    per: Per = "block"
    max: float | None = None
    min: float | None = None
    at_least: int = 0


_DIGIT: Final = re.compile(r"\d")
_IN_NUMBER: Final = re.compile(r"(?<=\d),(?=\d)")
_LONG: Final = 7
"""Letters of the shortest word that is looked up: hardly one of four syllables has fewer."""


def _size(document: Document, spec: Count) -> Callable[[Unit], int]:
    """What counts in a unit what a rule asks for."""
    if spec.count == "long-words":
        long = frozenset(key for key in index_of(document).places if len(key) >= _LONG and is_long(key))
        return lambda unit: _long_words(unit, long, spec.max or 0)
    if spec.count == "clauses":
        return lambda unit: _clauses(document, unit, int(spec.max or 1))
    return _SIZE[spec.count]


def _commas(text: str) -> int:
    """Commas, but for those inside numbers."""
    return text.count(",") and text.count(",") - len(_IN_NUMBER.findall(text))


_SIZE: Final[Mapping[str, Callable[[Unit], int]]] = {
    "words": attrgetter("words"),
    "sentences": attrgetter("sentences"),
    "links": attrgetter("links"),
    "items": attrgetter("items"),
    "characters": lambda unit: unit.end - unit.start - unit.text.count(HOLE),
    "commas": lambda unit: _commas(unit.text),
}


def _words(unit: Unit) -> Sequence[Word]:
    """The words of a sentence or a link."""
    return unit.block.words[unit.cut.first : unit.cut.last] if unit.block and unit.cut else ()


def _long_words(unit: Unit, long: frozenset[str], most: float) -> int:
    """Words of four syllables or more, but for common words, names and addresses, and what is quoted."""
    words = [word for word in _words(unit) if word[1] in long]
    if len(words) <= most or unit.block is None or unit.cut is None:
        return len(words)
    first = unit.block.words[unit.cut.first]
    words = [word for word in words if word is first or not word.text[0].isupper()]
    if len(words) <= most:
        return len(words)
    return sum(not is_address(word) and not in_quotation(unit.block, word.start, word.end) for word in words)


def _clauses(document: Document, unit: Unit, most: int) -> int:
    """Verbs that turn a clause: “applies”, the “must” of “must apply”. Tagged only where many words mostly are such."""
    if unit.block is None or unit.cut is None or sum([usually_finite(word[1]) for word in _words(unit)]) < most:
        return 0
    return sum(tag.tag in FINITE for tag in tags(document, unit.block, unit.cut))


def _is_over(unit: Unit, over: float) -> bool:
    """Is a sentence or a link still too long when each name counts as one word? Between two capitals of a name stand
    two small words at most: where there is no number, few capitals say so, and no name has to be found.
    """
    large = sum([text != key for text, key, _, _ in _words(unit)])
    sure = over > 3 * (large - 1) and not unit.links and not _DIGIT.search(unit.text)
    return sure or over > _spared(unit)


def _spared(unit: Unit) -> int:
    """How many words fewer a sentence has when each name counts as one, and a link with each quoted title too."""
    starts = [word.start for word in _words(unit)]
    names = (names_in if unit.links else named)(unit.block) if unit.block else ()
    first, last = max(0, bisect_left(names, (unit.start,)) - 1), bisect_left(names, (unit.end,))
    sizes = (bisect_left(starts, name[1]) - bisect_left(starts, name[0]) for name in names[first:last])
    return sum(size - 1 for size in sizes if size > 1)


def prepare(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Nothing to prepare."""
    return tuple(rules)


def matches(document: Document, rules: tuple[Rule, ...]) -> Iterator[Match]:
    """Every unit that is too long or too short."""
    made: dict[tuple[str, tuple[str, ...]], list[Unit]] = {}
    for rule in rules:
        spec: Count = rule.spec
        if (spec.per, rule.roles) not in made:
            made[spec.per, rule.roles] = list(UNITS[spec.per](document, rule))
        units = [unit for unit in made[spec.per, rule.roles] if unit[0] >= spec.at_least]
        least, most = -inf if spec.min is None else spec.min, inf if spec.max is None else spec.max
        for unit, n in zip(units, map(_size(document, spec), units), strict=True):
            if n > most and (spec.count != "words" or _is_over(unit, n - most)):
                yield _match(rule, unit, n, most)
            elif n < least:
                yield _match(rule, unit, n, least)


def _match(rule: Rule, unit: Unit, n: int, limit: float) -> Match:
    values = {"count": n, "limit": int(limit)}
    if unit.block is not None:
        return in_block(rule, unit.block, unit.start, unit.end, values=values)
    if unit.end > unit.start:
        return Match(rule, Span(unit.start, unit.end), values=values)
    return whole_document(rule, values)
