"""Readers: a source in some format, read as a visitor would see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from plainlang.document import Document, Role
from plainlang.errors import UseError, did_you_mean
from plainlang.readers.front import PROSE_KEYS

Reader = Callable[[str, Mapping[str, Role]], Document]


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


READERS: Final[Mapping[str, Reader]] = {"text": _text, "markdown": _markdown, "mdx": _mdx, "html": _html}
SUFFIXES: Final[Mapping[str, str]] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mdx": "mdx",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".njk": "html",
}  # fmt: skip


def read_source(source: str, format: str, prose_keys: Mapping[str, Role] = PROSE_KEYS) -> Document:
    """Read a decoded source; `UseError` for a format that does not exist."""
    if format not in READERS:
        raise UseError(f"There is no format “{format}”. {did_you_mean(format, list(READERS))}")
    return READERS[format](source, prose_keys)
