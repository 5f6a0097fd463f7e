"""HTML: what a visitor reads, with roles, and nothing else.

Navigation, code, scripts and hidden parts are stepped over. The same walker reads the raw HTML inside Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from plainlang.document import HOLE, Document, Role
from plainlang.readers.draft import BlockDraft, Draft
from plainlang.readers.front import PROSE_KEYS, prose_values
from plainlang.readers.markup import front_matter, masked, template_tags
from plainlang.readers.tags import COMMENT, END, REFERENCE, START, TEXT, Attribute, Token, attributes, tokens

HEADINGS: Final = {f"h{n}": n for n in range(1, 7)}
_ROLES: Final[Mapping[str, Role]] = {
    "p": "paragraph", "li": "item", "dd": "item", "dt": "item", "td": "cell", "th": "cell", "figcaption": "caption",
    "caption": "caption", "summary": "summary", "button": "button", "label": "label", "legend": "label",
    "option": "label", "title": "title",
}  # fmt: skip
_BREAKING: Final = frozenset(
    """address article aside blockquote body center details dialog div dl fieldset figure footer form head header
    hgroup hr html main menu nav ol optgroup pre section select table tbody tfoot thead tr ul video audio iframe""".split()
)
_SKIPPED: Final = frozenset(
    """script style template code kbd samp pre svg math nav footer noscript textarea object canvas var""".split()
)
_INLINE_SKIPPED: Final = frozenset(["code", "kbd", "samp", "var"])
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_MARKS: Final = {
    "a": "link",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "strong": "strong",
    "b": "strong",
    "q": "quotation",
}
_LISTS: Final = frozenset(("ul", "ol", "dl"))
_ATTRIBUTE_ROLES: Final[Mapping[str, Role]] = {
    "aria-label": "label",
    "placeholder": "label",
    "title": "label",
    "alt": "alt",
}
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_ENTITY: Final = re.compile(r"&#?\w+;?")


def read_html(source: str, prose_keys: Mapping[str, Role] = PROSE_KEYS) -> Document:
    """Read a page or a fragment."""
    fence, front, begin = front_matter(source)
    masks = template_tags(source, begin, "html")
    draft = Draft(source, masks)
    for value in prose_values(source, fence, front, dict(prose_keys)):
        draft.values(value.role, value.pieces)
    walker = Walker(draft)
    walker.walk(_main(list(tokens(masked(source, begin, masks), begin))))
    return draft.finish("html", walker.language or "en")


def _main(page: list[Token]) -> list[Token]:
    """The head and the main part of a page that has one; else all of it."""
    start = next((i for i, t in enumerate(page) if t.type == START and t.name == "main"), None)
    if start is None:
        return page
    end = next(
        (i for i in range(len(page) - 1, start, -1) if page[i].type == END and page[i].name == "main"), len(page)
    )
    body = next((i for i, t in enumerate(page) if t.type == START and t.name == "body"), start)
    return [*page[:body], *(t for t in page[body:start] if t.type == COMMENT), *page[start : end + 1]]


class Walker:
    """Walks tokens into a draft, remembering what is open."""

    def __init__(self, draft: Draft, role: Role = "paragraph", parent: int | None = None) -> None:
        self.draft, self._role, self._parent = draft, role, parent
        self.language = ""
        self._skip, self._depth = "", 0
        self._quotes = 0
        self._lists: list[int] = []
        self._heading = -1
        self._links: list[int] = []
        self._tables: list[int] = []

    def walk(self, page: list[Token]) -> None:
        """Read these tokens."""
        for token in page:
            if self._skip:
                self._stepped(token)
            elif token.type == TEXT:
                self._text(token)
            elif token.type == REFERENCE:
                self._reference(token)
            elif token.type == START:
                self._start(token)
            elif token.type == END:
                self._end(token)
            elif token.type == COMMENT:
                self.draft.comment(token.start, token.end, self.draft.source[token.start : token.end])

    def _stepped(self, token: Token) -> None:
        """Inside something that is not read: wait for its end; a block tag ends unclosed inline code."""
        if self._skip in _INLINE_SKIPPED and (token.name in _BREAKING or token.name in _ROLES):
            self._skip = ""
            self.walk([token])
        elif token.name == self._skip and token.type in (START, END):
            self._depth += 1 if token.type == START else -1
            if self._depth == 0:
                self._skip = ""
        elif token.type == COMMENT:
            self.draft.comment(token.start, token.end, self.draft.source[token.start : token.end])

    def _text(self, token: Token) -> None:
        shown = self.draft.source[token.start : token.end]
        if self.draft.current is None:
            if shown.isspace():
                return
            self._open()
        self.draft.text(shown, token.start)

    def _reference(self, token: Token) -> None:
        if self.draft.masked(token.start):
            return
        block = self.draft.current or self._open()
        block.piece(token.name, token.start, token.end)

    def _open(self, role: Role | None = None, level: int = 0) -> BlockDraft:
        parent = self._lists[-1] if self._lists else self._parent
        return self.draft.open(role or ("quote" if self._quotes else self._role), level, parent)

    def _start(self, token: Token) -> None:
        name = token.name
        found = attributes(self.draft.source[token.start : token.end], token.start)
        if self._hidden(name, found):
            if name not in _VOID:
                self._skip, self._depth = name, 1
                if name in _INLINE_SKIPPED and self.draft.current:
                    self.draft.current.piece(HOLE, token.start, token.end)
            if name not in _INLINE_SKIPPED:
                self._break(name)
            return
        if name == "html" and "lang" in found:
            self.language = found["lang"].value.split("-")[0].lower()
        self._element(token, found)
        self._attributes(name, found)

    def _hidden(self, name: str, found: Mapping[str, Attribute]) -> bool:
        if name in _SKIPPED or "hidden" in found:
            return True
        if ("translate" in found and found["translate"].value == "no") or (
            "data-plainlang" in found and found["data-plainlang"].value == "ignore"
        ):
            return True
        if "lang" in found and name != "html":
            other = found["lang"].value.split("-")[0].lower()
            return bool(other) and other != (self.language or "en")
        return "style" in found and _HIDDEN_STYLE.search(found["style"].value.lower()) is not None

    def _break(self, name: str) -> None:
        if name in _BREAKING or name in _ROLES or name in HEADINGS:
            while self.draft.current:
                self.draft.close()

    def _element(self, token: Token, found: Mapping[str, Attribute]) -> None:
        """Open what a start tag opens."""
        name, draft = token.name, self.draft
        self._break(name)
        if name in HEADINGS:
            self._heading = draft.element("heading", token.start, token.end, attributes={"level": name[1]})
            draft.section = self._heading
            self._open("heading", HEADINGS[name])
        elif name in _LISTS:
            above = self._lists[-1] if self._lists else draft.section
            depth = str(len(self._lists) + 1)
            self._lists.append(
                draft.element(
                    "list", token.start, token.end, above, attributes={"tag": name, "depth": depth, "items": "0"}
                )
            )
        elif name == "table":
            self._tables.append(draft.element("table", token.start, token.end, draft.section, attributes={"rows": "0"}))
        elif name == "tr" and self._tables:
            draft.count(self._tables[-1], "rows")
        elif name == "blockquote":
            self._quotes += 1
        elif name == "br" and draft.current:
            draft.current.piece("\n", token.start, token.end)
        elif name == "img":
            self._image(token, found)
        elif name in _ROLES:
            if name == "li" and self._lists:
                draft.count(self._lists[-1], "items")
            elif name == "th" and self._tables:
                draft.amend(self._tables[-1], token.end, header="true")
            elif name == "button":
                draft.element("button", token.start, token.end, draft.section)
            self._open(_ROLES[name])
        elif name in _MARKS:
            self._mark(token, found)

    def _mark(self, token: Token, found: Mapping[str, Attribute]) -> None:
        block = self.draft.current or self._open()
        target = found["href"].value if "href" in found else ""
        block.open_mark(_MARKS[token.name], target)
        if token.name == "a" and "href" in found:
            new_tab = {"target": found["target"].value} if "target" in found else {}
            self._links.append(
                self.draft.element(
                    "link", token.start, token.end, self.draft.section, attributes={"href": target, **new_tab}
                )
            )

    def _image(self, token: Token, found: Mapping[str, Attribute]) -> None:
        alt = {"alt": found["alt"].value} if "alt" in found else {}
        self.draft.element("image", token.start, token.end, self.draft.section, attributes=alt)
        if self.draft.current:
            self.draft.current.piece(HOLE, token.start, token.end)

    def _attributes(self, name: str, found: Mapping[str, Attribute]) -> None:
        """Prose in attributes, each a block of its own."""
        for key, role in _ATTRIBUTE_ROLES.items():
            if key in found:
                self._aside(role, found[key])
        kind = found["type"].value.lower() if "type" in found else ""
        if name == "input" and kind in ("submit", "button", "reset") and "value" in found:
            self._aside("button", found["value"])
        described = found["name"].value.lower() if "name" in found else ""
        if name == "meta" and described == "description" and "content" in found:
            self._aside("description", found["content"])

    def _aside(self, role: Role, attribute: Attribute) -> None:
        self.draft.open(role)
        add_text(self.draft, attribute.raw, attribute.start)
        self.draft.close()

    def _end(self, token: Token) -> None:
        name, draft = token.name, self.draft
        if name in _MARKS and draft.current:
            shown = draft.current.close_mark(_MARKS[name])
            if name == "a" and self._links:
                draft.amend(self._links.pop(), token.end, shown)
            return
        self._break(name)
        if name in HEADINGS and self._heading >= 0:
            draft.amend(self._heading, token.end)
            self._heading = -1
        elif name in _LISTS and self._lists:
            draft.amend(self._lists.pop(), token.end)
        elif name == "table" and self._tables:
            draft.amend(self._tables.pop(), token.end)
        elif name == "blockquote" and self._quotes:
            self._quotes -= 1


def add_text(draft: Draft, raw: str, start: int) -> None:
    """Add a text in which entities stand for characters."""
    from html import unescape

    done = 0
    for m in _ENTITY.finditer(raw):
        if (shown := unescape(m[0])) != m[0] and draft.current:
            draft.text(raw[done : m.start()], start + done)
            draft.current.piece(shown, start + m.start(), start + m.end())
            done = m.end()
    draft.text(raw[done:], start + done)
