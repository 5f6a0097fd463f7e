"""How a site stands, in a few numbers that anyone can recompute: shares, medians, rates; and how they went over time.

Every number can be weighed by pages (each counts the same), by words, or by visits. A page under 100 words has no score
and no difficulty: it counts among the pages, and among the findings, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from plainlang.rule import PILLARS
from plainlang.trends.portfolio import GroupKind, Members, Portfolio
from plainlang.trends.snapshot import Snapshot
from plainlang.trends.timeline import History, State, states
from plainlang.trends.weights import BY_PAGES, Weights

INPUT_NOTE: Final = (
    "These numbers measure the text, which is an input. They do not measure what people experience, "
    "and no score says that a page complies with a law."
)
PILLAR_NAMES: Final = {"readability": "readability", "jargon": "plain words", "inclusive": "inclusive language"}


class Spread(NamedTuple):
    """Where most pages lie: the 10th percentile, the median and the 90th percentile."""

    p10: float
    median: float
    p90: float


@dataclass(frozen=True, slots=True)
class Summary:
    """A set of pages in numbers. `scored`: pages long enough for a score; the share that meets the `target`, and both
    spreads, are of these, and None when there are none. `per_1000`: findings per 1,000 words, by pillar.
    """

    pages: int
    scored: int
    words: int
    findings: int
    suppressed: int
    target: float
    meeting: float | None
    overall: Spread | None
    difficulty: Spread | None
    per_1000: Mapping[str, float]


class Point(NamedTuple):
    """A site at a time. `scales`: what its numbers depend on besides the text; where they differ from one point to the
    next, the line is broken there.
    """

    date: str
    summary: Summary
    scales: frozenset[str]
    label: str = ""


def summarize(pages: Iterable[Snapshot], target: float, weights: Weights = BY_PAGES) -> Summary:
    """The numbers of a set of pages."""
    pages = sorted(pages, key=lambda snapshot: snapshot.page)
    words = sum(page.words for page in pages)
    scored = [page for page in pages if page.overall is not None]
    weighed = [weights.of(page) for page in scored]
    total = sum(weighed)
    met = [meets(page, target) for page in scored]
    return Summary(
        len(pages), len(scored), words,
        sum(page.findings for page in pages), sum(page.suppressed for page in pages), target,
        sum(w for w, ok in zip(weighed, met, strict=True) if ok) / total if total else None,
        spread([page.raw for page in scored], weighed), spread([page.difficulty for page in scored], weighed),
        {name: rate(pages, name, weights) for name in PILLARS},
    )  # fmt: skip


def meets(page: Snapshot, target: float) -> bool:
    """Does a page reach the target? The score is taken as it is shown, rounded to a whole number."""
    return page.overall is not None and page.overall >= target


def rate(pages: Sequence[Snapshot], pillar: str, weights: Weights = BY_PAGES) -> float:
    """Findings per 1,000 words of a pillar: of all words of the pages whatever the mode, as in a score. By visits a
    page's findings and words count as often as it was visited; by pages and by words each page's count once.
    """
    often = [weights.often(page) for page in pages]
    words = sum(n * page.page_words for n, page in zip(often, pages, strict=True))
    found = sum(n * page.pillars[pillar].findings for n, page in zip(often, pages, strict=True))
    return 1000 * found / words if words else 0.0


def spread(values: Sequence[float], weights: Sequence[float]) -> Spread | None:
    """The 10th percentile, median and 90th percentile; None when nothing weighs anything."""
    ranked = sorted((value, weight) for value, weight in zip(values, weights, strict=True) if weight > 0)
    return Spread(*(percentile(ranked, share) for share in (0.1, 0.5, 0.9))) if ranked else None


def percentile(ranked: Sequence[tuple[float, float]], share: float) -> float:
    """The least value at which this share of the weight is reached; the mean of it and the next when it is reached
    exactly. (R. J. Hyndman, Y. Fan (1996), “Sample quantiles in statistical packages”, type 2, with weights.)
    """
    due = share * sum(weight for _, weight in ranked)
    reached = 0.0
    for i, (value, weight) in enumerate(ranked):
        reached += weight
        if abs(reached - due) <= 1e-9 * due and i + 1 < len(ranked):
            return (value + ranked[i + 1][0]) / 2
        if reached >= due:
            return value
    return ranked[-1][0]


def points(history: History, portfolio: Portfolio, weights: Weights = BY_PAGES) -> tuple[Point, ...]:
    """The site after each day on which something was recorded, first to last."""
    by_day = {recording.date: (recording, dict(state)) for recording, state in states(history)}
    return tuple(
        Point(date, summarize(now(state), portfolio.target, weights), scales(now(state)), recording.label)
        for date, (recording, state) in by_day.items()
    )


def now(state: State) -> list[Snapshot]:
    """The snapshots of a state."""
    return [seen.snapshot for seen in state.values()]


def scales(pages: Iterable[Snapshot]) -> frozenset[str]:
    """What the numbers of these pages depend on besides the text; more than one: they are not of one kind."""
    return frozenset(page.scale for page in pages)


def grouped(pages: Iterable[Snapshot], portfolio: Portfolio, kind: GroupKind) -> Iterator[tuple[str, list[Snapshot]]]:
    """The pages of each group of a kind, in the order of the configuration; a page may be in several."""
    names = portfolio.groups(kind)
    members = Members(names)
    found: dict[str, list[Snapshot]] = {name: [] for name in names}
    for page in pages:
        for name in members.of(page.path, page.page):
            found[name].append(page)
    yield from found.items()
