"""One line a finding, as editors and `grep` like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.layout import visible


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """`path:line:column: severity rule message`."""
    for report in reports:
        path = report.path or "<text>"
        for error in report.errors:
            yield f"{error}\n"
        for f in report.findings:
            yield f"{path}:{f.line}:{f.column}: {f.severity} {f.rule} {visible(f.message)}\n"
