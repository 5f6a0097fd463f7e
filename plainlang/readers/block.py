"""One block while it is being read: pieces of text, each with its place, and the marks on them.

White space is collapsed here, and what stands at the edges of a block and is no prose falls away.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Final

from plainlang.document import HOLE, Block, Mark, OffsetMap, Role
from plainlang.language.sentences import Cut, split
from plainlang.language.words import Word, tokenize

_SPACE: Final = re.compile(r"[ \t\n\r\f\v\u2028\u2029]{2,}|[\t\n\r\f\v\u2028\u2029]")
_EDGE: Final = " \n"


@lru_cache(maxsize=1_000)
def _parts(text: str) -> tuple[tuple[Word, ...], tuple[Cut, ...]]:
    """The words and sentences of a block; those of the last pages are remembered, as an editor reads a page again."""
    words = tokenize(text)
    return words, split(text, words)


class BlockDraft:
    """One block while it is being read."""

    __slots__ = tuple("ends level marks masked opened parent parts place role size starts".split())

    def __init__(self, role: Role, level: int, parent: int, place: str = "") -> None:
        self.role, self.level, self.parent, self.place = role, level, parent, place
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.marks: list[Mark] = []
        self.opened: dict[str, list[tuple[int, int, str]]] = {}
        self.masked: set[int] = set()
        self.size = 0

    def piece(self, shown: str, start: int, end: int) -> None:
        """Show a text for a range of the source."""
        if shown in (" ", "\n") and (not self.parts or self.parts[-1][-1] in _EDGE):
            if shown == "\n" and self.parts and self.parts[-1][-1] == " ":
                self.parts[-1] = self.parts[-1][:-1] + "\n"
            return
        self.parts.append(shown)
        self.starts.append(start)
        self.ends.append(end)
        self.size += len(shown)

    def text(self, shown: str, start: int) -> None:
        """Show a run of source as it is, its white space collapsed."""
        done = 0
        if "  " in shown or not shown.isprintable():
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
        self.opened.setdefault(kind, []).append((self.size, len(self.parts), target))

    def close_mark(self, kind: str) -> str:
        """End the innermost run of that kind, if one is open, and give the text that a link shows."""
        if not self.opened.get(kind):
            return ""
        start, first, target = self.opened[kind].pop()
        if self.size > start:
            self.marks.append(Mark(kind, start, self.size, target))
        return "".join(self.parts[first:]).strip() if kind == "link" else ""

    def block(self) -> Block | None:
        """The finished block; None when there is no word in it."""
        first, last = 0, len(self.parts)
        while first < last and (first in self.masked or self.parts[first].isspace()):
            first += 1
        while first < last and (last - 1 in self.masked or self.parts[last - 1].isspace()):
            last -= 1
        whole = "".join(self.parts[first:last])
        shown = whole.strip()
        words, cuts = _parts(shown)
        if not words:
            return None
        lead = len(whole) - len(whole.lstrip())
        at = [*accumulate(map(len, self.parts[first:last]), initial=-lead)]
        starts, ends = self.starts[first:last], self.ends[first:last]
        at[0], starts[0] = 0, starts[0] + lead
        ends[-1] -= at[-1] - len(shown)
        at[-1] = len(shown)
        marks = self._marks(sum(map(len, self.parts[:first])) + lead, len(shown)) if self.marks else ()
        offsets = OffsetMap(tuple(at), tuple(starts), tuple(ends))
        return Block(shown, offsets, self.role, self.level, self.parent, marks, words, cuts, self.place)

    def _marks(self, base: int, size: int) -> tuple[Mark, ...]:
        """The marks on what is left of the text."""
        return tuple(
            Mark(m.kind, max(0, m.start - base), min(size, m.end - base), m.target)
            for m in self.marks
            if m.end > base and m.start < base + size
        )
