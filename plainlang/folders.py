"""Which files paths, folders and patterns name: the excludes and every .gitignore on the way are heeded."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from plainlang.errors import UseError
from plainlang.files import suffix_of
from plainlang.readers import SUFFIXES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

DEFAULT_EXCLUDES: Final = (
    ".*/", "node_modules/", "vendor/", "venv/", "build/", "dist/", "_site/", "public/", "site-packages/",
    "__pycache__/", "CHANGELOG*", "CHANGES*", "HISTORY.md", "LICENSE*", "LICENCE*", "COPYING*", "CODE_OF_CONDUCT*",
    "THIRD_PARTY*", "AUTHORS*", "CODEOWNERS", "requirements*.txt", "robots.txt", "~$*.docx",
)  # fmt: skip
FOLDER_SUFFIXES: Final = tuple(suffix for suffix in SUFFIXES if suffix not in (".txt", ".text"))
"""What is looked for in folders; plain text may be anything, so it must be named."""


class Patterns(NamedTuple):
    """Patterns as in .gitignore, and the folder they are relative to (absolute, with a slash at the end)."""

    base: str
    spec: GitIgnoreSpec

    def verdict(self, full: str) -> bool | None:
        """True: left out. False: kept by a pattern with "!". None: nothing said. A folder's path ends in a slash."""
        if not full.startswith(self.base) or full == self.base:
            return None
        verdict: bool | None = self.spec.check_file(full[len(self.base) :].replace(os.sep, "/")).include
        return verdict


def expand(paths: Iterable[str], exclude: Sequence[str] = (), base: str = ".") -> Iterator[str]:
    """The files that paths, folders and patterns name, in order and once.

    `exclude` is relative to `base`. A path that names nothing is given back as it is: reading it tells why.
    """
    users: list[Patterns] = []
    seen = set[str]()
    for path in paths:
        if not users and (os.path.isdir(path) or glob.has_magic(path)):
            users.append(excludes(exclude, base))
        for file in _expanded(path, users):
            key = os.path.abspath(file)
            if key not in seen:
                seen.add(key)
                yield file


def excludes(exclude: Sequence[str], base: str) -> Patterns:
    """A user's excludes, relative to the folder of the configuration. Raises `UseError` for a wrong one."""
    return Patterns(_folder(base), _spec(exclude, "exclude"))


def without_excluded(
    files: Iterable[str], exclude: Sequence[str], base: str = ".", below: str = "."
) -> Iterator[str]:  # fmt: skip
    """The files that neither a user's excludes nor the default ones name, which count from the folder `below`."""
    user = excludes(exclude, base)
    ours = Patterns(_folder(below), _spec(DEFAULT_EXCLUDES))
    for path in files:
        full = os.path.abspath(path) + (os.sep if os.path.isdir(path) else "")
        if not full.startswith(ours.base):  # of a file elsewhere, only the name tells
            full = ours.base + os.path.basename(path)
        if not _excluded(full, user, ours):
            yield path


def _expanded(path: str, users: Sequence[Patterns]) -> Iterator[str]:
    if os.path.isdir(path):
        yield from _walk(path, users[0])
    elif os.path.lexists(path) or not glob.has_magic(path):
        yield path
    else:
        ours = Patterns(_folder(_named_in(path)), _spec(DEFAULT_EXCLUDES))
        found = [file for file in sorted(glob.glob(path, recursive=True)) if os.path.isfile(file)]
        pages = [file for file in found if suffix_of(file) in SUFFIXES]
        yield from (file for file in pages if not _excluded(os.path.abspath(file), users[0], ours))
        if not pages:
            yield path


def _named_in(pattern: str) -> str:
    """The folder before the first wildcard: who writes "public/*.md" names public/, as with the folder alone."""
    while glob.has_magic(pattern):
        pattern = os.path.dirname(pattern)
    return pattern


def _walk(folder: str, user: Patterns) -> Iterator[str]:
    """The prose files below a folder; a folder that cannot be read is given back itself."""
    unread: list[str] = []
    ours = Patterns(_folder(folder), _spec(DEFAULT_EXCLUDES))
    git = list(_above(folder))
    for root, folders, names in os.walk(folder, onerror=lambda error: unread.append(str(error.filename))):
        full = _folder(root)
        if ".gitignore" in names and full != ours.base:
            git.insert(0, _gitignore(full))
        git = [patterns for patterns in git if full.startswith(patterns.base)]
        folders[:] = sorted(f for f in folders if not _left_out(f"{full}{f}{os.sep}", user, ours, git))
        for name in sorted(names):
            if suffix_of(name) in FOLDER_SUFFIXES and not _left_out(full + name, user, ours, git):
                yield os.path.join(root, name).removeprefix(os.path.join(".", ""))
    yield from sorted(unread)


def _left_out(full: str, user: Patterns, ours: Patterns, git: Sequence[Patterns]) -> bool:
    """Of several .gitignore files the nearest that says anything about a path decides."""
    if _excluded(full, user, ours):
        return True
    return bool(next((v for v in (patterns.verdict(full) for patterns in git) if v is not None), False))


def _excluded(full: str, user: Patterns, ours: Patterns) -> bool:
    """A user's word, "!public/" for one, goes before ours."""
    said = user.verdict(full)
    return bool(ours.verdict(full) if said is None else said)


def _above(folder: str) -> Iterator[Patterns]:
    """The .gitignore files of a folder and of those above it, up to the root of the repository."""
    at = os.path.abspath(folder)
    while True:
        if os.path.isfile(os.path.join(at, ".gitignore")):
            yield _gitignore(_folder(at))
        if os.path.exists(os.path.join(at, ".git")) or os.path.dirname(at) == at:
            return
        at = os.path.dirname(at)


def _gitignore(folder: str) -> Patterns:
    try:
        with open(folder + ".gitignore", encoding="utf-8", errors="replace") as file:
            return Patterns(folder, _spec(file.read().splitlines()))
    except OSError:
        return Patterns(folder, _spec(()))


def _folder(path: str) -> str:
    return os.path.join(os.path.abspath(path), "")


def _spec(patterns: Sequence[str], key: str = "") -> GitIgnoreSpec:
    """Compiled patterns. Raises `UseError` for a wrong one under a configuration's key; git skips it, and so do we."""
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except (ValueError, re.error):
        good = [pattern for pattern in patterns if _is_pattern(pattern)]
        wrong = next(pattern for pattern in patterns if pattern not in good)
        if key:
            raise UseError(f"“{key}” has “{wrong}”, which is no pattern as in .gitignore.") from None
        return GitIgnoreSpec.from_lines(good)


def _is_pattern(pattern: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error):
        return False
    return True
