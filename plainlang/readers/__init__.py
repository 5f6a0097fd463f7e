"""Readers: a source in some format, read as a visitor would see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from plainlang.document import Document, Role
from plainlang.errors import UseError, did_you_mean
from plainlang.given import text_of
from plainlang.readers.front import PROSE_KEYS

Reader = Callable[[Any, Mapping[str, Role]], Document]
"""Takes the text of a source, or the bytes of a Word file, and the keys of front matter that hold prose."""


def _text(source: str, keys: Mapping[str, Role]) -> Document:
    from plainlang.readers.text import read_text

    return read_text(source)


def _markdown(source: str, keys: Mapping[str, Role]) -> Document:
    from plainlang.readers.markdown import read_markdown

    return read_markdown(source, keys)


def _mdx(source: str, keys: Mapping[str, Role]) -> Document:
    from plainlang.readers.markdown import read_markdown

    return read_markdown(source, keys, "mdx")


def _html(source: str, keys: Mapping[str, Role]) -> Document:
    from plainlang.readers.html import read_html

    return read_html(source, keys)


def _docx(data: bytes, keys: Mapping[str, Role]) -> Document:
    from plainlang.readers.docx import read_docx

    return read_docx(data)


READERS: Final[Mapping[str, Reader]] = {
    "text": _text, "markdown": _markdown, "mdx": _mdx, "html": _html, "docx": _docx,
}  # fmt: skip
SUFFIXES: Final[Mapping[str, str]] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mdx": "mdx",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".njk": "html", ".docx": "docx",
}  # fmt: skip


def read_source(source: str | bytes, format: str, prose_keys: Mapping[str, Role] = PROSE_KEYS) -> Document:
    """Read a decoded source, or the bytes of a Word file; `UseError` for a format that does not exist."""
    if not isinstance(source, str | bytes):
        raise UseError(f"A page must be a text, not {source!r:.60}.")
    if text_of("format", format) not in READERS:
        raise UseError(f"There is no format “{format}”. {did_you_mean(format, list(READERS))}")
    if isinstance(source, str) and format == "docx":
        raise UseError("A Word file is not text. Use plainlang.check_file with its path.")
    if isinstance(source, bytes) and format != "docx":
        raise UseError(f"The format “{format}” is text, not bytes. Use plainlang.check_file with the path of the file.")
    return READERS[format](source, prose_keys)
