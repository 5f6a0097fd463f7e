"""Tables while they are being read: how many rows and columns they have, and which cells are merged or left empty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from plainlang.readers.draft import Draft
from plainlang.readers.tags import Attribute, Token

_NOTHING: Final = re.compile(
    r"(?>(?:[\s\xa0|]++|&nbsp;|&#160;|<!--(?>(?:(?!-->).)*)-->|</?(?:p|br|div|span|b|strong|em|i)\s*/?>"
    r"|</(?:td|th|tr|tbody|thead|tfoot|table)\s*>)*)",
    re.I | re.S,
)
"""What a cell holds that shows nothing; an icon, a field or a template tag is something."""
PARTS: Final = frozenset(("Table", "TableHead", "TableRow", "TableCell"))
"""What tables are called in Markdown."""
_NUMBER: Final = re.compile(r"\s*0*([1-9]\d{0,3})\s*")


def is_empty(source: str, start: int, end: int) -> bool:
    """Does this range of the source, a cell, show nothing?"""
    return _NOTHING.fullmatch(source, start, end) is not None


class Rows:
    """The table of Markdown that is open."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._index, self._head = draft, -1, False

    def begin(self, kind: str, more: Any, start: int, end: int) -> None:
        """A table begins, or a row or cell of it."""
        draft = self._draft
        if kind == "Table":
            shape = {"rows": "0", "columns": str(len(more))}
            self._index = draft.element("table", start, end, draft.section, attributes=shape)
        elif kind != "TableCell":
            self._head = kind == "TableHead"
            draft.count(self._index, "rows")
        elif not self._head and is_empty(draft.source, start, end):
            draft.count(self._index, "empty")


class Table:
    """One table of HTML, cell by cell. The first cell of the first row may be empty, and header cells too."""

    def __init__(self, draft: Draft, index: int) -> None:
        self._draft, self._index = draft, index
        self._rows = self._columns = self._widest = self._merged = self._empty = 0
        self._cell = -1
        """Where the text of the open cell starts; -1 for none that counts."""

    def row(self, start: int) -> None:
        """A row begins."""
        self.end_cell(start)
        self._rows, self._columns = self._rows + 1, 0
        self._draft.count(self._index, "rows")

    def cell(self, token: Token, found: Mapping[str, Attribute]) -> None:
        """A cell begins, and ends the one before it."""
        self.end_cell(token.start)
        across, down = (_number(found, name) for name in ("colspan", "rowspan"))
        self._columns += across
        self._widest = max(self._widest, self._columns)
        self._merged += across > 1 or down > 1
        if token.name == "th":
            self._draft.amend(self._index, token.end, header="true")
        counts = token.name == "td" and not (self._rows == 1 and self._columns == across)
        self._cell = token.end if counts else -1

    def end_cell(self, end: int) -> None:
        """The open cell ends, if there is one."""
        self._empty += self._cell >= 0 and is_empty(self._draft.source, self._cell, end)
        self._cell = -1

    def end(self, end: int) -> None:
        """The table ends."""
        self.end_cell(end)
        shape = {"columns": self._widest, "merged": self._merged, "empty": self._empty}
        self._draft.amend(self._index, end, **{name: str(n) for name, n in shape.items() if n or name == "columns"})


def _number(found: Mapping[str, Attribute], name: str) -> int:
    """How many columns or rows a cell takes."""
    m = _NUMBER.fullmatch(found[name].value) if name in found else None
    return int(m[1]) if m else 1
