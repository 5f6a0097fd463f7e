"""What is said about decisions: every tag and every fact has a name, and doubt agrees with the tagger."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainlang.language.grammar.doubt import choices
from plainlang.language.grammar.evidence import weights
from plainlang.language.grammar.fact_names import said
from plainlang.language.grammar.tag_names import PENN_NAMES, POS_NAMES, named
from plainlang.language.grammar.tag_table import load
from plainlang.language.grammar.tagger import Tags
from plainlang.language.grammar.tags import PENN, POS, Tag
from plainlang.language.words import tokenize

TEXT = (
    "Please access the form on our web site, which the Office of Management (OMB) issues twice a year, or request it "
    "by mail if you can't; they may address well-known needs that weren't met before May 5"
)


def test_every_tag_has_a_name() -> None:
    """No name for what is no tag, and each part of speech has one."""
    assert set[str](POS_NAMES) == POS
    assert set[str](PENN_NAMES) <= PENN


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        (Tag("VERB", "VB"), "verb, base form"),
        (Tag("NOUN", "NNS"), "noun, plural"),
        (Tag("PROPN", "NNP"), "name"),
        (Tag("AUX", "MD"), "helping verb, modal"),
        (Tag("X", "GW"), "other"),
    ],
)
def test_names_of_tags(tag: Tag, name: str) -> None:
    """A part of speech, and what the finer tag adds."""
    assert name == named(tag)


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        ("", "where all sums begin"),
        ("w=sent", "it is “sent”"),
        ("bm=areA", "between “are” and it: an adverb"),
        ("mk=P", "between form and it: nothing; next: a preposition"),
        ("wk=set P", "“set”, next: a preposition"),
        ("x=^", "before the form: the start"),
        ("state been", "it often tells of a state, with “been”"),
        ("feeling ", "it often tells of a feeling"),
        ("new=x", "new=x"),
    ],
)
def test_names_of_facts(fact: str, name: str) -> None:
    """A fact in plain words; one without words as it is."""
    assert name == said(fact)


def test_every_fact_has_a_name() -> None:
    """The table has no fact that cannot be told."""
    assert [] == [name for name in weights() if said(name) == name]


def test_doubt_agrees_with_the_tagger() -> None:
    """What was chosen won, and where there was nothing to choose there is no second."""
    words = tokenize(TEXT)
    tags = Tags(words, TEXT, 0, len(words))
    told = list(choices(words, TEXT, 0, len(words), tags))

    assert len(words) == len(told)
    assert [] == [(word.text, choice) for word, choice in zip(words, told, strict=True) if not 0 <= choice.margin <= 1]
    assert {True, False} == {choice.second is None for choice in told}
    assert all(choice.second in load().tags for choice in told if choice.second)


def test_the_manual_names_tags_as_we_do() -> None:
    """The tables in docs/grammar.md are ours."""
    manual = (Path(__file__).parent.parent / "docs/grammar.md").read_text(encoding="utf-8")
    rows = [f"| `{tag}` | {name} |" for names in (POS_NAMES, PENN_NAMES) for tag, name in names.items()]

    assert [] == [row for row in rows if row not in manual]
