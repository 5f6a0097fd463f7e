"""The forms of a word: "make" is make, makes, made and making, "form" also forms; so that no word of a page needs to be
taken back to its lemma. Only the writer of a rule is told that "made" is no lemma.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from plainlang.language import data
from plainlang.language.grammar.participles import kind
from plainlang.language.grammar.tag_table import usual_tags
from plainlang.language.inflection import plural, verb_forms

_BE: Final = frozenset("be am is are was were been being".split())
_FIXED: Final = frozenset("DPQRCbO")
"""Letters of `kind` for words without other forms: "a" is not "as", "the" not "thing"."""
_INFLECTED: Final = frozenset(("VBD", "VBN", "VBZ", "VBG", "NNS", "NNPS"))
"""Penn tags of words that are a form of another."""
_ENDINGS: Final = (
    ("ies", "y"), ("s", ""), ("es", ""), ("es", "is"), ("ied", "y"), ("d", ""), ("ed", ""), ("ying", "ie"),
    ("ing", "e"), ("ing", ""),
)  # fmt: skip
"""How forms end, and how the words do that they come from."""


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


def lemma_of(form: str) -> str:
    """The word of which this can only be a form ("make" for "made"); empty where it may be a word of its own, as
    "building" is, or where there is no telling.
    """
    if form in _BE:
        return "be" if form != "be" else ""
    if form in _irregular() or not _only_inflected(form):
        return ""
    verbs, nouns = _odd_forms()
    endings = [*((many, one) for one, many in nouns), *_ENDINGS]
    likely = [*verbs.get(form, ()), *(form.removesuffix(end) + own for end, own in endings if form.endswith(end))]
    likely += [base[:-1] for base in likely if base[-2:-1] == base[-1:]]  # submitt-ed
    return next((base for base in likely if form in forms_of(base) and _is_base(base)), "")


def _only_inflected(form: str) -> bool:
    """Is this word in the tagger's table only a past, a plural or the like? Of one that is not there its end tells."""
    tags = usual_tags(form)
    return tags <= _INFLECTED if tags else form.endswith(("ed", "s")) and not form.endswith(("ss", "us", "is"))


def _is_base(word: str) -> bool:
    return not usual_tags(word).isdisjoint(("VB", "VBP", "NN"))


@cache
def _odd_forms() -> tuple[dict[str, list[str]], list[list[str]]]:
    """Irregular forms of verbs, each with the verbs it may be a form of; and irregular plurals, with what they end."""
    verbs: dict[str, list[str]] = {"has": ["have"]}
    for base, forms in _irregular().items():
        for form in forms:
            verbs.setdefault(form, []).append(base)
    return verbs, [row.removeprefix("-").split() for row in data.lines("irregular_nouns.txt") if row[0] != "="]


@cache
def _irregular() -> dict[str, list[str]]:
    """All forms of irregular verbs, those that stand beside a preferred one too (got, proven, learnt)."""
    rows = [line.replace("/", " ").split() for line in data.lines("irregular_verbs.txt")]
    return {row[0]: row[1:] for row in rows if row[0] not in ("+", "*")}
