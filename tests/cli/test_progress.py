"""The line that says how far a long run is: on a terminal only, after a second only, and it leaves no trace."""

from __future__ import annotations

import io
from collections.abc import Iterator
from unittest.mock import patch

import pytest

import plainlang
from plainlang.cli.progress import with_progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, seconds: float, wanted: bool = True, shared: bool = False, total: int = 0) -> str:
    """What a run over three pages writes, each page taking so many seconds."""
    clock: Iterator[float] = (i * seconds for i in range(100))
    with patch("sys.stderr", stream), patch("plainlang.cli.progress.monotonic", side_effect=lambda: next(clock)):
        for _ in with_progress([plainlang.check("")] * 3, wanted, shared, total):
            stream.write("|" if shared else "")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("stream", "seconds", "wanted", "expected"),
    [
        pytest.param(io.StringIO(), 5, True, "", id="not a terminal"),
        pytest.param(Terminal(), 0.1, True, "", id="a short run"),
        pytest.param(Terminal(), 5, False, "", id="not wanted"),
        pytest.param(
            Terminal(), 0.9, True, "\r2 pages checked …\r3 pages checked …\r" + " " * 17 + "\r", id="a long run"
        ),
    ],
)
def test_progress(stream: io.StringIO, seconds: float, wanted: bool, expected: str) -> None:
    """A count while it lasts, then blanks over it."""
    assert expected == shown(stream, seconds, wanted)


def test_shared_with_other_lines() -> None:
    """The count is wiped away before anything else is printed."""
    blank = f"\r{' ' * 17}\r"

    assert f"||\r2 pages checked …{blank}|\r3 pages checked …{blank}" == shown(Terminal(), 0.9, shared=True)


def test_of_how_many() -> None:
    """Where it is known how many pages there are, that is said too."""
    assert "\r2 of 3 pages checked …\r3 of 3 pages checked …" in shown(Terminal(), 0.9, total=3)
