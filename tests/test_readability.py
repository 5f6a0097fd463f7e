"""Readability formulas against worked examples from elsewhere, against textstat, and at the edges.

The published examples give counts and a result; nothing in them was computed by us. Where none was found with its
counts, the arithmetic stands in the test and says “by hand”.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang import readability
from plainlang.counts import Counts

# “The Australian platypus is seemingly a hybrid of a mammal and reptilian creature”: Wikipedia, “Flesch–Kincaid
# readability tests”, counts 13 words and 24 syllables. The npm packages count it otherwise; their counts are below.
PLATYPUS = Counts(words=13, sentences=1, syllables=24)
NPM_PLATYPUS = Counts(words=13, sentences=1, syllables=26, polysyllables=4, complex_words=2)
NPM_SHORT_PLATYPUS = Counts(words=12, sentences=1, syllables=23)
NPM_CAT_ON_MAT = Counts(words=6, sentences=1, syllables=6)
# JetBrains Academy (hyperskill.org), project 155 “Readability Score”, stage 4 (the same text as project 39, stage 4).
HYPERSKILL_4 = Counts(words=137, sentences=14, letters=687, syllables=210, polysyllables=17)
# The same project, stage 5; its word list is not Dale and Chall's, its arithmetic is.
HYPERSKILL_5 = Counts(words=108, sentences=6, letters=580, syllables=200, polysyllables=25, difficult_words=25)
# “I immediately regret this decision.”, in the README of brbcoding/Readability on GitHub.
REGRET = Counts(words=5, sentences=1, letters=30)
# Anne Stilman, “Grammatically Correct”, on a paragraph of the book itself.
STILMAN = Counts(words=100, sentences=5, complex_words=14)
# The abstract of Coleman and Liau (1975), as worked through in Wikipedia, “Coleman–Liau index”.
ABSTRACT = Counts(words=119, sentences=5, letters=639)
# Lines of Dr. Seuss in Harvard's CS50, problem set “Readability”; the result is rounded to a grade.
CS50 = Counts(words=14, sentences=4, letters=65)


@pytest.mark.parametrize(
    ("formula", "counts", "expected", "places"),
    [
        pytest.param("flesch_reading_ease", PLATYPUS, 37.5, 1, id="Wikipedia"),
        pytest.param("flesch_reading_ease", NPM_CAT_ON_MAT, 116.145, 3, id="npm flesch 2, first"),
        pytest.param("flesch_reading_ease", NPM_SHORT_PLATYPUS, 32.505, 3, id="npm flesch 2, second"),
        pytest.param("flesch_kincaid_grade", PLATYPUS, 11.3, 1, id="Wikipedia"),
        pytest.param("flesch_kincaid_grade", NPM_PLATYPUS, 13.08, 2, id="npm flesch-kincaid 2"),
        pytest.param("flesch_kincaid_grade", HYPERSKILL_4, 6.31, 2, id="Hyperskill 155, stage 4"),
        pytest.param("flesch_kincaid_grade", HYPERSKILL_5, 13.28, 2, id="Hyperskill 155, stage 5"),
        pytest.param("ari", HYPERSKILL_4, 7.08, 2, id="Hyperskill 155, stage 4"),
        pytest.param("ari", HYPERSKILL_5, 12.86, 2, id="Hyperskill 155, stage 5"),
        pytest.param("ari", REGRET, 9.33, 2, id="brbcoding"),
        pytest.param("smog", HYPERSKILL_4, 9.42, 2, id="Hyperskill 155, stage 4"),
        pytest.param("smog", HYPERSKILL_5, 14.79, 2, id="Hyperskill 155, stage 5"),
        pytest.param("smog", NPM_PLATYPUS, 14.554593, 6, id="npm smog-formula 2"),
        pytest.param("gunning_fog", STILMAN, 13.6, 1, id="Stilman"),
        pytest.param("gunning_fog", NPM_PLATYPUS, 11.353846, 6, id="npm gunning-fog 1"),
        pytest.param("coleman_liau", ABSTRACT, 14.5, 1, id="Wikipedia"),
        pytest.param("coleman_liau", HYPERSKILL_4, 10.66, 2, id="Hyperskill 155, stage 4"),
        pytest.param("coleman_liau", HYPERSKILL_5, 14.13, 2, id="Hyperskill 155, stage 5"),
        pytest.param("coleman_liau", CS50, 3, 0, id="CS50"),
        pytest.param("dale_chall", HYPERSKILL_5, 8.18, 2, id="Hyperskill 155, stage 5"),
    ],
)
def test_published_example(formula: str, counts: Counts, expected: float, places: int) -> None:
    """The formula gives the published result from the published counts, to the places that were printed."""
    actual = getattr(readability, formula)(counts)

    assert abs(actual - expected) <= 0.5 * 10**-places + 1e-9


@pytest.mark.parametrize(
    ("formula", "counts", "expected"),
    [
        # 206.835 − 1.015 × 20 − 84.6 × 1.5 = 206.835 − 20.3 − 126.9
        pytest.param("flesch_reading_ease", Counts(words=100, sentences=5, syllables=150), 59.635, id="flesch"),
        # 30 sentences need no scaling: 1.0430 × √100 + 3.1291 = 10.43 + 3.1291
        pytest.param("smog", Counts(words=600, sentences=30, polysyllables=100), 13.5591, id="smog, 30 sentences"),
        pytest.param("smog", Counts(words=60, sentences=3), 3.1291, id="smog, no long word"),
        # 0.1579 × 20 + 0.0496 × 15 + 3.6365 = 3.158 + 0.744 + 3.6365
        pytest.param("dale_chall", Counts(words=30, sentences=2, difficult_words=6), 7.5385, id="dale-chall"),
        # 0.1579 × 5 + 0.0496 × 10 = 0.7895 + 0.496, and no constant at 5% itself
        pytest.param("dale_chall", Counts(words=100, sentences=10, difficult_words=5), 1.2855, id="dale-chall, 5%"),
        # 0.1579 × 6 + 0.0496 × 10 + 3.6365 = 0.9474 + 0.496 + 3.6365
        pytest.param("dale_chall", Counts(words=100, sentences=10, difficult_words=6), 5.0799, id="dale-chall, 6%"),
        # 78 + 22 × ln 20 + 0.57 × 30 − 25 × 4.5 = 78 + 22 × 2.995732 + 17.1 − 112.5
        pytest.param(
            "difficulty",
            Counts(words=1000, sentences=50, difficult_words=300, content_words=500, zipf_tenths=22_500),
            48.5061,
            id="difficulty",
        ),
        # words that all are in every text count as Zipf 6: 78 + 22 × ln 5 − 25 × 6
        pytest.param("difficulty", Counts(words=10, sentences=2), -36.5924, id="difficulty, no content words"),
    ],
)
def test_by_hand(formula: str, counts: Counts, expected: float) -> None:
    """The formula gives what the arithmetic in the comment gives."""
    assert expected == pytest.approx(getattr(readability, formula)(counts), abs=0.0005)


@pytest.mark.parametrize("counts", [ABSTRACT, HYPERSKILL_4, HYPERSKILL_5])
def test_coleman_liau_agrees_with_the_two_equations_it_comes_from(counts: Counts) -> None:
    """The cloze and grade equations (constants as in R's koRpus, `coleman.liau`) shorten to 0.0588, not to 0.058."""
    cloze = 141.8401 - 0.214590 * 100 * counts.letters / counts.words + 1.079812 * 100 * counts.sentences / counts.words
    expected = -27.4004 * cloze / 100 + 23.06395

    assert expected == pytest.approx(readability.coleman_liau(counts), abs=0.01)


# ── textstat as oracle: “·” marks the syllables, so that both sides are given the same ones ──

PASSAGES = {
    "letter": "We have read your let·ter with care. You can keep the mon·ey that we paid to you in June. "
    "If you have a ques·tion, call us at the num·ber on this page.",
    "notice": "The com·mis·sion e·val·u·ates all ap·pli·ca·tions in the or·der of re·ceipt. An in·com·plete "
    "ap·pli·ca·tion de·lays the de·ter·mi·na·tion of el·i·gi·bil·i·ty. Sub·mit doc·u·men·ta·tion of in·come.",
    "mixed": "Read this first! Could your fam·i·ly get help with rent? The hous·ing a·gen·cy de·cides in 30 days; "
    "it sends no·tice by mail. Bring proof of i·den·ti·ty and your most re·cent pay slip.",
}


@pytest.fixture(params=PASSAGES)
def oracle(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Counts, str]]:
    """A passage and its counts, with textstat's syllables read from the marks instead of a download."""
    marked = PASSAGES[request.param]
    text = marked.replace("·", "")
    words = [word.strip(".,;!?").lower() for word in marked.split()]
    syllables = [word.count("·") + 1 for word in words]
    offline = {word.replace("·", ""): [["0"] * count] for word, count in zip(words, syllables, strict=True)}
    syllable_counter = pytest.importorskip("textstat.backend.counts._count_syllables")
    monkeypatch.setattr(syllable_counter, "get_cmudict", lambda lang: offline)
    forget()
    counted = sys.modules["textstat.backend"].counts
    yield (
        Counts(
            words=len(words),
            sentences=sum(marked.count(mark) for mark in ".!?"),
            syllables=sum(syllables),
            letters=sum(letter.isalnum() for letter in text),
            polysyllables=sum(count >= 3 for count in syllables),
            complex_words=counted.count_difficult_words(text, "en_US", 3),
            difficult_words=counted.count_difficult_words(text, "en_US", 0),
        ),
        text,
    )
    forget()


def forget() -> None:
    """Empty textstat's caches, which are keyed by text alone."""
    for name, module in list(sys.modules.items()):
        if name.startswith("textstat.backend"):
            for value in list(vars(module).values()):
                getattr(value, "cache_clear", int)()


@pytest.mark.parametrize(
    ("formula", "theirs"),
    [
        ("flesch_reading_ease", "flesch_reading_ease"),
        ("flesch_kincaid_grade", "flesch_kincaid_grade"),
        ("smog", "smog_index"),
        ("gunning_fog", "gunning_fog"),
        ("dale_chall", "dale_chall_readability_score"),
    ],
)
def test_textstat_agrees(oracle: tuple[Counts, str], formula: str, theirs: str) -> None:
    """Given the same counts, textstat's result is ours."""
    counts, text = oracle
    expected = getattr(sys.modules["textstat.backend"].metrics, theirs)(text, "en_US")

    assert expected == pytest.approx(getattr(readability, formula)(counts), abs=0.05)


def test_textstat_has_a_shorter_coleman_liau(oracle: tuple[Counts, str]) -> None:
    """textstat multiplies letters by 0.058 where the paper has 0.0588; that alone lowers a page by 0.4 grades."""
    counts, text = oracle
    theirs = sys.modules["textstat.backend"].metrics.coleman_liau_index(text)

    assert theirs + 0.0008 * 100 * counts.letters / counts.words == pytest.approx(
        readability.coleman_liau(counts), abs=0.05
    )


def test_textstat_counts_punctuation_in_ari(oracle: tuple[Counts, str]) -> None:
    """textstat takes every character but spaces; we take letters and digits."""
    counts, text = oracle
    marks = sum(not character.isalnum() and not character.isspace() for character in text)
    theirs = sys.modules["textstat.backend"].metrics.automated_readability_index(text)

    assert theirs - 4.71 * marks / counts.words == pytest.approx(readability.ari(counts), abs=0.05)


@pytest.mark.parametrize(
    ("word", "syllables", "threshold", "difficult"),
    [
        pytest.param("walls", 1, 0, True, id="dale-chall: a plural of a listed word is difficult to textstat"),
        pytest.param("wall", 1, 0, False, id="dale-chall: the listed word is not"),
        pytest.param("family", 3, 3, False, id="fog: a listed word of three syllables is easy to textstat"),
        pytest.param("Alabama", 4, 3, True, id="fog: a name is complex to textstat, not to Gunning"),
        pytest.param("created", 3, 3, True, id="fog: so is a word that -ed makes long"),
    ],
)
def test_textstat_leaves_the_publication(
    monkeypatch: pytest.MonkeyPatch, word: str, syllables: int, threshold: int, difficult: bool
) -> None:
    """Why the counts above are textstat's own: these words are counted otherwise in the publications."""
    counter = pytest.importorskip("textstat.backend.counts._count_syllables")
    monkeypatch.setattr(counter, "get_cmudict", lambda lang: {word.lower(): [["0"] * syllables]})
    forget()

    assert difficult == sys.modules["textstat.backend"].validations.is_difficult_word(word, threshold, "en_US")
    forget()


# ── measure, grade and difficulty ──


def test_grade_is_the_middle_three() -> None:
    """Flesch-Kincaid 6.31, ARI 7.08, Fog 8.88, SMOG 9.42, Coleman-Liau 10.66: the middle three are 7.08 to 9.42."""
    counts = Counts(words=137, sentences=14, letters=687, syllables=210, polysyllables=17, complex_words=17)

    assert readability.measure(counts).grade == pytest.approx((7.08, 9.42), abs=0.005)


@pytest.mark.parametrize(
    ("words", "reason"),
    [(0, "A grade needs 100 words; this text has 0."), (99, "A grade needs 100 words; this text has 99."), (100, "")],
)
def test_a_short_text_has_no_grade(words: int, reason: str) -> None:
    """Under 100 words there is no grade, and the reason says so."""
    result = readability.measure(Counts(words=words, sentences=words // 10, letters=5 * words, syllables=2 * words))

    assert (reason, bool(reason)) == (result.reason, result.grade is None)


def test_measure_carries_the_counts() -> None:
    """Counts and the mode come out as they went in, and shares are of sentences."""
    result = readability.measure(
        Counts(words=40, sentences=4, passive_sentences=1, long_sentences=2, rare_words=3, mode="prose")
    )

    assert (result.words, result.sentences, result.long_sentences, result.rare_words) == (40, 4, 2, 3)
    assert (result.passive_share, result.words_per_sentence, result.mode) == (0.25, 10.0, "prose")
    assert (result.names, result.counted) == ("keep", "prose")
    assert readability.measure(Counts(names=False)).counted == "blocks, names left out"


def test_a_text_without_words_measures_zero() -> None:
    """Nothing but zeros, and no grade."""
    result = readability.measure(Counts())
    numbers = [value for f in fields(result) if isinstance(value := getattr(result, f.name), int | float)]

    assert [0] * len(numbers) == numbers
    assert result.grade is None


NUMBER = st.integers(min_value=0, max_value=10**9)


@given(st.builds(Counts, **{f.name: NUMBER for f in fields(Counts) if f.name not in ("mode", "names")}))
def test_every_number_is_finite(counts: Counts) -> None:
    """No counts, however odd, give an infinite or undefined number."""
    result = readability.measure(counts)
    numbers = [value for f in fields(result) if isinstance(value := getattr(result, f.name), int | float)]

    assert all(math.isfinite(number) for number in (*numbers, *(result.grade or ())))


EASIER = Counts(words=200, sentences=10, difficult_words=40, content_words=100, zipf_tenths=4800)


@pytest.mark.parametrize(
    "harder",
    [
        pytest.param(replace(EASIER, sentences=8), id="longer sentences"),
        pytest.param(replace(EASIER, difficult_words=50), id="less familiar words"),
        pytest.param(replace(EASIER, zipf_tenths=4700), id="rarer words"),
    ],
)
def test_difficulty_rises(harder: Counts) -> None:
    """Each of the three features alone makes a text harder."""
    assert readability.difficulty(harder) > readability.difficulty(EASIER)


def test_the_printed_formula_is_the_one_that_is_used() -> None:
    """Its numbers, read from the text, give the same difficulty."""
    constant, length, listed, zipf = map(
        float, re.findall(r"(?<![\w.])\d+(?:\.\d+)?", readability.DIFFICULTY_FORMULA)[:4]
    )
    expected = constant + length * math.log(20) + listed * 20 - zipf * 4.8

    assert expected == pytest.approx(readability.difficulty(EASIER), abs=1e-9)
