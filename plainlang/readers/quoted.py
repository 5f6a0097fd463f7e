"""Where the words of a value stand: escapes, line folds and quotation marks taken into account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from plainlang.span import Span

_WORD: Final = re.compile(r"\S+")
_ESCAPES: Final = {
    '"': re.compile(
        r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(?P<fold>\r\n|[\r\n])\s*|(?P<sign>.))"
    ),
    "'": re.compile(r"'(?P<sign>')"),
}
_SIGNS: Final = {"n": " ", "t": " ", "r": " ", "_": "\xa0", "N": " ", "L": " ", "P": " "}
_INDICATOR: Final = re.compile(r"[|>][^\r\n]*[\r\n]+")


class Piece(NamedTuple):
    """A part of a value: where it stands, and what an escape there stands for."""

    span: Span
    shown: str | None = None


def pieces(raw: str, value: str, offset: int) -> Iterator[Piece]:
    """Where a scalar's words stand, escapes with what they stand for; none when in doubt: no place is ever a guess."""
    head = _INDICATOR.match(raw)
    at, found = head.end() if head else 0, list[Piece]()
    if (whole := raw.find(value, at)) >= 0:
        found = [Piece(Span(whole, whole + len(value)))]
    elif raw[:1] in _ESCAPES and _ESCAPES[raw[0]].search(raw, 1, len(raw) - 1):
        found = list(_unescaped(raw))
        shown = (raw[slice(*span)] if shown is None else shown for span, shown in found)
        if "".join(shown).split() != value.split():
            return
    else:
        for word in _WORD.findall(value):
            if (at := raw.find(word, at)) < 0:
                return
            found.append(Piece(Span(at, at + len(word))))
            at += len(word)
    yield from (Piece(Span(offset + span.start, offset + span.end), shown) for span, shown in found)


def _unescaped(raw: str) -> Iterator[Piece]:
    """The pieces of a quoted value: as written, and its escapes."""
    edge = 3 if raw.startswith('"""') else 1
    at, end = edge, len(raw) - edge
    for m in _ESCAPES[raw[0]].finditer(raw, at, end):
        if m.start() > at:
            yield Piece(Span(at, m.start()))
        if sign := m["sign"]:
            shown = _SIGNS.get(sign, sign) if raw[0] == '"' else sign
        else:
            code = next((code for code in m.groups()[:3] if code), "")
            shown = chr(int(code, 16)) if code else ""
        yield Piece(Span(m.start(), m.end()), shown)
        at = m.end()
    if at < end:
        yield Piece(Span(at, end))
