"""Every report whole, as one JSON document, written one report at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from plainlang import __version__
from plainlang.report import SCHEMA, Report
from plainlang.reporters import Look


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """`{"schema": …, "version": …, "reports": […]}`, one report a line."""
    yield f'{{"schema": {SCHEMA}, "version": "{__version__}", "reports": ['
    between = "\n"
    for report in reports:
        yield between + json.dumps(report.to_dict(), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"
