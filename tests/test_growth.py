"""A page ten times as long takes about ten times as long to check, whatever it is made of: nothing is quadratic."""

from __future__ import annotations

from functools import cache

import pytest
from growing import CASES
from timing import in_proportion, seconds

from plainlang import Linter
from plainlang.reporters import REPORTERS, Look

LISTED = [name for name in CASES if not name.startswith("prose")]


@cache
def linter() -> Linter:
    """The default profile, once."""
    return Linter()


@pytest.mark.parametrize("name", LISTED)
def test_checking_takes_time_in_proportion(name: str) -> None:
    """In the square of the length it would be a hundred times."""

    def work(size: int) -> float:
        page, format = CASES[name].make(size), CASES[name].format
        return seconds(lambda: linter().check(page, format).to_dict())

    assert in_proportion(work, CASES[name].size // 20, CASES[name].size // 2, most=25)


@pytest.mark.parametrize("format", [name for name in REPORTERS if name not in ("text", "concise")])
def test_showing_takes_time_in_proportion(format: str) -> None:
    """Reports of pages with nothing but findings."""

    def shown(words: int) -> float:
        report = linter().check("utilize " * words, "text", "a.txt")
        return seconds(lambda: "".join(REPORTERS[format]([report], Look(width=100))))

    assert in_proportion(shown, 200, 2_000, most=25)
