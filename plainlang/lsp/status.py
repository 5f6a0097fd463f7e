"""How a page does, in one line: above the page as a code lens, and for a status bar."""

from __future__ import annotations

from typing import Any

from plainlang.lsp.checking import Checked
from plainlang.readability import MINIMUM_WORDS
from plainlang.reporters.layout import counted
from plainlang.reporters.scores import PILLAR_NAMES


def status_text(checked: Checked) -> str:
    """The score, the grade and the number of findings."""
    report = checked.report
    if report.errors and not report.readability.words:
        return "This page cannot be checked"
    return " · ".join((_score(checked), *grade_text(checked), counted(len(report.findings), "finding")))


def _score(checked: Checked) -> str:
    report = checked.report
    if report.score.overall is not None:
        return f"Score {report.score.overall} of 100"
    short = report.readability.words < MINIMUM_WORDS
    return f"No score under {MINIMUM_WORDS} words" if short else "No score in this language"


def grade_text(checked: Checked) -> tuple[str, ...]:
    """The range of grades, if there is one."""
    grade = checked.report.readability.grade
    if not grade:
        return ()
    low, high = (f"{value:.0f}" for value in grade)
    return (f"US grade {low}" if low == high else f"US grade {low} to {high}",)


def score_text(checked: Checked) -> str:
    """The three pillars, for somebody who asks about the score; or why there is none."""
    report = checked.report
    if report.score.overall is None:
        return "\n".join((report.score.reason, *report.errors, *report.notes))
    pillars = (f"{PILLAR_NAMES[name]} {pillar.score:.0f}" for name, pillar in report.score.pillars.items())
    words = f"{counted(report.readability.words, 'word')} (mode: {report.readability.counted})"
    return " · ".join((status_text(checked), *pillars, words))


def status(checked: Checked) -> dict[str, Any]:
    """The same as data, for a status bar: the parameters of `plainlang/status`."""
    report = checked.report
    severities = [finding.severity for finding in report.findings]
    return {
        "uri": checked.buffer.uri,
        "version": checked.buffer.version,
        "text": status_text(checked),
        "tooltip": score_text(checked),
        "score": report.score.overall,
        "pillars": {name: round(pillar.score, 1) for name, pillar in report.score.pillars.items()},
        "grade": list(report.readability.grade) if report.readability.grade else None,
        "words": report.readability.words,
        "findings": {name: severities.count(name) for name in ("error", "warning", "suggestion")},
        "fixes": report.fixes,
        "errors": list(report.errors),
        "notes": list(report.notes),
    }
