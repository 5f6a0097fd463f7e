"""Every report whole, as one JSON document, written one report at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from plainlang import __version__
from plainlang.fingerprints import fingerprints, silenced_fingerprints
from plainlang.report import SCHEMA, Report
from plainlang.reporters import Look


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """`{"schema": …, "version": …, "reports": […]}`, one report a line."""
    yield f'{{"schema": {SCHEMA}, "version": "{__version__}", "reports": ['
    between = "\n"
    for report in reports:
        yield between + json.dumps(marked(report), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def marked(report: Report) -> dict[str, Any]:
    """A report as plain data, each finding with its fingerprint."""
    data = report.to_dict()
    for name, marks in (("findings", fingerprints(report)), ("suppressed", silenced_fingerprints(report))):
        for finding, mark in zip(data[name], marks, strict=True):
            finding["fingerprint"] = mark
    return data
