"""Words: what counts as one, how it is folded, and where it stands."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.language.words import fold, is_address, tokenize

# Words are separated by bars.
WORDS = [
    pytest.param("You can apply.", "You|can|apply", id="plain"),
    pytest.param("and/or", "and|or", id="a slash parts"),
    pytest.param("well-known non-disabled", "well-known|non-disabled", id="a hyphen binds"),
    pytest.param("well‑known well‐known", "well‑known|well‐known", id="every hyphen binds"),
    pytest.param("yes—no yes–no", "yes|no|yes|no", id="a dash parts"),
    pytest.param("can't won’t", "can't|won’t", id="contractions"),
    pytest.param("'quoted' ‘word’", "quoted|word", id="quotation marks stay out"),
    pytest.param("agencies' rules", "agencies|rules", id="a plural possessive"),
    pytest.param("U.S.C. e.g., a.m.", "U.S.C.|e.g.|a.m.", id="dotted abbreviations"),
    pytest.param("the end. Next", "the|end|Next", id="a full stop stays out"),
    pytest.param("1,000.50 and 10:30", "1,000.50|and|10:30", id="numbers"),
    pytest.param("in 2020, 2021", "in|2020|2021", id="a comma after a number"),
    pytest.param("R&D and AT&T", "R&D|and|AT&T", id="ampersand between capitals"),
    pytest.param("salt&pepper a & b", "salt|pepper|a|b", id="any other ampersand parts"),
    pytest.param("see https://a.gov/b?c=d. Then", "see|https://a.gov/b?c=d|Then", id="web address"),
    pytest.param("(https://a.gov/x)", "https://a.gov/x", id="web address in brackets"),
    pytest.param("mail me.too@a-b.gov.", "mail|me.too@a-b.gov", id="mail address"),
    pytest.param("at irs.gov/forms, or va.gov.", "at|irs.gov/forms|or|va.gov", id="domains"),
    pytest.param("open form-12.pdf now", "open|form-12.pdf|now", id="file name"),
    pytest.param("end.Start", "end|Start", id="a missing space"),
    pytest.param("snake_case", "snake|case", id="underscore parts"),
    pytest.param("cafe\u0301 e\u0301te\u0301", "cafe\u0301|e\u0301te\u0301", id="combining marks"),
    pytest.param("a\u200fb", "a|b", id="a direction mark parts"),
    pytest.param("naïve Straße 漢字", "naïve|Straße|漢字", id="any script"),
    pytest.param("😀 ok 👍🏽", "ok", id="emoji are no words"),
    pytest.param("…—!? \ufffc", "", id="no words"),
    pytest.param("", "", id="empty"),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_what_is_a_word(text: str, words: str) -> None:
    """The words of a text, as written."""
    assert "|".join(word.text for word in tokenize(text)) == words


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("UTILIZE", "utilize", id="case"),
        pytest.param("can’t ‘x’ ʼ", "can't 'x' '", id="apostrophes"),
        pytest.param("well‑known e‐mail", "well-known e-mail", id="hyphens"),
        pytest.param("a\xa0b\u202fc", "a b c", id="spaces"),
        pytest.param("İx", "İx", id="a letter that grows in lower case stays"),
        pytest.param("É", "é", id="accents"),
    ],
)
def test_fold(text: str, key: str) -> None:
    """What is compared: lower case, plain marks, the same length."""
    assert fold(text) == key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("https://a.gov", True, id="web"),
        pytest.param("www.a.gov", True, id="www"),
        pytest.param("me@a.gov", True, id="mail"),
        pytest.param("va.gov", True, id="domain"),
        pytest.param("irs.gov/forms", True, id="domain and path"),
        pytest.param("form.pdf", True, id="file"),
        pytest.param("U.S.", False, id="abbreviation"),
        pytest.param("1,000.50", False, id="number"),
        pytest.param("well-known", False, id="word"),
    ],
)
def test_is_address(text: str, expected: bool) -> None:
    """Addresses, domains and file names are told from words."""
    assert [is_address(word) for word in tokenize(text)] == [expected]


@given(st.text())
def test_words_are_slices_in_order(text: str) -> None:
    """Each word stands where it says, after the one before."""
    end = 0
    for word in tokenize(text):
        assert word.start >= end
        assert word.text == text[word.start : word.end] != ""
        assert word.key == fold(text)[word.start : word.end]
        end = word.end


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    """A folded text is as long as the text, so that offsets hold; folding it again changes nothing."""
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from("apply online for your well-known can't form 1,000 U.S.A. R&D".split()), max_size=20))
def test_joined_words_come_back(words: list[str]) -> None:
    """Words joined by spaces are the words of the text."""
    assert [word.text for word in tokenize(" ".join(words))] == words


@pytest.mark.parametrize("piece", ["a", "a-", "a.", "a@", "1,", "://", "a\u0301", "x.gov/", "A&", "'", "a_"])
def test_long_runs_stay_fast(piece: str) -> None:
    """A long run of anything takes time in proportion."""
    begin = perf_counter()
    tokenize(piece * 50_000)

    assert perf_counter() - begin < 2
