"""Where edits and findings stand in a source, for formats that count in a way of their own.

A source is read again when it is needed; where the file is gone or has changed, nothing is claimed about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from plainlang.edits import Edit, edit_of
from plainlang.errors import ReadError
from plainlang.finding import Finding
from plainlang.fixes import may_be_made
from plainlang.report import Report
from plainlang.span import LineIndex, Position


class Rewrite(NamedTuple):
    """One way to mend what was found, and the suggestion that it follows."""

    edit: Edit
    suggestion: str


def is_whole(finding: Finding) -> bool:
    """Is it about the whole page?"""
    return finding.span == (0, 0) and not finding.found


def lines_of(report: Report) -> LineIndex | None:
    """The lines of a page; None where there are none, where they cannot be read, and where they have changed."""
    if report.format == "docx":
        return None
    try:
        source = report.document.source
    except (ReadError, OSError):
        return None
    lines = LineIndex(source)
    return lines if all(_stands(finding, lines) for finding in report.findings) else None


def _stands(finding: Finding, lines: LineIndex) -> bool:
    end = finding.span.end
    return end <= len(lines.source) and lines.position(end) == (finding.end_line, finding.end_column)


def rewrites(finding: Finding, lines: LineIndex) -> Iterator[Rewrite]:
    """The ways to mend a finding, the best first; none where a person must find the words."""
    if not may_be_made(finding, unsafe=True):
        return
    for suggestion in finding.suggestions:
        edit = edit_of(lines.source, replace(finding, suggestions=(suggestion,)))
        if edit is not None:
            yield Rewrite(edit, suggestion)


def utf8(lines: LineIndex, offset: int) -> Position:
    """Line and column of an offset, the column in bytes of UTF-8."""
    line, column = lines.position(offset)
    if lines.source.isascii():
        return Position(line, column)
    before = lines.source[lines.starts[line - 1] : offset]
    return Position(line, len(before.encode("utf-8", "surrogatepass")) + 1)
