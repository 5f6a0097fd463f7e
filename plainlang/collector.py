"""When Python looks for garbage. Our values hold no cycles, so what is done with goes without being looked for, and
looking among all that a page is made of takes a twentieth of a run.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MANY: Final = 200_000
"""More values than all but the longest pages are made of."""


@contextmanager
def without_collector() -> Iterator[None]:
    """Python does not look for garbage while many values are made of which all are needed: that takes twice as long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def collect_seldom() -> None:
    """From here on, in a process of our own, Python looks for garbage only when there are many values more."""
    gc.set_threshold(_MANY, *gc.get_threshold()[1:])
