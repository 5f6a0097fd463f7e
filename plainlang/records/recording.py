"""Look at a site, now or as it was at a git revision: what a history keeps of each page.

The rules are those of today in both cases, so that two revisions are measured with one measure.
"""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plainlang.errors import ReadError, UseError
from plainlang.files import format_of, load
from plainlang.nearest import Linters, pages, pages_left
from plainlang.records.revisions import Commit, commit_at, in_repository, pages_at, texts_at
from plainlang.report import Report
from plainlang.run import Text, check_texts
from plainlang.trends.snapshot import Snapshot, address_of, content_hash, snapshot_of
from plainlang.trends.timeline import History, Recording, state_at

Page = str | Text
"""A file, or the text it had at a revision."""


class Look(NamedTuple):
    """What is looked at: the pages, and the recording that will say so; its own list of pages is still empty."""

    pages: Sequence[Page]
    recording: Recording


class Measured(NamedTuple):
    """A report and what a history keeps of it; None for a page that could not be checked."""

    report: Report
    snapshot: Snapshot | None


def look_now(paths: Sequence[str], linters: Linters, base: str, date: str = "") -> Look:
    """The pages as they are in their folders. Raises `UseError` when a path names nothing."""
    missing = next((path for path in paths if not os.path.lexists(path) and not _is_pattern(path)), None)
    if missing is not None:
        raise UseError(f"There is no file or folder “{missing}”.")
    rev = _head(paths[0])
    scope = tuple(sorted({name_of(path, base) for path in paths}))
    return Look(list(pages(paths, linters)), Recording(date or datetime.date.today().isoformat(), "", rev, scope, ()))


def look_at(rev: str, paths: Sequence[str], linters: Linters, base: str, date: str = "") -> Look:
    """The pages as they were at a revision; the day is that of the commit. Raises `UseError`."""
    commits: dict[str, Commit] = {}
    found: list[Text] = []
    for path in paths:
        commit = commit_at(os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path)), rev)
        commits[commit.root] = commit
        listed = list(pages_at(commit, [path]))
        by_name = [in_repository(commit, page) for page in listed] == [in_repository(commit, path)]
        kept = listed if by_name else list(pages_left(listed, linters, path))
        texts = texts_at(commit, kept)
        found += [Text(file, texts[file]) for file in kept if file in texts]
    newest = max(commits.values(), key=lambda commit: commit.moment)
    moment = "" if date else newest.moment
    scope = tuple(sorted({name_of(path, base) for path in paths}))
    unique = {os.path.abspath(text.path): text for text in found}
    return Look(list(unique.values()), Recording(date or newest.date, moment, newest.name, scope, ()))


def measured(
    look: Look, linters: Linters, base: str, jobs: int | None = None, cache: bool = True
) -> Iterator[Measured]:
    """Each page, checked as `check` does. A page is known by its address when no other page of this look has it."""
    addresses = Counter(filter(None, (_address(page) for page in look.pages)))
    reports = check_texts(look.pages, linters, jobs, cache)
    for page, report in zip(look.pages, reports, strict=True):
        yield Measured(report, None if report.errors else _snapshot(page, report, base, addresses))


def recorded(history: History, look: Look, found: Iterable[Snapshot], failed: Iterable[str]) -> list[Snapshot]:
    """The snapshots of a look; a page that failed (by path) keeps the one that the history has of it."""
    kept = list(found)
    lost = set(failed)
    if lost and any(recording.date <= look.recording.date for recording in history.recordings):
        _, state = state_at(history, look.recording.date)
        kept += [seen.snapshot for seen in state.values() if seen.snapshot.path in lost]
    return kept


def name_of(path: str, base: str) -> str:
    """A path as a history has it: with slashes, from the folder of the configuration; "" is that folder."""
    full = os.path.join(os.path.realpath(os.path.dirname(os.path.abspath(path))), os.path.basename(path.rstrip("/\\")))
    full = os.path.realpath(path) if os.path.isdir(path) else full
    try:
        name = os.path.relpath(full, os.path.realpath(base))
    except ValueError:  # on another drive
        name = full
    return "" if name == os.curdir else name.replace(os.sep, "/")


def bytes_of(page: Page) -> bytes:
    """What a page holds; nothing when it cannot be read."""
    try:
        return page.data if isinstance(page, Text) else load(page)[0]
    except ReadError:
        return b""


def path_of(page: Page) -> str:
    """Where a page stands."""
    return page if isinstance(page, str) else page.path


def _address(page: Page) -> str:
    try:
        return address_of(bytes_of(page), format_of(path_of(page)))
    except ReadError:
        return ""


def _snapshot(page: Page, report: Report, base: str, addresses: Mapping[str, int]) -> Snapshot:
    data, path = bytes_of(page), name_of(path_of(page), base)
    address = address_of(data, report.format)
    return snapshot_of(
        report, address if addresses.get(address) == 1 else path, path, content_hash(data, report.format)
    )


def _head(path: str) -> str:
    """The commit that a folder stands on, marked with "+"; "" where there is no git."""
    try:
        return commit_at(os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path)), "HEAD").name + "+"
    except UseError:
        return ""


def _is_pattern(path: str) -> bool:
    import glob

    return glob.has_magic(path)
