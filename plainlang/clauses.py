"""The passive clauses of a document, found once and shared by the rule about them and by the counts."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from plainlang.document import Block, Document
from plainlang.language.grammar import Passive, passives
from plainlang.language.sentences import Cut


class Clause(NamedTuple):
    """A passive clause and the sentence it stands in."""

    block: Block
    cut: Cut
    passive: Passive


_known: Final[MutableMapping[Document, tuple[Clause, ...]]] = WeakKeyDictionary()


def passive_clauses(document: Document) -> tuple[Clause, ...]:
    """Every passive clause in order; the same document again costs nothing, and no document is kept for it."""
    found = _known.get(document)
    if found is None:
        found = _known[document] = tuple(_clauses(document))
    return found


def _clauses(document: Document) -> Iterator[Clause]:
    return (
        Clause(block, cut, passive)
        for block in document.blocks
        for cut in block.cuts
        for passive in passives(block.words, block.text, cut.first, cut.last)
    )
