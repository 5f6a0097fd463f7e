"""For each file the nearest configuration and the linter that it asks for, each made once.

Every face asks here, so that a page gets the same answer from all of them, wherever the run starts.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from plainlang.config import Config, as_config, config_in
from plainlang.folders import Patterns, excludes, expand, without_excluded
from plainlang.linter import Linter, StrPath

_Held = tuple[str, tuple[int, ...]]
"""A configuration by its path, and the overrides that hold."""


class Linters:
    """Linters by place. `given` goes before every nearest configuration; `changed` puts a call's options over it."""

    def __init__(
        self,
        given: Config | StrPath | None = None,
        changed: Callable[[Config], Config] | None = None,
        rulesets: Sequence[StrPath] = (),
    ) -> None:
        self._given = None if given is None else as_config(given)
        self._changed, self._rulesets = changed, rulesets
        self._found: dict[Path, Config] = {}
        self._plains: dict[str, Config] = {}
        self._configs: dict[_Held, Config] = {}
        self._linters: dict[_Held, Linter] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Linters, (self._given, self._changed, self._rulesets)

    def at(self, path: str) -> Linter:
        """The linter for a file; pages for which the same holds share one."""
        config = self.for_page(path)
        key = config.path, config.applied
        if key not in self._linters:
            self._linters[key] = Linter(rulesets=self._rulesets, config=config)
        return self._linters[key]

    def for_page(self, path: str) -> Config:
        """The configuration for a file, with the overrides that name it."""
        config = self._plain(os.path.dirname(path))
        applied = config.held(path)
        return self._configs.get((config.path, applied)) or self._over(config.applying(applied))

    def owner(self, path: str) -> str:
        """Who looks after a file; "" when nobody is named."""
        return self._plain(os.path.dirname(path)).owner(path)

    def config(self, folder: str) -> Config:
        """The configuration for the files of a folder."""
        return self._over(self._plain(folder))

    def _plain(self, folder: str) -> Config:
        """The configuration as its files say, without what the call changes."""
        if folder not in self._plains:
            self._plains[folder] = self._given or self._nearest(Path(folder).resolve())
        return self._plains[folder]

    def _over(self, config: Config) -> Config:
        """A configuration with the changes of the call, made once."""
        key = config.path, config.applied
        if key not in self._configs:
            self._configs[key] = self._changed(config) if self._changed else config
        return self._configs[key]

    def _nearest(self, folder: Path) -> Config:
        if folder not in self._found:
            last = (folder / ".git").exists() or folder.parent == folder
            self._found[folder] = config_in(folder) or (Config() if last else self._nearest(folder.parent))
        return self._found[folder]


def pages(paths: Iterable[str], linters: Linters) -> Iterator[str]:
    """The files that paths, folders and patterns name, once; what to leave out stands in the nearest configuration: of
    the path, and of a page below it that has another.
    """
    seen = set[str]()
    nested: dict[str, Patterns] = {}
    for path in paths:
        config = linters.config(path if os.path.isdir(path) else _folder_of(path))
        for file in expand([path], config.choices.exclude, config.root):
            key = os.path.abspath(file)
            own = linters.config(os.path.dirname(file))
            if file != path and own.path != config.path and own.choices.exclude:
                if own.path not in nested:
                    nested[own.path] = excludes(own.choices.exclude, own.root)
                if nested[own.path].verdict(key):
                    continue
            if key not in seen:
                seen.add(key)
                yield file


def pages_left(paths: Iterable[str], linters: Linters, below: str = ".") -> Iterator[str]:
    """The paths that are not excluded, not even by name; what is always left out is looked for below a folder."""
    for _, group in groupby(paths, lambda path: linters.config(os.path.dirname(path)).path):
        first, *others = group
        config = linters.config(os.path.dirname(first))
        yield from without_excluded([first, *others], config.choices.exclude, config.root, below)


def _folder_of(path: str) -> str:
    """The folder of a file, or before the first wildcard of a pattern."""
    folder = os.path.dirname(path)
    while glob.has_magic(folder) and not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder
