"""A line on the terminal that says how far a long run is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Final, TypeVar

from plainlang.reporters.layout import counted

_PATIENCE: Final = 1.0
_PAUSE: Final = 0.2

T = TypeVar("T")


def with_progress(pages: Iterable[T], wanted: bool, shared: bool = False, total: int = 0) -> Iterator[T]:
    """The same pages; after a second, a count on standard error, if that is a terminal. It leaves no trace.

    `shared`: something may be printed about each page as it goes by, so the line is wiped away before. `total`: how
    many pages there are, when that is known.
    """
    if not (wanted and sys.stderr and sys.stderr.isatty()):
        yield from pages
        return
    due, shown = monotonic() + _PATIENCE, 0
    try:
        for done, page in enumerate(pages, 1):
            if shared:
                shown = _wiped(shown)
            yield page
            if monotonic() >= due:
                among = f"{done:,} of {counted(total, 'page')}" if total else counted(done, "page")
                text = f"{among} checked …"
                sys.stderr.write(f"\r{text}")
                sys.stderr.flush()
                due, shown = monotonic() + (0 if shared else _PAUSE), len(text)
    finally:
        _wiped(shown)


def _wiped(shown: int) -> int:
    """Blanks over a line of this length; the length of the line that is left."""
    if shown:
        sys.stderr.write("\r" + " " * shown + "\r")
        sys.stderr.flush()
    return 0
