"""One file: its format, its bytes as text, and how to write it without losing anything."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Mapping
from typing import Final

from plainlang.document import Document, Role
from plainlang.errors import ChangedError, ReadError
from plainlang.readers import SUFFIXES, read_source
from plainlang.readers.front import PROSE_KEYS

UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_LIKE: Final = {
    ".rst": "reStructuredText",
    ".adoc": "AsciiDoc",
    ".pdf": "PDF",
    ".doc": "an old Word file (.doc)",
    ".docm": "a Word file with macros (.docm)",
    ".odt": "OpenDocument",
}


def suffix_of(path: str) -> str:
    """The suffix of a path, in lower case: ".md"."""
    return os.path.splitext(path)[1].lower()


def format_of(path: str) -> str:
    """The format that a file's suffix names. Raises `ReadError` for one that is not read."""
    suffix = suffix_of(path)
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    known = "Markdown (.md), MDX (.mdx), HTML (.html, .njk), Word (.docx) and plain text (.txt)"
    shown = _LIKE.get(suffix, f"“{suffix}”" if suffix else "a file without a suffix")
    raise ReadError(path, f"{shown} is not read; plainlang reads {known}")


def load(path: str) -> tuple[bytes, str]:
    """The bytes and the format of a file. Raises `ReadError` when it is not there or not a page."""
    if not os.path.lexists(path):
        pattern = glob.has_magic(path)
        raise ReadError(path, "no page matches this pattern" if pattern else "there is no such file or folder")
    if os.path.isdir(path):
        raise ReadError(path, "this folder cannot be read")
    format = format_of(path)
    try:
        with open(path, "rb") as file:
            return file.read(), format
    except OSError as error:
        raise ReadError(path, error.strerror or str(error)) from error


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and notes about how it was read. Raises `ReadError` for a binary file."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    if data[:2] in UTF16_MARKS:
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError:
            raise ReadError(path, "this is not text: it begins like UTF-16 but does not go on so") from None
    if b"\0" in data[:8192]:
        every_other = data[1:8192:2].count(0) > len(data[1:8192:2]) * 0.8
        shown = "UTF-16 without a byte order mark; save it as UTF-8" if every_other else "a binary file, not text"
        raise ReadError(path, f"this looks like {shown}")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if _looks_binary(data):
            raise ReadError(path, "this looks like a binary file, not text") from None
        line = data.count(b"\n", 0, error.start) + 1
        note = f"not UTF-8 (line {line}); read as Windows-1252. Save it as UTF-8 to be sure."
        return data.decode("cp1252", "replace"), (note,)


def document_of(
    data: bytes, path: str, format: str, prose_keys: Mapping[str, Role] = PROSE_KEYS
) -> tuple[Document, tuple[str, ...]]:
    """The document that a file's bytes hold, and notes about how they were read. Raises `ReadError`."""
    if format != "docx":
        text, notes = decode(data, path)
        return read_source(text, format, prose_keys), notes
    try:
        return read_source(data, format, prose_keys), ()
    except ReadError as error:
        raise ReadError(path, error.reason) from error


def _looks_binary(data: bytes) -> bool:
    sample = data[:8192]
    return sum(b < 9 or 13 < b < 32 for b in sample) > len(sample) / 50


def write_atomically(
    path: str, data: bytes | Iterable[bytes], *, durable: bool = True, instead_of: bytes | None = None
) -> None:
    """Replace a file in one step, its permissions kept; on any failure the old file is still there.

    A device or a pipe cannot be replaced and is written to. `durable` waits until the disk has the bytes. With
    `instead_of` the file is replaced only while it holds these bytes; raises `ChangedError` when it does not.
    """
    known = os.stat(path) if os.path.exists(path) else None
    target = os.path.realpath(path)
    name = os.path.join(os.path.dirname(target), f".plainlang-{os.getpid()}-{os.urandom(4).hex()}")
    try:
        if known and not stat.S_ISREG(known.st_mode):
            with open(path, "wb") as out:
                out.writelines([data] if isinstance(data, bytes) else data)
            return
        _write_new(name, data, durable)
        if known:
            _made_like(name, known)
        if instead_of is not None:
            _check_unchanged(target, instead_of)
        os.replace(name, target)
    except BaseException as error:
        if os.path.exists(name):
            os.unlink(name)
        if isinstance(error, OSError) and error.filename in (None, name):  # a full disk does not say of which file
            error.filename = path
        raise


def _write_new(name: str, data: bytes | Iterable[bytes], durable: bool) -> None:
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as out:
        out.writelines([data] if isinstance(data, bytes) else data)
        if durable:
            out.flush()
            os.fsync(out.fileno())


def _check_unchanged(path: str, known: bytes) -> None:
    with open(path, "rb") as file:
        data = file.read()
    if data != known:
        raise ChangedError(path, data)


def _made_like(name: str, known: os.stat_result) -> None:
    """The permissions of the file that is replaced, and its owner where we may give files away."""
    os.chmod(name, known.st_mode & 0o7777)
    if hasattr(os, "chown") and known.st_uid != os.getuid():
        try:
            os.chown(name, known.st_uid, known.st_gid)
        except OSError:
            return
