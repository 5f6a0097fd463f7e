"""Results kept by content: a page that has not changed is not checked again.

A result is found by a hash of the file's bytes, the rules, the options and this version, so a stale one is never found.
The folder can be deleted at any time. Whatever goes wrong here only costs time.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from plainlang import __version__

_NOTE: Final = "# Made by plainlang; this folder can be deleted at any time.\n*\n"


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
        digest = hashlib.sha256(f"{__version__}\0{self.base}\0{format}\0".encode())
        digest.update(data)
        return digest.hexdigest()

    def get(self, key: str) -> dict[str, Any] | None:
        """The result kept under a key, if there is a whole one."""
        try:
            found = json.loads(self._path(key).read_bytes())
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def put(self, key: str, result: dict[str, Any]) -> None:
        """Keep a result, in one step."""
        path = self._path(key)
        try:
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True, exist_ok=True)
                note = self.folder / ".gitignore"
                if not note.exists():
                    note.write_text(_NOTE, encoding="utf-8")
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(result, out, ensure_ascii=False, separators=(",", ":"))
            Path(name).replace(path)
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json"
