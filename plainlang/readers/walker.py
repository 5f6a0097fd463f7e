"""The walker over HTML tokens: what is open, what is stepped over, and what each tag means for the text.

It reads whole pages, and the raw HTML inside Markdown piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from plainlang.document import HOLE, Role
from plainlang.readers.asides import prose_attributes
from plainlang.readers.block import BlockDraft
from plainlang.readers.draft import Draft
from plainlang.readers.elements import BLOCKS, HEADINGS, ITEMS, LISTS, MARKS, ROLES, is_empty, must_close, unread
from plainlang.readers.nesting import Containers, Skip
from plainlang.readers.tags import COMMENT, END, REFERENCE, START, TEXT, Attribute, Token, attributes

_NO_TABLE: Final = frozenset(["presentation", "none"])


class Walker:
    """Walks tokens into a draft, remembering what is open. `role` and `parent` are those of the Markdown around."""

    def __init__(self, draft: Draft, body: str, begin: int) -> None:
        self.draft, self._body, self._begin = draft, body, begin
        self.role: Role = "paragraph"
        self.parent: int | None = None
        self.language = ""
        self.skip: Skip | None = None
        self._text, self._offset = body, begin
        self._unclosed = set[str]()
        self._around = Containers()
        self._lists: list[int] = []
        self._tables: list[int] = []
        self._layout: list[bool] = []
        self._heading = -1
        self._link = -1
        self._linked: list[str] = []
        self._target = ""

    @property
    def inside(self) -> Role:
        """The role of prose that stands here without a tag of its own."""
        return self._around.role or self.role

    def walk(self, page: Iterable[Token], text: str, offset: int) -> None:
        """Read these tokens of a text that starts at `offset` in the source."""
        self._text, self._offset = text, offset
        for token in page:
            if self.skip and token.type != COMMENT:
                end = self.skip.ends(token)
                self.skip = None if end else self.skip
                if end != "before":
                    continue
            self._token(token)

    def close(self) -> None:
        """End the open blocks; a link goes on in the next."""
        while block := self.draft.current:
            if self._link >= 0:
                self._linked.append(block.close_mark("link"))
            self.draft.close()

    def _token(self, token: Token) -> None:
        if token.type == TEXT:
            self._prose(token)
        elif token.type == REFERENCE:
            self._reference(token)
        elif token.type == START:
            self._start(token)
        elif token.type == END:
            self._end(token.name, token.end)
        elif token.type == COMMENT:
            self.draft.comment(token.start, token.end, self.draft.source[token.start : token.end])

    def _written(self, token: Token) -> str:
        return self._text[token.start - self._offset : token.end - self._offset]

    def _prose(self, token: Token) -> None:
        shown = self._written(token)
        if self.draft.current is None:
            if shown.isspace():
                return
            self._open()
        self.draft.text(shown, token.start)

    def _reference(self, token: Token) -> None:
        block = self.draft.current or self._open()
        block.piece(" " if token.name in "\t\n\f\r" else token.name, token.start, token.end)

    def _open(self, role: Role | None = None, level: int = 0) -> BlockDraft:
        block = self.draft.open(role or self.inside, level, self._lists[-1] if self._lists else self.parent)
        if self._link >= 0:
            block.open_mark("link", self._target)
        return block

    def _start(self, token: Token) -> None:
        name, written = token.name, self._written(token)
        found = attributes(written, self.draft.source, token.start)
        if name == "html" and "lang" in found:
            self.language = found["lang"].value.split("-")[0].lower()
        if (reason := unread(name, found, self.language or "en")) and self._closes(token, written):
            if name in ("textarea", "iframe") and "hidden" not in found:
                prose_attributes(self.draft, name, found)
            if not is_empty(name, written):
                self.skip = Skip(name)
            if name in BLOCKS:
                self.close()
            elif reason == "passed over" and self.draft.current:
                self.draft.current.piece(HOLE, token.start, token.end)
            return
        if name in BLOCKS:
            self.close()
        self._element(token, found)
        prose_attributes(self.draft, name, found)

    def _closes(self, token: Token, written: str) -> bool:
        """Does the end of this element come? What is never closed would hide the rest of the page."""
        name = token.name
        if is_empty(name, written) or not must_close(name):
            return True
        if name not in self._unclosed and not re.compile(rf"</{re.escape(name)}\b", re.I).search(
            self._body, token.end - self._begin
        ):
            self._unclosed.add(name)
        return name not in self._unclosed

    def _element(self, token: Token, found: Mapping[str, Attribute]) -> None:
        """Open what a start tag opens."""
        name, draft = token.name, self.draft
        self._around.enter(name)
        if name in HEADINGS:
            self._heading = draft.element("heading", token.start, token.end, attributes={"level": name[1]})
            draft.section = self._heading
            self._open("heading", HEADINGS[name])
        elif name in LISTS:
            above = self._lists[-1] if self._lists else draft.section
            shape = {"tag": name, "depth": str(len(self._lists) + 1), "items": "0"}
            self._lists.append(draft.element("list", token.start, token.end, above, attributes=shape))
        elif name == "table":
            kind = "layout" if "role" in found and found["role"].value in _NO_TABLE else "table"
            self._layout.append(kind == "layout")
            self._tables.append(draft.element(kind, token.start, token.end, draft.section, attributes={"rows": "0"}))
        elif name == "tr" and self._tables:
            draft.count(self._tables[-1], "rows")
        elif name == "br" and draft.current:
            draft.current.piece("\n", token.start, token.end)
        elif name == "img":
            alt = {"alt": found["alt"].value} if "alt" in found else {}
            draft.element("image", token.start, token.end, draft.section, attributes=alt)
            if draft.current:
                draft.current.piece(HOLE, token.start, token.end)
        elif name in ROLES:
            self._part(token)
        elif name in MARKS:
            self._mark(token, found)

    def _part(self, token: Token) -> None:
        """A block with a role of its own, counted by its list or table."""
        name, draft = token.name, self.draft
        if name in ITEMS and self._lists:
            self._around.enter_item(name)
            if name != "dd":
                draft.count(self._lists[-1], "items")
        elif name == "th" and self._tables:
            draft.amend(self._tables[-1], token.end, header="true")
        elif name == "button":
            draft.element("button", token.start, token.end, draft.section)
        plain = name == "p" or (name in ("td", "th") and self._layout[-1:] == [True])
        self._open(self.inside if plain else ROLES[name])

    def _mark(self, token: Token, found: Mapping[str, Attribute]) -> None:
        if token.name == "a":
            self._unlink(token.start)
        block = self.draft.current or self._open()
        target = found["href"].value if "href" in found else ""
        block.open_mark(MARKS[token.name], target)
        if token.name == "a" and "href" in found:
            new_tab = {"target": found["target"].value} if "target" in found else {}
            link = {"href": target, **new_tab}
            self._link = self.draft.element("link", token.start, token.end, self.draft.section, attributes=link)
            self._target = target

    def _unlink(self, end: int) -> None:
        """A link ends, with all the text it showed."""
        shown = self.draft.current.close_mark("link") if self.draft.current else ""
        if self._link >= 0:
            self.draft.amend(self._link, end, " ".join(filter(None, [*self._linked, shown])))
        self._link, self._linked = -1, []

    def _end(self, name: str, end: int) -> None:
        draft = self.draft
        if name == "a":
            self._unlink(end)
        elif name in MARKS:
            if draft.current:
                draft.current.close_mark(MARKS[name])
        elif name in BLOCKS:
            self.close()
            self._around.leave(name)
        if name in HEADINGS and self._heading >= 0:
            draft.amend(self._heading, end)
            self._heading = -1
        elif name in LISTS and self._lists:
            draft.amend(self._lists.pop(), end)
        elif name == "table" and self._tables:
            draft.amend(self._tables.pop(), end)
            self._layout.pop()
