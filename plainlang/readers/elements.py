"""What the elements of HTML mean to a reader: the role of a block, its marks, and what is not read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from plainlang.document import Role
from plainlang.readers.tags import Attribute

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
ITEMS: Final = frozenset(("li", "dt", "dd"))
MAY_STAY_OPEN: Final = frozenset("p li dt dd td th tr option".split())
VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
MARKS: Final = {
    "a": "link", "em": "emphasis", "i": "emphasis", "cite": "emphasis", "strong": "strong", "b": "strong",
    "q": "quotation", "del": "deleted", "s": "deleted", "u": "underline", "sup": "superscript",
}  # fmt: skip
HEAD: Final = frozenset("html head title meta link base script style noscript template".split())
"""What may stand before the body when the page has no body tag."""

CODE: Final = frozenset(["code", "kbd", "samp", "var"])
_SKIPPED: Final = frozenset(
    "script style template pre svg math nav footer noscript textarea object canvas iframe video audio".split()
)
_TOLD: Final = frozenset(
    """role type class href disabled aria-disabled aria-expanded aria-controls aria-haspopup aria-pressed aria-selected
    aria-label data-toggle data-bs-toggle data-dismiss data-bs-dismiss""".split()
)
_RAW: Final = frozenset(["script", "style", "textarea", "title", "iframe"])
_FOREIGN: Final = frozenset(["svg", "math"])
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


def unread(name: str, found: Mapping[str, Attribute], language: str) -> Literal["", "hidden", "passed over"]:
    """Is an element left out: because nobody sees it, or because it is no prose in our language?"""
    if "hidden" in found or ("style" in found and _HIDDEN_STYLE.search(found["style"].value.lower())):
        return "hidden"
    if name in CODE:
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


def must_close(name: str) -> bool:
    """Is an element only skipped when its end tag comes? Not code, raw text, or what may stay unclosed."""
    return name not in CODE and name not in _RAW and name not in MAY_STAY_OPEN


def is_empty(name: str, written: str) -> bool:
    """Has the element no content: a void tag, or a drawing that closes itself?"""
    return name in VOID or (name in _FOREIGN and written.endswith("/>"))


def is_button(found: Mapping[str, Attribute]) -> bool:
    """Does a link look like a button, as design systems name it ("btn", "usa-button")?"""
    classes = found["class"].value.split() if "class" in found else ()
    looks = any(c == "btn" or c.startswith("btn-") or c == "button" or c.endswith("-button") for c in classes)
    return looks or ("role" in found and found["role"].value == "button")


def button(found: Mapping[str, Attribute]) -> dict[str, str]:
    """What the attributes of a button tell about its use: does it send, lead on, open, switch?"""
    return {name: found[name].value for name in found if name in _TOLD}
