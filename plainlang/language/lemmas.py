"""The forms of a word: "make" is make, makes, made and making, "form" also forms; so that no word of a page needs to be
taken back to its lemma.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from plainlang.language import data
from plainlang.language.grammar.participles import kind
from plainlang.language.inflection import plural, verb_forms

_BE: Final = frozenset("be am is are was were been being".split())
_FIXED: Final = frozenset("DPQRCbO")
"""Letters of `kind` for words without other forms: "a" is not "as", "the" not "thing"."""


@cache
def forms_of(lemma: str) -> frozenset[str]:
    """Every form of a word in lower case, as a verb and as a noun; a modal, an adverb and the like have
    none but themselves.
    """
    if lemma == "be":
        return _BE
    verb, letter = verb_forms(lemma), kind(lemma)
    if verb.ing == lemma or letter in _FIXED or (letter == "A" and not lemma.endswith("ly")):
        return frozenset((lemma,))
    return frozenset((*verb, plural(lemma), *_irregular().get(lemma, ())))


@cache
def _irregular() -> dict[str, list[str]]:
    """All forms of irregular verbs, those that stand beside a preferred one too (got, proven, learnt)."""
    rows = [line.replace("/", " ").split() for line in data.lines("irregular_verbs.txt")]
    return {row[0]: row[1:] for row in rows if row[0] not in ("+", "*")}
