"""Workflow commands: findings as annotations on a pull request.

GitHub shows ten of each severity a step, so the worst come first and a last line says what was cut. Only those are
kept while pages go by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from plainlang.finding import SEVERITIES, Finding
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.layout import counted, placed, visible
from plainlang.reporters.paths import shown_path
from plainlang.reporters.places import is_whole

_COMMANDS: Final = {"error": "error", "warning": "warning", "suggestion": "notice"}
_SHOWN: Final = 10
_UNREAD: Final = "page"
"""A page that was not read or not checked whole; GitHub counts it among the errors."""


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """One annotation a finding, at most ten of each severity, and pages that failed among the errors."""
    kept: dict[str, list[str]] = {severity: [] for severity in (_UNREAD, *SEVERITIES)}
    counts = Counter[str]()
    for report in reports:
        file = f"file={_property(shown_path(report.path, look.run.folder))}"
        for severity, line in _annotations(report, file):
            counts[severity] += 1
            if len(kept[severity]) < _SHOWN:
                kept[severity].append(line)
    kept["error"] = kept["error"][: _SHOWN - len(kept[_UNREAD])]
    for lines in kept.values():
        yield from lines
    cut = {kind: counts[kind] - len(lines) for kind, lines in kept.items() if counts[kind] > len(lines)}
    if cut:
        shown = ", ".join(counted(n, f"more {_words(kind)}") for kind, n in cut.items())
        yield f"plainlang found {shown} than GitHub shows here.\n"


def _words(kind: str) -> str:
    return "failed page" if kind == _UNREAD else kind


def _annotations(report: Report, file: str) -> Iterator[tuple[str, str]]:
    for error in report.errors:
        yield _UNREAD, f"::error {file}::{_data(error)}\n"
    for f in report.findings:
        place = f"{file}{_place(f, report.format)}"
        yield f.severity, f"::{_COMMANDS[f.severity]} {place},title={_property(f.rule)}::{_data(visible(placed(f)))}\n"


def _place(f: Finding, format: str) -> str:
    """The lines; a Word file has none. GitHub takes columns only where a finding stands on one line."""
    if format == "docx":
        return ""
    lines = f",line={f.line},endLine={f.end_line}"
    return lines if is_whole(f) or f.line != f.end_line else f"{lines},col={f.column},endColumn={f.end_column}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
