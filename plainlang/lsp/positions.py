"""Places as editors name them: a line from 0, and a column in the units that both sides agreed on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lsprotocol.types import Position, Range

from plainlang.span import LineIndex, Span

_UNITS: Final[Mapping[str, Callable[[str], int]]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text) + sum(c > "\uffff" for c in text),
    "utf-32": len,
}
UTF16: Final = "utf-16"


class Positions:
    """The way from offsets of one source to positions of an editor, and back."""

    def __init__(self, source: str, encoding: str = UTF16) -> None:
        self.source, self._units = source, _UNITS[encoding]
        self._lines = LineIndex(source)
        self.starts = self._lines.starts

    def position(self, offset: int) -> Position:
        """Where an offset stands."""
        line = self._lines.position(offset).line - 1
        return Position(line, self._units(self.source[self.starts[line] : offset]))

    def range(self, span: tuple[int, int]) -> Range:
        """Where a span stands."""
        return Range(self.position(span[0]), self.position(span[1]))

    def offset(self, position: Position) -> int:
        """The offset at a position; one beyond the end of its line, or of the text, is taken for that end."""
        if position.line >= len(self.starts):
            return len(self.source)
        start, end = self.line_span(position.line)
        line = self.source[start:end]
        if line.isascii():
            return start + min(position.character, len(line))
        left = position.character
        for i, c in enumerate(line):
            if left <= 0:
                return start + i
            left -= self._units(c)
        return end

    def span(self, range: Range) -> Span:
        """The span of a range; of one that ends before it begins, the place where it begins."""
        start = self.offset(range.start)
        return Span(start, max(start, self.offset(range.end)))

    def line_span(self, line: int) -> Span:
        """A line without what ends it."""
        start = self.starts[line]
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.source)
        return Span(start, start + len(self.source[start:end].rstrip("\r\n")))

    def line_of(self, offset: int) -> int:
        """The line of an offset, from 0."""
        return self._lines.position(offset).line - 1
