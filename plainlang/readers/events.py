"""The events of pulldown-cmark in code points: what begins, what ends and what stands between, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from plainlang.span import Span

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half a character, which the parser would refuse."""
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")
"""A line end that the parser does not know everywhere."""
_SHOWN: Final = re.compile(r"\S")
_CONTINUED: Final = re.compile(rb"[\x80-\xbf]")
"""A byte that goes on with a character."""

Event = tuple[str, Any, Any, int, int]
"""Its name; what begins or ends, or the text of it; what that carries; its range in the source. "Tag" is a tag that the
parser did not see."""


def events(text: str, places: Sequence[int]) -> Iterator[Event]:
    """The events of a Markdown text whose characters stand at these places: CommonMark, and what GitHub adds."""
    from pyromark import Options, events_with_range

    options = (
        Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES | Options.ENABLE_DEFINITION_LIST | Options.ENABLE_GFM
    )  # fmt: skip
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    more = list[int]()
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
        more = [m.start() for m in _CONTINUED.finditer(text.encode())]
    event: Any
    for event, place in events_with_range(text, options=options):
        start, end = place["start"], place["end"]
        if more:
            start, end = start - bisect_left(more, start), end - bisect_left(more, end)
        name, what, carried = event, None, None
        if event.__class__ is dict:
            (name,) = event
            what = event[name]
            if what.__class__ is dict:
                (kind,) = what
                what, carried = kind, what[kind]
        yield name, what, carried, places[start], places[end]


def with_tags(found: Iterable[Event], tags: Iterable[Span], body: str, begin: int) -> Iterator[Event]:
    """The events, and between them the tags that were taken out of the body.

    A list goes on to the next text; a tag in between stands behind the list.
    """
    left = list(tags)[::-1]
    for event in found:
        name, _, _, start, end = event
        while left and left[-1].start < (end if name == "End" else start):
            if name == "End" and not _SHOWN.search(body, left[-1].start - begin, end - begin):
                break
            yield "Tag", None, None, *left.pop()
        yield event
    while left:
        yield "Tag", None, None, *left.pop()
