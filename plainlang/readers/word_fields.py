"""Fields of a Word file: their code is not read, what they show is, and some of them are links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from plainlang.readers.word_file import W

_LINK: Final = re.compile(r"\s*HYPERLINK\s+(\\l\s+)?(?:\"([^\"]*)\"|([^\s\\]\S*))", re.I)
_FILLED_IN: Final = re.compile(r"\s*MERGEFIELD\b", re.I)


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A link; each is its own, whatever its target."""

    target: str


@dataclass(slots=True, eq=False)
class _Field:
    code: str = ""
    shows: bool = False
    link: Link | None = None
    hole: bool = False

    def show(self) -> None:
        """What the field shows begins: its code has been read."""
        self.shows = True
        self.hole = _FILLED_IN.match(self.code) is not None
        if found := _LINK.match(self.code):
            self.link = Link(("#" if found[1] else "") + (found[2] or found[3] or ""))


class Fields:
    """The fields that are open, innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def shown(self) -> bool:
        """Does a reader see what stands here? The code of a field is not seen."""
        return all(field.shows for field in self._open)

    @property
    def link(self) -> Link | None:
        """The link that a field makes here."""
        return next((field.link for field in reversed(self._open) if field.link), None)

    @property
    def hole(self) -> bool:
        """Is this text that a mail merge fills in?"""
        return any(field.hole for field in self._open)

    def start(self, node: Any) -> bool:
        """Take a field's own element, and say whether it was one."""
        if node.tag == f"{W}fldSimple":
            self._open.append(_Field(node.get(f"{W}instr") or ""))
            self._open[-1].show()
        elif node.tag == f"{W}instrText":
            if self._open and not self._open[-1].shows:
                self._open[-1].code += node.text or ""
        elif node.tag == f"{W}fldChar":
            self._sign(node.get(f"{W}fldCharType") or "")
        else:
            return False
        return True

    def _sign(self, type: str) -> None:
        if type == "begin":
            self._open.append(_Field())
        elif type == "separate" and self._open:
            self._open[-1].show()
        elif type == "end":
            self.pop()

    def pop(self) -> None:
        """A field ends."""
        if self._open:
            self._open.pop()

    def end_paragraph(self) -> None:
        """Code does not go on into the next paragraph: a field that is never closed would hide the rest."""
        self._open = [field for field in self._open if field.shows]
