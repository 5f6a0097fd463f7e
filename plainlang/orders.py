"""Orders to be silent, and which of them a finding hears: looked up, for a page may have thousands of both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from plainlang.finding import Finding
from plainlang.span import Span


class Order(NamedTuple):
    """One name in a comment to us ("" is every rule), and over which part of the source it is silenced."""

    verb: str
    name: str
    reason: str
    comment: Span
    reach: Span


class Reach(NamedTuple):
    """The orders about one name by where they begin, and how far those up to each of them reach."""

    starts: tuple[int, ...]
    furthest: tuple[int, ...]
    orders: tuple[Order, ...]


Key = tuple[str, bool]
"""A name, and whether it is about findings of the whole document, which listen to `ignore-file` only."""


def reaches_of(orders: Iterable[Order], known: Mapping[str, str]) -> dict[Key, Reach]:
    """The orders ready to be asked; `known`: the names in force for those that may stand in a comment."""
    named: dict[Key, list[Order]] = {}
    for order in orders:
        for key in _keys_of(order, known):
            named.setdefault(key, []).append(order)
    found = {}
    for key, group in named.items():
        group.sort(key=lambda order: order.reach)
        furthest = accumulate((order.reach.end for order in group), max)
        found[key] = Reach(tuple(order.reach.start for order in group), tuple(furthest), tuple(group))
    return found


def _keys_of(order: Order, known: Mapping[str, str]) -> Iterator[Key]:
    name = known.get(order.name) or order.name
    yield name, False
    if order.verb == "ignore-file":
        yield name, True


def _keys(finding: Finding) -> Iterator[Key]:
    """What an order may call a finding."""
    whole = finding.span == (0, 0) and not finding.found
    return ((name, whole) for name in ("", finding.rule, finding.theme, finding.pillar))


def silencer(finding: Finding, reaches: Mapping[Key, Reach]) -> Order | None:
    """The first order that silences a finding."""
    at = finding.span.start
    for key in _keys(finding):
        if key in reaches:
            starts, furthest, orders = reaches[key]
            i = bisect_right(furthest, at)
            if i < len(orders) and starts[i] <= at:
                return orders[i]
    return None


def used_among(orders: Iterable[Order], silenced: Iterable[Finding], known: Mapping[str, str]) -> Iterator[Order]:
    """The orders that silence something: looked up, since each of many may reach each of many findings."""
    places: dict[Key, list[int]] = {}
    for finding in silenced:
        for key in _keys(finding):
            places.setdefault(key, []).append(finding.span.start)
    ranked = {key: sorted(starts) for key, starts in places.items()}
    for order in orders:
        within = (ranked.get(key, ()) for key in _keys_of(order, known))
        if any(bisect_left(starts, order.reach.start) < bisect_left(starts, order.reach.end) for starts in within):
            yield order
