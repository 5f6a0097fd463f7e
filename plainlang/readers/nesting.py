"""What surrounds a token of HTML, end tags left out included: the containers around it, or an element stepped over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from plainlang.document import Role
from plainlang.readers.elements import BLOCKS, CODE, ITEMS
from plainlang.readers.tags import END, START, Token

_CONTAINERS: Final[Mapping[str, Role | None]] = {
    "blockquote": "quote", "figcaption": "caption", "ul": None, "ol": None, "dl": None, "table": None,
}  # fmt: skip
"""What gives its role to the paragraphs inside it; a list or a table ends the reach of what is around it."""
_PARTING: Final = BLOCKS.difference("title button label option select video audio iframe body html".split())
"""What cannot stand inside a paragraph."""
_SIBLINGS: Final[Mapping[str, frozenset[str]]] = {
    "p": _PARTING, "li": frozenset(["li"]), "dt": frozenset(["dt", "dd"]), "dd": frozenset(["dt", "dd"]),
    "td": frozenset(["td", "th", "tr"]), "th": frozenset(["td", "th", "tr"]), "tr": frozenset(["tr"]),
    "option": frozenset(["option", "optgroup"]),
}  # fmt: skip
"""Elements that may stay unclosed, and what begins behind them."""
_NEAR: Final = 50
"""How far back an end tag is matched, so that a page of stray tags stays fast."""
_NESTS: Final = frozenset(["ul", "ol", "dl", "table", "select", "menu"])


class Containers:
    """The containers that are open, innermost last."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Role | None]] = []

    @property
    def role(self) -> Role | None:
        """What the innermost makes of a paragraph."""
        return self._open[-1][1] if self._open else None

    def enter(self, name: str) -> None:
        """A container begins, if it is one."""
        if name in _CONTAINERS:
            self._open.append((name, _CONTAINERS[name]))

    def enter_item(self, name: str) -> None:
        """An item of a list begins, and ends the one before it."""
        self._end_item()
        self._open.append((name, "item"))

    def leave(self, name: str) -> None:
        """A container ends, if it is one, and with it what was left open inside; an item only within its own list."""
        if name in ITEMS:
            self._end_item()
        elif (name, _CONTAINERS.get(name)) in self._open[-_NEAR:]:
            while self._open.pop()[0] != name:
                pass

    def _end_item(self) -> None:
        if self._open and self._open[-1][0] in ITEMS:
            self._open.pop()


class Skip:
    """An element that is stepped over: it knows where it ends."""

    def __init__(self, name: str) -> None:
        self.name, self._depth = name, 1

    def ends(self, token: Token) -> Literal["", "before", "with"]:
        """Does the element end before this token, or with it?"""
        if token.type not in (START, END):
            return ""
        name, opens = token.name, token.type == START
        if self.name in CODE and name in _PARTING:
            return "before"
        if self.name in _SIBLINGS:
            return self._implied(name, opens)
        if name == self.name:
            self._depth += 1 if opens else -1
        return "with" if self._depth == 0 else ""

    def _implied(self, name: str, opens: bool) -> Literal["", "before", "with"]:
        """The end of an element that may stay unclosed: its sibling, or the end of what it stands in."""
        if self._depth == 1 and name == self.name and not opens:
            return "with"
        if self._depth == 1 and (name in _SIBLINGS[self.name] if opens or self.name == "p" else name in _NESTS):
            return "before"
        if name in _NESTS:
            self._depth += 1 if opens else -1
        return ""
