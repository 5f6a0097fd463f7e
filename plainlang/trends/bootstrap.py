"""How sure a change is: the bootstrap of B. Efron (1979), “Bootstrap methods: another look at the jackknife”.

Pages are drawn with replacement, as many as there are, again and again; an interval holds the middle 95% of the changes
that the draws give (the percentile method). All changes come from the same draws, so many cost little more than one.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from operator import itemgetter
from random import Random
from typing import Final, NamedTuple

DRAWS: Final = 1000
SEED: Final = 14058
_OUTSIDE: Final = 0.025


class Interval(NamedTuple):
    """The middle 95% of what the draws gave."""

    low: float
    high: float


class Ratio(NamedTuple):
    """A measure as sums over pages, before and after: each sum of values is divided by its sum of weights."""

    before: Sequence[float]
    after: Sequence[float]
    weights_before: Sequence[float]
    weights_after: Sequence[float]


def ratios(sums: Sequence[float]) -> tuple[float, float]:
    """Before and after, from the four sums; 0.0 where nothing weighs anything."""
    before, after, by_before, by_after = sums
    return before / by_before if by_before else 0.0, after / by_after if by_after else 0.0


def intervals(measures: Sequence[Ratio], draws: int = DRAWS, seed: int = SEED) -> list[Interval | None]:
    """The interval of each change; None when there are fewer than two pages. The same pages give the same intervals."""
    pages = len(measures[0].before) if measures else 0
    if pages < 2:
        return [None] * len(measures)
    columns = {id(column): column for measure in measures for column in measure}
    random, everyone = Random(seed), range(pages)
    changes: list[list[float]] = [[] for _ in measures]
    for _ in range(draws):
        drawn = itemgetter(*random.choices(everyone, k=pages))
        sums = {name: fsum(drawn(column)) for name, column in columns.items()}
        for found, measure in zip(changes, measures, strict=True):
            before, after = ratios([sums[id(column)] for column in measure])
            found.append(after - before)
    return [_middle(sorted(found)) for found in changes]


def _middle(ranked: Sequence[float]) -> Interval:
    cut = int(len(ranked) * _OUTSIDE)
    return Interval(ranked[cut], ranked[-1 - cut])
