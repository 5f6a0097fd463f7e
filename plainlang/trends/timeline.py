"""A history: what was recorded when, and how the site stood at any of those times.

Each recording says which pages it saw, by the keys of their snapshots, and in which part of the site it looked. A page
that is no longer there is one that a later recording of its part did not see. So recordings may be added in any order:
a revision of last year, recorded today, finds its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from plainlang.errors import UseError, did_you_mean
from plainlang.trends.quarters import is_date
from plainlang.trends.snapshot import Snapshot

SCHEMA: Final = 1
"""Goes up when files of histories change so that older versions of plainlang could not read them."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One look at (a part of) a site. `date`: its day; `moment`: the time of its revision, where known. `rev`: the
    commit, with a "+" when pages were read from the folder and may have changed since. `paths`: where it looked, "" for
    everywhere. `pages`: keys of snapshots.
    """

    date: str
    moment: str
    rev: str
    paths: tuple[str, ...]
    pages: tuple[str, ...]

    @property
    def label(self) -> str:
        """The date and the revision, for people."""
        return f"{self.date} ({self.rev[:7]})" if self.rev and not self.rev.endswith("+") else self.date


@dataclass(frozen=True, slots=True)
class History:
    """Snapshots by key, and the recordings in the order in which they were added."""

    snapshots: Mapping[str, Snapshot] = field(default_factory=dict)
    recordings: tuple[Recording, ...] = ()

    def ordered(self) -> list[Recording]:
        """The recordings by their day; on one day, pages of a folder come after those of a commit."""
        return sorted(self.recordings, key=_order)


def _order(recording: Recording) -> tuple[str, str]:
    return recording.date, recording.moment or "~"


class Seen(NamedTuple):
    """A page as a recording saw it, and the key of its snapshot there."""

    snapshot: Snapshot
    recording: Recording
    key: str


State = dict[str, Seen]
"""The pages of a site at one time, by page."""


def states(history: History) -> Iterator[tuple[Recording, State]]:
    """Each recording and how the site stood after it, first to last."""
    state: State = {}
    for recording in history.ordered():
        state = {page: seen for page, seen in state.items() if not covers(recording.paths, seen.snapshot.path)}
        for key in recording.pages:
            _enter(state, Seen(history.snapshots[key], recording, key))
        yield recording, state


def _enter(state: State, seen: Seen) -> None:
    """Put a page into a state. Two that claim one address, in parts that were looked at apart, go by their paths."""
    other = state.get(seen.snapshot.page)
    if other and other.snapshot.path != seen.snapshot.path:
        del state[other.snapshot.page]
        seen, other = (one._replace(snapshot=replace(one.snapshot, page=one.snapshot.path)) for one in (seen, other))
        state[other.snapshot.page] = other
    state[seen.snapshot.page] = seen


def covers(paths: Iterable[str], path: str) -> bool:
    """Do these paths, folders and patterns name this page?"""
    return any(not p or path == p or path.startswith(f"{p}/") or _fits(path.split("/"), p.split("/")) for p in paths)


def _fits(path: Sequence[str], pattern: Sequence[str]) -> bool:
    """Does a path fit a pattern, part by part? Only “**” stands for any number of folders, as where pages are found."""
    if not path or not pattern:
        return not path and all(part == "**" for part in pattern)
    if pattern[0] == "**":
        return _fits(path, pattern[1:]) or _fits(path[1:], pattern)
    return fnmatchcase(path[0], pattern[0]) and _fits(path[1:], pattern[1:])


def state_at(history: History, time: str) -> tuple[Recording, State]:
    """The site at a day, at a revision, or "" for the latest. Raises `UseError` when nothing is known of that time."""
    last: tuple[Recording, State] | None = None
    for recording, state in states(history):
        if is_date(time):
            last = (recording, state) if recording.date <= time else last
        elif not time or recording.rev.startswith(time):
            exact = bool(last) and not last[0].rev.endswith("+") if last and time else False
            last = last if exact and recording.rev.endswith("+") else (recording, state)
    if last is None:
        raise UseError(_unknown(history, time))
    return last


def _unknown(history: History, time: str) -> str:
    if not history.recordings:
        return "This history holds no recording yet. Make one with “plainlang history record PATHS”."
    known = [recording.date for recording in history.ordered()]
    if is_date(time):
        return f"Nothing was recorded on or before {time}; the first recording is of {known[0]}."
    hint = did_you_mean(time, known) if time[:1].isdigit() else ""
    cure = f"Record it with “plainlang history record PATHS --rev {time}”."
    return f"This history has no recording of “{time}”. {hint or cure}"


def added(history: History, recording: Recording, snapshots: Sequence[Snapshot]) -> History:
    """The history with one more recording; the same history when it holds just that already."""
    recording = replace(recording, pages=tuple(sorted({snapshot.key for snapshot in snapshots})))
    if _is_known(history, recording):
        return history
    known = {**history.snapshots, **{snapshot.key: snapshot for snapshot in snapshots}}
    return History(known, (*history.recordings, recording))


def _is_known(history: History, recording: Recording) -> bool:
    """Was the same seen on the same day at the same paths, and is that still what the history says of that time?"""
    same = [
        r
        for r in history.recordings
        if (r.date, r.paths, r.pages) == (recording.date, recording.paths, recording.pages)
    ]
    if not recording.rev.endswith("+"):
        same = [r for r in same if r.rev == recording.rev]
    if not same:
        return False
    state = [state for other, state in states(history) if _order(other) <= _order(recording)][-1]
    now = {seen.key for seen in state.values() if covers(recording.paths, seen.snapshot.path)}
    return now == set(recording.pages)


def whole(history: History) -> History:
    """The same history. Raises `ValueError` when a recording makes no sense, or names a page that is not there."""
    for r in history.recordings:
        texts = (r.date, r.moment, r.rev, *r.paths, *r.pages)
        if not all(isinstance(text, str) for text in texts) or not is_date(r.date):
            raise ValueError(f"a recording has no sound date, paths or pages: {r.date!r}")
        if not history.snapshots.keys() >= set(r.pages):
            raise ValueError("pages that it recorded are not in it")
    return history


def foreign(path: str) -> str:
    """That a file is something else."""
    return f"“{path}” is no history of plainlang. Name another file with --file, or “history: {{file: …}}”."


def check_schema(path: str, schema: object) -> None:
    """Raises `UseError` for a file that this version cannot read."""
    if type(schema) is not int or schema < 1:
        raise UseError(foreign(path))
    if schema > SCHEMA:
        said = f"The history “{path}” has schema {schema}, and this plainlang reads schema {SCHEMA}"
        raise UseError(f"{said}. Upgrade plainlang.")
