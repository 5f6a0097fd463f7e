"""What is counted: sentences, blocks, lists, sections, links and whole pages.

What a reader meets as several things is counted as such: the lines of a paragraph that breaks them, and the parts of a
section under bold lines. A list to look things up in, a column of a layout and a link on a line of its own are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from plainlang.document import PROSE_ROLES, Block, Document, once
from plainlang.kinds.checks.headings import stands_out
from plainlang.language.sentences import Cut
from plainlang.language.words import is_address
from plainlang.rule import Rule, speaks_in

_TEXT: Final = PROSE_ROLES - {"cell"}
_LINE: Final = re.compile(r"[^\n]+")
_FEW: Final = 3
"""Items of so few words are names."""
_SORTED: Final = 8
"""So many items do not stand in the order of the alphabet by chance."""


class Unit(NamedTuple):
    """Something that has a size: a part of a block, or all of a page."""

    words: int
    sentences: int
    links: int
    block: Block | None
    start: int
    end: int
    items: int = 0
    cut: Cut | None = None

    @property
    def text(self) -> str:
        """What it shows."""
        return self.block.text[self.start : self.end] if self.block else ""


def _sentences(document: Document, rule: Rule) -> Iterator[Unit]:
    for block in document.blocks:
        if speaks_in(rule, block):
            for cut in block.cuts:
                start, end, first, last = cut
                yield Unit(last - first, 1, 0, block, start, end, 0, cut)


def _blocks(document: Document, rule: Rule) -> Iterator[Unit]:
    columns = _columns(document)
    for block in document.blocks:
        if speaks_in(rule, block) and not (block.role == "item" and block.parent in columns):
            if block.role == "paragraph" and "\n" in block.text:
                yield from (_line(block, *line.span()) for line in _LINE.finditer(block.text))
            else:
                links = sum([mark.kind == "link" for mark in block.marks])
                yield Unit(len(block.words), len(block.cuts), links, block, 0, len(block.text))


def _line(block: Block, start: int, end: int) -> Unit:
    words = _within([word.start for word in block.words], start, end)
    cuts = _within([cut.start for cut in block.cuts], start, end)
    links = sum(mark.kind == "link" and start <= mark.start < end for mark in block.marks)
    return Unit(len(words), len(cuts), links, block, start, end)


def _within(starts: Sequence[int], start: int, end: int) -> range:
    """The indexes of those that begin between two places."""
    return range(bisect_left(starts, start), bisect_left(starts, end))


@once
def _columns(document: Document) -> frozenset[int]:
    """The lists with headings in their items: columns of a layout, such as “Before” and “After”."""
    lists = [(i, element.span) for i, element in enumerate(document.elements) if element.kind == "list"]
    starts = [block.span.start for block in document.blocks if block.role == "heading"] if lists else []
    return frozenset(i for i, span in lists if _within(starts, span.start, span.end))


def _links(document: Document, rule: Rule) -> Iterator[Unit]:
    """The links within a text; one that is all of a block is a title, or an entry of a table of contents."""
    for block in document.blocks:
        if not block.marks or not speaks_in(rule, block):
            continue
        starts = [word.start for word in block.words]
        for mark in block.marks:
            if mark.kind == "link":
                words = _within(starts, mark.start, mark.end)
                if len(words) < len(starts):
                    cut = Cut(mark.start, mark.end, words.start, words.stop)
                    yield Unit(len(words), 1, 1, block, mark.start, mark.end, cut=cut)


def _lists(document: Document, rule: Rule) -> Iterator[Unit]:
    directories = _directories(document)
    for i, items in _items(document).items():
        if i not in directories:
            count = int(document.elements[i].attributes.get("items", "0"))
            yield Unit(0, 0, 0, items[0], 0, len(items[0].text), count)


@once
def _items(document: Document) -> dict[int, list[Block]]:
    """The blocks of each list."""
    items: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.parent >= 0 and document.elements[block.parent].kind == "list":
            items.setdefault(block.parent, []).append(block)
    return items


@once
def _directories(document: Document) -> frozenset[int]:
    """The lists to look things up in."""
    return frozenset(i for i, items in _items(document).items() if _is_directory(items))


def _is_directory(items: Sequence[Block]) -> bool:
    """Is it a list to look things up in: most items links, addresses, names or bold terms, or all in the order of the
    alphabet?
    """
    names = sum(len(block.words) <= _FEW or _is_entry(block) for block in items)
    keys = [block.words[0].key for block in items if block.words]
    turns = sum(a > b for a, b in pairwise(keys))
    return 2 * names > len(items) or (len(keys) >= _SORTED and turns <= len(keys) // 10)


def _is_entry(block: Block) -> bool:
    """Does an item begin with a link or a term in bold, or show an address?"""
    leads = any(mark.start == 0 and mark.kind == "link" for mark in block.marks)
    return leads or _is_labelled(block) or ("." in block.text[:-1] and any(map(is_address, block.words)))


def _is_labelled(block: Block) -> bool:
    """Does it begin with a term in bold?"""
    return any(mark.kind == "strong" and mark.start == 0 for mark in block.marks)


def _sections(document: Document, rule: Rule) -> Iterator[Unit]:
    """From a heading, or a bold line, to the next or to the first paragraph with a label, which guide the eye too.
    Tables and directories do not count.
    """
    directories = _directories(document)
    heading: Block | None = None
    words = 0
    for block in document.blocks:
        opens = block.role == "heading" or stands_out(block)
        if opens or (block.role == "paragraph" and _is_labelled(block)):
            if heading is not None:
                yield Unit(words, 0, 0, heading, 0, len(heading.text))
            heading, words = block if opens else None, 0
        elif block.role in _TEXT and block.parent not in directories:
            words += len(block.words)
    if heading is not None:
        yield Unit(words, 0, 0, heading, 0, len(heading.text))


def _document(document: Document, rule: Rule) -> Iterator[Unit]:
    blocks = [
        block for block in document.blocks if (speaks_in(rule, block) if rule.roles else block.role in PROSE_ROLES)
    ]
    words, cuts = sum(len(b.words) for b in blocks), sum(len(b.cuts) for b in blocks)
    yield Unit(words, cuts, sum(e.kind == "link" for e in document.elements), None, 0, 0, len(blocks))


UNITS: Final[Mapping[str, Callable[[Document, Rule], Iterator[Unit]]]] = {
    "sentence": _sentences, "block": _blocks, "list": _lists, "section": _sections, "link": _links,
    "document": _document,
}  # fmt: skip
"""How to find each kind of thing that is counted."""
