"""Lines and columns: the same lines an editor counts, in code points and in UTF-16."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.span import LineIndex, Position, Span

TEXTS = st.text(st.sampled_from("ab \t\n\r\u2028\u0085\x0b\f😀é"), max_size=60)


@pytest.mark.parametrize(
    ("source", "starts"),
    [
        pytest.param("", (0,), id="empty"),
        pytest.param("a", (0,), id="one line"),
        pytest.param("a\nb", (0, 2), id="LF"),
        pytest.param("a\r\nb", (0, 3), id="CRLF is one end"),
        pytest.param("a\rb", (0, 2), id="CR"),
        pytest.param("a\n\rb", (0, 2, 3), id="LF CR is two ends"),
        pytest.param("a\r\r\nb", (0, 2, 4), id="CR CRLF is two ends"),
        pytest.param("a\n", (0, 2), id="an empty last line"),
        pytest.param("a\u2028b\u2029c\x85d\x0be\ff", (0,), id="nothing else ends a line"),
    ],
)
def test_where_lines_start(source: str, starts: tuple[int, ...]) -> None:
    """A line ends at LF, CRLF or CR."""
    assert LineIndex(source).starts == starts


@pytest.mark.parametrize(
    ("offset", "position"),
    [
        pytest.param(0, (1, 1), id="start"),
        pytest.param(2, (1, 3), id="after an emoji"),
        pytest.param(3, (1, 4), id="the line end"),
        pytest.param(4, (2, 1), id="the next line"),
        pytest.param(6, (2, 3), id="after two"),
        pytest.param(7, (3, 1), id="the end of the source"),
    ],
)
def test_positions(offset: int, position: tuple[int, int]) -> None:
    """Columns count code points."""
    assert LineIndex("a😀b\néx\r").position(offset) == position


def test_a_position_has_names() -> None:
    """Line and column can be read by name, as start and end of a span can."""
    assert LineIndex("a").position(1) == Position(line=1, column=2)
    assert Span(1, 2) == Span(start=1, end=2) == (1, 2)


@given(TEXTS)
def test_line_and_column_lead_back(source: str) -> None:
    """Every offset round-trips through its line and column."""
    index = LineIndex(source)
    back = [index.starts[p.line - 1] + p.column - 1 for p in map(index.position, range(len(source) + 1))]

    assert back == list(range(len(source) + 1))


@given(TEXTS)
def test_lines_are_those_of_a_plain_split(source: str) -> None:
    """There are as many lines as a split at line ends gives."""
    assert len(LineIndex(source).starts) == len(re.split(r"\r\n|\r|\n", source))
