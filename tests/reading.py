"""What a reader made of a page in a form that is easy to compare, and a check of every place it gave."""

from __future__ import annotations

from html import unescape

from plainlang.document import HOLE, Block, Document
from plainlang.readers import read_source


def shown(source: str, format: str) -> list[str]:
    """Each block as "role: text", a hole as □; every place in the document must hold."""
    document = read_source(source, format)
    assert faults(document) == []
    return [f"{block.role}{block.level or ''}: {block.text.replace(HOLE, '□')}" for block in document.blocks]


def marks(source: str, format: str) -> list[tuple[str, str, str]]:
    """The inline marks of a page: kind, the text they show, and the target."""
    blocks = read_source(source, format).blocks
    return [(mark.kind, block.text[mark.start : mark.end], mark.target) for block in blocks for mark in block.marks]


def elements(source: str, format: str, kind: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of one kind: their text and attributes."""
    return [(e.text, dict(e.attributes)) for e in read_source(source, format).elements if e.kind == kind]


def comments(source: str, format: str) -> list[str]:
    """The comments of a page; each must stand where it says."""
    document = read_source(source, format)
    assert [document.source[c.span.start : c.span.end] for c in document.comments] == [
        c.text for c in document.comments
    ]
    return [c.text for c in document.comments]


def faults(document: Document) -> list[str]:
    """Every place that does not hold: a character shown from elsewhere, a range outside the source."""
    found = [fault for block in document.blocks for fault in _faults_of(block, document.source)]
    ranges = [*(e.span for e in document.elements), *(c.span for c in document.comments)]
    return found + [f"outside: {span}" for span in ranges if not 0 <= span.start <= span.end <= len(document.source)]


def _faults_of(block: Block, source: str) -> list[str]:
    found, last = [], 0
    for word in block.words:
        if block.text[word.start : word.end] != word.text:
            found.append(f"word: {word}")
        for i in range(word.start, word.end):
            start, end = block.map.span(i, i + 1)
            if not last <= end <= len(source) or not _shows(source[start:end], block.text[i]):
                found.append(f"{block.text[i]!r} of {word.text!r} shows {source[start:end]!r}")
            last = start
    edges = (block.span.start, block.span.end) if block.text else (0, 0)
    return found if 0 <= edges[0] <= edges[1] <= len(source) else [*found, f"outside: {edges}"]


def _shows(written: str, character: str) -> bool:
    """Is this how the character is written: as itself, as an entity, or escaped?"""
    if written.startswith("&"):
        return character in unescape(written)
    if written.startswith("\\") and len(written) > 1:
        return written[1] == character or (written[1] in "xuU" and chr(int(written[2:], 16)) == character)
    return written == character or (character == "'" and written == "''")
