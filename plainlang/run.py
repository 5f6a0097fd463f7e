"""Many files: cached, in order, over as many processes as there is work for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from hashlib import sha256
from threading import Lock
from types import ModuleType
from typing import Final, NamedTuple

from plainlang.cache import Cache, default_folder
from plainlang.config import Config
from plainlang.document import Document
from plainlang.errors import ReadError
from plainlang.files import document_of, format_of, load
from plainlang.linter import Linter
from plainlang.nearest import Linters, pages
from plainlang.report import Report, from_dict

FEW: Final = 24
"""Under this many files another process costs more than it saves."""
_starting: Final = Lock()
"""Held while workers start: two threads at once would put each other's stand-in back for `__main__`."""
_state: dict[str, Checker] = {}
_interrupted: list[bool] = []


class Text(NamedTuple):
    """A page whose bytes are at hand, from a git revision for one; the file of that path is not read."""

    path: str
    data: bytes


def check_many(paths: Iterable[str], linters: Linters, jobs: int | None = None, cache: bool = True) -> Iterator[Report]:
    """A report for each file that the paths name, in the order of the paths."""
    return check_texts(pages(paths, linters), linters, jobs, cache)


def check_texts(
    texts: Iterable[str | Text], linters: Linters, jobs: int | None = None, cache: bool = True
) -> Iterator[Report]:
    """A report for each file or text, in their order."""
    files = list(texts)
    for page in files:
        linters.at(_path(page))  # what is wrong in a configuration is said before the first page
    workers = min(jobs or os.cpu_count() or 1, max(1, len(files) // FEW))
    if workers < 2:
        checker = Checker(linters, cache)
        for page in files:
            yield checker.check(page)
        return
    yield from _in_processes(files, linters, cache, workers)


class Checker:
    """Checks file after file, each with the linter and the kept results of its configuration."""

    def __init__(self, linters: Linters, cache: bool) -> None:
        self._linters, self._cache = linters, cache
        self._stores: dict[Linter, Cache] = {}

    def check(self, page: str | Text) -> Report:
        """The report for one file or text, from the cache when it is there."""
        linter = self._linters.at(_path(page))
        if self._cache and linter not in self._stores:
            self._stores[linter] = Cache(default_folder(), _options(linter))
        return check_one(page, linter, self._stores.get(linter))


def _path(page: str | Text) -> str:
    return page if isinstance(page, str) else page.path


def _options(linter: Linter) -> str:
    """What a result depends on besides the page."""
    choices = linter.config.choices
    rules = f"{linter.info}{bool(linter.select)}{sorted(linter.rules.known.items())}"
    options = f"{sorted(linter.config.prose_keys.items())}{choices.mode} {choices.names} {choices.score!r}"
    return sha256((rules + options).encode()).hexdigest()


def check_one(page: str | Text, linter: Linter, store: Cache | None) -> Report:
    """The report for one file or text, from the cache when it is there."""
    path = _path(page)
    try:
        data, format = load(page) if isinstance(page, str) else (page.data, format_of(path))
    except ReadError as error:
        return linter.failed(path, "text", str(error))
    key = store.key(data, format) if store else ""
    if store and (known := _cached(store, key, path, linter.config)):
        return known if page is path else replace(known, reader=None)
    report = linter.check_bytes(data, path, format)
    if store and not report.errors:
        store.put(key, {**report.to_dict(), "path": None, "owner": ""})
    return _without_document(report, linter.config) if page is path else replace(report, reader=None)


def _cached(store: Cache, key: str, path: str, config: Config) -> Report | None:
    found = store.get(key)
    if found is None:
        return None
    try:
        return _without_document(from_dict({**found, "path": path, "owner": config.owner(path)}), config)
    except (KeyError, TypeError, AttributeError):
        return None


def _without_document(report: Report, config: Config) -> Report:
    """The same report; its document is read again when someone asks, so that a whole site fits into memory."""
    if report.errors and not report.readability.words:
        return replace(report, reader=None)
    return replace(report, reader=partial(_read_again, os.path.abspath(report.path or ""), report.format, config))


def _read_again(path: str, format: str, config: Config) -> Document:
    return document_of(load(path)[0], path, format, config.prose_keys)[0]


def _in_processes(files: Sequence[str | Text], linters: Linters, cache: bool, workers: int) -> Iterator[Report]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    size = max(1, min(32, len(files) // (workers * 4)))
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (linters, cache)) as pool:
        with quiet_start():
            reports = pool.map(_work, files, chunksize=size)
        try:
            for page, report in zip(files, reports, strict=True):
                yield _without_document(report, linters.at(page).config) if isinstance(page, str) else report
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def quiet_start() -> Iterator[None]:
    """Workers started here ignore Ctrl-C until they are ready, and do not run the caller's script again.

    Without the second, a script that calls us outside `if __name__ == "__main__"` would start workers from its workers.
    """
    import signal
    import threading

    with _starting:
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


def heed_interrupts() -> None:
    """From here on, Ctrl-C lets a worker finish its page and then refuse the others: see `stop_if_interrupted`.

    It must not die at once: half a result in the pipe would keep the reader waiting for ever.
    """
    import signal

    signal.signal(signal.SIGINT, lambda *_: _interrupted.append(True))


def stop_if_interrupted() -> None:
    """Raise `KeyboardInterrupt` in a worker that Ctrl-C has reached."""
    if _interrupted:
        raise KeyboardInterrupt


def _start(linters: Linters, cache: bool) -> None:
    heed_interrupts()
    _state["checker"] = Checker(linters, cache)


def _work(page: str | Text) -> Report:
    stop_if_interrupted()
    return replace(_state["checker"].check(page), reader=None)
