"""Findings and readability into scores from 0 to 100, by the formula in `plainlang.formula`.

A theme or pillar scores ``100 · N / (N + weighted findings)``, where N counts words in units, so that length does not
matter and every finding counts. The readability pillar has three parts: the ease of the text, its sentences, and its
findings. Rules about long and passive sentences are silent on pages with few of them, which would make the score jump
there. So the share of such sentences weighs and the findings of these rules do not.

Under 100 words nothing is claimed. Findings are weighed against all words of the page, whatever part of it the
readability is measured on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp, fsum
from typing import Final

from plainlang.finding import Finding
from plainlang.formula import Ease, Formula, shipped_formula
from plainlang.readability import DIFFICULTY_FORMULA, MINIMUM_WORDS, Readability
from plainlang.rule import PILLARS, Theme


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """One theme: its score, its findings, and how many they are per 1,000 words."""

    score: float
    findings: int
    per_1000_words: float


CLEAN: Final = ThemeScore(100.0, 0, 0.0)
"""The score of a theme that found nothing."""


@dataclass(frozen=True, slots=True)
class PillarScore:
    """One pillar, in the same numbers."""

    score: float
    findings: int
    per_1000_words: float


@dataclass(frozen=True, slots=True)
class Score:
    """`overall` is None under 100 words and `reason` says so; `raw` is the same number unrounded, always there.
    `parts`: ease, sentences and findings, of which the readability pillar is made; `words`: those of the whole page.
    """

    overall: int | None
    raw: float
    pillars: Mapping[str, PillarScore]
    themes: Mapping[str, ThemeScore]
    formula: str = ""
    reason: str = ""
    parts: Mapping[str, float] = field(default_factory=dict)
    words: int = 0


def score_findings(
    findings: Sequence[Finding], readability: Readability, themes: Mapping[str, Theme], words: int | None = None,
    formula: Formula | None = None,
) -> Score:  # fmt: skip
    """The score of a document from its findings and its readability; `words`: of the whole page, if those are more."""
    formula = formula or shipped_formula()
    words = readability.words if words is None else words
    by_theme: dict[str, list[Finding]] = {name: [] for name in themes}
    for f in findings:
        by_theme.setdefault(f.theme, []).append(f)
    theme_scores = {
        name: ThemeScore(*_rated(by_theme[name], words, themes, formula)) if by_theme[name] else CLEAN
        for name in themes
    }
    by_pillar = {name: [f for f in findings if f.pillar == name] for name in PILLARS}
    pillars: dict[str, PillarScore] = {
        name: PillarScore(*_rated(of, words, themes, formula)) for name, of in by_pillar.items()
    }
    weighing = [f for f in by_pillar["readability"] if f.rule not in formula.shares]
    parts = {
        "ease": ease(readability, formula.ease),
        "sentences": sentences(readability),
        "findings": _rated(weighing, words, themes, formula)[0],
    }
    pillars["readability"] = replace(
        pillars["readability"], score=fsum(getattr(formula.readability, name) * part for name, part in parts.items())
    )
    raw = min(100.0, fsum(getattr(formula.overall, name) * pillar.score for name, pillar in pillars.items()))
    reason = readability.reason
    if readability.words < MINIMUM_WORDS:
        reason = f"A score needs {MINIMUM_WORDS} words; this text has {readability.words}."
    said = f"{formula}. {DIFFICULTY_FORMULA}"
    return Score(None if reason else round(raw), raw, pillars, theme_scores, said, reason, parts, words)


def ease(readability: Readability, numbers: Ease | None = None) -> float:
    """0 to 100, higher is easier: the difficulty turned round and bounded."""
    middle, spread = (numbers or shipped_formula().ease).middle, (numbers or shipped_formula().ease).spread
    exponent = (readability.difficulty - middle) / spread
    return 100 / (1 + exp(min(50.0, max(-50.0, exponent))))


def sentences(readability: Readability) -> float:
    """0 to 100: how many in a hundred sentences are neither passive nor hard, one that is both counted twice."""
    r = readability
    return max(0.0, 100 - 100 * (r.passive_sentences + r.hard_sentences) / r.sentences) if r.sentences else 100.0


def mended(readability: Readability, rules: Iterable[str], formula: Formula | None = None) -> Readability:
    """What is measured once the findings of some rules are mended: shares that stand for them are 0."""
    shares = (formula or shipped_formula()).shares
    gone = {shares[rule] for rule in rules if rule in shares}
    if "passive" in gone:
        readability = replace(readability, passive_sentences=0, passive_share=0.0)
    return replace(readability, hard_sentences=0) if "hard" in gone else readability


def _rated(
    findings: Sequence[Finding], words: int, themes: Mapping[str, Theme], formula: Formula
) -> tuple[float, int, float]:
    if not findings:
        return 100.0, 0, 0.0
    weighted = fsum(
        getattr(formula.severity, f.severity) * themes[f.theme].weight for f in findings if f.theme in themes
    )
    units = max(words, 1) / formula.words
    return 100 * (units / (units + weighted)), len(findings), 1000 * len(findings) / max(words, 1)
