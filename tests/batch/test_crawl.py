"""Crawls: what is a page, what is left out, and what happens where a file is damaged."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from archives import packed, record

from plainlang.batch.crawl import crawl_rows
from plainlang.batch.page_row import Row

FOUR = [record(number) for number in range(4)]


def rows(tmp_path: Path, data: bytes, longest: int = 10_000) -> list[Row | None]:
    """The rows of a crawl that holds these bytes."""
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(data)
    return list(crawl_rows(str(path), longest))


def ids(found: list[Row | None]) -> list[str]:
    """The number of each page; an exclamation mark for an error, a dash for what is no page."""
    return ["-" if row is None else "!" if row.error else str(row.id).removeprefix("urn:uuid:") for row in found]


@pytest.mark.parametrize("data", [b"".join(FOUR), b"".join(packed(FOUR))], ids=["plain", "gzip"])
def test_pages(tmp_path: Path, data: bytes) -> None:
    """Each answer with HTML is a page, with its id and its address."""
    found = rows(tmp_path, data)

    assert ["0", "1", "2", "3"] == ids(found)
    assert found[1] is not None
    assert ("html", "https://example.gov/1") == (found[1].format, found[1].path)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(record(0, type="image/png"), ["-"], id="a picture"),
        pytest.param(record(0, status="404 Not Found"), ["-"], id="not found"),
        pytest.param(record(0, kind="metadata", type="text/plain"), [], id="a note about another record"),
        pytest.param(record(0, b"Words.", kind="conversion", type="text/plain"), ["0"], id="the text of a page"),
        pytest.param(record(0, b"<p>Words.", kind="resource", type="text/html"), ["0"], id="a page without HTTP"),
        pytest.param(record(0, type="application/xhtml+xml"), ["0"], id="XHTML"),
        pytest.param(b"", [], id="an empty file"),
        pytest.param(b"no crawl at all\n" * 9, ["!"], id="another file"),
    ],
)
def test_what_is_a_page(tmp_path: Path, made: bytes, expected: list[str]) -> None:
    """HTML that was found, and text that a crawler made of it."""
    assert expected == ids(rows(tmp_path, made))


def _turned(data: bytes, at: int) -> bytes:
    return data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 8]) + data[at + 8 :]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([*packed(FOUR[:2]), _turned(packed(FOUR)[2], 90), packed(FOUR)[3]], "01!3", id="flipped bits"),
        pytest.param([*packed(FOUR[:2]), _turned(packed(FOUR)[2], 0), packed(FOUR)[3]], "01!3", id="no beginning"),
        pytest.param([*packed(FOUR[:2]), packed(FOUR)[2][:150], packed(FOUR)[3]], "01!3", id="cut in the middle"),
        pytest.param([*packed(FOUR[:3]), packed(FOUR)[3][:-60]], "012!", id="cut at the end"),
        pytest.param([*packed(FOUR[:2]), gzip.compress(b"no record"), packed(FOUR)[3]], "01!3", id="not a record"),
        pytest.param([*FOUR[:2], FOUR[2].replace(b"Length: ", b"Length: 9"), FOUR[3]], "01!3", id="wrong length"),
        pytest.param([*FOUR[:2], FOUR[2].replace(b"WARC/1.0", b"CRAW/1.0"), FOUR[3]], "01!3", id="wrong first line"),
        pytest.param([*FOUR[:2], b"\0\xff" * 999 + b"\n", FOUR[3]], "01!3", id="noise"),
        pytest.param([_turned(packed(FOUR)[i], 0) for i in range(4)], "!", id="all of it"),
    ],
)
def test_damage(tmp_path: Path, parts: list[bytes], expected: str) -> None:
    """A damaged stretch is one row with an error, and the next whole record is read."""
    assert expected == "".join(ids(rows(tmp_path, b"".join(parts))))


@pytest.mark.parametrize(
    ("body", "type", "extra", "expected"),
    [
        pytest.param("café".encode("latin-1"), "text/html; charset=ISO-8859-1", "", "café", id="named by the server"),
        pytest.param(
            "<meta charset='shift_jis'>日本".encode("shift_jis"),
            "text/html",
            "",
            "<meta charset='shift_jis'>日本",
            id="named in the page",
        ),
        pytest.param("café".encode(), "text/html; charset=no-such", "", "café", id="named wrongly"),
        pytest.param(gzip.compress(b"words"), "text/html", "Content-Encoding: gzip\r\n", "words", id="packed"),
    ],
)
def test_encodings(tmp_path: Path, body: bytes, type: str, extra: str, expected: str) -> None:
    """The text comes out as UTF-8."""
    (row,) = rows(tmp_path, record(0, body, type=type, extra=extra))

    assert row is not None
    assert expected.encode() == row.text


def test_long_pages_are_not_held(tmp_path: Path) -> None:
    """Of a page that is too long, no more is read than tells so."""
    found = rows(tmp_path, record(0, b"x" * 5_000) + FOUR[1], longest=1_000)

    assert [1_001, len(FOUR[1].split(b"\r\n\r\n", 2)[2]) - 4] == [len(row.text or b"") for row in found if row]


def test_a_packed_body_that_is_damaged(tmp_path: Path) -> None:
    """What cannot be unpacked is an error, not an empty page."""
    broken = record(0, b"not packed" * 9, extra="Content-Encoding: gzip\r\n")

    assert ["!", "1"] == ids(rows(tmp_path, broken + FOUR[1]))


def test_an_address_in_brackets(tmp_path: Path) -> None:
    """Some crawlers write the address so."""
    (row,) = rows(tmp_path, FOUR[1].replace(b"https://example.gov/1", b"<https://example.gov/1>"))

    assert row is not None
    assert "https://example.gov/1" == row.path
