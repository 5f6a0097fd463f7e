"""What the elements of HTML mean to a reader: the role of a block, what is not read, and how far that reaches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from plainlang.document import Role
from plainlang.readers.tags import END, START, Attribute, Token

HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
ROLES: Final[Mapping[str, Role]] = {
    "p": "paragraph", "li": "item", "dd": "item", "dt": "item", "td": "cell", "th": "cell", "figcaption": "caption",
    "caption": "caption", "summary": "summary", "button": "button", "label": "label", "legend": "label",
    "option": "label", "title": "title",
}  # fmt: skip
BLOCKS: Final = frozenset(
    """address article aside blockquote body center details dialog div dl fieldset figure footer form head header
    hgroup hr html main menu nav ol optgroup pre section select table tbody tfoot thead tr ul video audio
    iframe""".split()
).union(ROLES, HEADINGS)
LISTS: Final = frozenset(("ul", "ol", "dl"))
VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
MARKS: Final = {
    "a": "link", "em": "emphasis", "i": "emphasis", "cite": "emphasis", "strong": "strong", "b": "strong",
    "q": "quotation", "del": "deleted", "s": "deleted",
}  # fmt: skip
HEAD: Final = frozenset("html head title meta link base script style noscript template".split())
"""What may stand before the body when the page has no body tag."""

_CODE: Final = frozenset(["code", "kbd", "samp", "var"])
_SKIPPED: Final = frozenset(
    "script style template pre svg math nav footer noscript textarea object canvas iframe video audio".split()
)
_RAW: Final = frozenset(["script", "style", "textarea", "title", "iframe"])
_FOREIGN: Final = frozenset(["svg", "math"])
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SIBLINGS: Final[Mapping[str, frozenset[str]]] = {
    "p": BLOCKS, "li": frozenset(["li"]), "dt": frozenset(["dt", "dd"]), "dd": frozenset(["dt", "dd"]),
    "td": frozenset(["td", "th", "tr"]), "th": frozenset(["td", "th", "tr"]), "tr": frozenset(["tr"]),
    "option": frozenset(["option", "optgroup"]),
}  # fmt: skip
"""Elements that may stay unclosed, and what begins behind them."""
_NESTS: Final = frozenset(["ul", "ol", "dl", "table", "select", "menu"])


def unread(name: str, found: Mapping[str, Attribute], language: str) -> Literal["", "hidden", "passed over"]:
    """Is an element left out: because nobody sees it, or because it is no prose in our language?"""
    if "hidden" in found or ("style" in found and _HIDDEN_STYLE.search(found["style"].value.lower())):
        return "hidden"
    if name in _CODE:
        return "passed over"
    if name in _SKIPPED:
        return "hidden"
    if "translate" in found and found["translate"].value.lower() == "no":
        return "passed over"
    if "data-plainlang" in found and found["data-plainlang"].value == "ignore":
        return "passed over"
    if "lang" in found and name != "html":
        other = found["lang"].value.strip().split("-")[0].lower()
        return "passed over" if other and other != language else ""
    return ""


class Skip:
    """An element that is stepped over: it knows where it ends."""

    def __init__(self, name: str) -> None:
        self.name, self._depth = name, 1

    def ends(self, token: Token) -> Literal["", "before", "with"]:
        """Does the element end before this token, or with it?"""
        if token.type not in (START, END):
            return ""
        name, opens = token.name, token.type == START
        if self.name in _CODE and name in BLOCKS:
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


def must_close(name: str) -> bool:
    """Is an element only skipped when its end tag comes? Not code, raw text, or what may stay unclosed."""
    return name not in _CODE and name not in _RAW and name not in _SIBLINGS


def is_empty(name: str, written: str) -> bool:
    """Has the element no content: a void tag, or a drawing that closes itself?"""
    return name in VOID or (name in _FOREIGN and written.endswith("/>"))
