"""Findings and readability into scores from 0 to 100.

A theme or pillar scores ``100 · N / (N + weighted findings)`` with ``N = words / 75``, so that length does not
matter and every finding counts. The readability pillar is the mean of that and of the ease of the text, ``100 /
(1 + e^((difficulty − 50) / 15))``. Overall is a weighted mean of the pillars. Under 100 words nothing is
claimed. Findings are weighed against all words of the page, whatever part of it the readability is measured on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

from plainlang.finding import Finding
from plainlang.readability import MINIMUM_WORDS, Readability
from plainlang.rule import PILLARS, Theme

WORDS_PER_UNIT: Final = 75
SEVERITY_WEIGHTS: Final[Mapping[str, float]] = {"error": 2.0, "warning": 1.0, "suggestion": 0.5}
PILLAR_WEIGHTS: Final[Mapping[str, float]] = {"readability": 0.6, "jargon": 0.3, "inclusive": 0.1}
EASE_MIDDLE: Final = 50.0
EASE_SPREAD: Final = 15.0
FORMULA: Final = (
    "overall = 0.6 readability + 0.3 jargon + 0.1 inclusive; a pillar = 100·N/(N + weighted findings), N = words/75, "
    "error 2, warning 1, suggestion 0.5 times the theme's weight; readability = the mean of that and "
    "100/(1 + e^((difficulty − 50)/15)); provisional"
)


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """One theme: its score, its findings, and how many they are per 1,000 words."""

    score: float
    findings: int
    per_1000_words: float


@dataclass(frozen=True, slots=True)
class PillarScore:
    """One pillar, in the same numbers."""

    score: float
    findings: int
    per_1000_words: float


@dataclass(frozen=True, slots=True)
class Score:
    """`overall` is None under 100 words and `reason` says so; `raw` is the same number unrounded, always there."""

    overall: int | None
    raw: float
    pillars: Mapping[str, PillarScore]
    themes: Mapping[str, ThemeScore]
    formula: str = FORMULA
    reason: str = ""


def score_findings(
    findings: Sequence[Finding], readability: Readability, themes: Mapping[str, Theme], words: int | None = None
) -> Score:
    """The score of a document from its findings and its readability; `words`: of the whole page, if those are more."""
    words = readability.words if words is None else words
    theme_scores = {
        name: ThemeScore(*_rated([f for f in findings if f.theme == name], words, {name: theme}))
        for name, theme in themes.items()
    }
    pillars: dict[str, PillarScore] = {
        name: PillarScore(*_rated([f for f in findings if f.pillar == name], words, themes)) for name in PILLARS
    }
    found = pillars["readability"]
    pillars["readability"] = PillarScore((found.score + ease(readability)) / 2, found.findings, found.per_1000_words)
    raw = sum(PILLAR_WEIGHTS[name] * pillar.score for name, pillar in pillars.items())
    reason = readability.reason
    if readability.words < MINIMUM_WORDS:
        reason = f"A score needs {MINIMUM_WORDS} words; this text has {readability.words}."
    return Score(None if reason else round(raw), raw, pillars, theme_scores, FORMULA, reason)


def ease(readability: Readability) -> float:
    """0 to 100, higher is easier: the difficulty turned round and bounded."""
    exponent = (readability.difficulty - EASE_MIDDLE) / EASE_SPREAD
    return 100 / (1 + exp(min(50.0, max(-50.0, exponent))))


def _rated(findings: Sequence[Finding], words: int, themes: Mapping[str, Theme]) -> tuple[float, int, float]:
    weighted = sum(SEVERITY_WEIGHTS[f.severity] * themes[f.theme].weight for f in findings if f.theme in themes)
    units = max(words, 1) / WORDS_PER_UNIT
    return 100 * (units / (units + weighted)), len(findings), 1000 * len(findings) / max(words, 1)
