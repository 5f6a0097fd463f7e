"""The walker over HTML tokens: what is open, what is stepped over, and what each tag means for the text.

It reads whole pages, and the raw HTML inside Markdown piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from plainlang.document import HOLE, Role
from plainlang.readers.asides import COMPONENTS, OTHER, prose_attributes, prose_props
from plainlang.readers.block import BlockDraft
from plainlang.readers.draft import Draft
from plainlang.readers.elements import BLOCKS, HEADINGS, ITEMS, MARKS, ROLES, is_button, is_empty, must_close, unread
from plainlang.readers.links import Link
from plainlang.readers.nesting import Containers, Skip
from plainlang.readers.outline import BUILDING, Outline
from plainlang.readers.tags import COMMENT, END, REFERENCE, START, TEXT, Attribute, Token, attributes


class Walker:
    """Walks tokens into a draft, remembering what is open. `role` and `parent` are those of the Markdown around."""

    def __init__(self, draft: Draft, body: str, begin: int, language: str = "", *, components: bool = False) -> None:
        self.draft, self._body, self._begin = draft, body, begin
        self.role: Role = "paragraph"
        self.parent: int | None = None
        self.language = language
        self._button: BlockDraft | None = None
        self.skip: Skip | None = None
        self._components = components
        self._text, self._offset = body, begin
        self._unclosed = set[str]()
        self._around = Containers()
        self._outline = Outline(draft)
        self._link = Link(draft)

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
            self._link.break_off(block)
            self.draft.close()

    def _token(self, token: Token) -> None:
        if token.type == TEXT:
            self._prose(token)
        elif token.type == REFERENCE:
            self._reference(token)
        elif token.type == START:
            self._start(token)
        elif token.type == END:
            self._end(self._name(token), token.end)
        elif token.type == COMMENT:
            self.draft.comment(token.start, token.end, self.draft.source[token.start : token.end])

    def _written(self, token: Token) -> str:
        return self._text[token.start - self._offset : token.end - self._offset]

    def _name(self, token: Token) -> str:
        """The name of a tag; a component of MDX is itself, or the element it stands for."""
        if not self._components:
            return token.name
        at = token.start - self._offset + (2 if token.type == END else 1)
        return COMPONENTS.get(token.name, OTHER) if self._text[at : at + 1].isupper() else token.name

    def _prose(self, token: Token) -> None:
        shown = self._written(token)
        if self.draft.current is None:
            if shown.isspace():
                return
            self._open()
        self.draft.text(shown, token.start)

    def _reference(self, token: Token) -> None:
        block = self.draft.current or self._open()
        if len(token.name) > 2:  # "&lt{% a %}": the tag was taken for letters of its name
            self.draft.written(self.draft.source[token.start : token.end], token.start)
        else:
            block.piece(" " if token.name in "\t\n\f\r" else token.name, token.start, token.end)

    def _open(self, role: Role | None = None, level: int = 0) -> BlockDraft:
        lists = self._outline.lists
        block = self.draft.open(role or self.inside, level, lists[-1] if lists else self.parent)
        self._link.carry_on(block)
        return block

    def _start(self, token: Token) -> None:
        written, name = self._written(token), self._name(token)
        found = attributes(written, self.draft.source, token.start)
        if name == "html" and "lang" in found:
            self.language = found["lang"].value.split("-")[0].lower()
        empty = is_empty(name, written) or (self._components and written.endswith("/>"))
        reason = unread(name, found, self.language or "en")
        if reason and (empty or not must_close(name) or self._closes(token)):
            self._pass(name, token, found, reason)
            if not empty:
                self.skip = Skip(token.name)
            return
        if name in BLOCKS:
            self.close()
        self._element(token._replace(name=name), found)
        if self._components and name == OTHER:
            prose_props(self.draft, token.name, found)
        elif found:
            prose_attributes(self.draft, name, found)

    def _pass(self, name: str, token: Token, found: Mapping[str, Attribute], reason: str) -> None:
        """Leave out an element that is not read."""
        if name in ("textarea", "iframe") and "hidden" not in found:
            prose_attributes(self.draft, name, found)
        if name in BLOCKS:
            self.close()
        elif reason == "passed over" and self.draft.current:
            self.draft.current.piece(HOLE, token.start, token.end)

    def _closes(self, token: Token) -> bool:
        """Does the end of this element come? What is never closed would hide the rest of the page."""
        name = token.name
        if name not in self._unclosed and not re.compile(rf"</{re.escape(name)}\b", re.I).search(
            self._body, token.end - self._begin
        ):
            self._unclosed.add(name)
        return name not in self._unclosed

    def _element(self, token: Token, found: Mapping[str, Attribute]) -> None:
        """Open what a start tag opens."""
        name, draft = token.name, self.draft
        self._around.enter(name)
        if name in BUILDING:
            self._outline.begin(token, found)
        if name in HEADINGS:
            self._open("heading", HEADINGS[name])
        elif name in ROLES:
            if name in ITEMS and self._outline.lists:
                self._around.enter_item(name)
            plain = name == "p" or (name in ("td", "th") and self._outline.in_layout)
            self._open(self.inside if plain else ROLES[name])
        elif name in MARKS:
            self._mark(token, found)
        elif name == "br" and draft.current:
            draft.current.piece("\n", token.start, token.end)
        elif name == "img":
            self._image(token, found)

    def _image(self, token: Token, found: Mapping[str, Attribute]) -> None:
        """An image; one that is there for looks, or has a label, is as good as one with an alt text."""
        alt = found.get("alt") or found.get("aria-label")
        looks = "role" in found and found["role"].value in ("presentation", "none")
        looks = looks or ("aria-hidden" in found and found["aria-hidden"].value == "true")
        attributes = {"alt": alt.value if alt else ""} if alt or looks else {}
        self.draft.element("image", token.start, token.end, self.draft.section, attributes=attributes)
        self._link.image(attributes.get("alt", ""))
        if self.draft.current:
            self.draft.current.piece(HOLE, token.start, token.end)

    def _mark(self, token: Token, found: Mapping[str, Attribute]) -> None:
        if token.name == "a":
            self._link.end(token.start)
            if is_button(found) and not (self.draft.current and self.draft.current.parts):
                self.close()
                self._button = self._open("button")
                self._outline.begin_button(token, found)
        block = self.draft.current or self._open()
        block.open_mark(MARKS[token.name], found["href"].value if "href" in found else "")
        if token.name == "a":
            self._link.begin(token, found)

    def _end(self, name: str, end: int) -> None:
        if name == "a":
            self._link.end(end)
            if self._button is not None and self._button is self.draft.current:
                self.close()
                self._outline.end_button(end)
        elif name in MARKS:
            if self.draft.current:
                self.draft.current.close_mark(MARKS[name])
        elif name in BLOCKS:
            self.close()
            self._around.leave(name)
        if name in BUILDING:
            self._outline.end(name, end)
