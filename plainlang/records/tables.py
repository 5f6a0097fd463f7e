"""A history as an SQLite file whose tables an analyst can query: snapshots, recordings, and which of them saw which."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from plainlang.errors import UseError
from plainlang.trends.snapshot import NAMES, Snapshot, from_dict, to_dict
from plainlang.trends.timeline import SCHEMA, History, Recording, added, check_schema, foreign, whole

_OURS: Final = 0x706C6869
"""The application id in the file's header: “plhi”."""
_PATIENCE: Final = 30.0
_COLUMNS: Final = ", ".join(f'"{name}"' for name in NAMES)
_TABLES: Final = (
    f"CREATE TABLE snapshots (key TEXT PRIMARY KEY, {_COLUMNS})",
    "CREATE TABLE recordings (id INTEGER PRIMARY KEY, date TEXT, moment TEXT, rev TEXT, paths TEXT)",
    "CREATE TABLE seen (recording INTEGER REFERENCES recordings, snapshot TEXT REFERENCES snapshots, "
    "PRIMARY KEY (recording, snapshot)) WITHOUT ROWID",
    f"PRAGMA application_id = {_OURS}",
    f"PRAGMA user_version = {SCHEMA}",
)
_MAPPINGS: Final = ("counts", "pillars", "themes")


def add(path: str, recording: Recording, snapshots: Sequence[Snapshot]) -> History | None:
    """Add a recording; None when the file holds just that already. Raises `sqlite3.Error` and rolls back."""
    with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        try:
            if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for statement in _TABLES:
                    db.execute(statement)
            known = _read_tables(db, path)
            after = added(known, recording, snapshots)
            if after is not known:
                _insert(db, known, after)
        except BaseException:
            if db.in_transaction:  # a full disk has rolled back already
                db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")
    return None if after is known else after


def _insert(db: sqlite3.Connection, known: History, after: History) -> None:
    """Write what is in one history and not in the other."""
    new = {key: snapshot for key, snapshot in after.snapshots.items() if key not in known.snapshots}
    marks = ", ".join("?" * (len(NAMES) + 1))
    for key, snapshot in new.items():
        data = to_dict(snapshot)
        values = (json.dumps(data[name], ensure_ascii=True) if name in _MAPPINGS else data[name] for name in NAMES)
        db.execute(f"INSERT INTO snapshots VALUES ({marks})", [key, *map(_storable, values)])
    last = after.recordings[-1]
    row = db.execute(
        "INSERT INTO recordings (date, moment, rev, paths) VALUES (?, ?, ?, ?)",
        (last.date, last.moment, last.rev, json.dumps(last.paths)),
    )
    db.executemany("INSERT INTO seen VALUES (?, ?)", [(row.lastrowid, key) for key in last.pages])


def _storable(value: Any) -> Any:
    """A value that SQLite takes: file names may hold what is no character."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def load(path: str) -> History:
    """The history in a file."""
    uri = f"{Path(path).absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE)) as db:
        db.execute("BEGIN")
        return _read_tables(db, path)


def _was_ours(path: str) -> bool:
    with open(path, "rb") as file:
        return file.read(100)[68:72] == _OURS.to_bytes(4, "big")


def _read_tables(db: sqlite3.Connection, path: str) -> History:
    try:
        ours = db.execute("PRAGMA application_id").fetchone()[0] == _OURS
    except sqlite3.OperationalError:  # locked
        raise
    except sqlite3.DatabaseError:
        if _was_ours(path):  # cut short, or written over in part
            raise
        ours = False
    if not ours:
        raise UseError(foreign(path))
    check_schema(path, db.execute("PRAGMA user_version").fetchone()[0])
    snapshots = {}
    for key, *values in db.execute(f"SELECT key, {_COLUMNS} FROM snapshots"):
        data = dict(zip(NAMES, values, strict=True))
        snapshots[key] = from_dict({**data, **{name: json.loads(data[name]) for name in _MAPPINGS}})
    seen: dict[int, list[str]] = {}
    for recording, key in db.execute("SELECT recording, snapshot FROM seen ORDER BY recording, snapshot"):
        seen.setdefault(recording, []).append(key)
    rows = db.execute("SELECT id, date, moment, rev, paths FROM recordings ORDER BY id")
    recordings = (
        Recording(date, moment, rev, tuple(json.loads(paths)), tuple(seen.get(id, ())))
        for id, date, moment, rev, paths in rows
    )
    return whole(History(snapshots, tuple(recordings)))
