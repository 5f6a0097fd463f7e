"""Many files: cached, in order, over as many processes as there is work for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Final, NamedTuple

from plainlang.cache import Cache, default_folder
from plainlang.config import Config
from plainlang.document import Document
from plainlang.errors import ReadError, UseError
from plainlang.files import document_of, format_of, load
from plainlang.linter import Linter
from plainlang.nearest import Linters, pages
from plainlang.report import Report
from plainlang.written import read, written

FEW: Final = 24
"""Under this many files another process costs more than it saves."""
_PATIENCE: Final = 3
"""So many pages may cost a process its life before we stop."""
_NO_WORKERS: Final = "Processes that check pages are stopped again and again, perhaps for lack of memory. Try --jobs 1."
_state: dict[str, Checker] = {}


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
    """A report for each file or text, in their order. Other processes help as soon as enough pages are not in the
    cache: what is there takes less time than they need to start.
    """
    files = list(texts)
    for page in files:
        linters.at(_path(page))  # what is wrong in a configuration is said before the first page
    most, done = jobs or os.cpu_count() or 1, 0
    checker = Checker(linters, cache)
    while done < len(files) and (_workers(most, len(files) - done) < 2 or (cache and checker.missed < FEW)):
        yield checker.check(files[done])
        done += 1
    if done < len(files):
        yield from _in_processes(files[done:], linters, cache, _workers(most, len(files) - done))


def _workers(most: int, left: int) -> int:
    return min(most, max(1, left // FEW))


class Checker:
    """Checks file after file, each with the linter and the kept results of its configuration. `missed` counts those
    that were not kept.
    """

    def __init__(self, linters: Linters, cache: bool) -> None:
        self._linters, self._cache = linters, cache
        self._stores: dict[Linter, Cache] = {}
        self.missed = 0

    def check(self, page: str | Text) -> Report:
        """The report for one file or text, from the cache when it is there."""
        linter = self._linters.at(_path(page))
        if self._cache and linter not in self._stores:
            self._stores[linter] = Cache(default_folder(), _options(linter))
        return self._check(page, linter, self._stores.get(linter))

    def _check(self, page: str | Text, linter: Linter, store: Cache | None) -> Report:
        path = _path(page)
        try:
            data, format = load(page) if isinstance(page, str) else (page.data, format_of(path))
        except ReadError as error:
            return linter.failed(path, "text", str(error))
        key = store.key(data, format) if store else ""
        if store and (known := _cached(store, key, path, linter.config)):
            return known if page is path else replace(known, reader=None)
        self.missed += 1
        report = linter.check_bytes(data, path, format)
        if store and not report.errors:
            text = written(report)
            store.put(key, text.text)
            report = replace(report, written=text)
        return _without_document(report, linter.config) if page is path else replace(report, reader=None)


def _path(page: str | Text) -> str:
    return page if isinstance(page, str) else page.path


def _options(linter: Linter) -> str:
    """What a result depends on besides the page."""
    choices = linter.config.choices
    rules = f"{linter.info}{bool(linter.select)}{sorted(linter.rules.known.items())}"
    options = f"{sorted(linter.config.prose_keys.items())}{choices.mode} {choices.names} {choices.score!r}"
    return sha256((rules + options).encode()).hexdigest()


def _cached(store: Cache, key: str, path: str, config: Config) -> Report | None:
    found = store.get(key)
    if found is None:
        return None
    try:
        return _without_document(read(found, path, config.owner(path)), config)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _without_document(report: Report, config: Config) -> Report:
    """The same report; its document is read again when someone asks, so that a whole site fits into memory."""
    if report.errors and not report.readability.words:
        return replace(report, reader=None)
    return replace(report, reader=partial(_read_again, os.path.abspath(report.path or ""), report.format, config))


def _read_again(path: str, format: str, config: Config) -> Document:
    return document_of(load(path)[0], path, format, config.prose_keys)[0]


def _in_processes(files: Sequence[str | Text], linters: Linters, cache: bool, workers: int) -> Iterator[Report]:
    """By several processes. One that dies takes no answer with it: what it was at is tried once more, alone."""
    from concurrent.futures.process import BrokenProcessPool

    done = lost = 0
    size = max(1, min(32, len(files) // (workers * 4)))
    while done < len(files):
        try:
            for report in _by_pool(files[done:], linters, cache, workers, size):
                yield report
                done += 1
        except BrokenProcessPool:
            size = 1
            report, died = _alone(files[done], linters, cache)
            lost += died
            if lost > _PATIENCE:
                raise UseError(_NO_WORKERS) from None
            yield report
            done += 1


def _alone(page: str | Text, linters: Linters, cache: bool) -> tuple[Report, bool]:
    """The report for one page from a process of its own, and whether that died."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return next(_by_pool([page], linters, cache, 1, 1)), False
    except BrokenProcessPool:
        path = _path(page)
        said = f"{path}: the process that checked this page was stopped, perhaps for lack of memory"
        return linters.at(path).failed(path, "text", said), True


def _by_pool(files: Sequence[str | Text], linters: Linters, cache: bool, workers: int, size: int) -> Iterator[Report]:
    from plainlang.workers import in_order

    parts = (files[i : i + size] for i in range(0, len(files), size))
    for part, reports in in_order(parts, _work, workers, _start, (linters, cache)):
        for page, report in zip(part, reports, strict=True):
            yield _without_document(report, linters.for_page(page)) if isinstance(page, str) else report


def _start(linters: Linters, cache: bool) -> None:
    _state["checker"] = Checker(linters, cache)


def _work(pages: Sequence[str | Text]) -> list[Report]:
    """The reports for some pages, each written here, where there are several of us."""
    from plainlang.workers import unless_interrupted

    reports = (_state["checker"].check(page) for page in unless_interrupted(pages))
    return [replace(report, reader=None, written=written(report)) for report in reports]
