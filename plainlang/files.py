"""Files: which ones to read, how to decode them, and how to write one without losing anything."""

from __future__ import annotations

import glob
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from plainlang.errors import ReadError, UseError
from plainlang.readers import SUFFIXES

DEFAULT_EXCLUDES: Final = (
    ".*/", "node_modules/", "vendor/", "venv/", "build/", "dist/", "_site/", "public/", "site-packages/",
    "__pycache__/",     "CHANGELOG*", "CHANGES*", "HISTORY.md", "LICENSE*", "LICENCE*", "COPYING*", "CODE_OF_CONDUCT*", "THIRD_PARTY*",
    "AUTHORS*", "CODEOWNERS", "requirements*.txt", "robots.txt",
)  # fmt: skip
_FOLDER_SUFFIXES: Final = frozenset(SUFFIXES) - {".txt", ".text"}
_LIKE: Final = {
    ".rst": "reStructuredText",
    ".adoc": "AsciiDoc",
    ".pdf": "PDF",
    ".docx": "Word",
    ".doc": "Word",
    ".odt": "OpenDocument",
}


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and notes about how it was read. Raises `ReadError` for a binary file."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError:
            raise ReadError(path, "this is not text: it begins like UTF-16 but does not go on so") from None
    if b"\0" in data[:8192]:
        raise ReadError(path, "this looks like a binary file, not text")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if _looks_binary(data):
            raise ReadError(path, "this looks like a binary file, not text") from None
        line = data.count(b"\n", 0, error.start) + 1
        note = f"not UTF-8 (line {line}); read as Windows-1252. Save it as UTF-8 to be sure."
        return data.decode("cp1252", "replace"), (note,)


def _looks_binary(data: bytes) -> bool:
    sample = data[:8192]
    return sum(b < 9 or 13 < b < 32 for b in sample) > len(sample) / 50


def format_of(path: str) -> str:
    """The format that a file's suffix names. Raises `ReadError` for one that is not read."""
    suffix = Path(path).suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    known = "Markdown (.md), MDX (.mdx), HTML (.html, .njk) and plain text (.txt)"
    shown = _LIKE.get(suffix, f"“{suffix}”" if suffix else "a file without a suffix")
    raise ReadError(path, f"{shown} is not read; plainlang reads {known}")


def expand(paths: Iterable[str], exclude: Sequence[str] = ()) -> Iterator[str]:
    """The files that paths, folders and globs name, in order and once. Raises `UseError` for one that names nothing."""
    seen = set[str]()
    for path in paths:
        for file in _expanded(path, exclude):
            if file not in seen:
                seen.add(file)
                yield file


def without_excluded(files: Iterable[str], exclude: Sequence[str]) -> Iterator[str]:
    """The files that neither the default excludes nor a user's name, relative to the working folder."""
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines([*DEFAULT_EXCLUDES, *exclude])
    for path in files:
        relative = os.path.relpath(path).replace(os.sep, "/")
        if relative.startswith("../") or not spec.match_file(relative):
            yield path


def _expanded(path: str, exclude: Sequence[str]) -> Iterator[str]:
    if os.path.isdir(path):
        yield from _walk(path, exclude)
    elif os.path.lexists(path):
        yield path
    elif glob.has_magic(path):
        found = sorted(glob.glob(path, recursive=True))
        if not found:
            raise UseError(f"No file matches “{path}”.")
        for file in found:
            if os.path.isfile(file) and Path(file).suffix.lower() in SUFFIXES:
                yield file
    else:
        raise UseError(f"There is no file or folder “{path}”.")


def _walk(folder: str, exclude: Sequence[str]) -> Iterator[str]:
    """The prose files below a folder, without what .gitignore and the excludes name."""
    from pathspec import GitIgnoreSpec

    if not os.access(folder, os.R_OK | os.X_OK):
        raise UseError(f"The folder “{folder}” cannot be read.")
    ours = GitIgnoreSpec.from_lines([*DEFAULT_EXCLUDES, *exclude])
    ignored: list[tuple[str, Any]] = [(folder, ours), *_above(folder)]
    for root, folders, names in os.walk(folder):
        if ".gitignore" in names and root != folder:
            ignored.append((root, _spec(root)))
        here = [(base, spec) for base, spec in ignored if _below(root, base)]
        folders[:] = sorted(f for f in folders if not _ignored(os.path.join(root, f) + "/", here))
        for name in sorted(names):
            path = os.path.join(root, name)
            if Path(name).suffix.lower() in _FOLDER_SUFFIXES and not _ignored(path, here):
                yield path


def _above(folder: str) -> Iterator[tuple[str, Any]]:
    """The .gitignore files of a folder and of those above it, up to the root of the repository."""
    at = Path(os.path.abspath(folder))
    for place in (at, *at.parents):
        base = folder if place == at else str(place)
        if (place / ".gitignore").is_file():
            yield base, _spec(base)
        if (place / ".git").exists():
            return


def _spec(folder: str) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines((Path(folder) / ".gitignore").read_text("utf-8", "replace").splitlines())


def _below(path: str, base: str) -> bool:
    path, base = os.path.abspath(path), os.path.abspath(base)
    return path == base or path.startswith(base.rstrip(os.sep) + os.sep)


def _ignored(path: str, specs: Sequence[tuple[str, Any]]) -> bool:
    for base, spec in specs:
        relative = os.path.relpath(path, base).replace(os.sep, "/") + ("/" if path.endswith("/") else "")
        if spec.match_file(relative):
            return True
    return False


def write_atomically(path: str, data: bytes) -> None:
    """Replace a file in one step, its permissions kept; on any failure the old file is still there."""
    target = os.path.realpath(path)
    handle, name = tempfile.mkstemp(dir=os.path.dirname(target) or ".", prefix=".plainlang-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if os.path.exists(target):
            os.chmod(name, os.stat(target).st_mode & 0o7777)
        os.replace(name, target)
    except BaseException:
        if os.path.exists(name):
            os.unlink(name)
        raise
