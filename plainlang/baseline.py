"""A baseline: what each file had on the day the hook was adopted, so that only new text has to be right.

For each file it holds what was found, without positions, so that edits elsewhere bring no old finding back; and the
score, so that a page can be kept from getting worse. Files are named relative to the folder that holds the baseline.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from plainlang.allowances import NOTHING, Allowed, allowed, merged, without
from plainlang.report import Report

VERSION: Final = 2
_DIGITS: Final = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """What one page had: its findings, its score (None under 100 words), and the rules that say so ("" if unknown)."""

    allowed: Allowed = NOTHING
    score: float | None = None
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Pages by path; `version` is that of the file they came from."""

    files: Mapping[str, Entry] = field(default_factory=dict)
    version: int = VERSION

    @property
    def findings(self) -> int:
        """How many findings it allows."""
        return sum(entry.allowed.total for entry in self.files.values())

    @property
    def rules(self) -> str:
        """The rules that most of its pages were checked by."""
        most = Counter(entry.rules for entry in self.files.values() if entry.rules).most_common()
        return min((rules for rules, count in most if count == most[0][1]), default="")


def rules_of(report: Report) -> str:
    """What a score depends on besides the page: compare only scores that have it in common."""
    info = report.ruleset
    return f"profile {info.id}, rules {info.hash}, plainlang {info.version}, mode {report.readability.counted}"


def entry_of(report: Report) -> Entry:
    """What a page has now."""
    score = report.score
    shown = None if score.overall is None else round(score.raw, _DIGITS)
    return Entry(allowed(report.findings), shown, rules_of(report))


def updated(entry: Entry, now: Entry, ran: Collection[str] | None = None) -> Entry:
    """What a page has now. When only the rules `ran` were asked, what is known of the others stays, and the score."""
    if ran is None:
        return now
    others = entry.allowed.of({*entry.allowed.words, *entry.allowed.counts} - {*ran})
    return Entry(merged(others, now.allowed.of(ran)), entry.score, entry.rules)


def pruned(entry: Entry, now: Entry, gone: Allowed, ran: Collection[str] | None = None) -> Entry:
    """The same page without what is gone, and with its score of now if that is better by the same rules."""
    if ran is not None:
        return Entry(without(entry.allowed, gone.of(ran)), entry.score, entry.rules)
    score = entry.score
    if now.rules == entry.rules and score is not None and now.score is not None:
        score = max(score, now.score)
    return Entry(without(entry.allowed, gone), score, entry.rules)


def is_whole(report: Report) -> bool:
    """Was the page read, and checked by all rules?"""
    return not report.errors


def relative(path: str, folder: str) -> str:
    """A path as a baseline writes it: with slashes, relative to the baseline's folder when it is below it."""
    full, base = os.path.abspath(path), os.path.join(os.path.abspath(folder), "")
    return (full.removeprefix(base) if full.startswith(base) else full).replace(os.sep, "/")
