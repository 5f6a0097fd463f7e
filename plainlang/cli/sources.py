"""Where the reports of a check come from: files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plainlang.nearest import Linters
    from plainlang.report import Report


def reports_on(
    paths: Sequence[str], linters: Linters, jobs: int | None, cache: bool, stdin_filename: str | None,
    force_exclude: bool,
) -> Iterator[Report]:  # fmt: skip
    """A report on standard input, if it is named (-), and on each page that the other paths name."""
    from plainlang.nearest import pages_left

    files = [path for path in paths if path != "-"]
    if "-" in paths:
        name, format = (stdin_filename, None) if stdin_filename else ("-", "markdown")
        yield linters.at(name).check_bytes(sys.stdin.buffer.read(), name, format)
    if force_exclude:
        files = list(pages_left(files, linters))
    if files:
        from plainlang.run import check_many

        yield from check_many(files, linters, jobs, cache)


def no_page(paths: Sequence[str]) -> str:
    """That nothing was checked; of folders, what is looked for there."""
    from plainlang.folders import FOLDER_SUFFIXES

    said = f"There is no page to check in {', '.join(paths)}."
    folder = next((path for path in paths if os.path.isdir(path)), "")
    if not folder:
        return said
    text = os.path.join(folder, "*.txt")
    kinds = f"{', '.join(FOLDER_SUFFIXES[:-1])} and {FOLDER_SUFFIXES[-1]}"
    return f"{said} In a folder, files in {kinds} are looked for. Plain text must be named: plainlang check '{text}'"
