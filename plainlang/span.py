"""Places in a source: a span, and the line and column of an offset.

Every offset is a code point offset into the source as decoded. Lines end at ``\\n``, ``\\r\\n`` or ``\\r`` and at
nothing else, so that an editor and we count the same lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of code points in the source."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


class LineIndex:
    """Turns offsets of one source into lines and columns."""

    __slots__ = ("source", "starts")

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts: tuple[int, ...] = (0, *(m.end() for m in _LINE_END.finditer(source)))

    def position(self, offset: int) -> Position:
        """Line and column of an offset, the column in code points."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)


def merged(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges in order, without those that lie inside another."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges, key=lambda place: (place[0], -place[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def lies_in(place: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> bool:
    """Does a place lie in one of these merged ranges? The last that begins at it or before it reaches furthest."""
    i = bisect_left(ranges, (place[0] + 1,)) - 1
    return i >= 0 and ranges[i][1] >= place[1]


def meets(place: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> bool:
    """Does a place share a character with one of these merged ranges?"""
    i = bisect_left(ranges, (place[1],)) - 1
    return i >= 0 and ranges[i][1] > place[0]
