"""A history in a file: SQLite, or JSON lines when its name ends so. Adding is all that is ever done to it.

Two processes may add at once. Whatever stops one, a full disk or Ctrl-C, leaves the file as it was: SQLite rolls back,
and a file of lines is replaced in one step.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from typing import Final

from plainlang.errors import UseError
from plainlang.records import lines, tables
from plainlang.trends.snapshot import Snapshot
from plainlang.trends.timeline import History, Recording, foreign

_DAMAGE: Final = (sqlite3.DatabaseError, AttributeError, KeyError, TypeError, ValueError)
"""What reading a file raises that is no history, or no longer."""


def load(path: str) -> History:
    """The history in a file. Raises `UseError` when there is none, or one that this version cannot read."""
    if not os.path.exists(path) or not os.path.getsize(path):  # a first recording that failed leaves an empty file
        raise UseError(f"There is no history file “{path}”. Make one with “plainlang history record PATHS”.")
    try:
        return lines.load(path) if path.endswith(".jsonl") else tables.load(path)
    except (sqlite3.OperationalError, OSError) as error:  # locked, or no rights
        said = getattr(error, "strerror", None) or error
        raise UseError(f"The history “{path}” cannot be read: {said}.") from error
    except _DAMAGE as error:
        raise _damaged(path, error) from error


def _damaged(path: str, error: Exception) -> UseError:
    return UseError(f"The history “{path}” is damaged: {error}. Restore it from a copy.")


def load_or_new(path: str) -> History:
    """The history in a file, an empty one where there is no file yet. Raises `UseError` as `load` does."""
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise UseError(f"The folder of the history file “{path}” does not exist.")
    return load(path) if os.path.exists(path) and os.path.getsize(path) else History()


def add(path: str, recording: Recording, snapshots: Sequence[Snapshot]) -> History | None:
    """Add a recording to the history in a file; None when it holds just that already. Raises `UseError`."""
    try:
        kept = lines.add if path.endswith(".jsonl") else tables.add
        return kept(path, recording, snapshots)
    except (sqlite3.OperationalError, sqlite3.InterfaceError) as error:  # locked, no rights, a full disk
        raise UseError(f"The history “{path}” cannot be written: {error}. It is as it was before.") from error
    except OSError as error:
        said = error.strerror or error
        raise UseError(f"The history “{path}” cannot be written: {said}. It is as it was before.") from error
    except _DAMAGE as error:
        if "not a database" in str(error):
            raise UseError(foreign(path)) from error
        raise _damaged(path, error) from error
