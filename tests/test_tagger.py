"""Parts of speech in the sentences that agencies write."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from perceptron import accuracy, train
from word_classes import Example

from plainlang.language.grammar import tagger
from plainlang.language.grammar.tag_table import may_be, parsed
from plainlang.language.grammar.tags import PENN, POS, Tag
from plainlang.language.words import tokenize

TAGGED = [
    "You must/MD submit/VB the form/NN by/IN May/NNP 5.",
    "You may/MD apply/VB online.",
    "We will/MD address/VB your concerns/NNS.",
    "Write your address/NN on the form/NN.",
    "You can/MD request/VB a copy/NN.",
    "Your request/NN was denied/VBN.",
    "The rule impacts/VBZ small farms/NNS.",
    "The impact/NN of the rule/NN is small.",
    "You can access/VB your record/NN.",
    "You need/VBP access/NN to a printer.",
    "Contact/VB us by phone/NN.",
    "Your contact/NN has left.",
    "We track/VBP our progress/NN each year.",
    "The site functions/VBZ as a hub.",
    "These functions/NNS belong to the state.",
    "The permit/NN costs/VBZ ten dollars/NNS.",
    "Review/VB the application/NN before you sign/VBP it.",
    "The review/NN takes/VBZ ten days/NNS.",
    "She was interested/JJ in the program.",
    "The signed/VBN form/NN is here.",
    "They signed/VBD the form/NN.",
    "Filing/VBG online saves/VBZ time.",
    "The meals are for the elderly/JJ.",
    "The elderly/JJ man/NN lives/VBZ alone.",
    "He said/VBD the office/NN was closed.",
    "Call/VB 911 in an emergency/NN.",
]


def tags(text: str) -> list[Tag]:
    words = tokenize(text)
    return list(tagger.Tags(words, text, 0, len(words)))


@pytest.mark.parametrize("line", TAGGED)
def test_tag(line: str) -> None:
    """Each word with a tag after a slash gets that tag."""
    told = [penn for _, penn in re.findall(r"([\w'-]+)(?:/([A-Z$]+))?", line)]
    seen = [given.tag if wanted else "" for given, wanted in zip(tags(re.sub(r"/[A-Z]+", "", line)), told, strict=True)]

    assert told == seen


@pytest.mark.parametrize(
    ("text", "pos"),
    [
        pytest.param("Don't wait.", "AUX", id="a contraction is its first part"),
        pytest.param("It's late.", "PRON", id="a pronoun and its verb are a pronoun"),
        pytest.param("John's form is here.", "PROPN", id="a possessive is a name"),
        pytest.param("follow-up visits", "NOUN", id="a hyphenated word"),
        pytest.param("42 people came.", "NUM", id="a number"),
        pytest.param("zzyzxes are here.", "NOUN", id="a word that nobody knows"),
    ],
)
def test_first_word(text: str, pos: str) -> None:
    """What the first word of a text is."""
    assert tags(text)[0].pos == pos


@given(st.text(st.sampled_from("aeiou thes.,'-A1’\ufffcé"), max_size=60))
def test_any_text(text: str) -> None:
    """Any text gets one tag a word, with names that exist, and the same again."""
    found = tags(text)

    assert len(found) == len(tokenize(text))
    assert all(tag.pos in POS and tag.tag in PENN for tag in found)
    assert found == tags(text)


def test_part_of_a_block() -> None:
    """A sentence is tagged by itself, wherever it stands in its block."""
    text = "We sent it. You may request a copy."
    words = tokenize(text)

    assert list(tagger.Tags(words, text, 3, 8)) == tags("You may request a copy.")


@pytest.mark.parametrize(
    ("key", "pos", "may"),
    [
        ("of", "NOUN", False),
        ("quickly", "NOUN", False),
        ("permit", "NOUN", True),
        ("permit", "VB", True),
        ("zzyzx", "NOUN", True),
    ],
)
def test_may_be(key: str, pos: str, may: bool) -> None:
    """What a word can be without its sentence; a word that nobody knows can be anything."""
    assert may_be(key, frozenset((pos,))) is may


DT, NN, NNS, VBZ = Tag("DET", "DT"), Tag("NOUN", "NN"), Tag("NOUN", "NNS"), Tag("VERB", "VBZ")


def test_training_is_reproducible_and_learns() -> None:
    """The same sentences give the same table twice, and the table tags them as they were."""
    taught = [
        Example(text, tokenize(text), tuple(given))
        for text, given in [
            ("The office plans a move", [DT, NN, VBZ, DT, NN]),
            ("The plans please the office", [DT, NNS, VBZ, DT, NN]),
            ("The office moves a plan", [DT, NN, VBZ, DT, NN]),
            ("A form lists the plans", [DT, NN, VBZ, DT, NNS]),
        ]
        * 30
    ]
    table = train(taught, {"plans": "sz", "moves": "sz"}, 5, 0.1)

    assert table == train(taught, {"plans": "sz", "moves": "sz"}, 5, 0.1)
    assert accuracy(parsed(table), taught)[1] == 1.0
