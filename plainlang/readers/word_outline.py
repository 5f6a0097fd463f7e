"""Where a line of a Word file stands: under which headings, as which paragraph, in which list."""

from __future__ import annotations

from typing import Final, NamedTuple

from plainlang.readers.draft import Draft
from plainlang.readers.word_styles import Shape
from plainlang.readers.word_tables import Cell
from plainlang.readers.word_text import Line

_LONGEST: Final = 60


class Outline:
    """The headings above, and how many paragraphs came since."""

    def __init__(self) -> None:
        self._above: list[tuple[int, str]] = []
        self._paragraphs = 0

    def enter(self, level: int, heading: str) -> None:
        """A heading begins a section."""
        shown = " ".join(heading.split())
        shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"
        self._above = [(other, text) for other, text in self._above if other < level] + [(level, shown)]
        self._paragraphs = 0

    def place(self, line: Line, shape: Shape, *, counts: bool) -> str:
        """Where a line is, as a writer would say it: "Eligibility > Who can apply, paragraph 3"."""
        if line.kind and line.kind != "text box":
            return line.kind
        if line.cell is not None and line.cell.table.number:
            return f"table {line.cell.table.number}, row {line.cell.row}, column {line.cell.column}"
        if shape.role == "title":
            return "title"
        self._paragraphs += counts and shape.role != "heading" and not line.kind
        path = " > ".join(text for _, text in self._above)
        last = line.kind or ("heading" if shape.role == "heading" else f"paragraph {max(1, self._paragraphs)}")
        return f"{path}, {last}" if path else last


class _List(NamedTuple):
    element: int
    depth: int
    ordered: bool
    number: str


class Lists:
    """The lists that are open, innermost last."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._open: list[_List] = []
        self._around: tuple[Cell | None, str] = (None, "")

    def enter(self, line: Line, shape: Shape, end: int) -> int | None:
        """The element of the list that a line is an item of, or goes on with; anything else ends the lists."""
        if (around := (line.cell, line.kind)) != self._around:
            self._around, self._open = around, []
        if shape.goes_on and self._open:
            self._reach(end)
            return self._open[-1].element
        if shape.role != "item":
            self._open = []
            return None
        while self._open and _is_over(self._open[-1], shape):
            self._open.pop()
        if not self._open or self._open[-1].depth < shape.depth:
            self._begin(line.start, shape, end)
        self._reach(end)
        self._draft.count(self._open[-1].element, "items")
        return self._open[-1].element

    def _begin(self, start: int, shape: Shape, end: int) -> None:
        above = self._open[-1].element if self._open else self._draft.section
        about = {"tag": "ol" if shape.ordered else "ul", "depth": str(len(self._open) + 1), "items": "0"}
        element = self._draft.element("list", start, end, above, attributes=about)
        self._open.append(_List(element, shape.depth, shape.ordered, shape.number))

    def _reach(self, end: int) -> None:
        for listed in self._open:
            self._draft.amend(listed.element, end)


def _is_over(last: _List, shape: Shape) -> bool:
    """Does an item of this shape end the list: by its level, or as the first of another list?"""
    if last.depth != shape.depth:
        return last.depth > shape.depth
    return last.ordered != shape.ordered or (shape.ordered and last.number != shape.number)
