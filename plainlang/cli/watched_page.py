"""A page shown again each time it is saved, for those who write without an editor that speaks to us."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

import click

from plainlang.cli.marked_page import marked_page
from plainlang.errors import PlainlangError, UseError

if TYPE_CHECKING:
    from plainlang.nearest import Linters
    from plainlang.reporters import Look

_PAUSE: Final = 0.2
_CLEAR: Final = "\033[2J\033[3J\033[H"
_State = tuple[tuple[int, int] | None, ...]


def watch(path: str, linters: Callable[[], Linters], look: Look, *, terminal: bool) -> Iterator[str]:
    """What to write: the page, and the page again when it or its configuration changes, without an end."""
    from plainlang.files import format_of

    if not os.path.isfile(path):
        raise UseError(f"--watch needs a page that is there: there is no file “{path}”.")
    format_of(path)  # raises what there is to say about a format that is not read
    seen: _State = ()
    files = [path]
    while True:
        now = tuple(map(_state, files))
        if now != seen and now[0] is not None:  # an editor may take a file away for a moment to put a new one there
            yield _CLEAR if terminal else ""
            files = [path]
            try:
                linter = linters().at(path)
                files += [layer.path for layer in linter.config.layers]
                with open(path, "rb") as file:
                    yield from marked_page(linter.check_bytes(file.read(), path), look)
            except (PlainlangError, OSError) as error:  # what is wrong now may be right when it is saved again
                yield f"{click.style(str(error), fg='red') if look.color else error}\n"
                files += [fault.path for fault in getattr(error, "faults", ())]
            seen = (now[0], *map(_state, files[1:]))
            yield f"\nWatching {path}: save it to see it again. Ctrl-C ends.\n"
        time.sleep(_PAUSE)


def _state(path: str) -> tuple[int, int] | None:
    try:
        known = os.stat(path)
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size
