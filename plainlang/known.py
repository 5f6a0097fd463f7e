"""Where a document uses a term that its readers know, found when the first rule asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from plainlang.document import Block, Document, once
from plainlang.language.inflection import plural, verb_forms
from plainlang.language.words import Word, tokenize
from plainlang.phrases import PhraseMatcher
from plainlang.span import lies_in, merged

Ranges = tuple[tuple[int, int], ...]


def in_known_term(document: Document, block: Block, start: int, end: int) -> bool:
    """Is text[start:end] of a block part of a term that the readers of this document know?"""
    if not document.vocabulary.known:
        return False
    return lies_in((start, end), _terms(document).get(id(block), ()))


def written(form: str) -> tuple[str, ...]:
    """How the words of a term with a capital are written; nothing for a term that may have any case."""
    return tuple(_plain(word.text) for word in tokenize(form)) if form != form.lower() else ()


def is_written(words: Sequence[Word], form: tuple[str, ...]) -> bool:
    """Are these words written as a term must be?"""
    return not form or form == tuple(_plain(word.text) for word in words)


def surfaces(term: str) -> Iterator[str]:
    """A term, its plural, and what belongs to either."""
    many = plural(term)
    yield from (term, f"{term}'s", many, f"{many}'")


def _known_forms(term: str) -> Iterator[str]:
    """The surfaces of a term; a single word may be a verb too (notify, notified)."""
    yield from surfaces(term)
    if term.isalpha() and term.islower():
        yield from verb_forms(term)


@lru_cache(maxsize=32)
def _matcher(terms: tuple[str, ...]) -> PhraseMatcher[tuple[str, ...]]:
    """Finds the terms; handed back is how the words must be written, nothing when any case will do."""
    return PhraseMatcher((form, written(form)) for term in terms for form in dict.fromkeys(_known_forms(term)))


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("‑", "-")


@once
def _terms(document: Document) -> dict[int, Ranges]:
    """Where the terms stand, by the id of the block."""
    found: dict[int, list[tuple[int, int]]] = {}
    for n, first, last, forms in _matcher(document.vocabulary.known).find(document):
        block = document.blocks[n]
        words = block.words[first:last]
        if any(is_written(words, form) for form in forms):
            found.setdefault(id(block), []).append((words[0].start, words[-1].end))
    return {block: merged(ranges) for block, ranges in found.items()}
