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

from plainlang.config import Config, config_in
from plainlang.folders import Patterns, excludes, expand, without_excluded
from plainlang.linter import Linter, StrPath, as_config


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
        self._configs: dict[str, Config] = {}
        self._linters: dict[str, Linter] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Linters, (self._given, self._changed, self._rulesets)

    def at(self, path: str) -> Linter:
        """The linter for a file."""
        config = self.config(os.path.dirname(path))
        if config.path not in self._linters:
            self._linters[config.path] = Linter(rulesets=self._rulesets, config=config)
        return self._linters[config.path]

    def config(self, folder: str) -> Config:
        """The configuration for the files of a folder."""
        if folder not in self._configs:
            config = self._given or self._nearest(Path(folder).resolve())
            self._configs[folder] = self._changed(config) if self._changed else config
        return self._configs[folder]

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
        for file in expand([path], config.choices.exclude, config.folder):
            key = os.path.abspath(file)
            own = linters.config(os.path.dirname(file))
            if file != path and own.path != config.path and own.choices.exclude:
                if own.path not in nested:
                    nested[own.path] = excludes(own.choices.exclude, own.folder)
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
        yield from without_excluded([first, *others], config.choices.exclude, config.folder, below)


def _folder_of(path: str) -> str:
    """The folder of a file, or before the first wildcard of a pattern."""
    folder = os.path.dirname(path)
    while glob.has_magic(folder) and not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder
