"""The forms of a word, as verb and as noun, and the way back."""

from __future__ import annotations

import pytest

from plainlang.language.lemmas import forms_of, lemma_of


@pytest.mark.parametrize(
    ("lemma", "some", "none"),
    [
        ("make", "make makes made making", "maker"),
        ("be", "am is are was were be been being", "bes"),
        ("get", "get gets got gotten getting", "getted"),
        ("prove", "proved proven", "prooven"),
        ("rewrite", "rewrote rewritten rewrites", "rewrited"),
        ("decision", "decision decisions", "decided"),
        ("analysis", "analysis analyses", "analyze"),
        ("apply", "apply applies applied applying", "applys"),
        ("will", "will", "would willed willing"),
        ("a", "a", "as"),
        ("the", "the", "thing"),
        ("well", "well", "wells"),
    ],
)
def test_forms(lemma: str, some: str, none: str) -> None:
    """Each form is one; what looks like one is not."""
    forms = forms_of(lemma)

    assert set(some.split()) <= forms
    assert forms.isdisjoint(none.split())


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        ("make makes made making", "make"),
        ("is was been being", "be"),
        ("has had", "have"),
        ("helped helps", "help"),
        ("agencies", "agency"),
        ("submitted", "submit"),
        ("died dying", "die"),
        ("women", "woman"),
        ("building left limited saw process species this", ""),
    ],
)
def test_lemma(forms: str, lemma: str) -> None:
    """The word a form comes from; none for a word that may stand for itself."""
    found = {lemma_of(form) for form in forms.split() if form != lemma}

    assert {lemma} == found
