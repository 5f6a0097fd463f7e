"""The page behind its template syntax: front matter cut off, template tags replaced by as many `x`.

Links stay links, offsets stay true, and the ranges are cut out of the prose afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from plainlang.document import Role
from plainlang.readers.draft import Draft
from plainlang.readers.front import dated, front_matter, read_front
from plainlang.readers.scan import template_tags
from plainlang.span import Span

_LONGEST_LINE: Final = 2_000
_ENDS: Final = re.compile(r"[ \t]*(?:[\r\n]|\Z)")
_ABOVE_TABLE: Final = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*\|")
_ABOVE_PROSE: Final = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?! {4}|[ \t]*[<|\t\r\n])")
_CONTROL: Final = re.compile(r"\{%(?!-?\s*comment)|\{\{[<%]")
_INSIDE: Final = re.compile(r"[ \t>]|(?:[-*+:]|\d{1,9}[.)])[ \t]")
_BREAK: Final = re.compile(r"[\r\n]")
_ANY: Final = re.compile(r"(?s:.)")
_VISIBLE: Final = re.compile(r"[^\r\n]")


class Page(NamedTuple):
    """A page about to be read: its draft, the text from `begin` on with its tags masked, and its language."""

    draft: Draft
    body: str
    begin: int
    language: str


def opened(source: str, keys: Mapping[str, Role], format: str) -> Page:
    """Cut off the front matter, note its prose, and mask the tags of the page."""
    fence, front, begin = front_matter(source)
    masks = template_tags(source, begin, format)
    if not fence:
        return Page(Draft(source, masks), masked(source, begin, masks), begin, "")
    draft = Draft(source, [*template_tags(source, front.start, "html", front.end), *masks])
    draft.metadata = {"date": dated(source, front)}
    values, language = read_front(source, fence, front, keys)
    for value in values:
        draft.values(value.role, value.pieces)
    return Page(draft, masked(source, begin, masks), begin, language)


def masked(source: str, start: int, masks: list[Span]) -> str:
    """The source from `start` on with every visible character in the ranges replaced by `x`.

    An attribute list or a tag alone on its line leaves an empty line, as it does on the site. A tag over lines inside a
    list or the like is made one line, as the next ones might end what it stands in.
    """
    if not masks:
        return source[start:]
    parts, at = [], start
    for a, b in masks:
        shown = " " if _leaves_nothing(source, start, a, b) else "x"
        hidden = _ANY if shown == "x" and _BREAK.search(source, a, b) and _stands_inside(source, start, a) else _VISIBLE
        parts += [source[at:a], hidden.sub(shown, source[a:b])]
        at = b
    return "".join([*parts, source[at:]])


def _stands_inside(source: str, start: int, a: int) -> bool:
    """Does the line of a tag begin with indentation, or with the mark of a list or a quotation?"""
    above = source[max(start, a - _LONGEST_LINE) : a]
    return _INSIDE.match(above, max(above.rfind("\n"), above.rfind("\r")) + 1) is not None


def _leaves_nothing(source: str, start: int, a: int, b: int) -> bool:
    """Is this an attribute list alone on its line, or a tag alone on a line between two that it would run together?"""
    above = source[max(start, a - _LONGEST_LINE) : a].rstrip(" \t")
    if above and above[-1] not in "\r\n":
        return False
    if source.startswith("{:", a):
        return _ENDS.match(source, b) is not None
    above = above.removesuffix("\n").removesuffix("\r")
    line = above[max(above.rfind("\n"), above.rfind("\r")) + 1 :].strip(" \t")
    if line.startswith(("<", "|")):
        return False
    return _ABOVE_TABLE.match(source, b) is not None or (
        line != "" and _CONTROL.match(source, a) is not None and _ABOVE_PROSE.match(source, b) is not None
    )
