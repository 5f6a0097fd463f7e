"""The score: by hand, its bounds, and which way it moves."""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import pairwise
from math import exp, isfinite
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.counts import Counts
from plainlang.finding import Citation, Finding, Severity
from plainlang.formula import shipped_formula
from plainlang.readability import measure
from plainlang.rule import PILLARS, Pillar, Theme
from plainlang.scoring import ease, mended, score_findings, sentences
from plainlang.span import Span

HERE = Citation("our default")
THEMES = {
    "verbs": Theme("verbs", "readability", "Verbs", "Why.", HERE),
    "words": Theme("words", "jargon", "Words", "Why.", HERE, weight=2.0),
    "labels": Theme("labels", "inclusive", "Labels", "Why.", HERE),
}
SIMPLE = measure(Counts(words=150, syllables=200, letters=600, sentences=15))


def finding(theme: str, severity: Severity = "warning", pillar: str = "") -> Finding:
    """One finding of a theme."""
    of = pillar or (THEMES[theme].pillar if theme in THEMES else "")
    return Finding(f"{theme}/r", theme, of, severity, "high", "", "", HERE, Span(0, 1), 1, 1, 1, 2, "x")


def test_a_score_by_hand() -> None:
    """150 words are two units of 75; the numbers are worked out from the printed formula."""
    found = [
        finding("words", "error"),
        finding("words", "suggestion"),
        finding("verbs"),
        finding("labels", "suggestion"),
    ]
    page = replace(SIMPLE, difficulty=35.0, sentences=10, passive_sentences=2, hard_sentences=1)
    score = score_findings(found, page, THEMES)
    readability = 0.5 * 100 / (1 + exp(-1)) + 0.2 * (100 - 20 - 10) + 0.3 * 100 * 2 / (2 + 1)
    jargon = 100 * 2 / (2 + 2 * (2 + 0.5))
    inclusive = 100 * 2 / (2 + 0.5)

    assert score.parts == pytest.approx({"ease": 100 / (1 + exp(-1)), "sentences": 70.0, "findings": 200 / 3})
    assert score.pillars["readability"].score == pytest.approx(readability)
    assert score.pillars["jargon"].score == pytest.approx(jargon)
    assert score.pillars["inclusive"].score == pytest.approx(inclusive)
    assert score.raw == pytest.approx(0.6 * readability + 0.25 * jargon + 0.15 * inclusive)
    assert score.overall == round(score.raw)
    assert score.themes["words"].score == pytest.approx(jargon)
    assert score.themes["words"].findings == 2
    assert score.themes["words"].per_1000_words == pytest.approx(2000 / 150)
    assert (score.reason, score.words) == ("", 150)


def test_what_shares_stand_for_does_not_weigh_twice() -> None:
    """A passive is in the share of passive sentences, on pages where its rule is silent too; its theme shows it."""
    passive = replace(finding("verbs"), rule="verbs/passive")
    score = score_findings([passive], SIMPLE, THEMES)

    assert score.raw == score_findings([], SIMPLE, THEMES).raw
    assert (score.parts["findings"], score.pillars["readability"].findings) == (100.0, 1)
    assert score.themes["verbs"].score < 100


@pytest.mark.parametrize(
    ("passive", "hard", "expected"), [(0, 0, 100.0), (3, 0, 70.0), (0, 1, 90.0), (2, 3, 50.0), (9, 9, 0.0)]
)
def test_sentences(passive: int, hard: int, expected: float) -> None:
    """How many in a hundred are neither passive nor hard, and never less than none."""
    page = replace(SIMPLE, sentences=10, passive_sentences=passive, hard_sentences=hard)

    assert sentences(page) == pytest.approx(expected)
    assert sentences(replace(page, sentences=0)) == 100.0


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (["verbs/passive"], (0, 2)),
        (["sentences/long"], (1, 0)),
        (["verbs/passive", "sentences/average-length"], (0, 0)),
        (["words/r"], (1, 2)),
    ],
)
def test_mended(rules: list[str], expected: tuple[int, int]) -> None:
    """What is left of the shares once the findings of these rules are gone."""
    page = mended(replace(SIMPLE, passive_sentences=1, hard_sentences=2), rules)

    assert expected == (page.passive_sentences, page.hard_sentences)


def test_one_sentence_more_moves_the_score_a_little() -> None:
    """The share of passive sentences has no step, though the rule about them is silent up to a tenth."""
    pages = [replace(SIMPLE, sentences=100, passive_sentences=n) for n in range(31)]
    raws = [score_findings([], page, THEMES).raw for page in pages]

    assert all(0.1 < before - after < 0.13 for before, after in pairwise(raws))


def test_the_weights_are_whole() -> None:
    """Every pillar counts, and together they are one."""
    weights = asdict(shipped_formula().overall)

    assert set(weights) == set(PILLARS)
    assert sum(weights.values()) == pytest.approx(1)


@pytest.mark.parametrize(("words", "overall"), [(0, None), (1, None), (99, None), (100, 99), (101, 99)])
def test_a_short_text_has_no_overall_score(words: int, overall: int | None) -> None:
    """Under 100 words nothing is claimed, the reason says so, and the raw number is there all the same."""
    score = score_findings([], replace(SIMPLE, words=words, difficulty=0.0), THEMES)

    assert score.overall == overall
    assert ("needs 100 words" in score.reason) is (overall is None)
    assert 0 <= score.raw <= 100


@pytest.mark.parametrize(("difficulty", "expected"), [(50, 50.0), (-1e9, 100.0), (1e9, 0.0), (65, 100 / (1 + exp(1)))])
def test_ease(difficulty: float, expected: float) -> None:
    """50 in the middle, and bounded at both ends."""
    assert ease(replace(SIMPLE, difficulty=difficulty)) == pytest.approx(expected)


def test_what_belongs_to_no_theme_does_not_count() -> None:
    """A comment that silences nothing is no fault of the text."""
    assert score_findings([finding("suppression")], SIMPLE, THEMES) == score_findings([], SIMPLE, THEMES)


def test_length_does_not_matter() -> None:
    """Twice the text with twice the findings has the same score."""
    one = score_findings([finding("words")] * 3, SIMPLE, THEMES)
    two = score_findings([finding("words")] * 6, replace(SIMPLE, words=300), THEMES)

    assert one.raw == pytest.approx(two.raw)


FOUND = st.lists(st.builds(finding, st.sampled_from(list(THEMES)), st.sampled_from(["error", "warning", "suggestion"])))
WORDS = st.integers(0, 10_000)


@given(found=FOUND, words=WORDS, difficulty=st.floats(-500, 500))
def test_bounds(found: list[Finding], words: int, difficulty: float) -> None:
    """Every number is finite and from 0 to 100."""
    score = score_findings(found, replace(SIMPLE, words=words, difficulty=difficulty), THEMES)
    rates: list[Any] = [*score.pillars.values(), *score.themes.values()]

    assert all(isfinite(n) and 0 <= n <= 100 for n in (score.raw, *(rate.score for rate in rates)))


@given(found=FOUND, more=FOUND, words=WORDS)
def test_more_findings_never_help(found: list[Finding], more: list[Finding], words: int) -> None:
    """A finding lowers the score of its theme, its pillar and the whole, or leaves it."""
    readability = replace(SIMPLE, words=words)
    before, after = score_findings(found, readability, THEMES), score_findings([*found, *more], readability, THEMES)
    pillars: tuple[Pillar, ...] = PILLARS

    assert after.raw <= before.raw
    assert all(after.pillars[name].score <= before.pillars[name].score for name in pillars)


@given(theme=st.sampled_from(list(THEMES)))
def test_a_worse_finding_costs_more(theme: str) -> None:
    """An error costs more than a warning, and that more than a suggestion."""
    severities: tuple[Severity, ...] = ("suggestion", "warning", "error")
    raws = [score_findings([finding(theme, severity)], SIMPLE, THEMES).raw for severity in severities]

    assert raws == sorted(raws, reverse=True)
    assert len(set(raws)) == 3
