"""A comment for a pull request, or the summary of a job: scores first, the worst page first, findings to unfold.

GitHub takes 65,536 characters, so the worst pages are shown whole, as many as fit, and a line counts the others. Only
those are kept while pages go by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappush, heapreplace
from itertools import count
from typing import Any, Final

from plainlang.finding import SEVERITIES
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.comment_page import Page, details, linked
from plainlang.reporters.comment_text import inline, size
from plainlang.reporters.layout import counted
from plainlang.reporters.paths import shown_path
from plainlang.reporters.text import badness

MOST: Final = 65_536
_SPARE: Final = 600
"""For the line about what does not fit, and the last one."""
_PAGES: Final = 100
MARK: Final = "<!-- plainlang -->"
"""By this a program finds the comment that it wrote before."""


@dataclass
class _Seen:
    """What is kept of all pages: numbers, and the worst ones whole."""

    pages: int = 0
    found: int = 0
    unread: int = 0
    known: int = 0
    scores: tuple[int, ...] = ()
    severities: Counter[str] = field(default_factory=Counter)
    worst: list[tuple[Any, int, Report]] = field(default_factory=list)
    rules: str = ""


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """The comment; nothing when only what fails is wanted and nothing does."""
    seen = _gathered(reports)
    worst = [Page(report, shown_path(report.path, look.run.folder)) for *_, report in sorted(seen.worst, reverse=True)]
    if look.brief and not worst:
        return
    head = f"{MARK}\n### {_title(seen, look)}\n\n{_totals(seen)}\n"
    parts = list(_within(worst, look, MOST - size(head) - _SPARE, seen.found))
    left = seen.found - sum(1 for part in parts if part.startswith("\n<details>"))
    yield head
    yield from parts
    if left > 0:
        shown = "page with findings is" if left == 1 else "pages with findings are"
        yield f"\n{left:,} more {shown} not unfolded here: a comment on GitHub holds {MOST:,} characters.\n"
    yield f"\n<sub>{inline(seen.rules)} `plainlang explain RULE` tells more about a rule, with its source.</sub>\n"


def _gathered(reports: Iterable[Report]) -> _Seen:
    seen, order = _Seen(), count(0, -1)
    for report in reports:
        seen.pages += 1
        seen.unread += bool(report.errors)
        seen.known += report.known
        seen.severities.update(f.severity for f in report.findings)
        seen.rules = f"Profile {report.ruleset.id}, rules {report.ruleset.hash}, plainlang {report.ruleset.version}."
        if report.score.overall is not None:
            scores = (*seen.scores, report.score.overall)
            seen.scores = min(scores), max(scores)
        if report.findings or report.errors:
            seen.found += 1
            kept = (badness(report), next(order), report)
            if len(seen.worst) < _PAGES:
                heappush(seen.worst, kept)
            elif kept > seen.worst[0]:
                heapreplace(seen.worst, kept)
    return seen


def _title(seen: _Seen, look: Look) -> str:
    if look.brief or not seen.scores:
        return "Plain language"
    low, high = seen.scores[0], seen.scores[-1]
    return f"Plain language: {f'scores from {low} to {high}' if low < high else f'score {low}'} of 100"


def _totals(seen: _Seen) -> str:
    found = ", ".join(counted(seen.severities[name], name) for name in SEVERITIES if seen.severities[name])
    parts = [f"{counted(seen.pages, 'page')}: {found or 'nothing to change'}"]
    parts += [f"{counted(seen.known, 'known finding')} left out"] if seen.known else []
    parts += [f"{counted(seen.unread, 'page')} not checked whole"] if seen.unread else []
    return "; ".join(parts) + "."


def _within(pages: Sequence[Page], look: Look, room: int, found: int) -> Iterator[str]:
    """A table of pages and then each to unfold, as far as there is room; `found`: how many pages there are to show."""
    if pages:
        yield (table := _table(pages, look, room // 3, found))
        room -= size(table)
    for page in pages:
        if size(part := details(page, look, room)) > room:
            return
        room -= size(part)
        yield part


def _table(pages: Sequence[Page], look: Look, room: int, found: int) -> str:
    names = ("Page", *(() if look.brief else ("Score",)), "Errors", "Warnings", "Suggestions")
    table = f"\n| {' | '.join(names)} |\n|---|{'--:|' * (len(names) - 1)}\n"
    shown = 0
    for page in pages:
        if size(row := _row(page, look)) > room - size(table):
            break
        table += row
        shown += 1
    return table if shown == found else f"{table}\n… and {counted(found - shown, 'more page')}.\n"


def _row(page: Page, look: Look) -> str:
    counts = Counter[str](f.severity for f in page.report.findings)
    overall = page.report.score.overall
    score = () if look.brief else ("" if overall is None else str(overall),)
    cells = (linked(page, look), *score, *(str(counts[name] or "") for name in SEVERITIES))
    return f"| {' | '.join(cells)} |\n"
