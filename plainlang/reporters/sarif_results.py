"""One finding as SARIF has it: what, how bad, where, and the ways to mend it."""

from __future__ import annotations

from typing import Any, Final

from plainlang.finding import Finding
from plainlang.fingerprints import VERSION
from plainlang.reporters.layout import placed
from plainlang.reporters.paths import uri
from plainlang.reporters.places import Rewrite, is_whole, rewrites
from plainlang.reporters.sarif_rules import LEVELS
from plainlang.span import LineIndex, Span

ROOT: Final = "%SRCROOT%"
"""Stands for the folder in which plainlang ran; who reads the file knows where that is."""


def result(f: Finding, file: dict[str, str], lines: LineIndex | None, mark: str, rule: int) -> dict[str, Any]:
    """A finding; `lines`: those of its page, where they are known; `rule`: the place of its rule among all."""
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": file}}
    if f.place:
        place["logicalLocations"] = [{"fullyQualifiedName": f.place}]
    else:
        place["physicalLocation"]["region"] = _region(f)
    shown = {
        "ruleId": f.rule,
        "ruleIndex": rule,
        "level": LEVELS[f.severity],
        "message": {"text": placed(f)},
        "locations": [place],
        "partialFingerprints": {VERSION: mark},
    }
    fixes = [_fix(way, file, lines) for way in rewrites(f, lines)] if lines else []
    return {**shown, "fixes": fixes} if fixes else shown


def artifact(shown: str) -> dict[str, str]:
    """The file at a shown path."""
    address = uri(shown)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": ROOT}


def _region(f: Finding) -> dict[str, int]:
    if is_whole(f):
        return {"startLine": 1}
    return {"startLine": f.line, "startColumn": f.column, "endLine": f.end_line, "endColumn": f.end_column}


def _fix(way: Rewrite, file: dict[str, str], lines: LineIndex) -> dict[str, Any]:
    text = way.suggestion
    change = {"deletedRegion": _place(way.edit.span, lines), "insertedContent": {"text": way.edit.text}}
    return {
        "description": {"text": f"Write “{text}”." if text else "Leave it out."},
        "artifactChanges": [{"artifactLocation": file, "replacements": [change]}],
    }


def _place(span: Span, lines: LineIndex) -> dict[str, int]:
    start, end = map(lines.position, span)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
