"""HTML: what a visitor reads, with roles, and nothing else.

Of a page with a main part, the head and that part are read; of any other page or fragment, everything.
"""

from __future__ import annotations

from collections.abc import Mapping

from plainlang.document import Document, Role
from plainlang.readers.elements import HEAD
from plainlang.readers.front import PROSE_KEYS
from plainlang.readers.markup import opened
from plainlang.readers.tags import COMMENT, END, START, Token, tokens
from plainlang.readers.walker import Walker


def read_html(source: str, prose_keys: Mapping[str, Role] = PROSE_KEYS) -> Document:
    """Read a page or a fragment."""
    draft, body, begin, language = opened(source, prose_keys, "html")
    walker = Walker(draft, body, begin, language)
    walker.walk(_main(list(tokens(body, begin))), body, begin)
    return draft.finish("html", walker.language or "en")


def _main(page: list[Token]) -> list[Token]:
    """The head and the main part of a page that has one; else all of it."""
    start = next((i for i, t in enumerate(page) if t.type == START and t.name == "main"), None)
    if start is None:
        return page
    end = next(
        (i for i in range(len(page) - 1, start, -1) if page[i].type == END and page[i].name == "main"), len(page)
    )
    body = next((i for i, t in enumerate(page) if t.type == START and t.name not in HEAD), start)
    return [*page[:body], *(t for t in page[body:start] if t.type == COMMENT), *page[start : end + 1]]
