"""GitLab Code Quality: a list of findings for the widget of a merge request.

GitLab drops a finding whose fingerprint it has seen, so the path is part of it here. A Word file has no lines: its
findings stand at line 1, and the message says where.
https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from plainlang.fingerprints import fingerprints, in_file
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.layout import placed
from plainlang.reporters.paths import shown_path
from plainlang.reporters.streamed import streamed
from plainlang.reporters.unread import UNREAD, troubles

_SEVERITIES: Final = {"error": "major", "warning": "minor", "suggestion": "info"}


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """`[{"description": …, "check_name": …, "fingerprint": …, "severity": …, "location": …}, …]`."""
    yield from streamed(_issues(reports, look))
    yield "\n"


def _issues(reports: Iterable[Report], look: Look) -> Iterator[dict[str, Any]]:
    for report in reports:
        path = shown_path(report.path, look.run.folder)
        for i, trouble in enumerate(troubles(report)):
            yield _issue(path, trouble, UNREAD, f"{UNREAD} {i}", "critical", 1)
        for f, mark in zip(report.findings, fingerprints(report), strict=True):
            line = 1 if report.format == "docx" else f.line
            yield _issue(path, placed(f), f.rule, mark, _SEVERITIES[f.severity], line)


def _issue(path: str, text: str, name: str, mark: str, severity: str, line: int) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": name,
        "fingerprint": in_file(path, mark),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
