"""Paths as other programs want them: from the working directory, with forward slashes, and as URIs.

Only text is looked at, never the disk. Which kind of paths these are is seen from the working directory.
"""

from __future__ import annotations

import ntpath
import posixpath
from urllib.parse import quote

NO_PATH = "<text>"
"""What a text without a path is called."""


def shown_path(path: str | None, folder: str) -> str:
    """A path from the folder when it lies below it; else as it was named. Standard input stays "-"."""
    if path is None or path == "-":
        return path or NO_PATH
    kind = ntpath if folder[1:2] == ":" or folder.startswith("\\\\") else posixpath
    full: str = kind.normpath(kind.join(folder, path))
    above: str = kind.join(kind.normpath(folder), "") if folder else ""
    inside = bool(above) and kind.normcase(full).startswith(kind.normcase(above))
    shown: str = full[len(above) :] if inside else kind.normpath(path)
    return shown.replace("\\", "/") if kind is ntpath else shown


def uri(shown: str) -> str:
    """A shown path as a reference that a URI may be made of; an absolute path becomes a URI of its own."""
    if shown.startswith("/"):
        return f"file://{_quoted(shown)}"
    if shown[1:3] == ":/":
        return f"file:///{shown[:2]}{_quoted(shown[2:])}"
    return _quoted(shown)


def _quoted(path: str) -> str:
    """Percent-encoded, byte for byte: a name need not be UTF-8."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    return quote(data, safe="/")
