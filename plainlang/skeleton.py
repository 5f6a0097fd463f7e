"""The skeleton of a page: everything about it but its words. A fix leaves it as it was, or is not made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from plainlang.document import HOLE, Block, Document, Element
from plainlang.readers.front import front_matter
from plainlang.span import Span, merged

_MADE_ANCHORS: Final = frozenset(("markdown", "mdx"))
"""Formats whose headings get an anchor made of their words."""
_WORDS: Final = frozenset(("alt", "aria-label"))
"""Attributes that are prose."""


class Skeleton(NamedTuple):
    """Elements with their attributes, blocks with their markup and what is not read in them, and comments."""

    elements: tuple[tuple[str, int, tuple[tuple[str, str], ...]], ...]
    blocks: tuple[tuple[str, int, int, int, tuple[tuple[str, str], ...]], ...]
    comments: tuple[str, ...]


def skeleton(document: Document) -> Skeleton:
    """What is left of a page when its words are taken away."""
    return Skeleton(
        tuple((e.kind, e.parent, _attributes(e)) for e in document.elements),
        tuple(
            (b.role, b.level, b.parent, b.text.count(HOLE), tuple((mark.kind, mark.target) for mark in b.marks))
            for b in document.blocks
        ),
        tuple(comment.text for comment in document.comments),
    )


def _attributes(element: Element) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pair for pair in element.attributes.items() if pair[0] not in _WORDS))


def untouchable(document: Document) -> tuple[Span, ...]:
    """Where no fix is made: front matter, which is data, and headings to whose words a link on the page leads."""
    shut = [*_front(document), *(block.span for block in _linked_headings(document))]
    return tuple(Span(*place) for place in merged(shut))


def _front(document: Document) -> Iterator[Span]:
    if document.format != "text":
        fence, _, end = front_matter(document.source)
        if fence:
            yield Span(0, end)


def _linked_headings(document: Document) -> Iterator[Block]:
    """Headings whose anchor is made of their words, where a link on the page leads to it."""
    hrefs = (e.attributes.get("href", "") for e in document.elements if e.kind == "link")
    wanted = {_letters(href) for href in hrefs if href.startswith("#")} - {""}
    if not wanted or document.format not in _MADE_ANCHORS:
        return
    for block in document.blocks:
        if block.role == "heading":  # the second heading of the same words gets a number
            own = re.escape(_letters(block.text))
            if any(re.fullmatch(rf"{own}\d*", anchor) for anchor in wanted):
                yield block


def _letters(text: str) -> str:
    """What every way to make an anchor of a heading keeps: letters and digits, in lower case."""
    return "".join(c for c in text.lower() if c.isalnum())
