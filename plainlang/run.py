"""Many files: cached, in order, over as many processes as there is work for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from types import ModuleType
from typing import Any, Final

from plainlang.cache import Cache, default_folder
from plainlang.config import Config
from plainlang.document import Document
from plainlang.errors import ReadError
from plainlang.files import decode, load
from plainlang.folders import expand
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
    files = list(expand(paths, config.choices.exclude, config.folder))
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
        data, format = load(path)
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
        return from_dict({**found, "path": path}, partial(_read_again, os.path.abspath(path), found["format"], config))
    except (KeyError, TypeError, AttributeError):
        return None


def _read_again(path: str, format: str, config: Config) -> Document:
    text, _ = decode(load(path)[0], path)
    return read_source(text, format, config.prose_keys)


def _in_processes(
    files: Sequence[str], config: Config, linter: Linter, store: Cache | None, workers: int
) -> Iterator[Report]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    choices = (config, linter.profile, linter.select, linter.ignore, linter.rulesets, store)
    size = max(1, min(32, len(files) // (workers * 4)))
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (choices,)) as pool:
        with _quiet_start():
            reports = pool.map(_work, files, chunksize=size)
        try:
            for report in reports:
                reader = partial(_read_again, os.path.abspath(report.path or ""), report.format, config)
                yield replace(report, reader=reader)
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _quiet_start() -> Iterator[None]:
    """Workers started here ignore Ctrl-C, which is ours to handle, and do not run the caller's script again.

    Without the second, a script that calls us outside `if __name__ == "__main__"` would start workers from its workers.
    """
    import signal
    import threading

    main = sys.modules["__main__"]
    first = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if first else None
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        if first:
            signal.signal(signal.SIGINT, before)


def _start(choices: tuple[Any, ...]) -> None:
    config, profile, select, ignore, rulesets, store = choices
    _state["linter"] = Linter(profile, select, ignore, rulesets, config)
    _state["store"] = store


def _work(path: str) -> Report:
    return replace(check_one(path, _state["linter"], _state["store"]), reader=None)
