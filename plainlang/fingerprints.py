"""Fingerprints: a name for each finding that lasts, so that two runs can be compared.

A fingerprint is made of the rule, the words found (case, space and typographic marks put aside), and how many equal
ones stand before it. It does not hold the path, the line or the offset. So a finding keeps its fingerprint when text is
put in elsewhere, when lines move and when the file is renamed. Another "utilize" before it moves the number on: one
fingerprint more is there, and those that were there stay. A format that needs fingerprints that no other file has adds
the path. Findings that a comment silences or a baseline leaves out are counted too, so that the others keep their name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from plainlang.finding import Finding
from plainlang.language.words import fold
from plainlang.report import Report

VERSION: Final = "plainlang/v1"
"""Where a format names the way in which fingerprints are made."""
_LENGTH: Final = 32


def fingerprints(report: Report) -> tuple[str, ...]:
    """One for each finding of a report, in their order; no two are equal."""
    return _all(report)[: len(report.findings)]


def silenced_fingerprints(report: Report) -> tuple[str, ...]:
    """One for each finding that a comment silences."""
    start = len(report.findings)
    return _all(report)[start : start + len(report.suppressed)]


def in_file(path: str, fingerprint: str) -> str:
    """A fingerprint that no other file has."""
    return _hash(path, fingerprint)


def _all(report: Report) -> tuple[str, ...]:
    """Of the findings, the silenced ones and those left out, numbered in the order in which one reads them."""
    everyone = (*report.findings, *report.suppressed, *report.left_out)
    return tuple(_numbered(everyone))


def _numbered(findings: Sequence[Finding]) -> list[str]:
    seen = Counter[tuple[str, str]]()
    marks = [""] * len(findings)
    for i in sorted(range(len(findings)), key=lambda i: findings[i].span):
        key = findings[i].rule, " ".join(fold(findings[i].found).split())
        seen[key] += 1
        marks[i] = _hash(*key, str(seen[key]))
    return marks


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
