"""Before and after, on the pages that are there both times, so that new or closed pages cannot pass for improvement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final, NamedTuple

from plainlang.rule import PILLARS
from plainlang.trends.bootstrap import DRAWS, Interval, Ratio, intervals, ratios
from plainlang.trends.pairs import Pair
from plainlang.trends.snapshot import Snapshot
from plainlang.trends.summary import PILLAR_NAMES, meets, spread
from plainlang.trends.weights import BY_PAGES, Weights

NOTICEABLE: Final = 0.5
"""A page is better or worse when its score changes by half a point or more."""


MEAN_SCORE: Final = "Overall score, mean"
_IMPROVED: Final = "Improved"
_WORSENED: Final = "Worsened"


@dataclass(frozen=True, slots=True)
class Row:
    """One measure before and after. `unit`: "share" (0 to 1), "points" or "rate". `better`: 1 when more of it is
    better, -1 when less is. The interval is of the change; a median and a percentile have none.
    """

    name: str
    unit: str
    better: int
    before: float
    after: float
    interval: Interval | None = None

    @property
    def change(self) -> float:
        """After less before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Improvement:
    """What became of the matched pages. `weighed`: those that weigh anything. `improved`, `worsened`: shares of the
    scored ones, by half a point or more; None when no scored page weighs anything, and `rows` lacks scores then.
    `fixed`, `new`, `remaining`: findings, counted page by page and rule by rule.
    """

    matched: int
    scored: int
    weighed: int
    words: tuple[int, int]
    rows: tuple[Row, ...]
    improved: float | None
    improved_interval: Interval | None
    worsened: float | None
    fixed: int
    new: int
    remaining: int


def improvement(
    pairs: Sequence[Pair], target: float, weights: Weights = BY_PAGES, draws: int = DRAWS
) -> Improvement:  # fmt: skip
    """What became of these pages. A page weighs the mean of its weights before and after."""
    weighed = [(weights.of(a) + weights.of(b)) / 2 for a, b in pairs]
    shares = [weight if pair.scored else 0.0 for pair, weight in zip(pairs, weighed, strict=True)]
    measures = [m for m in (*_scores(pairs, shares, target), *_rates(pairs, weights)) if _is_known(m.ratio)]
    found = intervals([measure.ratio for measure in measures], draws)
    rows = {measure.name: _row(measure, interval) for measure, interval in zip(measures, found, strict=True)}
    better, worse = (rows.pop(name, None) for name in (_IMPROVED, _WORSENED))
    rest = list(rows.values())
    words = (sum(a.words for a, _ in pairs), sum(b.words for _, b in pairs))
    return Improvement(
        len(pairs), sum(pair.scored for pair in pairs), sum(weight > 0 for weight in weighed), words,
        (*rest[:2], *_spreads(pairs, shares), *rest[2:]),
        better.after if better else None, better.interval if better else None, worse.after if worse else None,
        *findings(pairs),
    )  # fmt: skip


class _Measure(NamedTuple):
    name: str
    unit: str
    better: int
    ratio: Ratio


def share_at(target: float) -> str:
    """The name of the row about the target."""
    return f"Pages that score {target:g} or more"


def _is_known(ratio: Ratio) -> bool:
    """Does anything weigh both times? A share of no pages is not 0%."""
    return any(ratio.weights_before) and any(ratio.weights_after)


def _scores(pairs: Sequence[Pair], shares: Sequence[float], target: float) -> list[_Measure]:
    """Measures of pages that have a score: each page's value times its weight."""

    def of_page(name: str, unit: str, better: int, of: Callable[[Snapshot], float]) -> _Measure:
        before, after = ([of(pair[i]) * w for pair, w in zip(pairs, shares, strict=True)] for i in (0, 1))
        return _Measure(name, unit, better, Ratio(before, after, shares, shares))

    def moved(name: str, sign: int) -> _Measure:
        gains = (sign * (b.raw - a.raw) >= NOTICEABLE for a, b in pairs)
        after = [w * gain for gain, w in zip(gains, shares, strict=True)]
        return _Measure(name, "share", sign, Ratio([0.0] * len(pairs), after, shares, shares))

    return [
        moved(_IMPROVED, 1),
        moved(_WORSENED, -1),
        of_page(share_at(target), "share", 1, lambda page: float(meets(page, target))),
        of_page(MEAN_SCORE, "points", 1, lambda page: page.raw),
        of_page("Difficulty, mean", "points", -1, lambda page: page.difficulty),
        of_page("Sentences with a passive verb", "share", -1, lambda page: page.passive_share),
    ]


def _rates(pairs: Sequence[Pair], weights: Weights) -> list[_Measure]:
    """Findings per 1,000 words by pillar: all findings over all words, each as often as its page is visited."""
    often = [(weights.often(a) + weights.often(b)) / 2 for a, b in pairs]
    words = [[n * pair[i].page_words / 1000 for n, pair in zip(often, pairs, strict=True)] for i in (0, 1)]

    def found(pillar: str, i: int) -> list[float]:
        return [n * pair[i].pillars[pillar].findings for n, pair in zip(often, pairs, strict=True)]

    return [
        _Measure(
            f"Findings per 1,000 words, {PILLAR_NAMES[pillar]}", "rate", -1,
            Ratio(found(pillar, 0), found(pillar, 1), words[0], words[1]),
        )
        for pillar in PILLARS
    ]  # fmt: skip


def _row(measure: _Measure, interval: Interval | None) -> Row:
    before, after = ratios([fsum(column) for column in measure.ratio])
    return Row(measure.name, measure.unit, measure.better, before, after, interval)


def _spreads(pairs: Sequence[Pair], shares: Sequence[float]) -> list[Row]:
    before, after = (spread([pair[i].raw for pair in pairs], shares) for i in (0, 1))
    if before is None or after is None:
        return []
    names = ("10th percentile", "median", "90th percentile")
    return [Row(f"Overall score, {n}", "points", 1, a, b) for n, a, b in zip(names, before, after, strict=True)]


def findings(pairs: Iterable[Pair]) -> tuple[int, int, int]:
    """Findings that are fixed, new and remaining: by how much each rule's count on each page went down or up."""
    fixed = new = remaining = 0
    for a, b in pairs:
        for rule in {*a.counts, *b.counts}:
            before, after = sum(a.counts.get(rule, {}).values()), sum(b.counts.get(rule, {}).values())
            fixed, new = fixed + max(0, before - after), new + max(0, after - before)
            remaining += min(before, after)
    return fixed, new, remaining
