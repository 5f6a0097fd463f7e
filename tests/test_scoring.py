"""The score: by hand, its bounds, and which way it moves."""

from __future__ import annotations

from dataclasses import replace
from math import exp, isfinite
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.counts import Counts
from plainlang.finding import Citation, Finding, Severity
from plainlang.readability import measure
from plainlang.rule import PILLARS, Pillar, Theme
from plainlang.scoring import FORMULA, PILLAR_WEIGHTS, ease, score_findings
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
    score = score_findings(found, replace(SIMPLE, difficulty=35.0), THEMES)
    readability = (100 * 2 / (2 + 1) + 100 / (1 + exp(-1))) / 2
    jargon = 100 * 2 / (2 + 2 * (2 + 0.5))
    inclusive = 100 * 2 / (2 + 0.5)

    assert score.pillars["readability"].score == pytest.approx(readability)
    assert score.pillars["jargon"].score == pytest.approx(jargon)
    assert score.pillars["inclusive"].score == pytest.approx(inclusive)
    assert score.raw == pytest.approx(0.6 * readability + 0.3 * jargon + 0.1 * inclusive)
    assert score.overall == round(score.raw)
    assert score.themes["words"].score == pytest.approx(jargon)
    assert score.themes["words"].findings == 2
    assert score.themes["words"].per_1000_words == pytest.approx(2000 / 150)
    assert (score.formula, score.reason) == (FORMULA, "")


def test_the_weights_are_whole() -> None:
    """Every pillar counts, and together they are one."""
    assert set(PILLAR_WEIGHTS) == set(PILLARS)
    assert sum(PILLAR_WEIGHTS.values()) == pytest.approx(1)


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
