"""One process at a time: whoever reads a file and writes it again holds its lock, so that nothing is lost."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_PATIENCE: Final = 10.0
"""Seconds; to write a history of a thousand pages takes less than one."""


@contextmanager
def locked(path: str) -> Iterator[None]:
    """Hold the lock of a file. One that somebody left behind is taken over once it is older than any writing takes."""
    lock = f"{path}.lock"
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            _take_over(lock)
            time.sleep(0.02)
    try:
        yield
    finally:
        Path(lock).unlink(missing_ok=True)


def _take_over(lock: str) -> None:
    try:
        if time.time() - os.stat(lock).st_mtime > _PATIENCE:
            os.unlink(lock)
    except OSError:
        return
