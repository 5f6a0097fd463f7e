"""count: too many or too few of something: words a sentence, sentences a paragraph, characters a heading.

A sentence is never too long because of a name: one that keeps to its maximum when each name counts as one word passes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from plainlang.analysis import tags, usually_finite
from plainlang.counts import is_long_word
from plainlang.document import HOLE, PROSE_ROLES, Block, Document
from plainlang.language.grammar.tags import FINITE
from plainlang.language.sentences import Cut
from plainlang.language.words import Word
from plainlang.names import names_in
from plainlang.rule import Match, Rule, in_block, speaks_in, whole_document
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


class Unit(NamedTuple):
    """Something that has a size: a part of a block, or a range of the source."""

    text: str
    words: int
    sentences: int
    links: int
    block: Block | None
    start: int
    end: int
    items: int = 0
    cut: Cut | None = None


_turns = lru_cache(maxsize=50_000)(usually_finite)
_IN_NUMBER: Final = re.compile(r"(?<=\d),(?=\d)")
_SIZE: Final[Mapping[str, Callable[[Document, Unit, Count], int]]] = {
    "words": lambda _, unit, __: unit.words,
    "sentences": lambda _, unit, __: unit.sentences,
    "characters": lambda _, unit, __: len(unit.text.replace(HOLE, "")),
    "commas": lambda _, unit, __: _commas(unit.text),
    "links": lambda _, unit, __: unit.links,
    "items": lambda _, unit, __: unit.items,
    "long-words": lambda _, unit, __: _long_words(unit),
    "clauses": lambda document, unit, spec: _clauses(document, unit, int(spec.max or 1)),
}


def _commas(text: str) -> int:
    """Commas, but for those inside numbers."""
    return text.count(",") and text.count(",") - len(_IN_NUMBER.findall(text))


def _words(unit: Unit) -> Sequence[Word]:
    """The words of a sentence."""
    return unit.block.words[unit.cut.first : unit.cut.last] if unit.block and unit.cut else ()


def _long_words(unit: Unit) -> int:
    """Words of four syllables or more, but for common words and names."""
    return sum(is_long_word(word) for i, word in enumerate(_words(unit)) if i == 0 or not word.text[0].isupper())


def _clauses(document: Document, unit: Unit, most: int) -> int:
    """Verbs that turn a clause: “applies”, the “must” of “must apply”. Tagged only where many words mostly are such."""
    if unit.block is None or unit.cut is None or sum([_turns(word.key) for word in _words(unit)]) < most:
        return 0
    return sum(tag.tag in FINITE for tag in tags(document, unit.block, unit.cut))


def _spared(unit: Unit) -> int:
    """How many words fewer a sentence has when each name counts as one."""
    starts = [word.start for word in _words(unit)]
    names = (name for name in (names_in(unit.block) if unit.block else ()) if name.kind != "quotation")
    sizes = (bisect_left(starts, name.end) - bisect_left(starts, name.start) for name in names)
    return sum(size - 1 for size in sizes if size > 1)


def prepare(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Nothing to prepare."""
    return tuple(rules)


def matches(document: Document, rules: tuple[Rule, ...]) -> Iterator[Match]:
    """Every unit that is too long or too short."""
    for rule in rules:
        spec: Count = rule.spec
        size = _SIZE[spec.count]
        for unit in _UNITS[spec.per](document, rule):
            if unit.words < spec.at_least:
                continue
            n = size(document, unit, spec)
            over = spec.max is not None and n > spec.max and (spec.count != "words" or n - _spared(unit) > spec.max)
            if over or (spec.min is not None and n < spec.min):
                yield _match(rule, unit, n, spec.max if over else spec.min)


def _match(rule: Rule, unit: Unit, n: int, limit: float | None) -> Match:
    values = {"count": n, "limit": int(limit or 0)}
    if unit.block is not None:
        return in_block(rule, unit.block, unit.start, unit.end, values=values)
    if unit.end > unit.start:
        return Match(rule, Span(unit.start, unit.end), values=values)
    return whole_document(rule, values)


def _sentences(document: Document, rule: Rule) -> Iterator[Unit]:
    for block in document.blocks:
        if speaks_in(rule, block):
            for cut in block.cuts:
                yield Unit(
                    block.text[cut.start : cut.end], cut.last - cut.first, 1, 0, block, cut.start, cut.end, cut=cut
                )


def _blocks(document: Document, rule: Rule) -> Iterator[Unit]:
    for block in document.blocks:
        if speaks_in(rule, block):
            links = sum(mark.kind == "link" for mark in block.marks)
            yield Unit(block.text, len(block.words), len(block.cuts), links, block, 0, len(block.text))


def _links(document: Document, rule: Rule) -> Iterator[Unit]:
    for block in document.blocks:
        if not speaks_in(rule, block):
            continue
        starts = [word.start for word in block.words]
        for mark in block.marks:
            if mark.kind == "link":
                words = bisect_left(starts, mark.end) - bisect_left(starts, mark.start)
                yield Unit(block.text[mark.start : mark.end], words, 1, 1, block, mark.start, mark.end)


def _lists(document: Document, rule: Rule) -> Iterator[Unit]:
    firsts: dict[int, Block] = {}
    for block in document.blocks:
        firsts.setdefault(block.parent, block)
    for i, element in enumerate(document.elements):
        if element.kind == "list" and i in firsts:
            items = int(element.attributes.get("items", "0"))
            yield Unit("", 0, 0, 0, firsts[i], 0, len(firsts[i].text), items)


def _sections(document: Document, rule: Rule) -> Iterator[Unit]:
    """From one heading to the next; a section is shown by its heading."""
    heading: Block | None = None
    words = 0
    for block in document.blocks:
        if block.role == "heading":
            if heading is not None:
                yield Unit(heading.text, words, 0, 0, heading, 0, len(heading.text))
            heading, words = block, 0
        elif block.role in PROSE_ROLES:
            words += len(block.words)
    if heading is not None:
        yield Unit(heading.text, words, 0, 0, heading, 0, len(heading.text))


def _document(document: Document, rule: Rule) -> Iterator[Unit]:
    blocks = [
        block for block in document.blocks if (speaks_in(rule, block) if rule.roles else block.role in PROSE_ROLES)
    ]
    words, cuts = sum(len(b.words) for b in blocks), sum(len(b.cuts) for b in blocks)
    yield Unit("", words, cuts, sum(e.kind == "link" for e in document.elements), None, 0, 0, len(blocks))


_UNITS: Final[Mapping[str, Callable[[Document, Rule], Iterator[Unit]]]] = {
    "sentence": _sentences, "block": _blocks, "list": _lists, "section": _sections, "link": _links,
    "document": _document,
}  # fmt: skip
