"""A table for spreadsheets: a row a finding, as RFC 4180 has it.

It begins with a byte order mark, without which Excel takes UTF-8 for an old code page. A cell that a spreadsheet would
run as a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Final

from plainlang.fingerprints import fingerprints
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.layout import visible
from plainlang.reporters.paths import shown_path
from plainlang.reporters.unread import UNREAD, troubles

MARK: Final = "\ufeff"
COLUMNS: Final = (
    "page", "owner", "score", "line", "column", "place", "severity", "rule", "pillar", "found", "message", "suggestion",
    "why", "source", "address", "fingerprint",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a formula begins with, for one program or another; the wide signs too."""


class _Echo:
    """Gives back what is written, so that a row can go on its way at once."""

    def write(self, text: str) -> str:
        return text


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """A line with the names of the columns, then a line a finding."""
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield f"{MARK}{writer.writerow(COLUMNS)}"
    for report in reports:
        for row in _rows(report, look):
            yield str(writer.writerow([cell(value) for value in row]))


def _rows(report: Report, look: Look) -> Iterator[tuple[str | int | None, ...]]:
    page = (shown_path(report.path, look.run.folder), report.owner, report.score.overall)
    for trouble in troubles(report):
        yield *page, "", "", "", "error", UNREAD, "", "", trouble, "", "", "", "", ""
    for f, mark in zip(report.findings, fingerprints(report), strict=True):
        at = ("", "") if report.format == "docx" else (f.line, f.column)
        yield (
            *page, *at, f.place, f.severity, f.rule, f.pillar, f.found, f.message, " / ".join(f.suggestions), f.why,
            f.citation.title, f.citation.url, mark,
        )  # fmt: skip


def cell(value: str | int | None) -> str:
    """A value as a cell that no spreadsheet runs."""
    text = visible("" if value is None else str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) and not isinstance(value, int) else text
