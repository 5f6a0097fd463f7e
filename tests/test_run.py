"""Many files in one run: what fails on one does not stop the others, and nothing of them is kept for long."""

from __future__ import annotations

import gc
import pickle
import sys
from pathlib import Path
from threading import Event, Thread
from typing import Any
from unittest.mock import patch

import pytest
from running import ERROR, PLAIN, cli, site

import plainlang
from plainlang.files import document_of
from plainlang.workers import quiet_start


class Panic(BaseException):
    """As a parser in Rust raises it: no Exception."""


def fails(error: BaseException) -> Any:
    """Readers that fail on a.md and read everything else."""

    def read(data: bytes, path: str, *rest: Any) -> Any:
        if path == "a.md":
            raise error
        return document_of(data, path, *rest)

    return patch("plainlang.linter.document_of", side_effect=read)


@pytest.mark.parametrize("error", [RecursionError("boom"), Panic("boom"), MemoryError("boom")])
def test_a_reader_that_fails(error: BaseException, tmp_path: Path) -> None:
    """It names the page, the others are checked, and the run ends with 3."""
    site(tmp_path, {"a.md": ERROR, "b.md": ERROR})
    with fails(error):
        ran = cli(tmp_path, "check", ".", "--no-cache", "--output-format", "concise")
    first, second = ran.out.splitlines()

    assert (3, f"a.md: this page cannot be checked: {type(error).__name__}: boom") == (ran.code, first)
    assert second.startswith("b.md:1:9: ")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(5)])
def test_who_wants_to_stop_can(error: BaseException, tmp_path: Path) -> None:
    """It is no fault of the page."""
    site(tmp_path, {"a.md": ERROR})
    with fails(error), pytest.raises(type(error)):
        plainlang.Linter().check_bytes(b"", "a.md")


def test_two_threads_that_start_workers() -> None:
    """Each puts the real `__main__` back, whoever comes first."""
    main, inside, left = sys.modules["__main__"], Event(), Event()

    def start() -> None:
        with quiet_start():
            inside.set()
            left.wait(9)

    thread = Thread(target=start)
    with quiet_start():
        thread.start()
        inside.wait(0.2)
    left.set()
    thread.join()

    assert main is sys.modules["__main__"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_can_be_pickled(jobs: int, tmp_path: Path) -> None:
    """It is the same report, and its document is at hand; so for a text, a file and many files."""
    site(tmp_path, {f"{i}.md": ERROR for i in range(48)})
    with patch.dict("os.environ", XDG_CACHE_HOME=str(tmp_path / ".cache")):
        many = next(iter(list(plainlang.check_paths(tmp_path, jobs=jobs))))
    reports = [many, plainlang.check(ERROR, "markdown"), plainlang.check_file(tmp_path / "1.md")]
    again = [pickle.loads(pickle.dumps(report)) for report in reports]

    assert [(report, report.document.source) for report in reports] == [(r, r.document.source) for r in again]


def test_reports_of_many_files_keep_no_document(tmp_path: Path) -> None:
    """A whole site fits into memory."""
    site(tmp_path, {"a.md": ERROR, "b.md": PLAIN})
    before = _documents()
    reports = list(plainlang.check_paths(tmp_path))

    assert (2, before) == (len(reports), _documents())


def _documents() -> int:
    return sum(isinstance(one, plainlang.Document) for one in gc.get_objects())
