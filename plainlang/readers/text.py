"""Plain text: paragraphs between empty lines, and lines that begin with a bullet as items."""

from __future__ import annotations

import re
from typing import Final

from plainlang.document import Document
from plainlang.readers.draft import Draft

_BREAK: Final = re.compile(
    r"(?>\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*|(?:\r\n|\r|\n)(?=[ \t]*(?:[-*•–]|\d{1,3}[.)])[ \t]+\S)"
)
_BULLET: Final = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])[ \t]+(?=\S)")


def read_text(source: str) -> Document:
    """Read plain text."""
    draft = Draft(source)
    at = int(source.startswith("\ufeff"))
    for m in _BREAK.finditer(source):
        _block(draft, at, m.start())
        at = m.end()
    _block(draft, at, len(source))
    return draft.finish("text")


def _block(draft: Draft, start: int, end: int) -> None:
    bullet = _BULLET.match(draft.source, start, end)
    if bullet and (start > 0 or end < len(draft.source)):
        draft.open("item")
        start = bullet.end()
    else:
        draft.open("paragraph")
    draft.text(draft.source[start:end], start)
    draft.close()
