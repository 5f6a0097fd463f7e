"""For each page the linter of its nearest configuration, as the files stand now; while they are broken, the last one.

An editor may or may not say when a file changes. So before each check the files that matter are asked for their times,
which takes some microseconds.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from plainlang.config import NAMES, Config
from plainlang.config.texts import PROJECT
from plainlang.errors import ConfigError, Fault, PlainlangError
from plainlang.linter import Linter
from plainlang.nearest import Linters, pages_left
from plainlang.packs import PROFILES

_State = tuple[str, int, int]
_Stamp = tuple[_State, ...]


class Configurations:
    """Linters by page. One thread at a time may ask."""

    def __init__(self, folders: Sequence[str] = ()) -> None:
        self.folders = list(folders)
        self.faults: dict[str, tuple[Fault, ...]] = {}
        """What is wrong now, by file."""
        self.troubles: list[str] = []
        """What is wrong and stands in no file, since somebody asked last."""
        self._linters = Linters()
        self._good: dict[str, Linter] = {}
        self._failed: dict[str, tuple[str, ...]] = {}
        self._stamps: dict[str, _Stamp] = {}
        self._default: Linter | None = None

    def renewed(self) -> bool:
        """Has a file changed from which linters were made? Then they are made anew when they are asked for."""
        known: dict[str, _State] = {}
        if all(self._stamp(place, known) == stamp for place, stamp in self._stamps.items()):
            return False
        self._linters = Linters()
        self._failed, self._stamps, self.faults = {}, {}, {}
        return True

    def linter(self, path: str) -> Linter:
        """The linter for a page; for what lies in no file, that of the first folder."""
        page = self._page(path)
        if not page:
            return self._fallback()
        place = os.path.dirname(page)
        if place not in self._failed:
            self._try(page, place)
        return self._good.get(page) or self._good.get(place) or self._fallback()

    def leaves_out(self, path: str) -> bool:
        """Is a page left out of what is checked here, by the configuration or by what we always leave out?"""
        if not path or os.path.dirname(path) in self._failed:
            return False
        below = next(
            (f for f in sorted(self.folders, key=len, reverse=True) if path.startswith(os.path.join(f, ""))), ""
        )
        try:
            return not list(pages_left([path], self._linters, below or os.path.dirname(path)))
        except PlainlangError:
            return False

    def nearest(self, path: str) -> str:
        """The path of the configuration for a page; "" when there is none."""
        return self.linter(path).config.path

    def forget(self, others: Iterable[str]) -> None:
        """A page is closed: what was made for it goes, but for what other open pages need. With none, all of it stays
        for the page that comes next.
        """
        pages = {page for path in others if (page := self._page(path))}
        if not pages:
            return
        places = {os.path.dirname(page) for page in pages}
        before = set(self._good.values())
        self._good = {at: linter for at, linter in self._good.items() if at in pages or at in places}
        self._failed = {place: paths for place, paths in self._failed.items() if place in places}
        self._stamps = {place: stamp for place, stamp in self._stamps.items() if place in places}
        broken = {path for paths in self._failed.values() for path in paths}
        self.faults = {path: faults for path, faults in self.faults.items() if path in broken}
        if before != set(self._good.values()):
            self._linters = Linters()

    def _page(self, path: str) -> str:
        """A page by its path, or what stands in for one that lies in no file; "" where there is no folder for it."""
        return path or (os.path.join(self.folders[0], "untitled.md") if self.folders else "")

    def _try(self, page: str, place: str) -> None:
        try:
            self._good[page] = self._good[place] = self._linters.at(page)
        except ConfigError as error:
            self._failed[place] = tuple({fault.path for fault in error.faults})
            for path in self._failed[place]:
                self.faults[path] = tuple(fault for fault in error.faults if fault.path == path)
        except PlainlangError as error:
            self._failed[place] = ()
            self.troubles.append(str(error))
        if place not in self._stamps:
            self._stamps[place] = self._stamp(place, {})

    def _fallback(self) -> Linter:
        self._default = self._default or Linter(config=Config())
        return self._default

    def _stamp(self, place: str, known: dict[str, _State]) -> _Stamp:
        """The times and sizes of all files from which the linters of a folder are made, or would be. `known`: of those
        that were asked for already.
        """
        paths = (*_candidates(place), *self._failed.get(place, ()), *self._made_from(place))
        for path in paths:
            if path not in known:
                known[path] = _state(path)
        return tuple(known[path] for path in dict.fromkeys(paths))

    def _made_from(self, place: str) -> Iterator[str]:
        linter = self._good.get(place)
        if linter is None:
            return
        yield from (layer.path for layer in linter.config.layers)
        try:
            named = linter.config.ruleset_paths()
        except PlainlangError:
            return
        for path in named:
            yield path
            for folder in (path, os.path.join(path, PROFILES)) if os.path.isdir(path) else ():
                yield from (str(file) for file in sorted(Path(folder).glob("*.y*ml")))


def _candidates(folder: str) -> Iterator[str]:
    """Where the nearest configuration may stand or come to stand."""
    at = os.path.abspath(folder)
    while True:
        yield from (os.path.join(at, name) for name in (*NAMES, PROJECT))
        if os.path.exists(os.path.join(at, ".git")) or os.path.dirname(at) == at:
            return
        at = os.path.dirname(at)


def _state(path: str) -> _State:
    try:
        known = os.stat(path)
    except (OSError, ValueError):
        return path, 0, 0
    return path, known.st_mtime_ns, known.st_size
