"""The passive clauses of a document, found once and shared by the rule about them and by the counts."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from plainlang.document import Block, Document
from plainlang.language.grammar import Passive, passives
from plainlang.language.sentences import Cut


class Clause(NamedTuple):
    """A passive clause and the sentence it stands in."""

    block: Block
    cut: Cut
    passive: Passive


@lru_cache(maxsize=16)
def passive_clauses(document: Document) -> tuple[Clause, ...]:
    """Every passive clause in order; the same document again costs nothing."""
    return tuple(
        Clause(block, cut, passive)
        for block in document.blocks
        for cut in block.cuts
        for passive in passives(block.words, block.text, cut.first, cut.last)
    )
