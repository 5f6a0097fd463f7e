"""A page ten times as long takes about ten times as long to check, whatever it is made of: nothing is quadratic."""

from __future__ import annotations

import gc
import time
from functools import cache

import pytest
from growing import CASES

from plainlang import Linter
from plainlang.reporters import REPORTERS, Look

LEAST = 0.01
"""Seconds under which a time says nothing."""
LISTED = [name for name in CASES if not name.startswith("prose")]


@cache
def linter() -> Linter:
    """The default profile, once."""
    return Linter()


def seconds(name: str, size: int) -> float:
    """The processor's time for one check of a page of that size."""
    page, format = CASES[name].make(size), CASES[name].format
    gc.collect()
    start = time.process_time()
    linter().check(page, format).to_dict()
    return time.process_time() - start


@pytest.mark.parametrize("name", LISTED)
def test_checking_takes_time_in_proportion(name: str) -> None:
    """In the square of the length it would be a hundred times."""
    size = CASES[name].size // 2
    short = seconds(name, size // 10)  # once: words that were looked up before would make it too fast

    assert seconds(name, size) < 25 * max(short, LEAST)


@pytest.mark.parametrize("format", [name for name in REPORTERS if name not in ("text", "concise")])
def test_showing_takes_time_in_proportion(format: str) -> None:
    """Reports of pages with nothing but findings."""

    def shown(words: int) -> float:
        report = linter().check("utilize " * words, "text", "a.txt")
        gc.collect()
        start = time.process_time()
        assert "".join(REPORTERS[format]([report], Look(width=100)))
        return time.process_time() - start

    assert shown(2_000) < 25 * max(min(shown(200) for _ in range(2)), LEAST)
