"""Which page of one time is which page of another, whatever became of its address and its file."""

from __future__ import annotations

from collections.abc import Container, Iterable
from operator import attrgetter
from typing import NamedTuple

from plainlang.trends.snapshot import Snapshot


class Pair(NamedTuple):
    """One page before and after."""

    before: Snapshot
    after: Snapshot

    @property
    def scored(self) -> bool:
        """Has it a score both times?"""
        return self.before.overall is not None and self.after.overall is not None


class Matched(NamedTuple):
    """The pages of both times, those only there after, and those only before."""

    pairs: list[Pair]
    added: list[Snapshot]
    removed: list[Snapshot]


def match(before: Iterable[Snapshot], after: Iterable[Snapshot]) -> Matched:
    """Which page is which: by its address or path; one that got or lost an address in between is known by its file, and
    one that was moved as it is by its content.
    """
    removed, added, pairs = sorted_by_page(before), sorted_by_page(after), list[Pair]()
    for same in (_by_page, _by_path, _by_content):
        known: dict[str, list[Snapshot]] = {}
        for page in reversed(removed):
            known.setdefault(same(page), []).append(page)
        found = [Pair(known[same(page)].pop(), page) for page in added if known.get(same(page))]
        pairs += found
        added = _without(added, {pair.after.page for pair in found})
        removed = _without(removed, {pair.before.page for pair in found})
    return Matched(sorted(pairs, key=lambda pair: pair.after.page), added, removed)


_by_page, _by_path, _by_content = attrgetter("page"), attrgetter("path"), attrgetter("content")


def _without(pages: Iterable[Snapshot], found: Container[str]) -> list[Snapshot]:
    return [page for page in pages if page.page not in found]


def sorted_by_page(pages: Iterable[Snapshot]) -> list[Snapshot]:
    """Pages in one order, whatever order they come in."""
    return sorted(pages, key=lambda page: page.page)
