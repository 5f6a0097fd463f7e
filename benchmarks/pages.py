"""Sentences from pages that nobody has annotated: government pages, and tables of rated sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from plainlang.document import HOLE, Document
from plainlang.files import document_of, format_of
from plainlang.readers import read_source

SUFFIXES = {".md", ".html", ".njk", ".markdown", ".txt"}
UNREAD = {"alt", "title", "label"}
SHORTEST = 4


def sentences(paths: Sequence[Path]) -> list[str]:
    """Every different sentence of at least four words on these pages, in order."""
    found: dict[str, None] = {}
    for document in _documents(paths):
        for block in document.blocks:
            if block.role in UNREAD:
                continue
            for cut in block.cuts:
                text = block.text[cut.start : cut.end]
                if cut.last - cut.first >= SHORTEST and HOLE not in text:
                    found.setdefault(text)
    return list(found)


def _documents(paths: Sequence[Path]) -> Iterator[Document]:
    for path in paths:
        if path.is_dir():
            yield from _documents(sorted(path.iterdir()))
        elif path.suffix == ".xlsx":
            yield from (read_source(text, "text") for text in _cells(path))
        elif path.suffix in SUFFIXES:
            yield document_of(path.read_bytes(), str(path), format_of(str(path)), {})[0]


def _cells(path: Path) -> Iterator[str]:
    """The texts of a table of rated sentences, with the paragraph around each where the table has it."""
    from openpyxl import load_workbook

    head, *rows = load_workbook(path, read_only=True).active.iter_rows(values_only=True)
    for row in rows:
        cells = dict(zip(head, row, strict=False))
        if text := cells.get("Paragraph") or cells.get("Sentence"):
            yield " ".join(str(text).split())
