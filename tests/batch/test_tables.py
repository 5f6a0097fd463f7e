"""Tables as they come: Parquet, JSON lines and CSV, with a broken line as a row that says so."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from plainlang import UseError
from plainlang.batch.arrow_rows import Names, names_of
from plainlang.batch.page_row import Row
from plainlang.batch.sources import source_of
from plainlang.config import Config

USUAL = names_of({})
PAGES = [Row("1", b"One.", "text", None), Row("2", b"Two, \xe2\x80\x9ctoo\xe2\x80\x9d.", None, None)]


def rows(path: Path, names: Names = USUAL) -> list[Row | None]:
    """The rows of a source."""
    return list(source_of(str(path), names, Config(), 1_000).rows())


def written(path: Path, data: bytes) -> Path:
    """A file with these bytes, packed when its name says so."""
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


JSON = '{"id": 1, "text": "One.", "format": "text"}\n\n{"id": "2", "text": "Two, “too”.", "more": 3}\n'.encode()
TABS = 'id\ttext\tformat\n1\tOne.\ttext\n2\t"Two, “too”."\t\n'.encode()
CSV = 'id,text,format\n1,One.,text\n2,"Two, “too”.",\n'.encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", JSON),
        ("a.ndjson.gz", JSON),
        ("a.csv", CSV),
        ("a.CSV.gz", CSV),
        ("a.csv", b"\xef\xbb\xbf" + CSV),
        ("a.tsv", TABS),
    ],
    ids=["lines", "packed lines", "csv", "packed csv", "csv with a mark", "tabs"],
)
def test_lines(tmp_path: Path, name: str, data: bytes) -> None:
    """The same pages from each."""
    assert PAGES == rows(written(tmp_path / name, data))


def test_parquet(tmp_path: Path) -> None:
    """Only the columns that are needed are read, whatever their types."""
    path = tmp_path / "pages.parquet"
    table = pa.table({"id": [1, 2], "body": ["One.", None], "more": [[1], []], "url": ["a", "b"]})
    parquet.write_table(table, path)
    names = names_of({"text": "body", "path": "url"})

    assert [Row("1", b"One.", None, "a"), Row("2", None, None, "b")] == rows(path, names)
    assert 2 == source_of(str(path), names, Config(), 1_000).pages


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("a.jsonl", b'{"id": 1, "text": "a"}\n{"id": 2, "te', "1!", id="cut"),
        pytest.param("a.jsonl", b'[1]\n{"id": 1, "text": "a"}\n', "!1", id="a list"),
        pytest.param("a.jsonl", b'{"id": 1, "text": "a"}\n\xff\xfe\n{"id": 3, "text": "c"}\n', "1!3", id="bytes"),
        pytest.param("a.jsonl", b'{"id": 1, "text": 7}\n{"id": 2, "text": null}\n', "!2", id="numbers"),
        pytest.param("a.csv", b"id,text\n1,a\n2\n\n3,c,d\n", "123", id="too few and too many cells"),
        pytest.param("a.csv", b"id,text\n1,a\n2,\xff\n", "12", id="not UTF-8"),
        pytest.param("a.csv", b"", "UseError", id="an empty CSV file"),
        pytest.param("a.csv", b"id,text\n", "", id="only a heading"),
        pytest.param("a.jsonl", b"", "", id="no lines"),
        pytest.param("a.jsonl", b'{"id": 1, "body": "a"}\n', "UseError", id="no such key"),
        pytest.param("a.csv", b"name,text\n1,a\n", "UseError", id="no such heading"),
        pytest.param("a.parquet", b"PAR1 and no more", "UseError", id="no Parquet"),
        pytest.param("a.xlsx", b"", "UseError", id="another kind of file"),
        pytest.param("a.jsonl", b'{"id": "\\ud800", "text": "\\ud800 a"}\n', "?", id="half a character"),
    ],
)
def test_broken(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    """A broken line is an error row; what is wrong for every row is an error."""
    path = written(tmp_path / name, data)
    try:
        found = "".join("!" if row and row.error else str(row and row.id) for row in rows(path))
    except UseError:
        found = "UseError"

    assert expected == found


def test_folders(tmp_path: Path) -> None:
    """A folder of pages; and one that Spark wrote, with no page in it."""
    written(tmp_path / "b.md", b"Two.")
    (tmp_path / "sub").mkdir()
    written(tmp_path / "sub/a.html", b"<p>One.")
    written(tmp_path / "z.jsonl", b'{"id": 1, "text": "a"}\n')
    pages = rows(tmp_path)
    (tmp_path / "b.md").unlink()
    (tmp_path / "sub/a.html").unlink()

    assert [("b.md", "markdown"), ("sub/a.html", "html")] == [(row.id, row.format) for row in pages if row]
    assert [Row("1", b"a", None, None)] == rows(tmp_path)


@pytest.mark.parametrize("change", ["touch", "add"])
def test_identity(tmp_path: Path, change: str) -> None:
    """A source that has changed is another."""
    page = written(tmp_path / "b.md", b"Two.")
    before = source_of(str(tmp_path), USUAL, Config(), 1_000).identity
    written(page if change == "touch" else tmp_path / "c.md", b"Three.")

    assert before != source_of(str(tmp_path), USUAL, Config(), 1_000).identity
