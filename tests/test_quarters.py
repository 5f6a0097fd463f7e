"""Quarters, and the groups of pages that a configuration maps."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.config import parse_config
from plainlang.config.origins import values_of
from plainlang.errors import ConfigError
from plainlang.trends.portfolio import Members
from plainlang.trends.quarters import is_date, quarter_of

QUARTERS = [
    pytest.param("2025-10-01", 10, "FY2026 Q1", "2025-10-01", "2025-12-31", id="a US fiscal year begins"),
    pytest.param("2026-02-28", 10, "FY2026 Q2", "2026-01-01", "2026-03-31", id="in January to March"),
    pytest.param("2026-09-30", 10, "FY2026 Q4", "2026-07-01", "2026-09-30", id="and ends"),
    pytest.param("2026-03-31", 4, "FY2026 Q4", "2026-01-01", "2026-03-31", id="April, as in the United Kingdom"),
    pytest.param("2024-01-15", 12, "FY2024 Q1", "2023-12-01", "2024-02-29", id="a leap year"),
    pytest.param("2026-05-05", 1, "FY2026 Q2", "2026-04-01", "2026-06-30", id="a fiscal year that is a calendar year"),
]
FAULTS = [
    pytest.param("{fil: x}", 1, 11, "no key “fil”. Did you mean “file”?", id="unknown key"),
    pytest.param("{file: x.txt}", 1, 17, "must end in .sqlite or .jsonl", id="suffix"),
    pytest.param("{target: 101}", 1, 19, "from 0 to 100", id="target"),
    pytest.param("{target: high}", 1, 19, "must be a number", id="no number"),
    pytest.param("{fiscal-year-starts: 13}", 1, 31, "a month from 1 to 12", id="month"),
    pytest.param("{agencies: {VA: []}}", 1, 22, "“VA” names no pages", id="no pages"),
    pytest.param("{journeys: {'': [a]}}", 1, 22, "without a name", id="no name"),
    pytest.param("{services: {A: [a, '']}}", 1, 29, "is no pattern", id="no pattern"),
    pytest.param("{services: {A: ['[z-a]']}}", 1, 26, "is no pattern", id="a range backwards"),
    pytest.param("{agencies: [VA]}", 1, 21, "must be a mapping", id="a list"),
]


@pytest.mark.parametrize(("day", "starts", "name", "first", "last"), QUARTERS)
def test_quarter(day: str, starts: int, name: str, first: str, last: str) -> None:
    """A fiscal year has the name of the year in which it ends."""
    quarter = quarter_of(day, starts)

    assert (name, first, last) == (str(quarter), quarter.first, quarter.last)


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(1, 12), st.booleans())
def test_every_day_lies_in_its_quarter(day: date, starts: int, fiscal: bool) -> None:
    """And both ends of a quarter are in it."""
    quarter = quarter_of(day.isoformat(), starts, fiscal)
    ends = {quarter_of(end, starts, fiscal) for end in (quarter.first, quarter.last)}

    assert {quarter} == ends
    assert quarter.first <= day.isoformat() <= quarter.last
    assert date.fromisoformat(quarter.first) < date.fromisoformat(quarter.last)


@given(st.text(max_size=12) | st.dates().map(str))
def test_is_date(text: str) -> None:
    """What we take for a day, Python does."""
    try:
        known = len(text) == 10 and text.isascii() and bool(date.fromisoformat(text)) and text[4] == text[7] == "-"
    except ValueError:
        known = False

    assert known == is_date(text)


@pytest.mark.parametrize(("text", "line", "column", "said"), FAULTS)
def test_faults(text: str, line: int, column: int, said: str) -> None:
    """What makes no sense under `history:` is shown at its place."""
    with pytest.raises(ConfigError) as caught:
        parse_config("plainlang.yaml", f"history: {text}\n")
    [fault] = caught.value.faults

    assert (line, column, True) == (fault.line, fault.column, said in str(fault))


def test_values() -> None:
    """The configuration that is shown has the keys as they are written."""
    shown = values_of(parse_config("x.yaml", "history: {target: 80, agencies: {VA: va/}}\n"))

    assert (80, 10, {"VA": ("va/",)}) == tuple(
        shown["history"][key] for key in ("target", "fiscal-year-starts", "agencies")
    )


@pytest.mark.parametrize(
    ("glob", "name", "expected"),
    [
        ("va/", "va/a.md", True),
        ("/about/**", "/about/x/", True),
        ("https://www.va.gov/health/", "https://www.va.gov/health/x/", True),
        ("*.md", "deep/a.md", True),
        ("ssa/", "va/a.md", False),
        ("va/", "", False),
    ],
)
def test_members(glob: str, name: str, expected: bool) -> None:
    """Patterns are those of .gitignore, over paths and addresses."""
    assert expected == bool(Members({"group": (glob,)}).of(name))
