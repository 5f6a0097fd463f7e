"""What a path means to a batch: a table, a crawl, a folder of pages, or a folder of such files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Final

from plainlang.batch.arrow_rows import Names
from plainlang.batch.chunks import Source
from plainlang.batch.crawl import crawl_rows
from plainlang.batch.page_row import Row
from plainlang.batch.tables import csv_rows, json_rows, parquet_pages, parquet_rows
from plainlang.config import Config
from plainlang.errors import ReadError, UseError
from plainlang.files import load
from plainlang.folders import expand

PARQUET: Final = (".parquet", ".pq")
LINES: Final = (".jsonl", ".ndjson", ".json")
TABLES: Final = (".csv", ".tsv")
CRAWLS: Final = (".warc", ".wet")
_KNOWN: Final = "Parquet (.parquet), JSON lines (.jsonl), CSV (.csv), a crawl (.warc.gz, .wet.gz) or a folder"
Rows = Callable[[], Iterator[Row | None]]


def source_of(path: str, names: Names, config: Config, longest: int) -> Source:
    """The pages that a path names. Raises `UseError` when there is none, or a column is missing."""
    if not os.path.lexists(path):
        raise UseError(f"There is no file or folder “{path}”.")
    if not os.path.isdir(path):
        return _source([path], names, longest)
    pages = list(expand([path], config.choices.exclude, config.root))
    if not pages and (files := _data_files(path)):
        return _source(files, names, longest)
    return Source(lambda: _pages(pages, path), _identity(pages), len(pages))


def _source(files: Sequence[str], names: Names, longest: int) -> Source:
    kinds = [_kind(path) for path in files]
    counts = [_looked_at(path, kind, names) for path, kind in zip(files, kinds, strict=True)]
    total = None if None in counts else sum(filter(None, counts))

    def rows() -> Iterator[Row | None]:
        for path, kind in zip(files, kinds, strict=True):
            yield from crawl_rows(path, longest) if kind == "crawl" else _ROWS[kind](path, names)

    return Source(rows, _identity(files), total, main_content=set(kinds) == {"crawl"})


def _looked_at(path: str, kind: str, names: Names) -> int | None:
    """How many pages a file has, if that is known at once. Raises `UseError` when its columns are not those named."""
    if kind == "parquet":
        return parquet_pages(path, names)
    if kind != "crawl":
        next((row for row in _ROWS[kind](path, names) if not row.error), None)
    return None


_ROWS: Final = {"parquet": parquet_rows, "lines": json_rows, "csv": csv_rows}


def _kind(path: str) -> str:
    """What sort of file this is, by its name. Raises `UseError` for one that is not read."""
    name = path.lower().removesuffix(".gz")
    for kind, suffixes in (("parquet", PARQUET), ("lines", LINES), ("csv", TABLES), ("crawl", CRAWLS)):
        if name.endswith(suffixes):
            return kind
    raise UseError(f"{path}: a batch is {_KNOWN}. For a page, use: plainlang check '{path}'")


def _data_files(folder: str) -> list[str]:
    """The tables or crawls in a folder, as Spark and crawlers leave them."""
    suffixes = (*PARQUET, *LINES, *TABLES, *CRAWLS)
    names = sorted(name for name in os.listdir(folder) if not name.startswith((".", "_")))
    return [os.path.join(folder, name) for name in names if name.lower().removesuffix(".gz").endswith(suffixes)]


def _pages(pages: Sequence[str], folder: str) -> Iterator[Row]:
    for path in pages:
        id = os.path.relpath(path, folder).replace(os.sep, "/")
        try:
            data, format = load(path)
            yield Row(id, data, format, path)
        except ReadError as error:
            yield Row(id, None, path=path, error=str(error))


def _identity(files: Sequence[str]) -> dict[str, str]:
    """What tells one state of these files from another: how many, and a digest of their names, sizes and times."""
    digest = sha256()
    for path in files:
        known = os.stat(path)
        digest.update(f"{os.path.abspath(path)}\0{known.st_size}\0{known.st_mtime_ns}\0".encode("utf-8", "replace"))
    return {"files": str(len(files)), "digest": digest.hexdigest()}
