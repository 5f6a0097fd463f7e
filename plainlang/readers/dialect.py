"""A Markdown page made ready for the parser: what CommonMark does not know is taken out, and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from plainlang.readers.admonitions import admonitions
from plainlang.readers.changes import changed, starts, table_rows
from plainlang.readers.components import Tag, indents, joined, jsx_tags, markdown_tags, without
from plainlang.readers.flavours import Found, plain
from plainlang.readers.markup import Page
from plainlang.span import Span

_NO_CODE: Final = 3
"""How far Markdown may be indented and is no code."""
_FRAGMENT: Final = ("<>", "</>")
"""Tags without a name, which are nothing to walk."""


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
    begin, found = page.begin, Found(set(), [])
    text = plain(page.body, page.draft.source[begin:], found, format)
    tags: list[Tag] = jsx_tags(text) if format == "mdx" else markdown_tags(text)
    inside = indents(text, tags, len(text) if format == "mdx" else _NO_CODE)
    written, text = joined(page.body, tags), without(joined(text, tags), tags)
    if format == "mdx":
        cuts, text = inside, text.replace("</>", "   ").replace("<>", "  ")
    else:
        text, bodies = admonitions(text, written, found.titles)
        cuts = [*{cut.start: cut for cut in [*inside, *bodies]}.values(), *table_rows(text)]
    for (start, end), short, long in found.abbreviations:
        page.draft.element("abbreviation", begin + start, begin + end, text=long, attributes={"short": short})
    return Ready(
        text,
        *changed(text, begin, sorted([*cuts, *starts(text, written)])),
        frozenset(begin + at for at in found.titles),
        [Span(begin + start, begin + end) for (start, end), _, _ in tags if page.body[start:end] not in _FRAGMENT],
    )
