"""What is in a baseline, in short."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Final

from plainlang.baseline import Baseline
from plainlang.reporters.layout import counted

_MOST: Final = 5


def shown(place: str, baseline: Baseline) -> Iterator[str]:
    """The lines of a summary: how much, by which rules, and where most of it is."""
    totals = Counter({path: entry.allowed.total for path, entry in baseline.files.items() if entry.allowed.total})
    rules = sum((entry.allowed.by_rule for entry in baseline.files.values()), Counter[str]())
    scores = [entry.score for entry in baseline.files.values() if entry.score is not None]
    yield f"{place}: {size(baseline)}"
    if scores:
        average = sum(scores) / len(scores)
        yield f"  Scores: {average:.0f} on average, from {min(scores):.0f} to {max(scores):.0f}"
    if baseline.rules:
        yield f"  Made with {baseline.rules}"
    if rules:
        yield f"  Most findings: {_first(rules)}"
        yield f"  Most on a page: {_first(totals)}"
    base = os.path.dirname(os.path.abspath(place))
    if gone := sum(not os.path.lexists(os.path.join(base, path)) for path in baseline.files):
        yield f"  {counted(gone, 'page')} no longer there: plainlang baseline prune"
    if baseline.version == 1:
        yield "  Version 1, which only counts findings. Bring it up to date: plainlang baseline update"


def size(baseline: Baseline) -> str:
    """How much is in a baseline: "12 findings in 3 of 40 pages"."""
    pages = sum(bool(entry.allowed.total) for entry in baseline.files.values())
    return f"{counted(baseline.findings, 'finding')} in {pages:,} of {counted(len(baseline.files), 'page')}"


def _first(counts: Counter[str]) -> str:
    """The names with most, as many as fit a line or two."""
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    rest = f" and {len(most) - _MOST:,} more" if len(most) > _MOST else ""
    return ", ".join(f"{name} ({count:,})" for name, count in most[:_MOST]) + rest
