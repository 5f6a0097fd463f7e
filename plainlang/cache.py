"""Results kept by content: a page that has not changed is not checked again.

A result is found by a hash of the file's bytes, the rules, the options, our own code and the parsers', so a stale one
is never found. It starts with a checksum, so a damaged one is never used. The folder can be deleted at any time.
Whatever goes wrong here only costs time.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from plainlang import __version__
from plainlang.files import write_atomically

_NOTE: Final = "# Made by plainlang; this folder can be deleted at any time.\n*\n"
_KEPT_DAYS: Final = 30


def default_folder() -> Path:
    """Where results are kept for this user."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or str(Path("~/.cache").expanduser())
    return Path(base) / "plainlang"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results for one set of rules and options."""

    folder: Path
    base: str

    def key(self, data: bytes, format: str) -> str:
        """The name under which the result for these bytes is kept."""
        digest = sha256(f"{_code()}\0{_parsers()}\0{self.base}\0{format}\0".encode())
        digest.update(data)
        return digest.hexdigest()

    def get(self, key: str) -> dict[str, Any] | None:
        """The result kept under a key, if there is a whole one."""
        try:
            checksum, _, body = self._path(key).read_bytes().partition(b"\n")
        except OSError:
            return None
        if checksum.decode("ascii", "replace") != sha256(body).hexdigest():
            return None
        found: dict[str, Any] = json.loads(body)
        return found

    def put(self, key: str, result: dict[str, Any]) -> None:
        """Keep a result, in one step."""
        path = self._path(key)
        try:
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True, exist_ok=True)
                note = self.folder / ".gitignore"
                if not note.exists():
                    note.write_text(_NOTE, encoding="utf-8")
            body = json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
            write_atomically(str(path), sha256(body).hexdigest().encode() + b"\n" + body, durable=False)
            if key[2] == "0":  # one time in sixteen
                _clear_old(path.parent)
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json"


def _clear_old(folder: Path) -> None:
    """Delete what nobody has made again for a month."""
    oldest = time.time() - _KEPT_DAYS * 24 * 3600
    for entry in folder.iterdir():
        if entry.stat().st_mtime < oldest:
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


@cache
def _code() -> str:
    """What tells one state of our code from another: the version alone would not, in a checkout or a hook's clone."""
    digest = sha256(__version__.encode())
    for root, folders, names in os.walk(os.path.dirname(__file__)):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(name for name in names if name.endswith((".py", ".txt", ".json"))):
            known = os.stat(os.path.join(root, name))
            digest.update(f"{name}\0{known.st_size}\0{known.st_mtime_ns}\0".encode())
    return digest.hexdigest()
