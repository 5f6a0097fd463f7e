"""Old text, measured again: when rules changed between two recordings, the texts are measured anew with today's rules.

A text is looked for in the folder, at the commit of its recording and at the last commit of that day; it is the right
one when its hash is. Where it cannot be had, the line is broken, and the page is left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plainlang.errors import ReadError, UseError
from plainlang.files import format_of, load
from plainlang.nearest import Linters
from plainlang.records.revisions import Commit, commit_at, commit_before, texts_at
from plainlang.run import Text, check_texts
from plainlang.trends.pairs import Pair
from plainlang.trends.snapshot import Snapshot, content_hash, snapshot_of
from plainlang.trends.timeline import Seen, State


class Bridged(NamedTuple):
    """Pairs that can be compared, how many of them were measured again, and the pages whose line is broken."""

    pairs: list[Pair]
    again: int
    broken: list[str]


def bridged(pairs: Sequence[Pair], before: State, after: State, linters: Linters, base: str) -> Bridged:
    """Pairs on one scale: as they are where rules and mode are the same, measured again where they differ."""
    apart = [pair for pair in pairs if pair.before.scale != pair.after.scale]
    if not apart:
        return Bridged(list(pairs), 0, [])
    old = again([before[pair.before.page] for pair in apart], linters, base)
    new = again([after[pair.after.page] for pair in apart], linters, base)
    sound, broken = [pair for pair in pairs if pair.before.scale == pair.after.scale], list[str]()
    for pair in apart:
        a, b = old.get(pair.before.page), new.get(pair.after.page, pair.after)
        if a and a.scale == b.scale:
            sound.append(Pair(a, b))
        else:
            broken.append(pair.after.page)
    return Bridged(sorted(sound, key=lambda pair: pair.after.page), len(apart) - len(broken), broken)


def again(pages: Iterable[Seen], linters: Linters, base: str) -> dict[str, Snapshot]:
    """The pages measured with today's rules, by page; those whose text cannot be had are left out."""
    wanted = {os.path.join(base, *seen.snapshot.path.split("/")): seen for seen in pages}
    texts = [Text(path, data) for path, data in _texts(wanted, base).items()]
    found = {}
    for text, report in zip(texts, check_texts(texts, linters), strict=True):
        old = wanted[text.path].snapshot
        if not report.errors:
            found[old.page] = snapshot_of(report, old.page, old.path, old.content)
    return found


def _texts(wanted: dict[str, Seen], base: str) -> dict[str, bytes]:
    """The bytes of each page that has the hash it should have."""
    found = {path: data for path, seen in wanted.items() if (data := _on_disk(path)) and _is_it(data, path, seen)}
    for commit in _commits(wanted, base):
        left = [path for path in wanted if path not in found]
        try:
            at_commit = texts_at(commit, left)
        except UseError:
            continue
        found |= {path: data for path, data in at_commit.items() if _is_it(data, path, wanted[path])}
    return found


def _commits(wanted: dict[str, Seen], base: str) -> list[Commit]:
    """Where these pages may be found: the commits of their recordings, the last ones of their days."""
    commits: list[Commit] = []
    for recording in {seen.recording.date + seen.recording.rev: seen.recording for seen in wanted.values()}.values():
        try:
            if recording.rev:
                commits.append(commit_at(base, recording.rev.removesuffix("+")))
            if last := commit_before(base, recording.date):
                commits.append(last)
        except UseError:
            continue
    return list(dict.fromkeys(commits))


def _on_disk(path: str) -> bytes:
    try:
        return load(path)[0]
    except ReadError:
        return b""


def _is_it(data: bytes, path: str, seen: Seen) -> bool:
    try:
        return content_hash(data, format_of(path)) == seen.snapshot.content
    except ReadError:
        return False
