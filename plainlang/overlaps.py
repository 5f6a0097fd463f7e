"""Which matches speak where several meet, and how many a page may have before a rule speaks."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from plainlang.rule import Match
from plainlang.span import Span, meets, merged

LISTS: Final = frozenset(("swap", "avoid"))
"""Kinds that are word lists: of those that overlap, only the longest speaks."""
_ONCE: Final = frozenset(("count", "grammar"))
_PAGE: Final = Span(0, 0)
"""Where a match about the whole page stands: nowhere."""


def spoken(matches: Sequence[Match]) -> Iterator[Match]:
    """The matches that speak, of all those of a page in order of place that nothing excuses."""
    left = list(_beyond(_apart(matches)))
    spans: dict[str, list[Span]] = {name: [] for match in left for name in match.rule.yields_to}
    for match in left:
        for name in spans.keys() & (match.rule.id, match.rule.theme):
            spans[name].append(match.span)
    places = {name: merged(of_rule) for name, of_rule in spans.items()}
    about_pages = {name for name, of_rule in spans.items() if _PAGE in of_rule}
    for match in left:
        others = match.rule.yields_to
        said = (
            not about_pages.isdisjoint(others)
            if match.span == _PAGE
            else any(meets(match.span, places[o]) for o in others)
        )
        if not said:
            yield match


def _beyond(matches: Iterable[Match]) -> Iterator[Match]:
    """The matches without the first ones of rules that let some pass."""
    passed = Counter[str]()
    for match in matches:
        passed[match.rule.id] += 1
        if passed[match.rule.id] > match.rule.beyond:
            yield match


def _apart(matches: Sequence[Match]) -> Iterator[Match]:
    """Of word lists that overlap, only the longest speaks. Of two rules of a theme that find the same sentence or
    clause, only the more severe does.
    """
    left = set(_longest(match.span for match in matches if match.rule.kind in LISTS))
    taken = set[tuple[str, Span]]()
    for match in matches:
        kind, place = match.rule.kind, (match.rule.theme, match.span)
        if kind in LISTS:
            if match.span in left:
                left.remove(match.span)
                yield match
        elif kind not in _ONCE or match.block is None or place not in taken:
            taken.add(place)
            yield match


def _longest(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that do not overlap, the longest first choice; each run of spans that touch is settled by itself."""
    run: list[Span] = []
    end = -1
    for span in sorted(set(spans)):
        if span.start >= end:
            yield from _settled(run)
            run = []
        run.append(span)
        end = max(end, span.end)
    yield from _settled(run)


def _settled(run: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(run, key=lambda span: (span.start - span.end, span.start)):
        i = bisect(kept, span)
        if (i == 0 or kept[i - 1].end <= span.start) and (i == len(kept) or span.end <= kept[i].start):
            kept.insert(i, span)
    return kept
