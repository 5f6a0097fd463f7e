"""Results kept by content: a page that has not changed is not checked again.

A result is found by a hash of the file's bytes, the rules, the options, our own code and the parsers', so a stale one
is never found. It starts with a checksum, so a damaged one is never used. The folder can be deleted at any time.
Whatever goes wrong here only costs time. Rules that are ready to run lie in the same folder (`compiled`).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from plainlang import __version__
from plainlang.files import write_atomically

_NOTE: Final = "# Made by plainlang; this folder can be deleted at any time.\n*\n"
_KEPT_DAYS: Final = 30


def default_folder() -> Path:
    """Where results and rules are kept for this user; for one without a home, where nothing can be."""
    home = os.path.expanduser("~")
    own = os.path.join(home, ".cache") if os.path.isabs(home) else os.devnull
    return Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or own) / "plainlang"


def read_kept(path: Path) -> bytes | None:
    """What is kept in a file; None when it is not there or not whole."""
    try:
        checksum, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if checksum.decode("ascii", "replace") == sha256(body).hexdigest() else None


def make_folder(folder: Path, part: Path) -> None:
    """Make a part of the folder of all that is kept, where it is not there. Raises `OSError`."""
    if not part.is_dir():
        part.mkdir(parents=True, exist_ok=True)
        note = folder / ".gitignore"
        if not note.exists():
            note.write_text(_NOTE, encoding="utf-8")


def write_kept(folder: Path, path: Path, body: bytes) -> None:
    """Keep something in a file below the folder of all that is kept, in one step. Raises `OSError`."""
    make_folder(folder, path.parent)
    write_atomically(str(path), sha256(body).hexdigest().encode() + b"\n" + body, durable=False)


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results for one set of rules and options."""

    folder: Path
    base: str

    def key(self, data: bytes, format: str) -> str:
        """The name under which the result for these bytes is kept."""
        digest = sha256(f"{__version__}\0{code_stamp().digest}\0{_parsers()}\0{self.base}\0{format}\0".encode())
        digest.update(data)
        return digest.hexdigest()

    def get(self, key: str) -> str | None:
        """The result kept under a key, if there is a whole one."""
        body = read_kept(self._path(key))
        return None if body is None else body.decode("utf-8", "surrogatepass")

    def put(self, key: str, result: str) -> None:
        """Keep a result, in one step."""
        path = self._path(key)
        try:
            write_kept(self.folder, path, result.encode("utf-8", "surrogatepass"))
            if key[2] == "0":  # one time in sixteen
                clear_old(path.parent)
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json"


def clear_old(folder: Path, most: int = sys.maxsize) -> None:
    """Delete what nobody has made again for a month, and of the rest all but the newest `most`."""
    oldest = time.time() - _KEPT_DAYS * 24 * 3600
    made = sorted(((entry.stat().st_mtime, entry) for entry in folder.iterdir()), reverse=True)
    for i, (when, entry) in enumerate(made):
        if i >= most or when < oldest:
            entry.unlink(missing_ok=True)


@cache
def _parsers() -> str:
    """The installed versions of the parsers, read off their folders: importing them takes longer than a cached run."""
    found: list[str] = []
    for name in ("pyromark", "turbohtml"):
        spec = find_spec(name)
        if spec and spec.origin:
            home = os.path.dirname(os.path.dirname(spec.origin))
            found += (entry for entry in os.listdir(home) if entry.startswith(f"{name}-"))
    return " ".join(sorted(found))


class Stamp(NamedTuple):
    """What tells one state of some files from another, and when the newest of them was changed, in nanoseconds."""

    digest: str
    newest: int


def stamp(files: Iterable[tuple[str, str]]) -> Stamp:
    """The stamp of files, given as names and paths: by size and time. Raises `OSError`."""
    known = [(name, os.stat(path)) for name, path in files]
    said = [(name, file.st_size, file.st_mtime_ns) for name, file in known]
    return Stamp(sha256(repr(said).encode()).hexdigest(), max((file.st_mtime_ns for _, file in known), default=0))


@cache
def code_stamp() -> Stamp:
    """That of our code: the version alone would not tell, in a checkout or a hook's clone."""
    return stamp(_code())


def _code() -> Iterator[tuple[str, str]]:
    for root, folders, names in os.walk(os.path.dirname(__file__)):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (
            (name, os.path.join(root, name)) for name in sorted(names) if name.endswith((".py", ".txt", ".json"))
        )
