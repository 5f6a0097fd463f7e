"""Syllables: exact where the dictionary knows the word, sensible where it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.language import syllables
from plainlang.language.words import tokenize

# Checked by hand: words whose count a reader would not dispute.
LISTED = [
    (1, "a the make asked played queue through strength aisle months can't won't he'd they've"),
    (2, "table people business colonel rhythm prism didn't added boxes naked science quiet"),
    (3, "recipe beautiful area utilize agency wherever regular"),
    (4, "application information society january eligible utilizes"),
    (5, "university opportunity communicated"),
    (6, "responsibility accessibility"),
]
UNLISTED = [
    pytest.param("telehealth", 3, id="compound"),
    pytest.param("cybersecurity", 6, id="silent e inside"),
    pytest.param("copayments", 3, id="silent e before -ment"),
    pytest.param("defunders", 3, id="-er"),
    pytest.param("blorped", 1, id="silent -ed"),
    pytest.param("blorted", 2, id="-ed after t"),
    pytest.param("snargled", 2, id="-led after a consonant"),
    pytest.param("snarge's", 2, id="'s after a hiss"),
    pytest.param("reinsurable", 5, id="re- before a vowel"),
]
ODD = [
    pytest.param("well-known", 2, id="hyphen: the sum"),
    pytest.param("follow-up", 3, id="hyphen"),
    pytest.param("covid-19", 3, id="a number is one"),
    pytest.param("2026", 1, id="year"),
    pytest.param("1,000.50", 1, id="decimal"),
    pytest.param("5th", 1, id="ordinal"),
    pytest.param("1990s", 1, id="decade"),
    pytest.param("401k", 2, id="number and letter"),
    pytest.param("h1n1", 4, id="letters and numbers"),
    pytest.param("u.s.", 2, id="initials"),
    pytest.param("u.s.c.", 3, id="three initials"),
    pytest.param("www", 9, id="double-u"),
    pytest.param("xml", 3, id="no vowel: letters"),
    pytest.param("r&d", 3, id="ampersand"),
    pytest.param("o'clock", 2, id="o'"),
    pytest.param("naïve", 2, id="two dots"),
    pytest.param("cliché", 2, id="final é"),
    pytest.param("résumé", 3, id="é twice"),
    pytest.param("ξένος", 1, id="another script"),
    pytest.param("women's", 2, id="possessive"),
    pytest.param("agency's", 3, id="possessive in y"),
]


@pytest.mark.parametrize(("expected", "words"), LISTED)
def test_listed(expected: int, words: str) -> None:
    """Everyday words have the count of the dictionary."""
    assert dict.fromkeys(words.split(), expected) == {word: syllables.count(word) for word in words.split()}


@pytest.mark.parametrize(("word", "expected"), UNLISTED)
def test_unlisted(word: str, expected: int) -> None:
    """Words no dictionary holds follow the spelling rules."""
    assert expected == syllables.count(word)


@pytest.mark.parametrize(("word", "expected"), ODD)
def test_odd(word: str, expected: int) -> None:
    """Numbers, initials, hyphens, apostrophes and accents."""
    assert expected == syllables.count(word)


def test_correction_reaches_inflections() -> None:
    """A correction of a word holds for its regular forms, which the table leaves out."""
    table = {"snarbe": 1}

    assert [2, 2, 2, 3] == [syllables.measure(w, table) for w in ("snarbe", "snarbes", "snarbed", "snarbing")]


def test_explicit_zero_stops_the_inference() -> None:
    """A form can be listed as regular although its base is not."""
    assert 1 == syllables.measure("snarbes", {"snarbe": 1, "snarbes": 0})


def test_memo_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked-up words are kept, but not without end."""
    monkeypatch.setattr(syllables, "_MEMO_LIMIT", 10)
    for number in range(100):
        syllables.count(f"x{number}")

    assert len(syllables._memo) <= 10


@given(st.text(max_size=40))
def test_every_word_has_a_syllable(text: str) -> None:
    """Whatever the tokenizer calls a word has at least one syllable, and no more than three a character."""
    for word in tokenize(text):
        assert 1 <= syllables.count(word.key) <= 3 * max(1, len(word.key)) + 2


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9), min_size=2, max_size=4))
def test_hyphens_add_up(parts: list[str]) -> None:
    """Without a correction of its own, a hyphenated word is the sum of its parts."""
    assert sum(syllables.measure(part, {}) for part in parts) == syllables.measure("-".join(parts), {})
