"""Pages as they were at a git revision: their texts come from git itself, and nothing is checked out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final, NamedTuple

from plainlang.errors import UseError
from plainlang.files import suffix_of
from plainlang.folders import FOLDER_SUFFIXES
from plainlang.records.asking_git import git, near, shallow

_FILES: Final = ("100644", "100755")
_COMMITTED: Final = re.compile(rb"^committer .* (-?\d{1,11}) ([-+])(\d\d)(\d\d)$", re.M)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of a repository: its full name, its time (UTC, "2026-01-05T12:00:00Z"), the repository's folder, and its
    day where it was made, as `git log` shows it.
    """

    root: str
    name: str
    moment: str
    date: str


class Changed(NamedTuple):
    """A file that differs between two revisions: its paths then and now, "" where it is not there."""

    before: str
    after: str


@cache
def repository(folder: str) -> str:
    """The folder of the repository that a folder belongs to. Raises `UseError` when there is none."""
    existing = folder
    while not os.path.isdir(existing or ".") and os.path.dirname(existing) != existing:
        existing = os.path.dirname(existing)
    try:
        root = git(existing or ".", "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n")
    except UseError as error:
        if "not a git repository" in str(error):
            raise UseError(f"“{folder or '.'}” is in no git repository, so it has no revisions.") from None
        if "in a work tree" in str(error):
            raise UseError(f"“{folder or '.'}” is in a bare git repository, where no pages are checked out.") from None
        raise
    return os.path.realpath(root)


def commit_at(folder: str, rev: str) -> Commit:
    """The commit that a revision names: a branch, a tag, a hash, HEAD~3. Raises `UseError`.

    The name goes to git as input, where it can be no option and no range.
    """
    root = repository(folder)
    asked = f"{rev}^{{commit}}\n".encode("utf-8", "surrogateescape")
    head, _, body = git(root, "cat-file", "--batch", given=asked if "\n" not in rev else b"\n").partition(b"\n")
    committed = _COMMITTED.search(body)
    if head.split()[1:2] != [b"commit"] or not committed:
        raise UseError(f"There is no revision “{rev}” in {root}. {near(root, rev)}{shallow(root)}".strip())
    seconds, sign, hours, minutes = committed.groups()
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    zone = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == b"-" else 1)
    return Commit(root, head.split()[0].decode(), f"{moment:%Y-%m-%dT%H:%M:%SZ}", f"{moment + zone:%Y-%m-%d}")


def commit_before(folder: str, date: str) -> Commit | None:
    """The last commit on or before a day of this place, from HEAD back."""
    root = repository(folder)
    found = git(root, "rev-list", "-1", f"--before={date}T23:59:59", "HEAD").decode().strip()
    return commit_at(root, found) if found else None


def pages_at(commit: Commit, paths: Sequence[str]) -> Iterator[str]:
    """The pages that paths name at a commit: of folders those that a check would look for, files by name."""
    for path in paths:
        inside = in_repository(commit, path)
        listed = _tree(commit, [inside])
        exact = [name for name in listed if name == inside]
        if not listed:
            raise UseError(f"There is no page “{path}” at revision {commit.name[:7]}.")
        for name in exact or [name for name in listed if suffix_of(name) in FOLDER_SUFFIXES]:
            yield on_disk(commit, name, path)


def texts_at(commit: Commit, paths: Iterable[str]) -> dict[str, bytes]:
    """The bytes of pages at a commit, by path; a page that is not there is left out."""
    wanted = {in_repository(commit, path): path for path in paths}
    if not wanted:
        return {}
    asked = "".join(f"{commit.name}:{name}\n" for name in wanted if "\n" not in name)
    out = git(commit.root, "cat-file", "--batch", given=asked.encode("utf-8", "surrogateescape"))
    found, at = {}, 0
    for name in (name for name in wanted if "\n" not in name):
        end = out.index(b"\n", at)
        head = out[at:end].split()
        at = end + 1
        if len(head) == 3 and head[2].isdigit():
            size = int(head[2])
            if head[1] == b"blob":
                found[wanted[name]] = out[at : at + size]
            at += size + 1
    return found


def changed_between(before: Commit, after: Commit | None, paths: Sequence[str]) -> list[Changed]:
    """The pages that paths name and that differ between two commits, or a commit and the files as they are now."""
    inside = [in_repository(before, path) for path in paths]
    for path, name in zip(paths, inside, strict=True):
        if not os.path.lexists(path) and not any(_tree(commit, [name]) for commit in (before, after) if commit):
            raise UseError(f"There is no file or folder “{path}”, neither now nor at these revisions.")
    revs = [before.name, after.name] if after else [before.name]
    out = git(before.root, "diff", "--name-status", "-z", "-M", "--end-of-options", *revs, "--", *_literal(inside))
    found = changes_in(out)
    if after is None:
        new = git(before.root, "ls-files", "-z", "--others", "--exclude-standard", "--", *_literal(inside))
        found += [Changed("", name) for name in new.decode("utf-8", "surrogateescape").split("\0") if name]
    return [
        Changed(*(on_disk(before, name, paths[0]) if name else "" for name in change))
        for change in found
        if suffix_of(change.after or change.before) in FOLDER_SUFFIXES or {*change} & {*inside}
    ]


def changes_in(said: bytes) -> list[Changed]:
    """What `git diff --name-status -z` has said."""
    parts = iter(said.decode("utf-8", "surrogateescape").split("\0"))
    return [_change(status, next(parts), parts) for status in parts if status]


def _change(status: str, name: str, parts: Iterator[str]) -> Changed:
    if status[0] in "RC":
        return Changed(name if status[0] == "R" else "", next(parts))
    return Changed("" if status == "A" else name, "" if status == "D" else name)


def in_repository(commit: Commit, path: str) -> str:
    """A path as git writes it: from the repository's folder, with slashes. Raises `UseError` for one outside."""
    folder, name = os.path.split(os.path.abspath(path))
    try:
        inside = os.path.relpath(os.path.join(os.path.realpath(folder), name), commit.root).replace(os.sep, "/")
    except ValueError:  # on another drive
        inside = ".."
    if inside == ".." or inside.startswith("../"):
        raise UseError(f"“{path}” is not in the repository {commit.root}.")
    return inside


def on_disk(commit: Commit, name: str, like: str) -> str:
    """Where a file of the repository stands on disk: from here, or in full when `like` is."""
    full = os.path.join(commit.root, *name.split("/"))
    return full if os.path.isabs(like) else os.path.relpath(full, os.path.realpath(os.curdir))


def _tree(commit: Commit, inside: Sequence[str]) -> list[str]:
    """The files at a commit below some paths; links and other repositories are none."""
    out = git(commit.root, "ls-tree", "-r", "-z", "--full-tree", commit.name, "--", *_literal(inside))
    rows = (row.partition("\t") for row in out.decode("utf-8", "surrogateescape").split("\0") if row)
    return [name for head, _, name in rows if head.startswith(_FILES)]


def _literal(paths: Iterable[str]) -> list[str]:
    return [f":(top,literal){path}" if path != "." else ":(top)" for path in paths]
