"""Many files: cached, in order, over as many processes as there is work for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from plainlang.cache import Cache, default_folder
from plainlang.config import Config
from plainlang.document import Document
from plainlang.errors import ReadError
from plainlang.files import decode, expand, format_of
from plainlang.linter import Linter, linter_for
from plainlang.readers import read_source
from plainlang.report import Report, from_dict

_FEW: Final = 24
"""Under this many files another process costs more than it saves."""
_state: dict[str, Any] = {}


def check_many(
    paths: Sequence[str], config: Config, jobs: int | None = None, cache: bool = True, linter: Linter | None = None
) -> Iterator[Report]:
    """A report for each file that the paths name, in the order of the paths."""
    files = list(expand(paths, config.choices.exclude))
    linter = linter or linter_for(config)
    store = Cache(default_folder(), _options(linter, config)) if cache else None
    workers = min(jobs or os.cpu_count() or 1, max(1, len(files) // _FEW))
    if workers < 2:
        for path in files:
            yield check_one(path, linter, store)
        return
    yield from _in_processes(files, config, linter, store, workers)


def _options(linter: Linter, config: Config) -> str:
    return f"{linter.info}{sorted(config.prose_keys.items())}"


def check_one(path: str, linter: Linter, store: Cache | None) -> Report:
    """The report for one file, from the cache when it is there."""
    try:
        data = Path(path).read_bytes()
        format = format_of(path)
    except OSError as error:
        return linter.failed(path, "text", f"{path}: {error.strerror or error}")
    except ReadError as error:
        return linter.failed(path, "text", str(error))
    key = store.key(data, format) if store else ""
    if store and (known := _cached(store, key, path, linter.config)):
        return known
    report = linter.check_bytes(data, path, format)
    if store and not report.errors:
        store.put(key, {**report.to_dict(), "path": None})
    return report


def _cached(store: Cache, key: str, path: str, config: Config) -> Report | None:
    found = store.get(key)
    if found is None:
        return None
    try:
        return from_dict({**found, "path": path}, partial(_read_again, path, found["format"], config))
    except (KeyError, TypeError, AttributeError):
        return None


def _read_again(path: str, format: str, config: Config) -> Document:
    text, _ = decode(Path(path).read_bytes(), path)
    return read_source(text, format, config.prose_keys)


def _in_processes(
    files: Sequence[str], config: Config, linter: Linter, store: Cache | None, workers: int
) -> Iterator[Report]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    choices = (config, linter.profile, linter.select, linter.ignore, linter.rulesets, store)
    size = max(1, min(32, len(files) // (workers * 4)))
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (choices,)) as pool:
        for report in pool.map(_work, files, chunksize=size):
            yield replace(report, reader=partial(_read_again, report.path or "", report.format, config))


def _start(choices: tuple[Any, ...]) -> None:
    config, profile, select, ignore, rulesets, store = choices
    _state["linter"] = Linter(profile, select, ignore, rulesets, config)
    _state["store"] = store


def _work(path: str) -> Report:
    return replace(check_one(path, _state["linter"], _state["store"]), reader=None)
