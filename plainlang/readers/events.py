"""The events of pulldown-cmark in code points: what begins, what ends and what stands between, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half a character, which the parser would refuse."""
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")
"""A line end that the parser does not know everywhere."""


class Event(NamedTuple):
    """An event: its name, what it carries, and its range in the source."""

    name: str
    data: Any
    start: int
    end: int


def events(body: str, offset: int) -> Iterator[Event]:
    """The events of a Markdown text that starts at `offset` in the source: CommonMark, and what GitHub adds."""
    from pyromark import Options, events_with_range

    options = (
        Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES | Options.ENABLE_DEFINITION_LIST | Options.ENABLE_GFM
    )  # fmt: skip
    body = _LONE_RETURN.sub("\n", _SURROGATE.sub("\ufffd", body))
    at = _code_points(body, offset)
    for event, place in events_with_range(body, options=options):
        yield Event(*named(event), at(place["start"]), at(place["end"]))


def _code_points(text: str, offset: int) -> Callable[[int], int]:
    """A function from byte offsets in UTF-8 to code points in the source."""
    if text.isascii():
        return lambda byte: byte + offset
    ends, extra, byte, surplus = [0], [0], 0, 0
    for m in re.finditer(r"[^\x00-\x7f]+", text):
        byte = m.start() + surplus
        for c in m[0]:
            width = 2 if c < "\u0800" else 3 if c < "\U00010000" else 4
            byte += width
            surplus += width - 1
            ends.append(byte)
            extra.append(surplus)
    return lambda at: at - extra[bisect_right(ends, at) - 1] + offset


def named(event: Any) -> tuple[str, Any]:
    """The name of an event or of a tag and what it carries."""
    return (event, None) if isinstance(event, str) else next(iter(event.items()))
