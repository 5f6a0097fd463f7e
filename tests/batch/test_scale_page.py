"""docs/scale.md says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from batch_cost import cost

from plainlang.batch.page_row import LONGEST
from plainlang.batch.schema import COLUMNS

PAGE = (Path(__file__).parents[2] / "docs/scale.md").read_text(encoding="utf-8")


def test_the_columns() -> None:
    """The table has each column with its meaning, in order."""
    shown = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", PAGE, re.M)

    assert [(column.name, column.meaning) for column in COLUMNS] == shown


def test_the_longest_page() -> None:
    """The default is that of the program."""
    assert f"`longest={LONGEST:_}`" in PAGE


def test_the_cost() -> None:
    """The table follows from the rate and the price that stand above it."""
    (rate,) = re.findall(r"We measured ([\d,]+) words a second", PAGE)
    rows = re.findall(r"^\| ([\d,]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", PAGE, re.M)
    said = [tuple(float(number.replace(",", "")) for number in row) for row in rows]
    made = [(words, *cost(float(rate.replace(",", "")), int(words), 0.04)) for words, *_ in said]

    assert 3 == len(said)
    assert said == [(words, round(hours, 1), round(hours / 16, 1), round(price, 2)) for words, hours, price in made]
