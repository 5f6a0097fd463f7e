"""Markdown: the parser's events, turned into blocks.

Raw HTML goes to the HTML reader with the right offsets; template tags were masked before the parser saw the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from plainlang.document import HOLE, Document, Role
from plainlang.readers.block import BlockDraft
from plainlang.readers.dialect import Ready, ready
from plainlang.readers.events import Event, events, with_tags
from plainlang.readers.front import PROSE_KEYS
from plainlang.readers.links import named as link_text
from plainlang.readers.markup import Page, opened
from plainlang.readers.tables import PARTS, Rows
from plainlang.readers.tags import tokens
from plainlang.readers.walker import Walker

_INLINE: Final[Mapping[str, str]] = {"Emphasis": "emphasis", "Strong": "strong", "Strikethrough": "deleted"}
_CONTAINERS: Final[Mapping[str, Role]] = {
    "Item": "item", "DefinitionListDefinition": "item", "DefinitionListTitle": "item", "TableCell": "cell",
    "BlockQuote": "quote",
}  # fmt: skip
_PAGE: Final = re.compile(r"</?(?:html|head|body|main|title)\b", re.I)  # in the midst of prose, a slip for code
_CODE: Final = frozenset(["CodeBlock", "HtmlBlock"])
_LINE_START: Final = re.compile(r"(?<![^\r\n])[ \t]*(?:>[ \t]?)+")


def read_markdown(source: str, prose_keys: Mapping[str, Role] = PROSE_KEYS, format: str = "markdown") -> Document:
    """Read a Markdown page, GitHub tables, footnotes and task lists included."""
    page = opened(source, prose_keys, format)
    made = ready(page, format)
    reader = _Reader(page, made, components=format == "mdx")
    found = events(made.parsed, made.places)
    reader.read(with_tags(found, made.tags, made.body, page.begin) if made.tags else found)
    return page.draft.finish(format, page.language or "en")


class _Reader:
    """The state of one pass over the events."""

    def __init__(self, page: Page, made: Ready, *, components: bool) -> None:
        self.page, self.draft, self.body, self.begin = page, page.draft, made.body, page.begin
        self.titles = made.titles
        self.roles: list[Role] = []
        self.lists: list[int] = []
        self.rows = Rows(page.draft)
        self.links: list[int] = []
        self.alts: list[str] = []
        self.quotes = 0
        self.code = False
        self.walker = Walker(page.draft, page.body, page.begin, page.language, components=components)
        self.hides = False
        self.unread: list[bool] = []
        self.html: tuple[int, int] | None = None

    def read(self, found: Iterable[Event]) -> None:
        """Take the events."""
        for name, what, carried, start, end in found:
            if name == "Text":
                if self.walker.skip is None and not self.code:
                    self._text(what, start, end)
            elif name == "Start":
                self.code |= what in _CODE
                self.unread.append(self.walker.skip is not None and what != "HtmlBlock")
                if not self.unread[-1]:
                    self._start(what, carried, start, end)
            elif name == "End":
                self.code &= what not in _CODE
                if not self.unread.pop():
                    self._end(what, end)
            elif name == "InlineHtml":
                self._tag(start, end)
            elif name == "Tag":
                self._walk(self.page.body, start, end)
            elif self.walker.skip is None and not self.code:
                self._inline(name, start, end)

    def _inline(self, name: str, start: int, end: int) -> None:
        if name in ("SoftBreak", "HardBreak"):
            if self.draft.current and not self.draft.masked(start):
                self.draft.current.piece("\n" if name == "HardBreak" else " ", start, end)
        elif name in ("Code", "InlineMath", "DisplayMath", "FootnoteReference"):
            (self.draft.current or self._open()).piece(HOLE, start, end)
            if name == "FootnoteReference":
                self.draft.element("footnote", start, end, self.draft.section, self.draft.source[start:end])

    def _open(self) -> BlockDraft:
        role = self.roles[-1] if self.roles else self.walker.inside
        parent = self.lists[-1] if self.lists and role == "item" else None
        return self.draft.open(role, parent=parent)

    def _text(self, shown: str, start: int, end: int) -> None:
        draft = self.draft
        if draft.current is None:
            self._open()
        if len(shown) == end - start:
            draft.text(shown, start)
        elif not draft.masked(start) and draft.current:
            draft.current.piece(" " if shown in "\t\n\r\f" else shown, start, end)

    def _start(self, kind: str, more: Any, start: int, end: int) -> None:
        draft = self.draft
        if kind in _INLINE:
            (draft.current or self._open()).open_mark(_INLINE[kind])
        elif kind == "Link":
            (draft.current or self._open()).open_mark("link", more["dest_url"])
            href = {"href": more["dest_url"], "type": more["link_type"]}
            self.links.append(draft.element("link", start, end, draft.section, attributes=href))
            self.alts = []
        elif kind == "Image":
            (draft.current or self._open()).piece(HOLE, start, end)
            self.links.append(draft.element("image", start, end, draft.section, attributes={"src": more["dest_url"]}))
            draft.open("alt")
        elif not (kind == "Paragraph" and draft.current and not draft.current.parts):
            self._close()
            self._start_block(kind, more, start, end)

    def _start_block(self, kind: str, more: Any, start: int, end: int) -> None:
        draft = self.draft
        if kind == "Heading" and start in self.titles:
            draft.open("label")
        elif kind == "Heading":
            level = int(more["level"][1])
            draft.section = draft.element("heading", start, end, attributes={"level": str(level)})
            draft.open("heading", level)
        elif kind == "List":
            above = self.lists[-1] if self.lists else draft.section
            shape = {"tag": "ul" if more is None else "ol", "depth": str(len(self.lists) + 1), "items": "0"}
            self.lists.append(draft.element("list", start, end, above, attributes=shape))
        elif kind in PARTS:
            self.rows.begin(kind, more, start, end)
        elif kind == "HtmlBlock":
            self.html = start, end
        elif kind == "Paragraph":
            self._open()
        elif kind == "BlockQuote":
            self.quotes += 1
        if kind in _CONTAINERS:
            self.roles.append("paragraph" if kind == "BlockQuote" and more else _CONTAINERS[kind])
        if kind == "Item" and self.lists:
            draft.count(self.lists[-1], "items")

    def _end(self, kind: str, end: int) -> None:
        draft = self.draft
        if kind in _INLINE:
            if draft.current:
                draft.current.close_mark(_INLINE[kind])
        elif kind == "Link":
            shown = draft.current.close_mark("link") if draft.current else ""
            draft.amend(self.links.pop(), end, link_text(shown, *self.alts))
        elif kind == "Image":
            alt = draft.close()
            draft.amend(self.links.pop(), end, alt=alt.text if alt else "")
            self.alts.append(alt.text if alt else "")
        else:
            self._end_block(kind, end)

    def _end_block(self, kind: str, end: int) -> None:
        self._close()
        if kind in _CONTAINERS and self.roles:
            self.roles.pop()
        if kind == "List":
            self.draft.amend(self.lists.pop(), end)
        elif kind == "BlockQuote":
            self.quotes -= 1
        elif kind == "HtmlBlock" and self.html:
            self._walk(self.body, *self.html)
            if self.draft.current and self.draft.current.parts:
                self._close()
            self.html = None

    def _close(self) -> None:
        if self.hides:
            self.walker.skip, self.hides = None, False
        self.walker.close()

    def _walk(self, body: str, start: int, end: int) -> None:
        """A piece of HTML: the same characters, the marks of an enclosing quotation blanked out."""
        text = body[start - self.begin : end - self.begin]
        if self.quotes:
            text = _LINE_START.sub(lambda m: " " * len(m[0]), text)
        self.walker.role = role = self.roles[-1] if self.roles else "paragraph"
        self.walker.parent = self.lists[-1] if self.lists and role == "item" else None
        self.walker.walk(tokens(text, start), text, start)
        self.walker.role = "paragraph"

    def _tag(self, start: int, end: int) -> None:
        """One inline tag or comment; what it hides ends with the block."""
        if not self.code and not _PAGE.match(self.body, start - self.begin):
            before = self.walker.skip
            self._walk(self.body, start, end)
            if self.walker.skip is not before:
                self.hides = self.walker.skip is not None
