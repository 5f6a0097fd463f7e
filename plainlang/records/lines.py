"""A history as JSON lines: a line a snapshot, a line a recording; for those who keep it in git and read its changes."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from plainlang.errors import UseError
from plainlang.files import write_atomically
from plainlang.locks import locked
from plainlang.trends.snapshot import Snapshot, from_dict, to_dict
from plainlang.trends.timeline import SCHEMA, History, Recording, added, check_schema, foreign, whole

_MARK: Final = "plainlang-history"


def add(path: str, recording: Recording, snapshots: Sequence[Snapshot]) -> History | None:
    """Add a recording; None when the file holds just that already. Raises `OSError`, and the file is as it was."""
    with locked(path):
        before = Path(path).read_bytes() if os.path.exists(path) else b""
        known = load(path) if before else History()
        after = added(known, recording, snapshots)
        if after is known:
            return None
        before = before if before.endswith(b"\n") else before + b"\n" if before else _line({_MARK: SCHEMA})
        new = ({"snapshot": key, **to_dict(s)} for key, s in after.snapshots.items() if key not in known.snapshots)
        last = after.recordings[-1]
        said = {
            "recording": last.date,
            "moment": last.moment,
            "rev": last.rev,
            "paths": last.paths,
            "pages": last.pages,
        }
        write_atomically(path, before + b"".join(map(_line, [*new, said])))
    return after


def _line(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def load(path: str) -> History:
    """The history in a file."""
    with open(path, "rb") as file:
        lines = file.read().splitlines()
    try:
        head = json.loads(lines[0]) if lines else None
    except ValueError:
        head = None
    if not isinstance(head, dict) or _MARK not in head:
        raise UseError(foreign(path))
    check_schema(path, head[_MARK])
    rows = [json.loads(line) for line in lines[1:]]
    recordings = tuple(
        Recording(row["recording"], row["moment"], row["rev"], tuple(row["paths"]), tuple(row["pages"]))
        for row in rows
        if "recording" in row
    )
    return whole(History({row["snapshot"]: from_dict(row) for row in rows if "snapshot" in row}, recordings))
