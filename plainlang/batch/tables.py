"""Pages in tables: Parquet, JSON lines and CSV, as they come, with a broken line as a row that says so."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO, Final, cast

from plainlang.batch.arrow_rows import ROLES, Names, check_names, rows_of
from plainlang.batch.page_row import Row
from plainlang.errors import UseError

_ROWS: Final = 200


def open_plain(path: str) -> BinaryIO:
    """A file's bytes, unpacked when its name ends in .gz."""
    return cast(BinaryIO, gzip.open(path, "rb")) if path.endswith(".gz") else open(path, "rb")


def parquet_pages(path: str, names: Names) -> int:
    """How many rows a Parquet file has. Raises `UseError` when it is none or a column is missing."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            check_names(names, file.schema_arrow.names)
            return int(file.metadata.num_rows)
    except pa.ArrowInvalid as error:
        raise UseError(f"{path}: this is not a whole Parquet file: {error}") from None


def parquet_rows(path: str, names: Names) -> Iterator[Row]:
    """The rows of a Parquet file; only the columns that are needed are read."""
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as file:
        wanted = [name for role in ROLES if (name := getattr(names, role)) in file.schema_arrow.names]
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
            yield from rows_of(batch, names)


def json_rows(path: str, names: Names) -> Iterator[Row]:
    """A page in each line of JSON. The columns are those of the first line that is whole."""
    checked = False
    with open_plain(path) as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                data = json.loads(line)
            except ValueError as error:  # bytes that are no UTF-8 too
                yield Row(f"line {number}", None, error=f"{path}:{number}: this line is not JSON: {error}")
                continue
            if not isinstance(data, dict):
                yield Row(f"line {number}", None, error=f"{path}:{number}: this line is not a JSON object.")
                continue
            if not checked:
                check_names(names, list(data))
                checked = True
            yield _row([data.get(getattr(names, role)) for role in ROLES], f"{path}:{number}")


def csv_rows(path: str, names: Names) -> Iterator[Row]:
    """A page in each line of a CSV file with a heading line; a tab or a semicolon may stand between the columns."""
    csv.field_size_limit(2**31 - 1)
    with open_plain(path) as file:
        lines = (line.decode("utf-8-sig" if i == 0 else "utf-8", "surrogateescape") for i, line in enumerate(file))
        first = next(lines, "")
        table = csv.reader(chain([first], lines), delimiter=_between(first))
        heading = next(table, [])
        check_names(names, heading)
        places = [heading.index(name) if (name := getattr(names, role)) in heading else None for role in ROLES]
        while (cells := _next(table, path)) is not None:
            if isinstance(cells, Row):
                yield cells
            elif cells:
                found = [None if i is None or i >= len(cells) else cells[i] for i in places]
                yield _row(found, f"{path}:{table.line_num}")


def _next(table: Any, path: str) -> list[str] | Row | None:
    try:
        return cast("list[str] | None", next(table, None))
    except csv.Error as error:
        place = f"{path}:{table.line_num}"
        return Row(f"line {table.line_num}", None, error=f"{place}: this line is not CSV: {error}")


def _between(heading: str) -> str:
    return max(",\t;", key=heading.count)


def _row(values: Sequence[Any], place: str) -> Row:
    id, text, format, path = values
    error = None if text is None or isinstance(text, str) else f"{place}: the text is not a text."
    return Row(_said(id), _bytes(text) if isinstance(text, str) else None, _said(format) or None, _said(path), error)


def _bytes(text: str) -> bytes:
    """The bytes that a text was read from. What JSON writes as half a character becomes a question mark."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _said(value: Any) -> str | None:
    return None if value is None else str(value).encode("utf-8", "replace").decode()
