"""What lies in the folder of all that is kept: told by name, counted, and deleted when someone asks.

Only what we made is touched. A file of another name stays, and so does what a link leads to; the folder may be one that
someone named by mistake.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

RESULT, RULES, LEFT_OVER, NOTE = "result", "rules", "left over", "note"
_NAMES: Final = (
    (RESULT, re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}\.json")),
    (RULES, re.compile(r"rules/[0-9a-f]{64}\.pickle")),
    (LEFT_OVER, re.compile(r"(?:[0-9a-f]{2}|rules)/\.plainlang-\d+-[0-9a-f]{8}")),
    (NOTE, re.compile(r"\.gitignore")),
)
"""The kinds of files, by how they are called below the folder; what is left over is of a run that was killed."""
_PART: Final = re.compile(r"[0-9a-f]{2}|rules")
_OURS: Final = b"# Made by plainlang;"


class Stored(NamedTuple):
    """A file that is ours: its kind, its size in bytes and when it was made."""

    path: Path
    kind: str
    size: int
    made: float


class Cleared(NamedTuple):
    """What was deleted, and what could not be, with the reason."""

    deleted: tuple[Stored, ...]
    kept: tuple[tuple[Path, str], ...]


def stored(folder: Path) -> Iterator[Stored]:
    """Every file of ours in the folder."""
    for path, name in _files(folder):
        kind = next((kind for kind, called in _NAMES if called.fullmatch(name)), "")
        if not kind or (kind == NOTE and not _begins_as_ours(path)):
            continue
        try:
            known = os.lstat(path)
        except OSError:  # another run has just deleted it
            continue
        if stat.S_ISREG(known.st_mode):
            yield Stored(path, kind, known.st_size, known.st_mtime)


def clear(folder: Path) -> Cleared:
    """Delete every file of ours, and the folders that are empty then."""
    deleted, kept = list[Stored](), list[tuple[Path, str]]()
    for file in stored(folder):
        try:
            file.path.unlink(missing_ok=True)
            deleted.append(file)
        except OSError as error:
            kept.append((file.path, error.strerror or str(error)))
    _remove_empty([*_parts(folder), folder])
    return Cleared(tuple(deleted), tuple(kept))


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files right in the folder and in its parts, with their names below it."""
    for part in (folder, *_parts(folder)):
        for name in _listed(part):
            yield part / name, name if part == folder else f"{part.name}/{name}"


def _parts(folder: Path) -> list[Path]:
    """The folders of ours below the folder; none that is a link."""
    found = (folder / name for name in _listed(folder) if _PART.fullmatch(name))
    return [part for part in found if part.is_dir() and not part.is_symlink()]


def _listed(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _begins_as_ours(path: Path) -> bool:
    try:
        with path.open("rb") as note:
            return note.read(len(_OURS)) == _OURS
    except OSError:
        return False


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:  # not empty, or never there
            continue
