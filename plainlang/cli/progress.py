"""A line on the terminal that says how far a long run is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Final

from plainlang.report import Report
from plainlang.reporters.layout import counted

_PATIENCE: Final = 1.0
_PAUSE: Final = 0.2


def with_progress(reports: Iterable[Report], wanted: bool) -> Iterator[Report]:
    """The same reports; after a second, a count on standard error, if that is a terminal. It leaves no trace."""
    if not (wanted and sys.stderr.isatty()):
        yield from reports
        return
    due, shown = monotonic() + _PATIENCE, 0
    try:
        for done, report in enumerate(reports, 1):
            if monotonic() >= due:
                text = f"{counted(done, 'page')} checked …"
                sys.stderr.write(f"\r{text}")
                sys.stderr.flush()
                due, shown = monotonic() + _PAUSE, len(text)
            yield report
    finally:
        if shown:
            sys.stderr.write("\r" + " " * shown + "\r")
            sys.stderr.flush()
