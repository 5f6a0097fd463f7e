"""Which matches speak where several meet, and how many a page may have before a rule speaks."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from plainlang.rule import Match
from plainlang.span import Span, meets, merged

LISTS: Final = frozenset(("swap", "avoid"))
"""Kinds that are word lists: of those that overlap, only the longest speaks."""
_ONCE: Final = frozenset(("count", "grammar"))
_Place = tuple[str, Span]
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
    clause, only one does: `_chosen`. It is as severe as the most severe of them, so that a rule made stricter never
    loses to one that is not.
    """
    left = set(_longest(match.span for match in matches if match.rule.kind in LISTS))
    chosen = _chosen(matches)
    severe = {place: match for match in reversed(matches) if (place := _place(match))}
    for match in matches:
        if match.rule.kind in LISTS:
            if match.span in left:
                left.remove(match.span)
                yield match
        elif not (place := _place(match)):
            yield match
        elif chosen[place] is match:
            yield _as_severe(match, severe[place])


def _chosen(matches: Iterable[Match]) -> dict[_Place, Match]:
    """Of the matches of a theme at each place, the first (they come with the most severe first), unless it yields to a
    later one.
    """
    chosen: dict[_Place, Match] = {}
    for match in matches:
        place = _place(match)
        if place and match.rule.id in chosen.setdefault(place, match).rule.yields_to:
            chosen[place] = match
    return chosen


def _as_severe(match: Match, other: Match) -> Match:
    severity = other.rule.severity
    same = severity == match.rule.severity
    return match if same else match._replace(rule=replace(match.rule, severity=severity))


def _place(match: Match) -> _Place | None:
    """The theme and the place of a match about a sentence or a clause."""
    return (match.rule.theme, match.span) if match.rule.kind in _ONCE and match.block is not None else None


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
