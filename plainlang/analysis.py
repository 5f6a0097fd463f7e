"""What the words of a document do: parts of speech and passive clauses, found once and shared by all who ask.

`Document.grammar` says who answers: "builtin" is the small model that ships with us, anything else a pipeline of spaCy.
A sentence is tagged when the first rule asks for it, so a page on which no rule needs grammar pays nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from plainlang.document import Block, Document, once
from plainlang.index import index_of
from plainlang.language.grammar.participles import FORMS
from plainlang.language.grammar.passive import Passive, passives
from plainlang.language.grammar.tags import FINITE, Tag
from plainlang.language.sentences import Cut
from plainlang.language.words import Word
from plainlang.pipelines.installed import BUILTIN


class Clause(NamedTuple):
    """A passive clause and the sentence it stands in."""

    block: Block
    cut: Cut
    passive: Passive


Place = tuple[int, int]
"""A sentence: the id of its block, and the index of its first word there."""
_first: Final = attrgetter("first")


@once
def passive_clauses(document: Document) -> tuple[Clause, ...]:
    """Every passive clause in order."""
    return tuple(_passives(document))


def tags(document: Document, block: Block, cut: Cut) -> Sequence[Tag]:
    """The part of speech of each word of a sentence of this document, in order of block.words[cut.first:cut.last].

    The built-in tagger works them out from left to right, as far as somebody looks.
    """
    known = _tags(document)
    place = (id(block), cut.first)
    if place not in known:
        known[place] = _told(document, block, cut)
    return known[place]


@once
def _tags(document: Document) -> dict[Place, Sequence[Tag]]:
    return {}


def may_be(grammar: str, key: str, pos: frozenset[str]) -> bool:
    """Could a word, in lower case, be one of these parts of speech? Only the built-in tagger ever knows that it cannot;
    it is faster to ask than to tag.
    """
    if grammar != BUILTIN:
        return True
    from plainlang.language.grammar.tag_table import may_be as could_be

    return could_be(key, pos)


def is_certainly(grammar: str, word: Word, names: Container[str]) -> bool | None:
    """Is a word one of these parts of speech, whatever stands around it? None where only its sentence can tell."""
    if grammar != BUILTIN:
        return None
    from plainlang.language.grammar.tag_table import can_be

    told = {tag.pos in names or tag.tag in names for tag in can_be(word)}
    return told.pop() if len(told) == 1 else None


@lru_cache(maxsize=20_000)
def usually_finite(key: str) -> bool:
    """Is a word, in lower case, mostly a finite verb? The built-in table tells, whoever tags."""
    tag = _usual(key)
    return tag is not None and tag.tag in FINITE


@lru_cache(maxsize=20_000)
def often_finite(key: str) -> bool:
    """Is a word, in lower case, a finite verb often enough for the built-in table to know it as one?"""
    from plainlang.language.grammar.tag_table import usual_tags

    return not usual_tags(key).isdisjoint(FINITE)


def usually_name(key: str) -> bool:
    """Is a word, in lower case, mostly a name?"""
    tag = _usual(key)
    return tag is not None and tag.pos == "PROPN"


def _usual(key: str) -> Tag | None:
    from plainlang.language.grammar.tag_table import usual

    return usual(key)


def _told(document: Document, block: Block, cut: Cut) -> Sequence[Tag]:
    if document.grammar != BUILTIN:
        from plainlang.pipelines import parses

        return parses.tags(document, block, cut)
    from plainlang.language.grammar.tagger import Tags

    return Tags(block.words, block.text, cut.first, cut.last)


def _passives(document: Document) -> Iterator[Clause]:
    if document.grammar != BUILTIN:
        from plainlang.pipelines import parses

        return (Clause(*found) for found in parses.passives(document))
    index = index_of(document)
    places = sorted(index.words(FORMS & index.places.keys()))
    cuts = dict.fromkeys((n, bisect_right(document.blocks[n].cuts, i, key=_first) - 1) for n, i in places)
    found = ((document.blocks[n], document.blocks[n].cuts[at]) for n, at in cuts)
    return (
        Clause(block, cut, passive)
        for block, cut in found
        for passive in passives(block.words, block.text, cut.first, cut.last)
    )
