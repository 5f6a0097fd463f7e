"""How a page stands in a report of many: its numbers, and what it would gain without the findings of one rule.

Only this is kept of each report, so that a site of thousands of pages fits into memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from plainlang.finding import SEVERITIES
from plainlang.formula import Formula
from plainlang.report import Report
from plainlang.reporters.html.marked import shown
from plainlang.rule import PILLARS, Theme
from plainlang.scoring import mended, score_findings

Rank = tuple[bool, float, tuple[int, ...], int]


class Place(NamedTuple):
    """Where a page stands: its path as it is shown, and its owner, section or folder."""

    path: str
    group: str = ""


class Gain(NamedTuple):
    """The scores of a page once the findings of one rule are gone."""

    overall: int
    raw: float


@dataclass(frozen=True, slots=True)
class Standing:
    """One page. `overall` is None and `pillars` are empty where nothing is claimed; `error`: what went wrong."""

    number: int
    path: str
    title: str
    group: str = ""
    overall: int | None = None
    raw: float = 0.0
    pillars: tuple[float, ...] = ()
    grade: tuple[float, float] | None = None
    words: int = 0
    severities: Mapping[str, int] = field(default_factory=dict)
    silenced: int = 0
    error: str = ""

    @property
    def rank(self) -> Rank:
        """First what to fix first: the lowest score, then the worst and most findings; unscored pages last."""
        counts = tuple(-self.severities.get(name, 0) for name in SEVERITIES)
        return self.overall is None, 0.0 if self.overall is None else self.raw, counts, self.number

    @property
    def findings(self) -> int:
        """How many findings it has."""
        return sum(self.severities.values())


def standing(report: Report, number: int, place: Place) -> Standing:
    """How the page of a report stands."""
    path, group = map(shown, place)
    score, r = report.score, report.readability
    if report.errors and not r.words:
        return Standing(number, path, "", group, error=_error(report))
    scored = score.overall is not None
    return Standing(
        number,
        path,
        shown(report.title).strip(),
        group,
        score.overall,
        score.raw,
        tuple(score.pillars[name].score for name in PILLARS) if scored else (),
        r.grade,
        r.words,
        dict(Counter(f.severity for f in report.findings)),
        len(report.suppressed),
        _error(report),
    )


def _error(report: Report) -> str:
    """What went wrong, without the path, which is shown beside it."""
    return shown(" ".join(error.removeprefix(f"{report.path}: ") for error in report.errors))


def gains_of(report: Report, themes: Mapping[str, Theme], formula: Formula | None = None) -> dict[str, Gain]:
    """The score without each rule in turn, where there is a score; the length and the familiarity of words stay as they
    are. `formula`: that of the score, the shipped one when left out.
    """
    gains = {}
    for rule in {f.rule for f in report.findings} if report.score.overall is not None else ():
        others = [f for f in report.findings if f.rule != rule]
        better = mended(report.readability, [rule], formula)
        score = score_findings(others, better, themes, report.score.words, formula)
        if score.overall is not None:
            gains[rule] = Gain(score.overall, score.raw)
    return gains


def reaches(page: Standing, target: float) -> bool:
    """Does a page have a score, and the target?"""
    return page.overall is not None and page.overall >= target
