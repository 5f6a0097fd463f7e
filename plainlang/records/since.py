"""Pages that are new or changed since a git revision, each with its old text, so that only what is new has to be right.

Git says which files differ: in commits, staged or not. Moved pages are followed, with `mv` too. Pages of a submodule
are compared with the commit that the revision names for it.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from plainlang.errors import UseError
from plainlang.files import suffix_of
from plainlang.readers import SUFFIXES
from plainlang.records.asking_git import git, shallow
from plainlang.records.revisions import Commit, changes_in, commit_at, repository, texts_at
from plainlang.run import Text

_PAGES: Final = tuple(f":(top,glob,icase)**/*{suffix}" for suffix in SUFFIXES)
_ALIKE: Final = 0.5
"""Pages that share so many of their lines are one page that was moved; git has the same measure."""


class Differences(NamedTuple):
    """The pages of a repository that differ from a commit: their old names by the new ones; and all pages git knows."""

    before: Mapping[str, str]
    gone: Sequence[str]
    known: frozenset[str]


def changed_pages(pages: Sequence[str], paths: Iterable[str], rev: str) -> dict[str, Text | None]:
    """Of these pages, named by `paths`, those that are not as they were, with the old text; None when there was none.

    Raises `UseError` when there is no such revision, or no git, or no repository.
    """
    homes = defaultdict[str, list[str]](list)
    real = {folder: _real(folder) for folder in {*map(os.path.dirname, pages)}}
    home_of = {folder: _home(place) for folder, place in real.items()}
    for page in pages:
        homes[home_of[os.path.dirname(page)]].append(page)
    here = _home(_real(os.curdir))
    starts = {home for home in (here, *(_home(_real(path)) for path in paths)) if _is_home(home)}
    found: dict[str, Text | None] = {}
    for home, inside in homes.items():
        commit = start(home, rev) if home == here else _of_submodule(home, starts, rev)
        found |= _changed(commit, {page: real[os.path.dirname(page)] for page in inside})
    return {page: found[page] for page in pages if page in found}


def start(folder: str, rev: str) -> Commit | None:
    """The commit to compare with; of “main...” where this branch left main. None when nothing is committed yet."""
    root = repository(folder)
    first, dots, last = rev.partition("...")
    if ".." in (first if dots else rev) or ".." in last:
        raise UseError(f"--since takes one revision, not “{rev}”. “main...” is where this branch left main.")
    if {first, last} <= {"", "HEAD", "@"} and not git(root, "for-each-ref", "--count=1") and _is_unborn(root):
        return None
    commit = commit_at(folder, first or "HEAD")
    if not dots:
        return commit
    other = commit_at(folder, last or "HEAD")
    try:
        base = git(root, "merge-base", commit.name, other.name).decode().split()[0]
    except UseError:
        said = f"“{first or 'HEAD'}” and “{last or 'HEAD'}” have no commit in common.{shallow(root)}"
        raise UseError(said) from None
    return commit_at(folder, base)


def _is_unborn(root: str) -> bool:
    try:
        return not git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    except UseError:
        return True


def _of_submodule(home: str, starts: Iterable[str], rev: str) -> Commit | None:
    """Of a repository inside another, the commit that the other has for it, if any; of one that is in none, its own."""
    outer = next((start for start in starts if home.startswith(os.path.join(start, ""))), "")
    if not outer:
        return start(home, rev)
    commit = start(outer, rev)
    name = os.path.relpath(home, repository(outer)).replace(os.sep, "/")
    try:
        named = git(outer, "rev-parse", "--verify", "--quiet", f"{commit.name}:{name}").decode() if commit else ""
    except UseError:
        return None
    return commit_at(home, named.strip()) if named else None


def _changed(commit: Commit | None, pages: Mapping[str, str]) -> dict[str, Text | None]:
    """Of the pages of one repository, given with their real folders, those that are not as they were."""
    if commit is None:
        return dict.fromkeys(pages)
    seen = differences(commit)
    inside = {folder: _inside(folder, commit.root) for folder in {*pages.values()}}
    names = {page: inside[folder] + os.path.basename(page) for page, folder in pages.items()}
    same = seen.known - {*seen.before}
    old = {page: seen.before.get(name, "") for page, name in names.items() if name not in same}
    texts = _texts(commit, [*old.values(), *(seen.gone if "" in old.values() else ())])
    new = [page for page, name in old.items() if not name]
    old |= _moved(new, {name: texts[name] for name in seen.gone if name in texts})
    return {page: _text(page, name, texts[name]) if name in texts else None for page, name in old.items()}


def _text(page: str, name: str, data: bytes) -> Text:
    """The old text of a page, for the rules of the place where it is now, and the format that it had."""
    same = suffix_of(page) == suffix_of(name)
    return Text(page if same else os.path.join(os.path.dirname(page), os.path.basename(name)), data)


def differences(commit: Commit) -> Differences:
    """What differs from a commit in the files as they are now."""
    changes = changes_in(
        git(commit.root, "diff", "--name-status", "-z", "-M", "--ignore-submodules", commit.name, "--", *_PAGES)
    )
    known = git(commit.root, "ls-files", "-z", "--", *_PAGES).decode("utf-8", "surrogateescape").split("\0")
    before = {change.after or change.before: change.before for change in changes}
    gone = [c.before for c in changes if not c.after and not os.path.lexists(os.path.join(commit.root, c.before))]
    return Differences(before, gone, frozenset(known))


def _texts(commit: Commit, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of files at a commit, by their names there."""
    full = {os.path.join(commit.root, *name.split("/")): name for name in names if name}
    return {full[path]: data for path, data in texts_at(commit, full).items()}


def _moved(new: Iterable[str], gone: Mapping[str, bytes]) -> dict[str, str]:
    """The old names of pages that were moved without telling git: each new page with the gone one most like it."""
    lines = {name: _lines(data) for name, data in gone.items()}
    where = defaultdict[bytes, list[str]](list)
    for name, line in ((name, line) for name, of_page in lines.items() for line in of_page):
        where[line].append(name)
    found: dict[str, str] = {}
    for page in new if gone else ():
        own = _lines(_read(page))
        for name, count in Counter(name for line in own for name in where.get(line, ())).most_common(1):
            if count >= _ALIKE * max(len(own), len(lines[name])):
                found[page] = name
    return found


def _lines(data: bytes) -> set[bytes]:
    return {line.strip() for line in data.splitlines()} - {b""}


def _read(page: str) -> bytes:
    try:
        with open(page, "rb") as file:
            return file.read()
    except OSError:
        return b""


def _inside(folder: str, root: str) -> str:
    """A real folder as git writes it before the name of a page: "" or "docs/guides/"."""
    name = os.path.relpath(folder, root).replace(os.sep, "/")
    return "" if name == "." else f"{name}/"


def _real(path: str) -> str:
    """The real folder of a page, or the real path of what is a folder itself."""
    return os.path.realpath(path if os.path.isdir(path) else os.path.dirname(path))


def _is_home(folder: str) -> bool:
    return os.path.lexists(os.path.join(folder, ".git"))


def _home(folder: str) -> str:
    """The nearest folder, from here up, in which git's own folder stands; the folder itself when there is none."""
    at = folder
    while not _is_home(at):
        if os.path.dirname(at) == at:
            return folder
        at = os.path.dirname(at)
    return at


def old_text(page: str, rev: str) -> Text | None:
    """The text of one page at a revision, whatever it is now; None when it was not there."""
    home = _home(_real(os.path.dirname(page)))
    commit = start(home, rev)
    if commit is None:
        return None
    name = _inside(_real(os.path.dirname(page)), commit.root) + os.path.basename(page)
    name = differences(commit).before.get(name, name)
    texts = _texts(commit, [name])
    return _text(page, name, texts[name]) if name in texts else None
