"""Buffers: what an editor has open, saved or not, and how its changes are put in.

pygls keeps texts too, but it splits lines where Python does (at a form feed, for one) and an editor does not; after
such a character its copy would no longer be what the writer sees.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote, urlsplit

from lsprotocol.types import TextDocumentContentChangeEvent, TextDocumentContentChangePartial, TextDocumentItem
from pygls.uris import to_fs_path

from plainlang.config import NAMES
from plainlang.config.texts import PROJECT
from plainlang.files import suffix_of
from plainlang.lsp.positions import Positions
from plainlang.readers import SUFFIXES

_LANGUAGES: Final[Mapping[str, str]] = {
    "markdown": "markdown", "markdown.mdx": "mdx", "mdx": "mdx", "html": "html", "xhtml": "html", "njk": "html",
    "nunjucks": "html", "jinja": "html", "jinja-html": "html", "htmldjango": "html", "django-html": "html",
    "liquid": "html", "plaintext": "text", "text": "text",
}  # fmt: skip
"""Formats by what editors call a language; a suffix that we know goes before."""
_RULE_FILES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, eq=False)
class Buffer:
    """One state of what is open. `path` is "" when it lies in no file; `format` is "" when it is no page."""

    uri: str
    language: str
    version: int
    text: str
    path: str = ""
    format: str = ""

    @property
    def is_config(self) -> bool:
        """Is it a configuration of ours?"""
        return os.path.basename(self.path) in (*NAMES, PROJECT)

    @property
    def may_be_rules(self) -> bool:
        """May it be a ruleset? Only what stands in it can tell."""
        return suffix_of(self.path) in _RULE_FILES and not self.is_config


def opened(item: TextDocumentItem) -> Buffer:
    """A buffer as it is when an editor opens it."""
    path = path_of(item.uri)
    format = SUFFIXES.get(suffix_of(path or _name_in(item.uri))) or _LANGUAGES.get(item.language_id, "")
    return Buffer(item.uri, item.language_id, item.version, item.text, path, "" if format == "docx" else format)


def changed(
    buffer: Buffer, changes: Iterable[TextDocumentContentChangeEvent], version: int, encoding: str
) -> Buffer:  # fmt: skip
    """The buffer after changes, each made to what the one before left."""
    text = buffer.text
    for change in changes:
        if isinstance(change, TextDocumentContentChangePartial):
            start, end = Positions(text, encoding).span(change.range)
            text = text[:start] + change.text + text[end:]
        else:
            text = change.text
    return replace(buffer, text=text, version=version)


def _name_in(uri: str) -> str:
    try:
        return unquote(urlsplit(uri).path)
    except ValueError:  # what is no address at all
        return ""


def path_of(uri: str) -> str:
    """The path of a file; "" for what lies elsewhere or nowhere."""
    try:
        return (to_fs_path(uri) or "") if uri.startswith("file:") else ""
    except ValueError:  # what is no address at all
        return ""
