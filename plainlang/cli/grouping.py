"""Which pages stand together in a report: those of an agency, of a first folder, or of a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.trends.portfolio import Portfolio

_TOP: Final = "(top)"
_NOBODY: Final = "(nobody)"
_HOW: Final = (
    "--by owner needs to know who owns which pages. Write it into plainlang.yaml: history: agencies: "
    "{Tax Office: [tax/**], Health: [health/**]}"
)


def groups_of(by: str, files: Sequence[str], portfolio: Portfolio, folder: str) -> dict[str, str]:
    """The group of each file; `folder` is the one that patterns of owners start from."""
    if by == "owner":
        return _owners(files, portfolio, folder)
    root = _root(files)
    return {file: _part(file, root, first=by == "section") for file in files}


def shown_paths(files: Sequence[str]) -> dict[str, str]:
    """How files are called in a report that others read: as they were named, but never from the root of the disk."""
    root = os.path.dirname(_root(files))
    return {file: _relative(file, root) if os.path.isabs(file) else file.replace(os.sep, "/") for file in files}


def _owners(files: Sequence[str], portfolio: Portfolio, folder: str) -> dict[str, str]:
    from plainlang.trends.portfolio import Members

    names = portfolio.agencies or portfolio.services
    if not names:
        raise UseError(_HOW)
    members = Members(names)
    return {file: ", ".join(members.of(_relative(file, folder))) or _NOBODY for file in files}


def _root(files: Sequence[str]) -> str:
    """The folder that holds all the files; the whole disk when they share none."""
    folders = {os.path.dirname(os.path.abspath(file)) for file in files}
    try:
        return os.path.commonpath(folders)
    except ValueError:  # two drives
        return ""


def _part(file: str, root: str, *, first: bool) -> str:
    inside = _relative(os.path.dirname(os.path.abspath(file)), root or os.sep)
    if inside == ".":
        return _TOP
    return inside.partition("/")[0] if first else inside


def _relative(path: str, folder: str) -> str:
    try:
        shown = os.path.relpath(os.path.abspath(path), os.path.abspath(folder))
    except ValueError:  # another drive
        shown = os.path.abspath(path)
    return shown.replace(os.sep, "/")
