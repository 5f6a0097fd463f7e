"""What HTML is built of while it is being read: the lists, tables and headings that are open, as elements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plainlang.readers.draft import Draft
from plainlang.readers.elements import HEADINGS, ITEMS, LISTS, button
from plainlang.readers.tables import Table
from plainlang.readers.tags import Attribute, Token

_NO_TABLE: Final = frozenset(["presentation", "none"])
BUILDING: Final = frozenset({*HEADINGS, *LISTS, *ITEMS, "table", "tr", "th", "td", "button"})


class Outline:
    """Notes elements, and counts what is in them."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.lists: list[int] = []
        self._tables: list[Table] = []
        self._layout: list[bool] = []
        self._heading = self._button = -1

    @property
    def in_layout(self) -> bool:
        """Is the innermost table there for looks alone?"""
        return self._layout[-1:] == [True]

    def begin(self, token: Token, found: Mapping[str, Attribute]) -> None:
        """A start tag of those that build."""
        name, draft = token.name, self.draft
        if name in HEADINGS:
            draft.section = self._heading = self._element("heading", token, {"level": name[1]})
        elif name in LISTS:
            shape = {"tag": name, "depth": str(len(self.lists) + 1), "items": "0"}
            self.lists.append(self._element("list", token, shape, self.lists[-1] if self.lists else draft.section))
        elif name == "table":
            kind = "layout" if "role" in found and found["role"].value in _NO_TABLE else "table"
            self._layout.append(kind == "layout")
            self._tables.append(Table(self.draft, self._element(kind, token, {"rows": "0"})))
        elif name == "button":
            self.begin_button(token, found)
        elif name in ITEMS and self.lists:
            if name != "dd":
                draft.count(self.lists[-1], "items")
        elif name == "tr" and self._tables:
            self._tables[-1].row(token.start)
        elif name in ("td", "th") and self._tables:
            self._tables[-1].cell(token, found)

    def begin_button(self, token: Token, found: Mapping[str, Attribute]) -> None:
        """A button, or a link that looks like one."""
        self._button = self._element("button", token, button(found))

    def end_button(self, end: int) -> None:
        """The end of the open button, if there is one."""
        if self._button >= 0:
            self.draft.amend(self._button, end)
        self._button = -1

    def _element(self, kind: str, token: Token, attributes: Mapping[str, str], parent: int | None = None) -> int:
        above = self.draft.section if parent is None else parent
        if kind == "heading":
            above = -1
        return self.draft.element(kind, token.start, token.end, above, attributes=attributes)

    def end(self, name: str, end: int) -> None:
        """An end tag of those that build."""
        if name in HEADINGS and self._heading >= 0:
            self.draft.amend(self._heading, end)
            self._heading = -1
        elif name == "button":
            self.end_button(end)
        elif name in LISTS and self.lists:
            self.draft.amend(self.lists.pop(), end)
        elif name == "table" and self._tables:
            self._tables.pop().end(end)
            self._layout.pop()
        elif name in ("td", "th", "tr") and self._tables:
            self._tables[-1].end_cell(end)
