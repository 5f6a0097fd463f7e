"""Workflow commands: findings as annotations on a pull request.

GitHub shows ten of each severity a step, so the worst come first and a last line says what was cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from plainlang.finding import SEVERITIES, Finding
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.layout import placed

_COMMANDS: Final = {"error": "error", "warning": "warning", "suggestion": "notice"}
_SHOWN: Final = 10


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """One annotation a finding, at most ten of each severity."""
    findings = []
    for report in reports:
        yield from (f"::error file={_property(report.path or '')}::{_data(error)}\n" for error in report.errors)
        findings += [(_place(report, f), f) for f in report.findings]
    counts = Counter(f.severity for _, f in findings)
    for severity in SEVERITIES:
        for place, f in [(p, f) for p, f in findings if f.severity == severity][:_SHOWN]:
            yield f"::{_COMMANDS[severity]} {place},title={_property(f.rule)}::{_data(placed(f))}\n"
    cut = {s: counts[s] - _SHOWN for s in SEVERITIES if counts[s] > _SHOWN}
    if cut:
        shown = ", ".join(f"{n} more {severity}s" for severity, n in cut.items())
        yield f"plainlang found {shown} than GitHub shows here.\n"


def _place(report: Report, f: Finding) -> str:
    """The file and the lines; a Word file has none."""
    file = f"file={_property(report.path or '')}"
    if report.format == "docx":
        return file
    return f"{file},line={f.line},endLine={f.end_line},col={f.column},endColumn={f.end_column}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
