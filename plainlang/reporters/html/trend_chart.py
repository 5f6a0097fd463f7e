"""The trend of a site as the geometry of a small chart: points, a band around them, and breaks where rules changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from plainlang.trends.summary import Point, Spread

WIDTH: Final = 680
HEIGHT: Final = 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 20, 16, 36
_MONTHS: Final = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_APART: Final = 84
_ALONE: Final = 3
"""Half the width of the band around a point that has no neighbour."""


class Dot(NamedTuple):
    """One point of the trend on the chart; `named`: its date is written under it."""

    x: float
    y: float
    point: Point
    scores: Spread
    named: bool


class Chart(NamedTuple):
    """Lines and bands are the points of polylines and polygons, one for each stretch on the same scale; `breaks` are
    where the scale changed; `ticks` are heights and their numbers."""

    dots: tuple[Dot, ...]
    lines: tuple[str, ...]
    bands: tuple[str, ...]
    breaks: tuple[float, ...]
    ticks: tuple[tuple[float, int], ...]
    target: float | None
    width: int = WIDTH
    height: int = HEIGHT


def chart(trend: Sequence[Point], target: float | None) -> Chart | None:
    """The chart of two points or more that have scores; one is no trend."""
    points = [point for point in sorted(trend, key=lambda point: point.date) if point.summary.overall]
    if len(points) < 2:
        return None
    xs = _across([point.date for point in points])
    dots = tuple(
        Dot(x, _y(scores.median), point, scores, named)
        for x, point, named in zip(xs, points, _named(xs), strict=True)
        for scores in [point.summary.overall]
        if scores
    )
    parts = list(_stretches(points))
    lines = (" ".join(f"{d.x:g},{d.y:g}" for d in dots[a:b]) for a, b in parts if b - a > 1)
    bands = (_band(dots[a:b]) for a, b in parts)
    breaks = tuple(round((xs[a - 1] + xs[a]) / 2, 1) for a, _ in parts[1:])
    ticks = tuple((_y(n), n) for n in (0, 25, 50, 75, 100))
    return Chart(dots, tuple(lines), tuple(bands), breaks, ticks, None if target is None else _y(target))


def _y(score: float) -> float:
    return round(_TOP + (100 - min(100.0, max(0.0, score))) / 100 * (HEIGHT - _TOP - _BOTTOM), 1)


def _across(dates: Sequence[str]) -> list[float]:
    """Dates on the width of the chart; evenly where they are no dates."""
    days = [_days(date) for date in dates]
    if None in days or days[0] == days[-1]:
        days = list(range(len(dates)))
    known = [day or 0 for day in days]
    span = known[-1] - known[0]
    return [round(_LEFT + (day - known[0]) / span * (WIDTH - _LEFT - _RIGHT), 1) for day in known]


def _days(date: str) -> int | None:
    year, _, rest = date[:10].partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12):
        return None
    return int(year) * 365 + int(year) // 4 + _MONTHS[int(month) - 1] + int(day)


def _named(xs: Sequence[float]) -> Iterator[bool]:
    """Dates are written where there is space for them; that of the last always is."""
    last = -float(_APART)
    for x in xs:
        wanted = x == xs[-1] or (x - last >= _APART and xs[-1] - x >= _APART)
        last = x if wanted else last
        yield wanted


def _stretches(points: Sequence[Point]) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(1, len(points) + 1):
        if i == len(points) or points[i].scales != points[start].scales:
            yield start, i
            start = i


def _band(dots: Sequence[Dot]) -> str:
    beside = _ALONE if len(dots) == 1 else 0
    upper = [(dot.x + side, _y(dot.scores.p90)) for dot in dots for side in dict.fromkeys((-beside, beside))]
    lower = [(dot.x + side, _y(dot.scores.p10)) for dot in reversed(dots) for side in dict.fromkeys((beside, -beside))]
    return " ".join(f"{x:g},{y:g}" for x, y in upper + lower)
