"""One line a finding, as editors and `grep` like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.layout import page_link, placed, visible


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """`path:line:column: severity rule message`; in a Word file a place takes the part of line and column."""
    for report in reports:
        path = report.path or "<text>"
        for error in report.errors:
            yield f"{visible(error)}\n"
        for f in report.findings:
            where = f":{f.line}:{f.column}" if report.format != "docx" else ""
            place = page_link(f"{visible(path)}{where}", report.path or "", look)
            yield f"{place}: {f.severity} {f.rule} {visible(placed(f))}\n"
