"""HTML tokens with their exact place in the source, and the attributes of a tag with theirs.

turbohtml gives the line and column at which a token starts, and ends lines as HTML does; the text itself is sliced from
the source between two starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from plainlang.span import LineIndex

TEXT, START, END, COMMENT, DOCTYPE, REFERENCE = range(6)
_ATTRIBUTE: Final = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'=<>`]+)))?"""
)


class Token(NamedTuple):
    """One token: its type, tag name or character, and its range in the source."""

    type: int
    name: str
    start: int
    end: int


class Attribute(NamedTuple):
    """A value as written, where it starts, and what it says."""

    raw: str
    start: int

    @property
    def value(self) -> str:
        """The value with its entities resolved."""
        return unescape(self.raw)


def tokens(text: str, offset: int) -> Iterator[Token]:
    """The tokens of a text that starts at `offset` in the source."""
    from turbohtml import tokenize

    starts = LineIndex(text).starts
    type, name, start = -1, "", offset
    for token in tokenize(text, resolve_references=False, capture_source=False):
        at = offset + starts[token.line - 1] + token.col
        if type >= 0:
            yield Token(type, name, start, at)
        type, start = int(token.type), at
        name = (token.data if type == REFERENCE else token.tag) or ""
    if type >= 0:
        yield Token(type, name, start, offset + len(text))


def attributes(tag: str, source: str, start: int) -> dict[str, Attribute]:
    """The attributes of a start tag, template tags in it masked; the first of a name counts, as in HTML."""
    found: dict[str, Attribute] = {}
    name_end = re.match(r"<[^\s/>]*", tag)
    for m in _ATTRIBUTE.finditer(tag, name_end.end() if name_end else 1):
        group = next((g for g in "abc" if m[g] is not None), None)
        at, end = m.span(group) if group else (m.end(), m.end())
        found.setdefault(m["name"].lower(), Attribute(source[start + at : start + end], start + at))
    return found
