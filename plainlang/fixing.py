"""Files fixed: what fixing makes of a file, and how that is written without losing anything.

A page is looked at through the cache, so that one without anything to fix is not checked again, and over as many
processes as there is work for. Only the process that asked writes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from plainlang.errors import ChangedError, ReadError
from plainlang.files import UTF16_MARKS, decode, format_of, load, write_atomically
from plainlang.finding import Finding
from plainlang.fixes import fix_all, may_be_made
from plainlang.nearest import Linters
from plainlang.readers import read_source
from plainlang.report import Report
from plainlang.run import FEW, Checker, Text
from plainlang.skeleton import skeleton

STANDARD_INPUT: Final = "-"
"""The name of a text that has none; it is read as Markdown."""
_MARK: Final = b"\xef\xbb\xbf"
_state: dict[str, Fixer] = {}


class Change(NamedTuple):
    """A file's bytes before and after, the findings that are answered, and those that are `left`: a fix would not help.

    `error` says why the file could not be read or checked, `obstacle` why it cannot be changed though it should be,
    `note` why that is as it should be.
    """

    path: str
    before: bytes = b""
    after: bytes = b""
    made: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()
    error: str = ""
    obstacle: str = ""
    note: str = ""
    crashed: bool = False

    @property
    def differs(self) -> bool:
        """Would writing it change the file?"""
        return self.after != self.before

    @property
    def places(self) -> int:
        """How many fixes went into it."""
        return len(self.made)


class _Unchecked(Exception):
    """A page that could not be checked whole, so that nobody knows what fixing would make of it."""

    def __init__(self, report: Report) -> None:
        self.report = report


class Fixer:
    """Fixes file after file, each with the linter and the kept results of its configuration."""

    def __init__(self, linters: Linters, cache: bool, unsafe: bool) -> None:
        self._checker, self._linters, self._unsafe = Checker(linters, cache), linters, unsafe

    def change(self, page: str | Text) -> Change:
        """What fixing makes of a file, or of a text in its place; byte order mark and line ends are kept."""
        path = page if isinstance(page, str) else page.path
        try:
            data, format = load(page) if isinstance(page, str) else (page.data, _format(path))
            return _word_file(path, data) if format == "docx" else self._fixed(path, data, format)
        except ReadError as error:
            return Change(path, error=str(error))
        except _Unchecked as stop:
            said = "\n".join(stop.report.errors)
            return Change(path, error=said, obstacle="it could not be checked whole", crashed=stop.report.crashed)

    def _fixed(self, path: str, data: bytes, format: str) -> Change:
        """The page with its fixes made; of one that is not UTF-8, only that there are some."""
        first = self._report(path, data)
        if not any(may_be_made(finding, self._unsafe) for finding in first.findings):
            return Change(path, data, data)
        text, notes = decode(data, path)
        known = {text: first.findings}
        mark = _MARK if data.startswith(_MARK) else b""
        keys = self._linters.at(path).config.prose_keys

        def find(source: str) -> Sequence[Finding]:
            return known.get(source) or self._report(path, mark + source.encode("utf-8", "surrogatepass")).findings

        fixed = fix_all(text, find, unsafe=self._unsafe, shape=lambda text: skeleton(read_source(text, format, keys)))
        if fixed.text != text and (notes or data[:2] in UTF16_MARKS):
            return Change(path, data, data, obstacle="it is not UTF-8. Save it as UTF-8 first")
        return Change(path, data, mark + fixed.text.encode("utf-8"), fixed.made, fixed.left)

    def _report(self, path: str, data: bytes) -> Report:
        if path == STANDARD_INPUT:
            report = self._linters.at(path).check_bytes(data, path, _format(path))
        else:
            report = self._checker.check(Text(path, data))
        if report.errors:
            raise _Unchecked(report)
        return report


def _format(path: str) -> str:
    return "markdown" if path == STANDARD_INPUT else format_of(path)


def changes(
    files: Sequence[str], linters: Linters, *, unsafe: bool = False, cache: bool = True, jobs: int | None = None
) -> Iterator[Change]:
    """What fixing makes of each file, in their order; nothing is written."""
    for path in files:
        linters.at(path)  # what is wrong in a configuration is said before the first page
    workers = min(jobs or os.cpu_count() or 1, max(1, len(files) // FEW))
    if workers < 2:
        yield from map(Fixer(linters, cache, unsafe).change, files)
        return
    yield from _in_processes(files, (linters, cache, unsafe), workers)


def _in_processes(files: Sequence[str], given: tuple[Linters, bool, bool], workers: int) -> Iterator[Change]:
    from plainlang.workers import in_order

    size = max(1, min(32, len(files) // (workers * 4)))
    parts = (files[i : i + size] for i in range(0, len(files), size))
    for _, made in in_order(parts, _work, workers, _start, given):
        yield from made


def _start(linters: Linters, cache: bool, unsafe: bool) -> None:
    _state["fixer"] = Fixer(linters, cache, unsafe)


def _work(paths: Sequence[str]) -> list[Change]:
    from plainlang.workers import unless_interrupted

    return [_state["fixer"].change(path) for path in unless_interrupted(paths)]


def written(change: Change) -> Change:
    """Write the file unless it is read-only or has changed since it was read; what came in the way is its obstacle."""
    try:
        if not (os.stat(change.path).st_mode & 0o222 and os.access(change.path, os.W_OK)):
            return _left(change, "it is read-only")
        write_atomically(change.path, change.after, instead_of=change.before)
    except ChangedError as error:
        if error.data != change.after:  # another run may have fixed it already
            return _left(change, "it changed while it was being fixed")
    except OSError as error:
        return _left(change, f"it cannot be written: {error.strerror or error}")
    return change


def _left(change: Change, why: str) -> Change:
    return change._replace(after=change.before, obstacle=why)


def _word_file(path: str, data: bytes) -> Change:
    """Word files are left as they are, which is no failure."""
    how = f"“plainlang check {path} --annotate COPY.docx” writes the findings into a copy, as comments"
    return Change(path, data, data, note=f"fixes are not made in Word files. {how}")
