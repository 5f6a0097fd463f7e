"""A Markdown page made ready for the parser: what CommonMark does not know is taken out, and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plainlang.readers.admonitions import admonitions
from plainlang.readers.changes import changed, table_rows
from plainlang.readers.components import Tag, followed, indents, jsx_tags, markdown_tags, without
from plainlang.readers.flavours import Found, plain
from plainlang.readers.markup import Page
from plainlang.span import Span


class Ready(NamedTuple):
    """A page for the parser."""

    body: str
    """As long as the page, markers and tags on lines of their own made into spaces."""
    parsed: str
    """What the parser gets: the same, with lines changed."""
    places: Sequence[int]
    """Where each of its characters stands in the source."""
    titles: frozenset[int]
    """Where a heading is the title of an admonition."""
    tags: list[Span]
    """Tags on lines of their own, to be walked between the events."""


def ready(page: Page, format: str) -> Ready:
    """Make a page ready for the parser."""
    begin, found = page.begin, Found(set(), [], [])
    text = plain(page.body, page.draft.source[begin:], found, format)
    tags: list[Tag] = jsx_tags(text) if format == "mdx" else markdown_tags(text)
    if format == "mdx":
        cuts = indents(text, tags)
        text = without(text, tags).replace("</>", "   ").replace("<>", "  ")
    else:
        text, cuts = admonitions(without(text, tags), found.titles)
        cuts += table_rows(text)
    for (start, end), short, long in found.abbreviations:
        page.draft.element("abbreviation", begin + start, begin + end, text=long, attributes={"short": short})
    return Ready(
        text,
        *changed(text, begin, sorted([*cuts, *found.cuts, *followed(page.body, tags)])),
        frozenset(begin + at for at in found.titles),
        [Span(begin + start, begin + end) for (start, end), _, _ in tags],
    )
