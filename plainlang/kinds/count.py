"""count: too many or too few of something: words a sentence, sentences a paragraph, characters a heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from plainlang.document import HOLE, PROSE_ROLES, Block, Document
from plainlang.rule import Match, Rule, in_block, speaks_in, whole_document
from plainlang.span import Span

Counted = Literal["words", "sentences", "characters", "commas", "links", "items"]
Per = Literal["sentence", "block", "list", "section", "link", "document"]


COUNTED: Final[Mapping[str, tuple[str, ...]]] = {
    "sentence": ("words", "characters", "commas"),
    "block": ("words", "sentences", "characters", "commas", "links"),
    "list": ("items",),
    "section": ("words",),
    "link": ("words", "characters"),
    "document": ("words", "sentences", "links"),
}
"""What can be counted in each unit."""


@dataclass(frozen=True, slots=True)
class Count:
    """`count` of what, `per` what, at most `max` and at least `min`. `roles` of the rule choose the blocks."""

    count: Counted
    per: Per = "block"
    max: float | None = None
    min: float | None = None


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


_IN_NUMBER: Final = re.compile(r"(?<=\d),(?=\d)")
_SIZE: Final[Mapping[str, Callable[[Unit], int]]] = {
    "words": lambda unit: unit.words,
    "sentences": lambda unit: unit.sentences,
    "characters": lambda unit: len(unit.text.replace(HOLE, "")),
    "commas": lambda unit: _commas(unit.text),
    "links": lambda unit: unit.links,
    "items": lambda unit: unit.items,
}


def _commas(text: str) -> int:
    """Commas, but for those inside numbers."""
    return text.count(",") and text.count(",") - len(_IN_NUMBER.findall(text))


def prepare(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Nothing to prepare."""
    return tuple(rules)


def matches(document: Document, rules: tuple[Rule, ...]) -> Iterator[Match]:
    """Every unit that is too long or too short."""
    for rule in rules:
        spec: Count = rule.spec
        size = _SIZE[spec.count]
        for unit in _UNITS[spec.per](document, rule):
            n = size(unit)
            over = spec.max is not None and n > spec.max
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
                yield Unit(block.text[cut.start : cut.end], cut.last - cut.first, 1, 0, block, cut.start, cut.end)


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
