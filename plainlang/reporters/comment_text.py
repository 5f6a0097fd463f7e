"""Text that stands in a comment on a pull request as it is: no markup, no mention, no reference, no address.

A page may hold anything. "@team" would call people and "#12" would mark an issue, so an invisible space breaks them, as
other tools that write comments do.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

from plainlang.reporters.layout import visible

_APART: Final = "&#8203;"
_MARKUP: Final = re.compile(r"[\\`*_{}\[\]()!|~$:]")
_CALLS: Final = re.compile(r"[@#]|\bGH-(?=\d)|\bwww(?=\\?\.)", re.I)


def inline(text: str) -> str:
    """Text for the middle of a line of Markdown."""
    flat = escape(" ".join(visible(text).split()), quote=False)
    marked = _MARKUP.sub(r"\\\g<0>", flat)
    return _CALLS.sub(rf"\g<0>{_APART}", marked)


def code(text: str) -> str:
    """Text as code in a line of HTML, where nothing calls anyone."""
    return f"<code>{escape(' '.join(visible(text).split()))}</code>"


def size(text: str) -> int:
    """Its length as GitHub counts it, in UTF-16 units."""
    return len(text) + sum(letter > "\uffff" for letter in text)
