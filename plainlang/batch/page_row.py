"""One page in, one row out: what stands in each column for a page, and for a page that cannot be checked.

Nothing that a page holds stops a batch. What cannot be read, and what we fail on, is said in the column `error`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from plainlang.batch.main_part import without_frame
from plainlang.document import Document
from plainlang.errors import did_you_mean
from plainlang.files import decode, document_of, suffix_of
from plainlang.finding import Finding
from plainlang.linter import Linter
from plainlang.readers import READERS, SUFFIXES, read_source
from plainlang.report import Report

LONGEST: Final = 5_000_000
"""Bytes of a page that is still checked. What is longer is hardly a page, and would hold up the rest."""
_NAMES: Final = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown", "text/plain": "text",
    "md": "markdown", "htm": "html", "xhtml": "html", "txt": "text",
}  # fmt: skip


class Row(NamedTuple):
    """A page as it comes: its id, its bytes in UTF-8 or as they were found, its format and path if known. `error`: why
    there is no text.
    """

    id: str | None
    text: bytes | None
    format: str | None = None
    path: str | None = None
    error: str | None = None


class Reading(NamedTuple):
    """How pages are read: the format of those that do not say, and what to do with each."""

    format: str = "text"
    main_content: bool = False
    findings: bool = True
    longest: int = LONGEST


def page_row(row: Row, linter: Linter, reading: Reading) -> dict[str, Any]:
    """The row for one page. Never raises for what the page holds."""
    format = format_of(row, reading.format)
    report = _checked(row, format, linter, reading)
    shown = {"id": row.id, "path": row.path, "format": format, "error": " ".join(report.errors) or None}
    ruleset = asdict(report.ruleset)
    if report.errors and not report.score.words:
        return {**shown, "ruleset": ruleset}
    return {**shown, **_numbers(report, reading.findings), "ruleset": ruleset}


def format_of(row: Row, otherwise: str) -> str:
    """The format that a row names, else that of its path's suffix, else the one for all."""
    if row.format:
        named = row.format.split(";")[0].strip().lower()
        return _NAMES.get(named, named)
    path = row.path or ""
    return SUFFIXES.get(suffix_of(urlsplit(path).path if "://" in path else path), otherwise)


def _checked(row: Row, format: str, linter: Linter, reading: Reading) -> Report:
    path = row.path or row.id or ""
    if error := _unreadable(row, format, reading.longest):
        return linter.failed(path, format, error)
    data = row.text or b""

    def read() -> tuple[Document, tuple[str, ...]]:
        if format != "html" or not reading.main_content:
            return document_of(data, path, format, linter.config.prose_keys)
        text, notes = decode(data, path)
        return read_source(without_frame(text), format, linter.config.prose_keys), notes

    return linter.check_page(read, path, format)


def _unreadable(row: Row, format: str, longest: int) -> str:
    if row.error:
        return row.error
    if row.text is None:
        return "There is no text in this row."
    if format not in READERS:
        return f"There is no format “{format}”. {did_you_mean(format, list(READERS))}"
    if len(row.text) > longest:
        return f"This page has {len(row.text):,} bytes; more than {longest:,} are not checked."
    return ""


def _numbers(report: Report, findings: bool) -> dict[str, Any]:
    score, readability = report.score, report.readability
    low, high = readability.grade or (None, None)
    return {
        "title": report.title,
        "language": report.document.language,
        "words": score.words,
        "sentences": readability.sentences,
        "score": score.overall,
        "raw": score.raw,
        "pillars": {name: pillar.score for name, pillar in score.pillars.items()},
        "themes": _sorted({name: theme.score for name, theme in score.themes.items()}),
        "reason": score.reason or None,
        "grade_low": low,
        "grade_high": high,
        "difficulty": readability.difficulty,
        "words_per_sentence": readability.words_per_sentence,
        "passive_share": readability.passive_share,
        "rules": _sorted(Counter(finding.rule for finding in report.findings)),
        "suppressed": len(report.suppressed),
        **({"findings": [_found(finding) for finding in report.findings]} if findings else {}),
    }


def _sorted(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(values.items())


def _found(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.line,
        "column": finding.column,
        "found": finding.found,
        "suggestions": finding.suggestions,
    }
