"""Quarters of a fiscal or a calendar year, by their dates.

A fiscal year has the name of the calendar year in which it ends: FY2026 Q1 of the United States is October to December
2025. Dates are texts, "2025-10-01", which sort as dates do; nothing here asks what day it is.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
US_FISCAL: Final = 10


class Quarter(NamedTuple):
    """A quarter: its year and number, and its first and last day. `fiscal`: is its year a fiscal one?"""

    year: int
    number: int
    first: str
    last: str
    fiscal: bool

    def __str__(self) -> str:
        return f"{'FY' if self.fiscal else ''}{self.year} Q{self.number}"


def is_date(text: str) -> bool:
    """Is this a day, written YYYY-MM-DD?"""
    m = _DATE.fullmatch(text)
    return m is not None and 1 <= int(m[2]) <= 12 and 1 <= int(m[3]) <= _days(int(m[1]), int(m[2]))


def quarter_of(date: str, starts: int = US_FISCAL, fiscal: bool = True) -> Quarter:
    """The quarter of a day, in years that start in the month `starts`; a calendar year starts in January."""
    year, month = int(date[:4]), int(date[5:7])
    starts = starts if fiscal else 1
    number = (month - starts) % 12 // 3 + 1
    first = (starts - 1 + 3 * (number - 1)) % 12 + 1
    begins = year - (first > month)
    named = begins + (starts > 1 and first >= starts)
    last = (first + 1) % 12 + 1
    ends = begins + (last < first)
    return Quarter(named, number, f"{begins}-{first:02}-01", f"{ends}-{last:02}-{_days(ends, last)}", fiscal)


def _days(year: int, month: int) -> int:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + leap
