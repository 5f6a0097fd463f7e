"""Taking stock of pages: what each has now, for the baseline that it belongs to."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import click

from plainlang.allowances import NOTHING, Allowed, spend
from plainlang.baseline import Baseline, Entry, entry_of, is_whole, pruned, relative, updated
from plainlang.baseline_file import load, save
from plainlang.cli.old_text import BASELINE, place_of
from plainlang.cli.progress import with_progress
from plainlang.cli.stock_shown import size
from plainlang.cli.verdict import Verdict
from plainlang.nearest import Linters, pages
from plainlang.reporters.layout import counted
from plainlang.run import check_many

if TYPE_CHECKING:
    from plainlang.report import Report


@dataclass(frozen=True, slots=True)
class Now:
    """What a page has now; of what its baseline knows, what is gone; how much is new; the rules asked (None: all)."""

    entry: Entry
    gone: Allowed
    new: int
    ran: Collection[str] | None


@dataclass(slots=True)
class _Shelf:
    """One baseline: as it was read, if it was, the pages seen, and what those have."""

    old: Baseline | None = None
    seen: set[str] = field(default_factory=set)
    now: dict[str, Now] = field(default_factory=dict)


class Stock:
    """The pages that paths name, or those that the baseline has, each with the baseline it belongs to."""

    def __init__(
        self, paths: Sequence[str], linters: Linters, output: str | None, *, partial: bool = False, anew: bool = False
    ) -> None:
        self._linters, self._output, self._paths = linters, output, paths
        self._partial, self._anew = partial, anew
        self.verdict = Verdict()
        self._shelves: dict[str, _Shelf] = {}
        self._pages = list(pages(paths, linters)) if paths else list(self._known())
        self.places = list(dict.fromkeys(map(self._place, self._pages))) or [self._place("")]

    def _place(self, page: str) -> str:
        return place_of(page, self._linters, self._output, BASELINE)

    def is_a_page(self, place: str) -> bool:
        """Is this one of the pages, which a baseline must not replace?"""
        return any(os.path.abspath(page) == os.path.abspath(place) for page in self._pages)

    def is_configured(self, place: str) -> bool:
        """Will a check find this baseline by itself?"""
        found = (place_of(page, self._linters, None, "") for page in self._pages)
        return any(own and os.path.abspath(own) == os.path.abspath(place) for own in found)

    def _known(self) -> Iterator[str]:
        """The pages that the baseline of this folder has, where they are still there."""
        place = self._place("")
        base = os.path.dirname(place)
        for name in load(place).files:
            if os.path.lexists(path := os.path.join(base, name)):
                yield path

    def take(self, jobs: int | None, cache: bool) -> None:
        """Check the pages. What went wrong is said as they go by."""
        reports = check_many(self._pages, self._linters, jobs, cache)
        for report in self.verdict.watch(with_progress(reports, True, total=len(self._pages))):
            for error in report.errors:
                click.echo(error, err=True)
            self._put(report)

    def _put(self, report: Report) -> None:
        page = report.path or ""
        place = self._place(page)
        shelf = self._shelf(place)
        name = relative(page, os.path.dirname(os.path.abspath(place)))
        shelf.seen.add(name)
        if not is_whole(report):
            return
        known = shelf.old.files.get(name) if shelf.old else None
        spent = spend(report.findings, known.allowed if known else NOTHING)
        ran = frozenset(rule.id for rule in self._linters.at(page).rules.rules) if self._partial else None
        entry = entry_of(report)
        entry = known if known and known == entry else entry  # held once: there may be many pages
        shelf.now[name] = Now(entry, spent.left if ran is None else spent.left.of(ran), len(spent.new), ran)

    def _shelf(self, place: str) -> _Shelf:
        if place not in self._shelves:
            self._shelves[place] = _Shelf(load(place) if os.path.isfile(place) and not self._anew else None)
        return self._shelves[place]

    def found(self) -> dict[str, Baseline]:
        """The baselines of all that was found, by place."""
        return {
            place: Baseline({name: now.entry for name, now in shelf.now.items()})
            for place, shelf in self._shelves.items()
        } or {place: Baseline() for place in self.places}

    def written(self, *, add: bool) -> Iterator[str]:
        """Change the baselines, or only drop what is gone when nothing is to `add`; say what was done, a line each."""
        for place in self.places:
            shelf = self._shelf(place)
            old = load(place) if shelf.old is None else shelf.old  # which says that there is none
            change = partial(self._changed, place, shelf, add)
            changed, after = save(place, change), change(old)
            gone = sum(now.gone.total for now in shelf.now.values())
            gone += sum(old.files[name].allowed.total for name in self._dropped(place, shelf, old))
            new = sum(now.new for now in shelf.now.values()) if add else 0
            said = [f"{counted(new, 'finding')} added"] if new else []
            said += [f"{counted(gone, 'finding')} gone"] if gone else []
            what = ", ".join(said) or ("scores brought up to date" if changed else "nothing to change")
            yield f"{place}: {what}; it has {size(after)}."

    def _changed(self, place: str, shelf: _Shelf, add: bool, before: Baseline | None) -> Baseline:
        """The baseline as it is at this moment with our pages changed."""
        old = before or Baseline()
        dropped = self._dropped(place, shelf, old)
        files = {name: entry for name, entry in old.files.items() if name not in dropped}
        for name, now in shelf.now.items():
            if add:
                files[name] = updated(files.get(name, Entry()), now.entry, now.ran)
            elif name in files:
                files[name] = pruned(files[name], now.entry, now.gone, now.ran)
        return Baseline(files)

    def _dropped(self, place: str, shelf: _Shelf, old: Baseline) -> set[str]:
        """The pages below the folders that were named, or anywhere, that no check looks at any more."""
        base = os.path.dirname(os.path.abspath(place))
        below = tuple(os.path.join(os.path.abspath(path), "") for path in self._paths if os.path.isdir(path))
        full = {name: os.path.join(base, name) for name in old.files if name not in shelf.seen}
        return {name for name, path in full.items() if not self._paths or path.startswith(below)}
