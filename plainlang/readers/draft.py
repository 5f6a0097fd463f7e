"""Where readers put what they find, and what a `Document` is made of when they are done.

A reader names things in source order: open a block, add text, leave a hole, close. White space is collapsed
here, template tags are cut out here, and every character keeps its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from plainlang.document import HOLE, Block, Comment, Document, Element, Mark, OffsetMap, Role
from plainlang.language.sentences import split
from plainlang.language.words import tokenize
from plainlang.span import Span

_SPACE: Final = re.compile(r"[ \t\n\r\f\v\u2028\u2029]{2,}|[\t\n\r\f\v\u2028\u2029]")
_WORD_CHARACTER: Final = re.compile(r"[^\W_]")
_REMARK: Final = re.compile(r"\{#.*#\}|\{/\*|\{\{-?\s*/\*|\{%-?\s*comment\b|\{\{!", re.S)
_EDGE: Final = " \n"


class BlockDraft:
    """One block while it is being read."""

    __slots__ = tuple("at ends level marks masked opened parent parts place role size starts".split())

    def __init__(self, role: Role, level: int, parent: int, place: str = "") -> None:
        self.role, self.level, self.parent, self.place = role, level, parent, place
        self.parts: list[str] = []
        self.at: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.marks: list[Mark] = []
        self.opened: dict[str, list[tuple[int, str]]] = {}
        self.masked: set[int] = set()
        self.size = 0

    def piece(self, shown: str, start: int, end: int) -> None:
        """Show a text for a range of the source."""
        if shown in (" ", "\n") and (not self.parts or self.parts[-1][-1] in _EDGE):
            if shown == "\n" and self.parts and self.parts[-1][-1] == " ":
                self.parts[-1] = self.parts[-1][:-1] + "\n"
            return
        self.at.append(self.size)
        self.starts.append(start)
        self.ends.append(end)
        self.parts.append(shown)
        self.size += len(shown)

    def text(self, shown: str, start: int) -> None:
        """Show a run of source as it is, its white space collapsed."""
        done = 0
        if _SPACE.search(shown):
            for run in _SPACE.finditer(shown):
                if run.start() > done:
                    self._plain(shown[done : run.start()], start + done)
                self.piece(" ", start + run.start(), start + run.end())
                done = run.end()
        if done < len(shown):
            self._plain(shown[done:], start + done)

    def _plain(self, shown: str, start: int) -> None:
        if shown[0] == " " and (not self.parts or self.parts[-1][-1] in _EDGE):
            shown, start = shown[1:], start + 1
        if shown:
            self.piece(shown, start, start + len(shown))

    def mask(self, start: int, end: int) -> None:
        """Leave a hole for a template tag, once."""
        if not (self.parts and self.parts[-1] == HOLE and self.starts[-1] == start):
            self.masked.add(len(self.parts))
            self.piece(HOLE, start, end)

    def open_mark(self, kind: str, target: str = "") -> None:
        """Begin a run of inline markup."""
        self.opened.setdefault(kind, []).append((self.size, target))

    def close_mark(self, kind: str) -> str:
        """End the innermost run of that kind, if one is open, and give the text that a link shows."""
        if not self.opened.get(kind):
            return ""
        start, target = self.opened[kind].pop()
        if self.size > start:
            self.marks.append(Mark(kind, start, self.size, target))
        return "".join(self.parts[bisect_left(self.at, start) :]).strip() if kind == "link" else ""

    def block(self) -> Block | None:
        """The finished block; None when there is no word in it."""
        first, last = 0, len(self.parts)
        while first < last and (self.parts[first].isspace() or first in self.masked):
            first += 1
        while first < last and (self.parts[last - 1].isspace() or last - 1 in self.masked):
            last -= 1
        shown = "".join(self.parts[first:last])
        if not _WORD_CHARACTER.search(shown):
            return None
        lead, tail = len(shown) - len(shown.lstrip()), len(shown) - len(shown.rstrip())
        shown = shown[lead : len(shown) - tail]
        base = self.at[first] + lead
        at = [max(0, a - base) for a in self.at[first:last]]
        starts, ends = self.starts[first:last], self.ends[first:last]
        starts[0] += lead
        ends[-1] -= tail
        marks = tuple(
            Mark(m.kind, max(0, m.start - base), min(len(shown), m.end - base), m.target)
            for m in self.marks
            if m.end > base and m.start < base + len(shown)
        )
        words = tokenize(shown)
        offsets = OffsetMap((*at, len(shown)), tuple(starts), tuple(ends))
        return Block(
            shown, offsets, self.role, self.level, self.parent, marks, words, tuple(split(shown, words)), self.place
        )


class Draft:
    """A document while it is being read. `masks` are the ranges of template tags, sorted."""

    def __init__(self, source: str, masks: Sequence[Span] = ()) -> None:
        self.source = source
        self._masks = masks
        self._mask_starts = [m.start for m in masks]
        self._blocks: list[tuple[int, Block]] = []
        self._stack: list[BlockDraft] = []
        self._elements: list[Element] = []
        self._comments: list[Comment] = []
        self.section = -1
        """The element of the nearest heading above."""

    @property
    def current(self) -> BlockDraft | None:
        """The innermost open block."""
        return self._stack[-1] if self._stack else None

    def open(self, role: Role, level: int = 0, parent: int | None = None, place: str = "") -> BlockDraft:
        """Begin a block; one inside another (an image's alt text) is kept apart from it."""
        block = BlockDraft(role, level, self.section if parent is None else parent, place)
        self._stack.append(block)
        return block

    def close(self) -> Block | None:
        """End the innermost block."""
        if not self._stack:
            return None
        draft = self._stack.pop()
        if not draft.parts or (block := draft.block()) is None:
            return None
        self._blocks.append((block.map.starts[0], block))
        return block

    def text(self, shown: str, start: int) -> None:
        """Add source text as it stands, template tags cut out."""
        block = self._stack[-1]
        end = start + len(shown)
        i = max(0, bisect_right(self._mask_starts, start) - 1)
        done = start
        while i < len(self._masks) and self._masks[i].start < end:
            mask = self._masks[i]
            if mask.end > done:
                if mask.start > done:
                    block.text(shown[done - start : mask.start - start], done)
                block.mask(*mask)
                self._remark(mask)
                done = mask.end
            i += 1
        if done < end:
            block.text(shown[done - start :] if done > start else shown, done)

    def _remark(self, mask: Span) -> None:
        """Note a template's comment, once."""
        if _REMARK.match(self.source, *mask) and (not self._comments or self._comments[-1].span != mask):
            self.comment(*mask, self.source[mask.start : mask.end])

    def masked(self, offset: int) -> bool:
        """Does this offset lie in a template tag?"""
        i = bisect_right(self._mask_starts, offset) - 1
        return i >= 0 and offset < self._masks[i].end

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
                self.text(self.source[start:end], start)
            elif shown:
                block.piece(shown, start, end)
            last = end
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
        self._elements.append(Element(kind, Span(start, end), text, attributes or {}, parent))
        return len(self._elements) - 1

    def amend(self, index: int, end: int, text: str = "", **attributes: str) -> None:
        """Complete an element once its end has been read."""
        old = self._elements[index]
        self._elements[index] = Element(
            old.kind, Span(old.span.start, end), text or old.text, {**old.attributes, **attributes}, old.parent
        )

    def count(self, index: int, attribute: str) -> None:
        """One more of what an element counts."""
        element = self._elements[index]
        self.amend(index, element.span.end, **{attribute: str(int(element.attributes.get(attribute, "0")) + 1)})

    def comment(self, start: int, end: int, text: str) -> None:
        """Note a comment."""
        self._comments.append(Comment(Span(start, end), text))

    def finish(self, format: str, language: str = "en", metadata: Mapping[str, str] | None = None) -> Document:
        """Close what is open and make the document."""
        while self._stack:
            self.close()
        blocks = tuple(block for _, block in sorted(self._blocks, key=lambda pair: pair[0]))
        return Document(
            self.source, format, blocks, tuple(self._elements), tuple(sorted(self._comments)), language, metadata or {}
        )
