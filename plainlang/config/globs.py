"""Patterns as in .gitignore, as a configuration uses them: matched, checked, and written for another folder."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def is_glob(pattern: str) -> bool:
    """Does a pattern make sense, and name anything?"""
    from pathspec import GitIgnoreSpec

    try:
        return any(p.include is not None for p in GitIgnoreSpec.from_lines([pattern]).patterns)
    except (ValueError, re.error):
        return False


def name_below(root: str, path: str) -> str:
    """The name of a file for patterns that count from the folder `root`; "" when it lies elsewhere."""
    folder = _real(os.path.dirname(path))
    base = _real(root)
    if folder == base:
        return os.path.basename(path)
    way = folder.removeprefix(os.path.join(base, ""))
    return "" if way == folder else f"{way.replace(os.sep, '/')}/{os.path.basename(path)}"


def names(patterns: tuple[str, ...], name: str) -> bool:
    """Do patterns name this file?"""
    return bool(name) and _spec(patterns).match_file(name)


def rebased(pattern: str, below: str) -> str:
    """A pattern that counts from the folder `below`, for the folder from which `below` is named."""
    if below in ("", "."):
        return pattern
    sign, body = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    folder = re.sub(r"([\\\[\]*?!# ])", r"\\\1", below.replace(os.sep, "/"))
    inside = body.lstrip("/") if "/" in body.rstrip("/ ") else f"**/{body}"
    return f"{sign}/{folder}/{inside}"


def common_root(folder: str, bases: Sequence[str]) -> str:
    """The highest of these folders that the first lies in: itself, or one of its bases."""
    real = _real(folder)
    above = [base for base in bases if os.path.join(real, "").startswith(os.path.join(_real(base), ""))]
    return min((folder, *above), key=lambda place: len(_real(place)))


def below(folder: str, root: str) -> str:
    """The way from `root` down to a folder; "" when it lies elsewhere: then patterns count from `root`."""
    try:
        way = os.path.relpath(_real(folder), _real(root))
    except ValueError:  # on another drive
        return ""
    return "" if way == "." or way.split(os.sep)[0] == ".." else way


def _real(folder: str) -> str:
    return _resolved(os.path.abspath(folder))


@lru_cache(maxsize=4096)
def _resolved(folder: str) -> str:
    return os.path.realpath(folder)


@lru_cache(maxsize=512)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
