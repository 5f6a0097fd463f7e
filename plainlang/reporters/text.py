"""The report a writer reads: the worst page first, what it all comes to last.

Of many pages the worst are shown in full and the others on a line each; only those are kept while reports go by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from heapq import heappush, heapreplace
from itertools import count
from typing import Any, Final

from plainlang.finding import SEVERITIES
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.layout import counted, paint, visible, wrapped
from plainlang.reporters.page import page

_WHOLE_PAGES: Final = 20
_BRIEF_PAGES: Final = 50
_WIDEST: Final = 110


@dataclass
class Totals:
    """What is kept of all pages while they go by: a number or a line each, and the worst ones whole."""

    pages: int = 0
    unread: int = 0
    silenced: int = 0
    broken: int = 0
    fixable: int = 0
    known: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    worst: list[tuple[Any, int, Report]] = field(default_factory=list)
    others: list[tuple[Any, str, str]] = field(default_factory=list)
    rules: str = ""


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """The pages, worst first; with many pages, the worst in full and the rest a line each."""
    look = replace(look, width=min(look.width, _WIDEST))
    totals = _gathered(reports)
    pages = [report for *_, report in sorted(totals.worst, key=lambda kept: kept[0], reverse=True)]
    if len(pages) != 1 or look.brief:
        pages = [report for report in pages if report.findings or report.errors]
    for report in pages:
        yield from page(report, look)
    others = sorted(totals.others, reverse=True)
    for _, path, shown in others[:_BRIEF_PAGES]:
        yield f"{paint(path, '1', look)}  {shown}\n"
    if len(others) > _BRIEF_PAGES:
        yield f"… and {counted(len(others) - _BRIEF_PAGES, 'more page')}.\n"
    if (totals.pages or totals.unread) and not look.brief:
        yield from _summary(totals, look)


def _gathered(reports: Iterable[Report]) -> Totals:
    totals, order = Totals(), count(0, -1)
    for report in reports:
        unread = bool(report.errors) and not report.readability.words
        totals.unread += unread
        totals.pages += not unread
        totals.silenced += len(report.suppressed)
        totals.broken += bool(report.errors) and not unread
        totals.fixable += report.fixes if report.path != "-" else 0
        totals.known += report.known
        totals.severities.update(f.severity for f in report.findings)
        totals.rules = f"profile {report.ruleset.id}, rules {report.ruleset.hash}"
        kept = (badness(report), next(order), report)
        if len(totals.worst) < _WHOLE_PAGES:
            heappush(totals.worst, kept)
            continue
        out = heapreplace(totals.worst, kept) if kept > totals.worst[0] else kept
        if out[2].findings or out[2].errors:
            counts = Counter[str](f.severity for f in out[2].findings)
            totals.others.append((out[0], visible(out[2].path or ""), _by_severity(counts)))
    return totals


def badness(report: Report) -> tuple[bool, int, bool, float, tuple[int, ...]]:
    """Larger is worse: what could not be read, then errors, then what has findings at all, then the lowest score."""
    errors = sum(f.severity == "error" for f in report.findings)
    name = tuple(-ord(letter) for letter in report.path or "")
    return (bool(report.errors), errors, bool(report.findings), -report.score.raw, name)


def _summary(totals: Totals, look: Look) -> Iterator[str]:
    quiet = f"; {totals.silenced:,} silenced by comments" if totals.silenced else ""
    known = f"; {counted(totals.known, 'known finding')} left out" if totals.known else ""
    failed = f"; {counted(totals.broken, 'page')} not checked whole" if totals.broken else ""
    unread = f"{counted(totals.unread, 'page')} not read"
    found = f"{counted(totals.pages, 'page')}: {_by_severity(totals.severities)}{known}{quiet}{failed}"
    found = f"{found}{f'; {unread}' if totals.unread else ''}." if totals.pages else f"{unread}."
    if totals.fixable:
        found += f" “plainlang fix” can make {counted(totals.fixable, 'change')}."
    if totals.severities:
        found += " “plainlang explain RULE” tells more, with the source."
    for line in (*wrapped(found, look), *wrapped(f"{totals.rules[:1].upper()}{totals.rules[1:]}.", look)):
        yield paint(line.rstrip("\n"), "2", look) + "\n"


def _by_severity(counts: Mapping[str, int]) -> str:
    parts = (counted(counts[severity], severity) for severity in SEVERITIES if counts.get(severity))
    return ", ".join(parts) or "nothing to change"
