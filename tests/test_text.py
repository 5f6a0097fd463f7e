"""Plain text: paragraphs between empty lines, bullets and numbers as items, and nothing taken for markup."""

from __future__ import annotations

import pytest
from reading import shown

from plainlang.readers import read_source

PAGES = [
    pytest.param("", [], id="empty"),
    pytest.param(" \n\t\r\n ", [], id="white space"),
    pytest.param("One line.", ["paragraph: One line."], id="one line"),
    pytest.param("One\nparagraph.\n\nTwo.", ["paragraph: One paragraph.", "paragraph: Two."], id="an empty line parts"),
    pytest.param("One.\n \t \nTwo.", ["paragraph: One.", "paragraph: Two."], id="a line of spaces parts"),
    pytest.param("One.\r\n\r\nTwo\r\nlines.", ["paragraph: One.", "paragraph: Two lines."], id="CRLF"),
    pytest.param("One.\r\rTwo\rlines.", ["paragraph: One.", "paragraph: Two lines."], id="CR"),
    pytest.param("  lead\n\n\n\n   trail  ", ["paragraph: lead", "paragraph: trail"], id="indent and many lines"),
    pytest.param("tab\there  and   there", ["paragraph: tab here and there"], id="white space collapses"),
    pytest.param(
        "You need:\n- a card\n- a form", ["paragraph: You need:", "item: a card", "item: a form"], id="bullets"
    ),
    pytest.param("• one\n– two\n* three", ["item: one", "item: two", "item: three"], id="other bullets"),
    pytest.param("1. one\n2) two", ["item: one", "item: two"], id="numbers"),
    pytest.param("- one\n  goes on\n- two", ["item: one goes on", "item: two"], id="an item goes on"),
    pytest.param("- one\r- two\r", ["item: one", "item: two"], id="bullets and CR"),
    pytest.param("Bring:\n\n  - a card\n", ["paragraph: Bring:", "item: a card"], id="an indented bullet"),
    pytest.param("5. maybe a year", ["paragraph: 5. maybe a year"], id="one line alone is no list"),
    pytest.param("a-b\n-c", ["paragraph: a-b -c"], id="a hyphen is no bullet"),
    pytest.param("a <b> &amp; *c* {{ d }} `e`", ["paragraph: a <b> &amp; *c* {{ d }} `e`"], id="no markup"),
    pytest.param("\ufeffStart", ["paragraph: Start"], id="byte order mark"),
    pytest.param("a\u2028b\u2029c", ["paragraph: a b c"], id="line separators"),
    pytest.param("a\x00b", ["paragraph: a\x00b"], id="NUL"),
    pytest.param(
        "cafe\u0301 👩‍⚕️ \u200fok", ["paragraph: cafe\u0301 👩‍⚕️ \u200fok"], id="combining, joined, right to left"
    ),
    pytest.param("\xa0 lead \xa0", ["paragraph: lead"], id="hard spaces at the edges"),
    pytest.param("***\n\n---", [], id="no word, no block"),
]


@pytest.mark.parametrize(("source", "expected"), PAGES)
def test_blocks(source: str, expected: list[str]) -> None:
    """The blocks of a text."""
    assert shown(source, "text") == expected


def test_places() -> None:
    """Each block shows exactly its own range."""
    document = read_source("You need:\r\n- a  card\r\n", "text")

    assert [document.source[slice(*b.span)] for b in document.blocks] == ["You need:", "a  card"]
    assert (document.format, document.language, document.elements, document.comments) == ("text", "en", (), ())
