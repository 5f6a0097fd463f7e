"""Reading a page again after a change: what was worked out about a block stays while the block says the same.

Names, abbreviations and counts of words are looked for in changed blocks only. They depend on the text of a block, its
role and its markup, and never on where it stands, so the answer is the same as if the page were read for the first
time; a test holds this against random edits.
"""

from __future__ import annotations

from collections.abc import Hashable

from plainlang.document import Block, Document
from plainlang.linter import Linter
from plainlang.readers import read_source


class Reread:
    """Reads the states of one page, one after the other."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Block] = {}

    def read(self, text: str, format: str, linter: Linter) -> Document:
        """The document in a text, with what is known of blocks that the last one had, too."""
        document = linter.adopt(read_source(text, format, linter.config.prose_keys))
        blocks = {_said(block): block for block in document.blocks}
        for said, block in blocks.items():
            if said in self._known:
                block.memo.update(self._known[said].memo)
        self._known = blocks
        return document


def _said(block: Block) -> Hashable:
    return block.text, block.role, block.level, block.marks
