"""Tables of a Word file while they are walked: which cell a paragraph stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from plainlang.readers.word_file import W
from plainlang.readers.word_styles import on, value

_FIRST_ROW: Final = 0x20


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table. `number` counts those of the document from 1; 0 is a frame around text, a table of one cell."""

    number: int
    rows: int
    header: bool


class Cell(NamedTuple):
    """A place in a table, counted from 1."""

    table: Table
    row: int
    column: int


class Tables:
    """The tables that are open, innermost last."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self._numbers = numbers
        self._open: list[tuple[Cell, int]] = []

    @property
    def cell(self) -> Cell | None:
        """The innermost cell."""
        return self._open[-1][0] if self._open else None

    def start(self, node: Any) -> bool:
        """Enter a table, a row or a cell; True for a row that was deleted."""
        if node.tag == f"{W}tbl":
            self._open.append((Cell(self._table(node), 0, 0), 1))
        elif self._open and node.tag == f"{W}tr":
            if on(node.find(f"{W}trPr/{W}del")):
                return True
            cell, _ = self._open[-1]
            self._open[-1] = (Cell(cell.table, cell.row + 1, 0), 1 + _whole(value(node, "trPr/gridBefore"), 0))
        elif self._open and node.tag == f"{W}tc":
            cell, column = self._open[-1]
            after = column + _whole(value(node, "tcPr/gridSpan"), 1)
            self._open[-1] = (cell._replace(column=column), after)
        return False

    def end(self) -> None:
        """A table ends."""
        if self._open:
            self._open.pop()

    def _table(self, node: Any) -> Table:
        rows = node.findall(f"{W}tr")
        frame = len(rows) == 1 and len(rows[0].findall(f"{W}tc")) == 1
        return Table(0 if frame else next(self._numbers), len(rows), _has_header(node, rows))


def _has_header(table: Any, rows: list[Any]) -> bool:
    """Is the first row repeated on each page, or set as a header by the table's style?"""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if rows and on(rows[0].find(f"{W}trPr/{W}tblHeader")):
        return True
    if look is None:
        return False
    if (first := look.get(f"{W}firstRow")) is not None:
        return first.lower() in ("1", "true", "on")
    try:
        return bool(int(look.get(f"{W}val") or "0", 16) & _FIRST_ROW)
    except ValueError:
        return False


def _whole(written: str, otherwise: int) -> int:
    return int(written) if len(written) < 4 and written.isascii() and written.isdigit() else otherwise
