"""Reviewdog Diagnostic Format: findings that reviewdog writes into a review, with changes to accept.

Its columns count bytes of UTF-8, so a page is read again; where that fails, a finding has its line only.
https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from plainlang.finding import Finding
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.html.addresses import web_address
from plainlang.reporters.layout import placed
from plainlang.reporters.paths import shown_path
from plainlang.reporters.places import is_whole, lines_of, rewrites, utf8
from plainlang.reporters.streamed import streamed
from plainlang.reporters.unread import UNREAD, troubles
from plainlang.span import LineIndex, Span

_SEVERITIES: Final = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}
_SOURCE: Final = {"name": "plainlang", "url": "https://github.com/plainlang/plainlang"}


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """`{"source": …, "diagnostics": […]}`, one finding a line."""
    yield from streamed({"source": _SOURCE, "diagnostics": _diagnostics(reports, look)})
    yield "\n"


def _diagnostics(reports: Iterable[Report], look: Look) -> Iterator[dict[str, Any]]:
    for report in reports:
        path = shown_path(report.path, look.run.folder)
        for trouble in troubles(report):
            yield {"message": trouble, "location": {"path": path}, "severity": "ERROR", "code": {"value": UNREAD}}
        lines = lines_of(report) if report.findings else None
        for finding in report.findings:
            yield _diagnostic(finding, path, lines, report.format)


def _diagnostic(f: Finding, path: str, lines: LineIndex | None, format: str) -> dict[str, Any]:
    location: dict[str, Any] = {"path": path}
    if lines and not is_whole(f):
        location["range"] = _range(lines, f.span)
    elif format != "docx":
        location["range"] = {"start": {"line": f.line}}
    url = web_address(f.citation.url)
    shown = {
        "message": placed(f),
        "location": location,
        "severity": _SEVERITIES[f.severity],
        "code": {"value": f.rule, "url": url} if url else {"value": f.rule},
    }
    edits = [way.edit for way in rewrites(f, lines)] if lines else []
    ways = [{"range": _range(lines, edit.span), "text": edit.text} for edit in edits if lines]
    return {**shown, "suggestions": ways} if ways else shown


def _range(lines: LineIndex, span: Span) -> dict[str, dict[str, int]]:
    start, end = (utf8(lines, offset)._asdict() for offset in span)
    return {"start": start, "end": end}
