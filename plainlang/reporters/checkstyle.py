"""Checkstyle's XML, which many build servers and review tools read: files with their findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from plainlang import __version__
from plainlang.finding import Finding
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.layout import placed
from plainlang.reporters.paths import shown_path
from plainlang.reporters.places import is_whole
from plainlang.reporters.unread import UNREAD, troubles
from plainlang.reporters.xml import document, element

_SEVERITIES: Final = {"error": "error", "warning": "warning", "suggestion": "info"}


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """`<checkstyle><file name="…"><error …/></file></checkstyle>`, a file a line."""
    return document(element("checkstyle", {"version": __version__}), _files(reports, look))


def _files(reports: Iterable[Report], look: Look) -> Iterator[Element]:
    for report in reports:
        errors = [
            element("error", {"severity": "error", "message": trouble, "source": UNREAD})
            for trouble in troubles(report)
        ]
        errors += [_error(finding, report.format) for finding in report.findings]
        yield element("file", {"name": shown_path(report.path, look.run.folder)}, parts=errors)


def _error(f: Finding, format: str) -> Element:
    place = {} if format == "docx" else {"line": f.line} if is_whole(f) else {"line": f.line, "column": f.column}
    return element(
        "error", {**place, "severity": _SEVERITIES[f.severity], "message": placed(f), "source": f"plainlang/{f.rule}"}
    )
