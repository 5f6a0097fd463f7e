"""The events of pulldown-cmark in code points: what begins, what ends and what stands between, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from plainlang.span import Span

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half a character, which the parser would refuse."""
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")
"""A line end that the parser does not know everywhere."""
_SHOWN: Final = re.compile(r"\S")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")

Event = tuple[str, Any, int, int]
"""Its name, what it carries, and its range in the source. "Tag" is a tag that the parser did not see."""


def events(text: str, places: Sequence[int]) -> Iterator[Event]:
    """The events of a Markdown text whose characters stand at these places: CommonMark, and what GitHub adds."""
    from pyromark import Options, events_with_range

    options = (
        Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES | Options.ENABLE_DEFINITION_LIST | Options.ENABLE_GFM
    )  # fmt: skip
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
        places = _places_of_bytes(text, places)
    for event, place in events_with_range(text, options=options):
        yield *named(event), places[place["start"]], places[place["end"]]


def _places_of_bytes(text: str, places: Sequence[int]) -> list[int]:
    """The place of each byte that the text has in UTF-8."""
    found, at = list[int](), 0
    for m in _NOT_ASCII.finditer(text):
        c = m[0]
        found += places[at : m.start()]
        found += [places[m.start()]] * (2 if c < "\u0800" else 3 if c < "\U00010000" else 4)
        at = m.end()
    found += places[at:]
    return found


def with_tags(found: Iterable[Event], tags: Iterable[Span], body: str, begin: int) -> Iterator[Event]:
    """The events, and between them the tags that were taken out of the body.

    A list goes on to the next text; a tag in between stands behind the list.
    """
    left = list(tags)[::-1]
    for event in found:
        name, _, start, end = event
        while left and left[-1].start < (end if name == "End" else start):
            if name == "End" and not _SHOWN.search(body, left[-1].start - begin, end - begin):
                break
            yield "Tag", None, *left.pop()
        yield event
    while left:
        yield "Tag", None, *left.pop()


def named(event: Any) -> tuple[str, Any]:
    """The name of a tag and what it carries."""
    if event.__class__ is str:
        return event, None
    (name,) = event
    return name, event[name]
