"""Worker processes: started quietly, fed a little at a time, and gone when we are."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice, repeat
from multiprocessing import get_context, parent_process
from types import ModuleType
from typing import Any, Final, TypeVar

from plainlang.collector import collect_seldom

Given = TypeVar("Given")
Made = TypeVar("Made")

_AHEAD: Final = 4
"""Parts that wait for each process: it never waits for us, and we never hold many results."""
_starting: Final = threading.Lock()
"""Held while workers start: two threads at once would put each other's stand-in back for `__main__`."""
_interrupted: Final[list[bool]] = []


def in_order(
    parts: Iterable[Given],
    work: Callable[[Given], Made],
    workers: int,
    start: Callable[..., None],
    given: tuple[Any, ...],
) -> Iterator[tuple[Given, Made]]:
    """Each part with what `work` makes of it, in their order; `start` is called once in each process with what is
    given. Raises `BrokenProcessPool` when a process dies.
    """
    left = iter(parts)
    waiting: deque[tuple[Given, Future[Made]]] = deque()
    with ProcessPoolExecutor(workers, get_context("spawn"), ready, (start, *given)) as pool:
        try:
            for count in chain([workers * _AHEAD], repeat(1)):
                with quiet_start():
                    waiting.extend((part, pool.submit(work, part)) for part in islice(left, count))
                if not waiting:
                    return
                part, future = waiting.popleft()
                yield part, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def quiet_start() -> Iterator[None]:
    """Workers started here ignore Ctrl-C until they are ready, and do not run the caller's script again.

    Without the second, a script that calls us outside `if __name__ == "__main__"` would start workers from its workers.
    """
    with _starting:
        main = sys.modules["__main__"]
        first = threading.current_thread() is threading.main_thread()
        before = signal.signal(signal.SIGINT, signal.SIG_IGN) if first else None
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main
            if first:
                signal.signal(signal.SIGINT, before)


def _heed_interrupts() -> None:
    """From here on, Ctrl-C lets a worker finish its page and then refuse the others: see `unless_interrupted`.

    It must not die at once: half a result in the pipe would keep the reader waiting for ever.
    """
    signal.signal(signal.SIGINT, lambda *_: _interrupted.append(True))


def unless_interrupted(given: Iterable[Given]) -> Iterator[Given]:
    """The same one by one; raises `KeyboardInterrupt` in a worker that Ctrl-C has reached."""
    for one in given:
        if _interrupted:
            raise KeyboardInterrupt
        yield one


def ready(start: Callable[..., None], *given: Any) -> None:
    """What each worker does first."""
    collect_seldom()
    _heed_interrupts()
    end_with_parent()
    start(*given)


def end_with_parent() -> None:
    """From here on, this process ends when its parent does: it would wait for work for ever."""
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
