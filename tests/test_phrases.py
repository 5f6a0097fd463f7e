"""The matcher of word lists: what is one phrase in a text, and what is not."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.phrases import PhraseMatcher, steps
from plainlang.readers import read_source

TO = ("in order to", "low-hanging fruit", "don't", "and/or", "e.g.", "order", "24/7")


def found(phrases: tuple[str, ...], text: str, format: str = "text") -> list[str]:
    """The phrases as the text shows them."""
    matcher = PhraseMatcher((phrase, phrase) for phrase in phrases)
    document = read_source(text, format)
    places = [(document.blocks[n], first, last) for n, first, last, _ in matcher.find(document)]
    return [block.text[block.words[first].start : block.words[last - 1].end] for block, first, last in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Go in order to win.", ["in order to", "order"], id="a phrase and one inside it"),
        pytest.param("IN ORDER TO win", ["IN ORDER TO", "ORDER"], id="any case"),
        pytest.param("in order\nto win", ["in order to", "order"], id="over the end of a line"),
        pytest.param("in order   to win", ["in order to", "order"], id="more than one space"),
        pytest.param("in order\u00a0to win", ["in order\u00a0to", "order"], id="a space that does not break"),
        pytest.param("in\u202forder \u00a0to win", ["in\u202forder \u00a0to", "order"], id="narrow and double spaces"),
        pytest.param("in order. To win", ["order"], id="not over a full stop"),
        pytest.param("in order, to win", ["order"], id="not over a comma"),
        pytest.param("in order\n\nto win", ["order"], id="not over a paragraph"),
        pytest.param("Low‑hanging fruit", ["Low‑hanging fruit"], id="a hyphen that does not break"),
        pytest.param("low hanging fruit", [], id="a hyphen is not a space"),
        pytest.param("I don’t", ["don’t"], id="a curly apostrophe"),
        pytest.param("and / or", [], id="a stroke with spaces is another phrase"),
        pytest.param("forms and/or fees, 24/7", ["and/or", "24/7"], id="strokes"),
        pytest.param("orders, reorder, order-taker, order's", [], id="whole words only"),
        pytest.param("See e.g. this.", ["e.g."], id="an abbreviation with points"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_is_found(text: str, expected: list[str]) -> None:
    """A phrase is its words with the same thing between them."""
    assert found(TO, text) == expected


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        pytest.param("in **order** to", "markdown", ["in order to"], id="markup inside"),
        pytest.param("in `order` to", "markdown", [], id="code in the middle"),
        pytest.param("in order `x` to", "markdown", [], id="a hole in the middle"),
        pytest.param("in order {{ x }} to", "markdown", [], id="a template tag in the middle"),
        pytest.param("in order  \nto", "markdown", [], id="a hard line break"),
        pytest.param("<p>in order<br>to</p>", "html", [], id="a br element"),
        pytest.param("<p>in order&nbsp;to</p>", "html", ["in order\u00a0to"], id="an entity"),
        pytest.param("<p>in order to</p><p>in order to</p>", "html", ["in order to"] * 2, id="two blocks"),
        pytest.param("<p>in order</p><p>to</p>", "html", [], id="not from one block to the next"),
    ],
)
def test_markup(text: str, format: str, expected: list[str]) -> None:
    """Markup does not break a phrase; code, template tags and line breaks do."""
    assert found(("in order to",), text, format) == expected


def test_every_payload_is_handed_back() -> None:
    """Two rules may list the same phrase."""
    matcher = PhraseMatcher([("so that", 1), ("So that", 2), ("so", 3)])

    assert matcher.find(read_source("so that", "text")) == [(0, 0, 2, [1, 2]), (0, 0, 1, [3])]


@pytest.mark.parametrize(("entries", "expected"), [([], False), ([("a", 1)], True)])
def test_an_empty_matcher_is_false(entries: list[tuple[str, int]], expected: bool) -> None:
    """Kinds ask before they walk through a document."""
    assert bool(PhraseMatcher(entries)) is expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("In Order To", ["in", "order", "to"]), ("and/or", ["and", "/or"]), ("don’t", ["don't"]), ("—", [])],
)
def test_steps(phrase: str, expected: list[str]) -> None:
    """The edges of the trie are folded words with what stands before them, but for a space."""
    assert steps(phrase) == expected


WORDS = st.lists(st.sampled_from(["a", "b", "ab"]), min_size=1, max_size=8)


@given(text=WORDS, phrases=st.lists(WORDS, min_size=1, max_size=4))
def test_the_matcher_finds_what_a_search_finds(text: list[str], phrases: list[list[str]]) -> None:
    """Every run of words that is a phrase is found, and nothing else."""
    spelled = tuple(dict.fromkeys(" ".join(phrase) for phrase in phrases))
    runs = [" ".join(text[i:j]) for i in range(len(text)) for j in range(len(text), i, -1)]

    assert found(spelled, " ".join(text)) == [run for run in runs if run in spelled]


@given(text=WORDS, phrases=st.lists(WORDS, min_size=1, max_size=4))
def test_a_sealed_matcher_finds_the_same(text: list[str], phrases: list[list[str]]) -> None:
    """The first time it meets a word, and again."""
    whole = PhraseMatcher((" ".join(phrase), i) for i, phrase in enumerate(phrases))
    sealed: PhraseMatcher[int] = PhraseMatcher((), whole.sealed(pickle.dumps), pickle.loads)
    document = read_source(" ".join(text), "text")

    assert [whole.find(document)] * 2 == [sealed.find(document), sealed.find(document)]
