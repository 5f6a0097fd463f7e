"""A line on the terminal that says how far a batch is, and how fast."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from plainlang.batch.local import Tally

_PAUSE: Final = 0.5


def with_progress(tallies: Iterator[Tally], pages: int | None) -> Iterator[Tally]:
    """The same tallies; on standard error, if that is a terminal, how far they are. It leaves no trace."""
    if not sys.stderr.isatty():
        yield from tallies
        return
    begin = due = monotonic()
    shown = 0
    try:
        for tally in tallies:
            if (now := monotonic()) >= due:
                text = progress(tally, pages, now - begin)
                sys.stderr.write(f"\r{text.ljust(shown)}")
                sys.stderr.flush()
                due, shown = now + _PAUSE, len(text)
            yield tally
    finally:
        sys.stderr.write("\r" + " " * shown + "\r")
        sys.stderr.flush()


def progress(tally: Tally, pages: int | None, seconds: float) -> str:
    """How far a run is: "1,200 of 5,000 pages scored, 240 a second, 3 with an error …"."""
    said = [f"{tally.pages:,}{f' of {pages:,}' if pages else ''} pages scored"]
    if seconds > 1 and tally.pages > tally.kept:
        said.append(f"{(tally.pages - tally.kept) / seconds:,.0f} a second")
    if tally.errors:
        said.append(f"{tally.errors:,} with an error")
    return f"{', '.join(said)} …"
