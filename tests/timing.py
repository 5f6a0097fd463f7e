"""How tests hold work to a time on a machine that has other work: what is slow is slow every time it is tried."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 4
LEAST = 0.01
"""Seconds under which a time says nothing."""


def seconds(work: Callable[[], object]) -> float:
    """The processor's time that it takes, without that for the garbage of other tests."""
    gc.freeze()
    start = time.process_time()
    work()
    taken = time.process_time() - start
    gc.unfreeze()
    return taken


def in_proportion(work: Callable[[int], float], short: int, long: int, most: float) -> bool:
    """Whether `work` of the `long` size takes at most `most` times as many seconds as of the `short` one, once."""
    return any(work(long) <= most * max(work(short), LEAST) for _ in range(TRIES))
