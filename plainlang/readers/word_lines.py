"""The lines of a Word file: each paragraph as one line of the source, with the XML that every part of it comes from.

Lines come in the order in which people read: the body with its tables, a text box and the alt text of a picture right
after the paragraph that holds it, then footnotes and endnotes by their number. What is deleted, hidden or written by a
field's code is left out; what was inserted and what a field shows is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from typing import Any, Final

from plainlang.document import HOLE
from plainlang.readers.word_fields import Fields, Link
from plainlang.readers.word_file import Part, W, WordFile
from plainlang.readers.word_pictures import alt_of, boxes_in
from plainlang.readers.word_styles import Font, Styles, on
from plainlang.readers.word_tables import Tables
from plainlang.readers.word_text import Line, Piece

_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED: Final = frozenset(
    f"{W}{name}"
    for name in "del moveFrom pPr rPr sdtPr sdtEndPr tblPr tblGrid tblPrEx trPr tcPr sectPr delText rt".split()
)
_HOLES: Final = frozenset((f"{_MATH}oMath", f"{_MATH}oMathPara", f"{W}sym"))
_PICTURES: Final = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_SIGNS: Final = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\v", f"{W}cr": "\v", f"{W}noBreakHyphen": "-"}
_ENDS_OF_LINES: Final = str.maketrans("\n\r", "  ")


def lines_of(file: WordFile, styles: Styles) -> list[Line]:
    """Every line of a file, in reading order, each with its place in the source."""
    notes: dict[str, dict[str, Any]] = defaultdict(dict)
    tables = count(1)
    found = list(Walk(styles, file.body, notes, tables).lines(file.body.root))
    for kind, part in file.notes.items():
        roots = {} if part is None else {node.get(f"{W}id"): node for node in part.root}
        for number, (id, run) in enumerate(list(notes[kind].items()), 1):
            if part is not None and id in roots:
                found += Walk(styles, part, notes, tables, f"{kind} {number}", run).lines(roots[id])
    at = 0
    for line in found:
        line.start = at
        at += len(line.text) + 1
    return found


class Walk:
    """A walk over the XML of the body, of a text box or of a note."""

    def __init__(
        self, styles: Styles, part: Part, notes: dict[str, dict[str, Any]], tables: Iterator[int],
        kind: str = "", anchor: Any = None,
    ) -> None:  # fmt: skip
        self._styles, self._part, self._notes = styles, part, notes
        self._tables, self._numbers = Tables(tables), tables
        self._kind, self._anchor = kind, anchor
        self._fields = Fields()
        self._links: list[Link] = []
        self._line: Line | None = None
        self._later: list[Any] = []
        """Alt texts and text boxes of the paragraph that is being read."""
        self._ready: list[Any] = []
        self._run: Any = None
        self._font = Font()

    def lines(self, root: Any) -> Iterator[Line]:
        """The lines, one after the other."""
        from lxml import etree

        events = etree.iterwalk(root, events=("start", "end"))
        for event, node in events:
            if event == "end":
                self._end(node)
            elif self._start(node):
                events.skip_subtree()
            if self._ready:
                yield from self._shown()
        self._finish()
        yield from self._shown()

    def _shown(self) -> Iterator[Line]:
        ready, self._ready = self._ready, []
        for entry in ready:
            if isinstance(entry, Line):
                yield entry
            else:
                box, run = entry
                yield from Walk(self._styles, self._part, self._notes, self._numbers, "text box", run).lines(box)

    def _start(self, node: Any) -> bool:
        """Enter an element; True when nothing in it is read."""
        name = node.tag
        if name in _SKIPPED or (name == _FALLBACK and node.getprevious() is not None):
            return True
        if name == f"{W}p":
            self._begin(node)
        elif name == f"{W}r":
            self._run = node
            self._font = self._styles.font(node.find(f"{W}rPr"), self._line.properties if self._line else None)
        elif name == f"{W}hyperlink":
            anchor = node.get(f"{W}anchor")
            target = self._part.targets.get(node.get(_ID, ""), "")
            self._links.append(Link(target or (f"#{anchor}" if anchor else "")))
        elif name == f"{W}sdt":
            return node.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        elif not self._fields.start(node):
            return self._tables.start(node) or self._read(node)
        return False

    def _read(self, node: Any) -> bool:
        """Read an element that shows something, when it is seen."""
        name = node.tag
        if name in _HOLES or name in _PICTURES:
            if self._is_seen():
                self._picture(node) if name in _PICTURES else self._add(HOLE, node, hole=True)
            return True
        if self._run is None or not self._is_seen():
            return False
        if name == f"{W}t":
            self._add((node.text or "").translate(_ENDS_OF_LINES), node)
        elif name in _SIGNS:
            self._add(_SIGNS[name], node)
        elif name in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = name.removeprefix(W).removesuffix("Reference")
            self._notes[kind].setdefault(node.get(f"{W}id"), self._anchor if self._anchor is not None else self._run)
        return False

    def _is_seen(self) -> bool:
        return self._line is not None and not self._font.hidden and self._fields.shown

    def _add(self, text: str, node: Any, *, hole: bool = False) -> None:
        if self._line is not None and text:
            link = self._links[-1] if self._links else self._fields.link
            left_out = hole or self._font.code or self._fields.hole
            self._line.pieces.append(Piece(text, node, self._run, self._font, link, left_out))

    def _picture(self, node: Any) -> None:
        line, run = self._line, self._anchor if self._anchor is not None else self._run
        if line is None:
            return
        known, alt = alt_of(node)
        if known:
            line.pieces.append(Piece(HOLE, node, self._run, self._font, None, True, True, alt))
            if alt:
                piece = Piece(alt.replace("\r", "\v").replace("\n", "\v"), None, run, Font())
                self._later.append(Line(None, line.cell, "image", run, 0, [piece]))
        self._later += [(box, run) for box in boxes_in(node)]

    def _begin(self, node: Any) -> None:
        """A paragraph begins, or goes on where the end of the one before was deleted."""
        if self._line is not None and self._line.cell != self._tables.cell:
            self._finish()
        if self._line is None:
            self._line = Line(None, self._tables.cell, self._kind, self._anchor)
        self._line.properties = node.find(f"{W}pPr")

    def _end(self, node: Any) -> None:
        name = node.tag
        if name == f"{W}p":
            self._fields.end_paragraph()
            if not on(node.find(f"{W}pPr/{W}rPr/{W}del")):
                self._finish()
        elif name == f"{W}r":
            self._run, self._font = None, Font()
        elif name == f"{W}hyperlink":
            self._links.pop()
        elif name == f"{W}fldSimple":
            self._fields.pop()
        elif name == f"{W}tbl":
            self._tables.end()

    def _finish(self) -> None:
        if self._line is not None:
            self._ready += [self._line, *self._later]
        self._line, self._later = None, []
