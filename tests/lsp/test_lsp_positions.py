"""Positions in three encodings, and changes made to buffers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from an_editor import decoded
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import (
    Position,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
    TextDocumentItem,
)

from plainlang.lsp.buffers import changed, opened, path_of
from plainlang.lsp.positions import Positions

ENCODINGS = ("utf-8", "utf-16", "utf-32")
SOURCES = st.text(st.sampled_from("aé😀\u0301\u2028\x0c\x85 \r\n"), max_size=12)
SOURCE = "a\r\n😀e\u0301 x\rlast"


@pytest.mark.parametrize(
    ("encoding", "position"),
    [("utf-8", (1, 8)), ("utf-16", (1, 5)), ("utf-32", (1, 4))],
)
def test_columns(encoding: str, position: tuple[int, int]) -> None:
    """The x behind an emoji and a combining character, in each encoding."""
    at = Positions(SOURCE, encoding).position(SOURCE.index("x"))

    assert position == (at.line, at.character)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(source=SOURCES)
def test_there_and_back(encoding: str, source: str) -> None:
    """The position of an offset is that offset; but what lies inside the end of a line is the end."""
    positions = Positions(source, encoding)
    inside = {i + 1 for i in range(len(source)) if source[i : i + 2] == "\r\n"}

    assert [i - (i in inside) for i in range(len(source) + 1)] == [
        positions.offset(positions.position(i)) for i in range(len(source) + 1)
    ]


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(source=SOURCES)
def test_columns_are_what_an_encoder_says(encoding: str, source: str) -> None:
    """What stands before a position is as long as the same text encoded."""
    positions = Positions(source, encoding)
    ats = [positions.position(i) for i in range(len(source) + 1)]

    assert [source[positions.starts[at.line] : i] for i, at in enumerate(ats)] == [
        decoded(source[positions.starts[at.line] :], at.character, encoding) for at in ats
    ]


@pytest.mark.parametrize(
    ("line", "character", "offset"),
    [
        pytest.param(0, 99, 1, id="beyond the end of a line"),
        pytest.param(99, 0, len(SOURCE), id="beyond the last line"),
        pytest.param(1, 1, 4, id="inside a character"),
    ],
)
def test_positions_that_are_none(line: int, character: int, offset: int) -> None:
    """They are taken for the nearest place that exists."""
    assert offset == Positions(SOURCE).offset(Position(line, character))


CHANGES = [
    pytest.param("one two", [("", (0, 3), (0, 7))], "one", id="taken away"),
    pytest.param("😀 two", [("x", (0, 2), (0, 2))], "😀x two", id="behind an emoji"),
    pytest.param("a\nb", [("\n", (0, 1), (1, 0)), ("c", (1, 0), (1, 1))], "a\nc", id="each upon the one before"),
    pytest.param("a\x0cb\nc", [("d", (1, 0), (1, 1))], "a\x0cb\nd", id="a form feed ends no line"),
    pytest.param("a\u2028b", [("c", (0, 2), (0, 3))], "a\u2028c", id="nor does a line separator"),
    pytest.param("ab", [("c", (0, 2), (0, 1))], "abc", id="a range that ends before it begins"),
    pytest.param("ab", [("c", (9, 9), (9, 9))], "abc", id="behind the end"),
]


@pytest.mark.parametrize(("before", "edits", "after"), CHANGES)
def test_changes(before: str, edits: Sequence[tuple[str, tuple[int, int], tuple[int, int]]], after: str) -> None:
    """A buffer after changes is what the editor shows."""
    buffer = opened(TextDocumentItem("file:///a.md", "markdown", 1, before))
    changes = [
        TextDocumentContentChangePartial(Range(Position(*start), Position(*end)), text) for text, start, end in edits
    ]

    assert (after, 2) == ((new := changed(buffer, changes, 2, "utf-16")).text, new.version)


def test_whole_text() -> None:
    """A change without a range is the whole text."""
    buffer = opened(TextDocumentItem("file:///a.md", "markdown", 1, "before"))

    assert "after" == changed(buffer, [TextDocumentContentChangeWholeDocument("after")], 2, "utf-16").text


@pytest.mark.parametrize(
    ("uri", "language", "format"),
    [
        ("file:///a.md", "markdown", "markdown"),
        ("file:///a.njk", "plaintext", "html"),
        ("file:///a.html", "liquid", "html"),
        ("file:///a%20b.MDX", "", "mdx"),
        ("file:///a.txt", "plaintext", "text"),
        ("untitled:Untitled-1", "markdown", "markdown"),
        ("untitled:Untitled-1", "python", ""),
        ("file:///a.docx", "plaintext", ""),
        ("file:///plainlang.yaml", "yaml", ""),
        ("no address at all", "markdown", "markdown"),
        ("untitled://[x", "markdown", "markdown"),
        ("file:///c%3A/a%20b%23c.md", "", "markdown"),
    ],
)
def test_formats(uri: str, language: str, format: str) -> None:
    """A suffix that we know goes before what the editor calls the language."""
    assert format == opened(TextDocumentItem(uri, language, 1, "")).format


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a%20b/c%25d%23.md", "/a b/c%d#.md"),
        ("file:///%C3%A9/%F0%9F%98%80.md", "/é/😀.md"),
        ("file:///C%3A/Users/a.md", "c:/Users/a.md"),
        ("file:///C:/Users/a.md", "c:/Users/a.md"),
        ("file://host/share/a.md", "//host/share/a.md"),
    ],
)
def test_paths(uri: str, path: str) -> None:
    """Whatever an editor escapes, the path is that of the file."""
    assert path == path_of(uri).replace("\\", "/")


@pytest.mark.parametrize("uri", ["untitled:a", "https://a.gov/b.md", "file:", "x"])
def test_no_paths(uri: str) -> None:
    """What lies in no file has no path, or an empty one."""
    assert path_of(uri) in ("", "/")
