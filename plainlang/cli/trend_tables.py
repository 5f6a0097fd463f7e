"""Histories and improvements as text: small tables that can be read aloud, and what must be said beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from plainlang.columns import width
from plainlang.reporters.layout import counted, visible
from plainlang.trends.bootstrap import Interval
from plainlang.trends.matching import Improvement, Row
from plainlang.trends.portfolio import GROUP_KINDS, Portfolio
from plainlang.trends.snapshot import Snapshot
from plainlang.trends.summary import INPUT_NOTE, PILLAR_NAMES, Point, Spread, Summary, grouped, summarize
from plainlang.trends.weights import Weights

_SHOWN_POINTS: Final = 12
_NOTHING: Final = 1e-9
"""What sums of floats leave of 0."""
_HEADS: Final = {"agency": "Agency", "service": "Service", "journey": "Journey (life experience)"}


def aligned(rows: Sequence[Sequence[str]], indent: str = "  ") -> Iterator[str]:
    """Rows as columns: the first to the left, the others to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (" " * (wide - width(cell)) + cell for cell, wide in zip(others, widths[1:], strict=True))
        yield (indent + first + " " * (widths[0] - width(first)) + "".join(f"   {cell}" for cell in cells)).rstrip()


def shown_site(summary: Summary, weights: Weights) -> Iterator[str]:
    """The latest numbers of a site."""
    yield f"{counted(summary.pages, 'page')}, {counted(summary.words, 'word')}; weighed by {weights.name}."
    short = summary.pages - summary.scored
    if short:
        have = "has" if short == 1 else "have"
        yield f"{counted(short, 'page')} {have} no score: under 100 words, or not in English."
    rows = [["", "10th percentile", "median", "90th percentile"]]
    rows += [
        [name, *(f"{value:.0f}" for value in spread)]
        for name, spread in (
            ("Overall score (0 to 100)", summary.overall),
            ("Difficulty (50 is typical, higher is harder)", summary.difficulty),
        )
        if spread
    ]
    yield ""
    if summary.meeting is not None:
        yield f"  {summary.meeting:.0%} of scored pages meet the target: a score of {summary.target:g} or more."
    yield from aligned(rows) if len(rows) > 1 else ()
    rates = (f"{PILLAR_NAMES[name]} {rate:.1f}" for name, rate in summary.per_1000.items())
    yield f"  Findings per 1,000 words: {', '.join(rates)}. Suppressed findings: {summary.suppressed:,}."


def shown_groups(pages: Sequence[Snapshot], portfolio: Portfolio, weights: Weights) -> Iterator[str]:
    """A table for each kind of group that the configuration maps."""
    for kind in GROUP_KINDS:
        if not portfolio.groups(kind):
            continue
        rows = [[_HEADS[kind], "pages", "words", "meet target", "median score", "median difficulty"]]
        for name, members in grouped(pages, portfolio, kind):
            s = summarize(members, portfolio.target, weights)
            numbers = (_share(s.meeting), _median(s.overall), _median(s.difficulty))
            rows.append([visible(name), f"{s.pages:,}", f"{s.words:,}", *numbers])
        yield ""
        yield from aligned(rows)


def shown_points(points: Sequence[Point]) -> Iterator[str]:
    """The last points of a trend; where rules changed, a line is drawn between them."""
    rows = [["Recorded", "pages", "words", "meet target", "median score", "median difficulty"]]
    breaks = set[int]()
    for before, point in list(zip([None, *points], points, strict=False))[-_SHOWN_POINTS:]:
        s = point.summary
        if before and (before.scales != point.scales or len(point.scales) > 1):
            breaks.add(len(rows))
        numbers = (_share(s.meeting), _median(s.overall), _median(s.difficulty))
        rows.append([point.label or point.date, f"{s.pages:,}", f"{s.words:,}", *numbers])
    yield ""
    for i, line in enumerate(aligned(rows)):
        if i in breaks:
            yield "  — the rules, the mode or the version changed here: do not compare across this line —"
        yield line


def shown_basis(pages: Sequence[Snapshot]) -> Iterator[str]:
    """What the numbers depend on, and what they are not."""
    yield ""
    yield from sorted({basis(page) for page in pages})
    yield INPUT_NOTE


def basis(page: Snapshot) -> str:
    """What the numbers of a page depend on besides its text."""
    names = "" if page.names == "keep" else ", names left out"
    measured = f"mode: {page.mode}{names}, {page.formula_name}"
    return f"Profile {page.profile}, plainlang {page.version}, rules {page.rules}, {measured}."


def shown_improvement(found: Improvement, before: str, after: str, weights: Weights) -> Iterator[str]:
    """The table that an agency could publish."""
    of = "" if found.scored == found.matched else f", {found.scored:,} of them with a score both times"
    yield f"{counted(found.matched, 'matched page')}{of}; weighed by {weights.name}."
    if weights.name == "visits":
        yield f"{counted(found.weighed, 'matched page')} had visits; the others count for nothing here."
    yield ""
    rows = [["", before, after, "change", "95% interval"], ["Words", *map("{:,}".format, found.words), "", ""]]
    rows[1][3] = f"{found.words[1] - found.words[0]:+,}"
    yield from aligned(rows + [_row(row) for row in found.rows])
    yield ""
    if found.improved is not None:
        yield from _moved(found.improved, found.worsened or 0.0, found.improved_interval)
    yield f"  Findings on matched pages: {found.fixed:,} fixed, {found.new:,} new, {found.remaining:,} remaining."


def _moved(improved: float, worsened: float, near: Interval | None) -> Iterator[str]:
    sure = f" (95% interval {_percent(near.low)} to {_percent(near.high)})" if near else ""
    yield f"  {_percent(improved)} of scored pages improved by half a point or more{sure}."
    yield f"  {_percent(worsened)} got worse by half a point or more."


def _row(row: Row) -> list[str]:
    unit = " points" if row.unit == "share" else ""
    near = row.interval
    interval = f"{_change(row, near.low)} to {_change(row, near.high)}{unit}" if near else ""
    return [row.name, _value(row, row.before), _value(row, row.after), _change(row, row.change) + unit, interval]


def _value(row: Row, value: float) -> str:
    return f"{value:.1%}" if row.unit == "share" else f"{value:.1f}"


def _change(row: Row, value: float) -> str:
    return _plainly(100 * value if row.unit == "share" else value, "+", 1)


def _percent(value: float) -> str:
    return f"{_plainly(100 * value, '', 0)}%"


def _plainly(value: float, sign: str, digits: int) -> str:
    """A number with so many digits, and with more where it would look like 0 and is not: on which side of 0 the end of
    an interval lies is what the interval is for.
    """
    if abs(value) < _NOTHING:
        return f"{0:.{digits}f}"
    while round(value, digits) == 0:
        digits += 1
    return f"{value:{sign}.{digits}f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def _median(spread: Spread | None) -> str:
    return f"{spread.median:.0f}" if spread else "–"
