"""A corpus of the files that someone gives: Markdown for tools that read it, and plain text for those that do not.

Markdown pages are taken as they are; of an HTML page what we read of it is written down again as Markdown. The plain
text of a page is its prose, a paragraph for each block, so that no tool is slowed down by markup that it cannot read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import plainlang
from plainlang.document import HOLE, Block, Document
from plainlang.files import document_of
from plainlang.readers import SUFFIXES

_MARKS = {"heading": "## ", "item": "- ", "quote": "> "}
_UNSEEN = ("alt", "title", "description", "summary", "label")


class Corpus(NamedTuple):
    """The files of one form, and how many words they have, counted by the spaces between."""

    files: tuple[str, ...]
    words: int


def corpora(given: Sequence[Path], folder: Path) -> dict[str, Corpus]:
    """Both forms of the pages, written into a folder."""
    forms: dict[str, list[str]] = {"markdown": [], "text": []}
    words = dict.fromkeys(forms, 0)
    for i, path in enumerate(_pages(given)):
        data, format = path.read_bytes(), SUFFIXES[path.suffix.lower()]
        try:
            document, _ = document_of(data, str(path), format)
        except plainlang.PlainlangError as error:
            print(f"left out: {error}")
            continue
        texts = {"markdown": document.source if format == "markdown" else _as_markdown(document)}
        texts["text"] = "\n\n".join(_prose(document)) + "\n"
        for form, text in texts.items():
            copy = folder / form / f"{i:05}{'.md' if form == 'markdown' else '.txt'}"
            copy.parent.mkdir(exist_ok=True)
            copy.write_text(text, encoding="utf-8")
            forms[form].append(str(copy))
            words[form] += len(text.split())
    return {form: Corpus(tuple(files), words[form]) for form, files in forms.items()}


def _pages(given: Sequence[Path]) -> Iterator[Path]:
    for path in given:
        if path.is_dir():
            yield from (inner for inner in sorted(path.rglob("*")) if inner.is_file() and _is_page(inner))
        else:
            yield path


def _is_page(path: Path) -> bool:
    return SUFFIXES.get(path.suffix.lower()) in ("markdown", "html")


def _as_markdown(document: Document) -> str:
    return "\n\n".join(_MARKS.get(block.role, "") + _shown(block) for block in _read(document)) + "\n"


def _prose(document: Document) -> Iterator[str]:
    return (_shown(block) for block in _read(document))


def _read(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.role not in _UNSEEN)


def _shown(block: Block) -> str:
    return " ".join(block.text.replace(HOLE, " ").split())
