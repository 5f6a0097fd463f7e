"""What a page shows and does not say: how not to write, words of others, titles and data. A fix there is a person's
choice, because the words stand there for their own sake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plainlang.document import Block, Document, Element
from plainlang.span import Span, merged

_WORDING: Final = r"(?: (?:text|version|wording|sentence|letter|form|example))?"
_NOT_SO: Final = re.compile(
    rf"\W*(?:(?:before|original|old|bad|poor|wrong|incorrect|unclear){_WORDING}|not(?: this)?|instead of(?: this)?"
    r"|avoid(?: this)?|words to avoid|(?:don['’]t|do not)(?: (?:say|write|use|do this))?)\b",
    re.I,
)
"""What stands above an example of how not to write."""
_SHORT: Final = 3
_CUT: Final = re.compile(r"(?:…|\.\s?\.\s?\.)(?=.*\w)")
"""Something is left out, so somebody else's words are given."""
_ATTRIBUTED: Final = re.compile(r"\W*(?:[\w’'.-]+ ){1,4}(?:writes|wrote|says|said):")
_QUOTES: Final = re.compile(r"\b(?:quote|writes|wrote|says|said|reads):\W*\Z")
_SAYS: Final = re.compile(
    r"\b(?:say|says|write|writes|use|uses|prefer|example|instance|like|such as|words?|terms?|phrases?|not|avoid|than)"
    r"[\s:,—–-]*\Z",
    re.I,
)
_SENTENCE: Final = re.compile(r"[.,;:!?]")
_LONG_ENTRY: Final = 8


def shown(document: Document) -> tuple[Span, ...]:
    """The places of a page where words are shown."""
    places = [*_examples(document.blocks), *_tables(document)]
    for block in document.blocks:
        if _CUT.search(block.text) or _ATTRIBUTED.match(block.text) or _is_entry(block):
            places.append(block.span)
        places += (block.map.span(start, end) for start, end in _runs(block))
    return tuple(Span(*place) for place in merged(places))


def _is_label(text: str) -> bool:
    """Does it say of what follows that one should not write so?"""
    found = _NOT_SO.match(text)
    return found is not None and not any(c.isalnum() for c in text[found.end() :])


def _examples(blocks: Sequence[Block]) -> Iterator[Span]:
    """What stands under a heading or a line that says so, and what follows such a word and a colon."""
    for i, block in enumerate(blocks):
        if block.role == "cell":
            continue
        if _is_label(block.text):
            yield from (other.span for other in _below(blocks, i))
        elif (found := _NOT_SO.match(block.text)) and block.text[found.end() : found.end() + 1] == ":":
            yield block.span
        if _QUOTES.search(block.text):
            yield from (other.span for other in blocks[i + 1 : i + 2])


def _below(blocks: Sequence[Block], top: int) -> Iterator[Block]:
    """What belongs to a heading, or to a line that works as one."""
    level = blocks[top].level if blocks[top].role == "heading" else 0
    for block in blocks[top + 1 :]:
        if block.role == "heading" and (not level or block.level <= level):
            return
        if not level and len(block.words) <= _SHORT and block.text[-1:] not in ".!?":
            return
        yield block


def _tables(document: Document) -> Iterator[Span]:
    """Tables with such a word above one of their columns."""
    tables = [element for element in document.elements if element.kind == "table"]
    if not tables:
        return
    cells = [(block.span.start, block) for block in document.blocks if block.role == "cell"]
    for table in tables:
        top = [block for start, block in cells if table.span.start <= start < table.span.end][: _columns(table)]
        if any(_is_label(block.text) for block in top):
            yield table.span


def _columns(table: Element) -> int:
    return int(table.attributes.get("columns", "1"))


def _is_entry(block: Block) -> bool:
    """Is it an entry of a table in small letters, which may be data: what people searched for, say?"""
    if block.role != "cell" or len(block.words) > _LONG_ENTRY or _SENTENCE.search(block.text):
        return False
    first = next((c for c in block.text if c.isalpha()), "")
    return first.islower()


def _runs(block: Block) -> Iterator[tuple[int, int]]:
    """Titles, which are links to another site or in italics, and examples in italics."""
    for mark in block.marks:
        text = block.text[mark.start : mark.end].strip()
        title = mark.kind == "link" and "//" in mark.target and _is_title(text)
        example = mark.kind == "emphasis" and (_SAYS.search(block.text, 0, mark.start) or _names(block, text))
        if title or example:
            yield mark.start, mark.end


def _names(block: Block, text: str) -> bool:
    return _is_title(text) and text != block.text.strip() and not _SENTENCE.search(text[-1:])


def _is_title(text: str) -> bool:
    return text[:1].isupper() and " " in text
