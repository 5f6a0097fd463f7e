"""JSON Lines: a report a line, each whole, so that a program can read a site page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.written import as_json


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """One report a line. A line ends at a newline and at nothing else: U+2028 is written as an escape."""
    for report in reports:
        text = as_json(report)
        yield text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085") + "\n"
