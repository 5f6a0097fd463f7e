"""Every report whole, as one JSON document, written one report at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plainlang import __version__
from plainlang.report import SCHEMA, Report
from plainlang.reporters import Look
from plainlang.written import as_json


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """`{"schema": …, "version": …, "reports": […]}`, one report a line."""
    yield f'{{"schema": {SCHEMA}, "version": "{__version__}", "reports": ['
    between = "\n"
    for report in reports:
        yield between + as_json(report)
        between = ",\n"
    yield "\n]}\n"
