"""Word: the source is its paragraphs joined by newlines, and each block knows its place as a writer would say it.

A picture stands in the source as U+FFFC, a line break within a paragraph as U+000B, so that a line is a paragraph.
"""

from __future__ import annotations

from plainlang.document import HOLE, Document, Role
from plainlang.readers.block import BlockDraft
from plainlang.readers.draft import Draft
from plainlang.readers.word_fields import Link
from plainlang.readers.word_file import open_word
from plainlang.readers.word_language import is_foreign, language_of
from plainlang.readers.word_lines import lines_of
from plainlang.readers.word_outline import Lists, Outline
from plainlang.readers.word_styles import Font, Shape, Styles
from plainlang.readers.word_tables import Table
from plainlang.readers.word_text import Line, Piece

_NO_MARKS: tuple[str, ...] = ()


def read_docx(data: bytes) -> Document:
    """Read the bytes of a Word file. Raises `ReadError`, without a path, when that cannot be done."""
    file = open_word(data)
    styles = Styles(file)
    lines = lines_of(file, styles)
    language = language_of(lines)
    setting = _Setting(Draft("\n".join(line.text for line in lines)), styles, language)
    for line in lines:
        setting.add(line)
    return setting.draft.finish("docx", language)


class _Setting:
    """Sets one line after the other into a draft."""

    def __init__(self, draft: Draft, styles: Styles, language: str) -> None:
        self.draft = draft
        self._styles, self._language = styles, language
        self._outline, self._lists = Outline(), Lists(draft)
        self._tables: dict[Table, int] = {}
        self._place = ""

    def add(self, line: Line) -> None:
        """Read one line into a block, and note the elements on it."""
        shape, text = self._styles.shape(line.properties), line.text
        if shape.unread or not text.strip() or is_foreign(line, self._language):
            return
        worded = any(map(str.isalnum, text))
        if shape.role == "heading" and worded:
            level = {"level": str(shape.level)}
            self.draft.section = self.draft.element("heading", line.start, line.start + len(text), attributes=level)
            self._outline.enter(shape.level, text.replace(HOLE, " "))
        if line.kind == "image":
            self._open("alt", 0, self.draft.section, f"{self._place}, image")
        else:
            self._place = self._outline.place(line, shape, counts=worded)
            self._open(*self._role(line, shape), self._place)
        self._pieces(line)
        self.draft.close()

    def _open(self, role: Role, level: int, parent: int, place: str) -> None:
        self.draft.open(role, level, parent, place)

    def _role(self, line: Line, shape: Shape) -> tuple[Role, int, int]:
        """The role of a line, its level, and the element that it belongs to."""
        table = self._table(line)
        end = line.start + len(line.text)
        if (listed := self._lists.enter(line, shape, end)) is not None:
            return "item", 0, listed
        if shape.role == "paragraph" and line.cell is not None and line.cell.table.number:
            return "cell", 0, table
        return shape.role, shape.level, self.draft.section

    def _table(self, line: Line) -> int:
        """The element of the table around a line, which reaches at least as far as the line."""
        if line.cell is None:
            return -1
        table, end = line.cell.table, line.start + len(line.text)
        if table not in self._tables:
            shape = {"rows": str(table.rows), "place": f"table {table.number}"}
            shape |= {"header": "true"} if table.header else {}
            kind = "table" if table.number else "layout"
            self._tables[table] = self.draft.element(kind, line.start, end, self.draft.section, attributes=shape)
        self.draft.amend(self._tables[table], end)
        return self._tables[table]

    def _pieces(self, line: Line) -> None:
        """The text of a line, with its marks, links, pictures and holes."""
        block, at, link = self.draft.current, line.start, _Linked(self.draft)
        if block is None:
            return
        marks = _NO_MARKS
        hole = -1
        for piece in line.pieces:
            end = at + len(piece.text)
            hole = _end_hole(block, hole, at) if not piece.hole else at if hole < 0 else hole
            if not piece.text.isspace():
                marks = _change(block, marks, _marks(piece.font))
            link.change(block, piece.link, at)
            if piece.picture:
                alt = {} if piece.alt is None else {"alt": piece.alt}
                self.draft.element("image", at, end, self.draft.section, "", {"place": self._place, **alt})
            if not piece.hole:
                _show(block, self.draft, piece, at)
            at = end
        _end_hole(block, hole, at)
        link.change(block, None, at)
        _change(block, marks, _NO_MARKS)


class _Linked:
    """The link that is open on a line."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._element = draft, -1
        self._link: Link | None = None

    def change(self, block: BlockDraft, link: Link | None, at: int) -> None:
        """Go on under another link, or under none."""
        if link is self._link:
            return
        if self._link is not None:
            self._draft.amend(self._element, at, block.close_mark("link"))
        self._link = link
        if link is not None:
            block.open_mark("link", link.target)
            target = {"href": link.target}
            self._element = self._draft.element("link", at, at, self._draft.section, attributes=target)


def _show(block: BlockDraft, draft: Draft, piece: Piece, at: int) -> None:
    if piece.text == "\v":
        block.piece("\n", at, at + 1)
    else:
        draft.text(piece.text, at)


def _end_hole(block: BlockDraft, start: int, end: int) -> int:
    """Leave one hole for pieces that follow one another, and say that none is open."""
    if start >= 0:
        block.piece(HOLE, start, end)
    return -1


def _marks(font: Font) -> tuple[str, ...]:
    kinds = {"strong": font.bold, "emphasis": font.italic, "deleted": font.struck}
    return tuple(kind for kind, on in kinds.items() if on)


def _change(block: BlockDraft, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """Close the marks that end and open those that begin."""
    for kind in before:
        if kind not in after:
            block.close_mark(kind)
    for kind in after:
        if kind not in before:
            block.open_mark(kind)
    return after
