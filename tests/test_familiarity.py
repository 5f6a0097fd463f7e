"""Familiarity: word frequency, and the list of familiar words with the inflections its authors accept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.language import familiarity
from plainlang.language.words import tokenize

EASY = [
    pytest.param("house", id="listed"),
    pytest.param("houses", id="plural"),
    pytest.param("office's", id="possessive"),
    pytest.param("boxes", id="-es"),
    pytest.param("tries", id="-ies"),
    pytest.param("cried", id="-ied"),
    pytest.param("baked", id="-ed after e"),
    pytest.param("helped", id="-ed"),
    pytest.param("planned", id="doubled -ed"),
    pytest.param("hiding", id="-ing after e"),
    pytest.param("stopping", id="doubled -ing"),
    pytest.param("tying", id="-ying"),
    pytest.param("older", id="-er"),
    pytest.param("biggest", id="doubled -est"),
    pytest.param("happier", id="-ier"),
    pytest.param("widest", id="-est after e"),
    pytest.param("quickly", id="-ly"),
    pytest.param("happily", id="-ily"),
    pytest.param("fully", id="fully"),
    pytest.param("gently", id="-le"),
    pytest.param("didn't", id="contraction"),
    pytest.param("they'll", id="'ll"),
    pytest.param("women's", id="irregular possessive"),
    pytest.param("old-fashioned", id="listed hyphen"),
    pytest.param("ice-cold", id="both parts familiar"),
    pytest.param("10-year", id="numeral and word"),
    pytest.param("2026", id="numeral"),
    pytest.param("1,000.50", id="decimal"),
    pytest.param("5th", id="ordinal"),
]
HARD = [
    pytest.param("utilize", id="not listed"),
    pytest.param("utilizes", id="inflection of one not listed"),
    pytest.param("agency", id="agency"),
    pytest.param("provider", id="-er of a verb"),
    pytest.param("user", id="-er of a listed verb"),
    pytest.param("apply", id="not from apple"),
    pytest.param("haven", id="not from have"),
    pytest.param("tend", id="not from ten"),
    pytest.param("fund", id="not from fun"),
    pytest.param("belief", id="noun of a listed verb"),
    pytest.param("well-established", id="one hard part"),
    pytest.param("h1n1", id="code"),
    pytest.param("agency's", id="possessive of a hard word"),
]
# Bands a reader can check: a word in a thousand is 6, one in a million 3.
FREQUENCY = [
    pytest.param("the", 7.5, 8.0, id="most frequent"),
    pytest.param("people", 6.0, 6.6, id="a word in a thousand"),
    pytest.param("health", 5.0, 5.9, id="common"),
    pytest.param("utilize", 3.3, 4.2, id="seldom"),
    pytest.param("heretofore", 2.5, 3.2, id="rare"),
    pytest.param("zyzzyvas", 0.0, 0.0, id="unknown"),
]


@pytest.mark.parametrize("word", EASY)
def test_easy(word: str) -> None:
    """Listed words and what the rules make of them are familiar."""
    assert familiarity.easy(word)


@pytest.mark.parametrize("word", HARD)
def test_not_easy(word: str) -> None:
    """Other words are not, even when they look like an inflection."""
    assert not familiarity.easy(word)


@pytest.mark.parametrize(("word", "low", "high"), FREQUENCY)
def test_zipf(word: str, low: float, high: float) -> None:
    """Frequency is on the Zipf scale."""
    assert low <= familiarity.zipf(word) <= high


def test_zipf_of_compounds() -> None:
    """A possessive is as frequent as its word, a hyphenated word as its rarest part, a numeral always known."""
    zipf = familiarity.zipf

    assert zipf("agency") == zipf("agency's")
    assert min(zipf("well"), zipf("established")) == zipf("well-established")
    assert 0.0 == zipf("well-zyzzyvas")
    assert zipf("2026") == zipf("10-year")
    assert zipf("u.s.") > 5


def test_zipf_orders_plain_before_hard() -> None:
    """The plainer word of a pair is the more frequent one."""
    pairs = [
        ("use", "utilize"),
        ("help", "facilitate"),
        ("start", "commence"),
        ("end", "terminate"),
        ("buy", "procure"),
    ]

    assert [] == [pair for pair in pairs if familiarity.zipf(pair[0]) <= familiarity.zipf(pair[1])]


def test_memo_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked-up words are kept, but not without end."""
    monkeypatch.setattr(familiarity, "_MEMO_LIMIT", 10)
    for number in range(100):
        familiarity.easy(f"x{number}")

    assert len(familiarity._memo) <= 10


@given(st.text(max_size=40))
def test_any_word_can_be_asked_about(text: str) -> None:
    """Whatever the tokenizer calls a word has a frequency in range, and the same answer twice."""
    for word in tokenize(text):
        assert 0.0 <= familiarity.zipf(word.key) <= 8.0
        assert familiarity.easy(word.key) == familiarity.easy(word.key)


ONE_WORD: st.SearchStrategy[str] = st.sampled_from(
    sorted(word for word in familiarity._easy_words()[1] if "-" not in word)
)


@given(ONE_WORD, ONE_WORD)
def test_hyphens_of_easy_words_are_easy(first: str, second: str) -> None:
    """Two familiar words with a hyphen between them are familiar."""
    assert familiarity.easy(f"{first}-{second}")
