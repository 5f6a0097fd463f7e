"""Words that are mentioned, not used: a run in italics, an item of a list of words, "utilize (use _use_)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from plainlang.document import Block

_ITEM: Final = re.compile(r"[^\s,;/][^,;/]*(?<=\S)")
_LONG_ITEM: Final = 5
"""Words of the longest item of a list of words."""
_LABELS: Final = frozenset(("cell", "item"))
_INSTEAD: Final = re.compile(r"[\"']? \((?:use|say|try|write)\b")


def mentions(block: Block) -> Iterator[tuple[int, int]]:
    """What an emphasised run, a table cell or a list item shows, and each word where that is a list of words. Only what
    is found there as a whole is a mention.
    """
    runs = [(mark.start, mark.end) for mark in block.marks if mark.kind == "emphasis"]
    yield from runs
    for start, end in [*runs, (0, len(block.text))] if block.role in _LABELS else runs:
        items = [item.span() for item in _ITEM.finditer(block.text, start, end)]
        if all(block.text.count(" ", *item) < _LONG_ITEM for item in items):
            yield from items


def has_advice(folded: str, end: int) -> bool:
    """Does a guide say behind these words what to write instead?"""
    return _INSTEAD.match(folded, end) is not None
