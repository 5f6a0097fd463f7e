"""Where readers put what they find, and what a `Document` is made of when they are done.

A reader names things in source order: open a block, add text, leave a hole, close. Template tags are cut out here, and
every character keeps its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from operator import itemgetter
from typing import Final

from plainlang.document import Block, Comment, Document, Element, Role
from plainlang.readers.block import BlockDraft
from plainlang.span import Span

_ENTITY: Final = re.compile(r"&#?\w+;?")
_REMARK: Final = re.compile(r"\{#.*#\}|\{/\*|\{\{-?\s*/\*|\{%-?\s*comment\b|\{\{!", re.S)


@dataclass(slots=True)
class _ElementDraft:
    """A piece of structure while it is being read."""

    kind: str
    start: int
    end: int
    text: str
    attributes: dict[str, str]
    parent: int


class Draft:
    """A document while it is being read. `masks` are the ranges of template tags, sorted."""

    def __init__(self, source: str, masks: Sequence[Span] = ()) -> None:
        self.source = source
        self._masks = masks
        self._mask_ends = [m.end for m in masks]
        self._blocks: list[tuple[int, Block]] = []
        self._stack: list[BlockDraft] = []
        self.current: BlockDraft | None = None
        """The innermost open block."""
        self._elements: list[_ElementDraft] = []
        self._comments: list[Comment] = []
        self.metadata: Mapping[str, str] = {}
        """What front matter says of the page."""
        self.section = -1
        """The element of the nearest heading above."""

    def open(self, role: Role, level: int = 0, parent: int | None = None, place: str = "") -> BlockDraft:
        """Begin a block; one inside another (an image's alt text) is kept apart from it."""
        self.current = block = BlockDraft(role, level, self.section if parent is None else parent, place)
        self._stack.append(block)
        return block

    def close(self) -> Block | None:
        """End the innermost block."""
        if not self._stack:
            return None
        draft = self._stack.pop()
        self.current = self._stack[-1] if self._stack else None
        if not draft.parts or (block := draft.block()) is None:
            return None
        self._blocks.append((block.map.starts[0], block))
        return block

    def text(self, shown: str, start: int) -> None:
        """Add source text as it stands, template tags cut out."""
        block, done, end = self._stack[-1], start, start + len(shown)
        i = bisect_right(self._mask_ends, start)
        while i < len(self._masks) and self._masks[i].start < end:
            mask = self._masks[i]
            if mask.start > done:
                block.text(shown[done - start : mask.start - start], done)
            block.mask(*mask)
            self._remark(mask)
            done = mask.end
            i += 1
        if done < end:
            block.text(shown[done - start :], done)

    def written(self, shown: str, start: int) -> None:
        """Add source text in which entities stand for characters."""
        done = 0
        for m in _ENTITY.finditer(shown):
            meant, at = unescape(m[0]), start + m.start()
            if meant != m[0] and not self.masked(at):
                self.text(shown[done : m.start()], start + done)
                self._stack[-1].piece(" " if meant in "\t\n\r\f" else meant, at, start + m.end())
                done = m.end()
        self.text(shown[done:], start + done)

    def _remark(self, mask: Span) -> None:
        """Note a template's comment, once."""
        if _REMARK.match(self.source, *mask) and (not self._comments or self._comments[-1].span != mask):
            self.comment(*mask, self.source[mask.start : mask.end])

    def masked(self, offset: int) -> bool:
        """Does this offset lie in a template tag?"""
        i = bisect_right(self._mask_ends, offset)
        return i < len(self._masks) and self._masks[i].start <= offset

    def aside(self, role: Role, shown: str, start: int, parent: int | None = None) -> None:
        """A short block of its own: an attribute's text, standing in the source as it is."""
        self.open(role, parent=parent)
        self.text(shown, start)
        self.close()

    def values(self, role: Role, pieces: Sequence[tuple[Span, str | None]]) -> None:
        """A block made of pieces of source, or of what they stand for, with a space where something lies between."""
        block, last = self.open(role), -1
        for (start, end), shown in pieces:
            if 0 <= last < start:
                block.piece(" ", last, start)
            if shown is None:
                self.written(self.source[start:end], start)
            elif shown:
                block.piece(shown, start, end)
            last = end
        self.close()

    def unmasked(self, role: Role, shown: str, start: int) -> None:
        """The same for what stands inside a template tag and is prose all the same."""
        self.open(role).text(shown, start)
        self.close()

    def element(
        self,
        kind: str,
        start: int,
        end: int,
        parent: int = -1,
        text: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> int:
        """Note a piece of structure and give its index."""
        self._elements.append(_ElementDraft(kind, start, end, text, dict(attributes or ()), parent))
        return len(self._elements) - 1

    def amend(self, index: int, end: int, text: str = "", **attributes: str) -> None:
        """Complete an element once its end has been read."""
        element = self._elements[index]
        element.end, element.text = end, text or element.text
        element.attributes |= attributes

    def count(self, index: int, attribute: str) -> None:
        """One more of what an element counts."""
        attributes = self._elements[index].attributes
        attributes[attribute] = str(int(attributes.get(attribute, "0")) + 1)

    def comment(self, start: int, end: int, text: str) -> None:
        """Note a comment."""
        self._comments.append(Comment(Span(start, end), text))

    def finish(self, format: str, language: str = "en") -> Document:
        """Close what is open and make the document."""
        while self._stack:
            self.close()
        blocks = tuple(block for _, block in sorted(self._blocks, key=itemgetter(0)))
        elements = tuple(Element(e.kind, Span(e.start, e.end), e.text, e.attributes, e.parent) for e in self._elements)
        comments = tuple(sorted(self._comments))
        return Document(self.source, format, blocks, elements, comments, language, self.metadata)
