"""All pages in a few numbers: the score card, the three pillars, the spread of scores, and the groups of pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from plainlang.reporters.html.standing import Standing, reaches
from plainlang.rule import PILLARS
from plainlang.trends.summary import Spread, spread

MEANINGS: Final[Mapping[str, tuple[str, str]]] = {
    "readability": ("Readability", "How easy the text is: short sentences, short words, words that people know."),
    "jargon": ("Plain words", "How few office, legal and technical words it has where a plain word would do."),
    "inclusive": ("Inclusive language", "How few words it has that label people or leave them out."),
}


class PillarCard(NamedTuple):
    """One pillar of all pages: its name, what it means, and its spread, None when no page is scored."""

    name: str
    meaning: str
    spread: Spread | None


class Bar(NamedTuple):
    """The pages whose score lies from `low` to `high`, and how high their bar is, 0 to 1."""

    low: int
    high: int
    pages: int
    height: float


class Group(NamedTuple):
    """The pages of one owner, section or folder."""

    name: str
    pages: int
    scored: int
    reached: int
    spread: Spread | None
    lowest: Standing | None
    findings: int
    per_1000_words: float


@dataclass(frozen=True, slots=True)
class Overview:
    """The score card. `reached` is None without a target."""

    pages: int
    scored: int
    short: int
    words: int
    silenced: int
    reached: int | None
    spread: Spread | None
    pillars: tuple[PillarCard, ...]
    bars: tuple[Bar, ...]
    groups: tuple[Group, ...]

    @property
    def share(self) -> float:
        """The share of the scored pages that reach the target."""
        return (self.reached or 0) / max(1, self.scored)


def overview(pages: Sequence[Standing], target: float | None) -> Overview:
    """The score card of pages that were checked."""
    scored = [page for page in pages if page.overall is not None]
    return Overview(
        len(pages),
        len(scored),
        sum(page.overall is None and not page.error for page in pages),
        sum(page.words for page in pages),
        sum(page.silenced for page in pages),
        None if target is None else sum(reaches(page, target) for page in scored),
        _spread([page.raw for page in scored]),
        tuple(
            PillarCard(*MEANINGS[name], _spread([page.pillars[i] for page in scored])) for i, name in enumerate(PILLARS)
        ),
        bars(scored),
        groups(pages, target),
    )


def bars(scored: Sequence[Standing]) -> tuple[Bar, ...]:
    """How the scores spread, in tens; 100 counts with the nineties."""
    counts = [0] * 10
    for page in scored:
        counts[min(9, (page.overall or 0) // 10)] += 1
    top = max(1, *counts)
    return tuple(Bar(10 * i, 10 * i + (10 if i == 9 else 9), n, n / top) for i, n in enumerate(counts))


def groups(pages: Sequence[Standing], target: float | None) -> tuple[Group, ...]:
    """Owners, sections or folders, the lowest median first."""
    parts: dict[str, list[Standing]] = defaultdict(list)
    for page in pages:
        parts[page.group].append(page)
    found = [_group(name, part, target) for name, part in parts.items()]
    return tuple(sorted(found, key=lambda g: (g.spread is None, g.spread.median if g.spread else 0.0, g.name)))


def _group(name: str, pages: Sequence[Standing], target: float | None) -> Group:
    scored = [page for page in pages if page.overall is not None]
    findings, words = sum(page.findings for page in pages), sum(page.words for page in pages)
    return Group(
        name,
        len(pages),
        len(scored),
        sum(target is not None and reaches(page, target) for page in scored),
        _spread([page.raw for page in scored]),
        min(scored, key=lambda page: page.rank) if scored else None,
        findings,
        1000 * findings / max(1, words),
    )


def _spread(values: Sequence[float]) -> Spread | None:
    """The median and what 8 in 10 lie between, each page counted the same."""
    return spread(values, [1.0] * len(values))
