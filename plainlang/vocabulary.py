"""The words of a site: those that its readers know, and those to explain to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plainlang.errors import UseError
from plainlang.language.words import fold, tokenize


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`known`: words and phrases about which no rule speaks. `explain`: those to explain when a page first uses them.

    A term with a capital is found only as it is written, any other in any case; its plural and its 's too. Of a known
    word that has no capital the forms of a verb are known too (notify, notified).
    """

    known: tuple[str, ...] = ()
    explain: tuple[str, ...] = ()


NO_WORDS: Final = Vocabulary()


def sound(vocabulary: Vocabulary) -> Vocabulary:
    """The same vocabulary, its lists as tuples. Raises `UseError` when one of its terms makes no sense."""
    if not isinstance(vocabulary, Vocabulary):
        raise UseError(f"“vocabulary” must be a Vocabulary(known=[…], explain=[…]), not {vocabulary!r:.60}.")
    for terms in (vocabulary.known, vocabulary.explain):
        if isinstance(terms, str) or not all(isinstance(term, str) for term in terms):
            raise UseError(f"The words of a vocabulary must be a list of texts, not {terms!r}.")
    for _, text in term_faults(vocabulary):
        raise UseError(text)
    return Vocabulary(tuple(vocabulary.known), tuple(vocabulary.explain))


def term_faults(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Terms that make no sense, each with what is wrong: without a word, or both known and to be explained."""
    for term in (*vocabulary.known, *vocabulary.explain):
        if not tokenize(term):
            yield term, f"“{term}” has no word in it."
    known = set(map(fold, vocabulary.known))
    for term in vocabulary.explain:
        if fold(term) in known:
            yield term, f"“{term}” stands under “known” too: do your readers know it, or not?"
