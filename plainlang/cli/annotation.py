"""--annotate: a copy of one Word file with what was found as comments. The file itself is never written to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from plainlang.errors import ReadError, UseError
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.linter import Linter
    from plainlang.report import Report


class WordCopy:
    """The copy that was asked for. The file is read once, so that comments stand where its findings do."""

    def __init__(self, paths: Sequence[str], target: str) -> None:
        from plainlang.files import suffix_of

        if len(paths) != 1 or suffix_of(paths[0]) != ".docx":
            raise UseError("--annotate needs one Word file: plainlang check FILE.docx --annotate COPY.docx")
        if suffix_of(target) != ".docx":
            raise UseError(f"--annotate “{target}” must be a name that ends in .docx.")
        if os.path.realpath(paths[0]) == os.path.realpath(target) or _is_same(paths[0], target):
            raise UseError("--annotate needs a name for the copy; the file itself stays as it is.")
        if not os.path.isdir(os.path.dirname(target) or ".") or os.path.isdir(target):
            raise UseError(f"--annotate “{target}” is not in a folder that exists, or is a folder itself.")
        self._path, self._target = paths[0], target
        self._data = b""

    def checked(self, linter: Linter) -> Iterator[Report]:
        """The report on the file."""
        from plainlang.files import load

        try:
            self._data, format = load(self._path)
        except ReadError as error:
            yield linter.failed(self._path, "docx", str(error))
            return
        yield linter.check_bytes(self._data, self._path, format)

    def written(self, reports: Iterable[Report], quiet: bool) -> Iterator[Report]:
        """The same report, once the copy with its findings is written."""
        for report in reports:
            if not report.errors or report.readability.words:
                self._write(report)
                if not quiet:
                    click.echo(f"{self._target}: {counted(len(report.findings), 'comment')}.", err=True)
            yield report

    def _write(self, report: Report) -> None:
        from plainlang.annotations import annotate
        from plainlang.files import write_atomically

        try:
            write_atomically(self._target, annotate(self._data, report.findings))
        except ReadError as error:
            raise UseError(f"--annotate: {error.reason}") from error
        except OSError as error:
            raise UseError(f"--annotate “{self._target}” cannot be written: {error.strerror or error}.") from error


def _is_same(path: str, other: str) -> bool:
    """Are these two names of one file?"""
    return os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other)
