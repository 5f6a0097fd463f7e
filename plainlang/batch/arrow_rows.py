"""Arrow columns as rows: which columns hold the id and the text, and what each cell says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pyarrow as pa

from plainlang.batch.page_row import Row
from plainlang.errors import UseError, did_you_mean

ROLES: Final = ("id", "text", "format", "path")
_SHOWN: Final = 20


class Names(NamedTuple):
    """The columns to read; those in `asked` must be there, id and text always."""

    id: str = "id"
    text: str = "text"
    format: str = "format"
    path: str = "path"
    asked: frozenset[str] = frozenset()


def names_of(columns: Mapping[str, str]) -> Names:
    """The names for each role, the usual ones where none is given. Raises `UseError` for a role that is none."""
    for role in columns:
        if role not in ROLES:
            raise UseError(f"“columns” names id, text, format and path, not “{role}”. {did_you_mean(role, ROLES)}")
    return Names(**columns, asked=frozenset(columns))


def check_names(names: Names, known: Sequence[str]) -> None:
    """Raises `UseError` for a column that is not among those known."""
    for role in ROLES:
        name = getattr(names, role)
        if name not in known and (role in ("id", "text") or role in names.asked):
            hint = did_you_mean(name, known) or f"The columns are: {', '.join(known[:_SHOWN])} …"
            raise UseError(f"There is no column “{name}” for the page's {role}. {hint}")


def rows_of(batch: pa.RecordBatch, names: Names) -> Iterator[Row]:
    """The rows of a batch. Raises `UseError` for a column that is missing or holds no text."""
    known = batch.schema.names
    check_names(names, known)
    columns = [_cells(batch, getattr(names, role)) if getattr(names, role) in known else None for role in ROLES]
    ids, texts, formats, paths = columns
    for i in range(len(batch)):
        yield Row(_said(ids, i), texts[i].as_py() if texts is not None else None, _said(formats, i), _said(paths, i))


def _cells(batch: pa.RecordBatch, name: str) -> Any:
    """The cells of a column as bytes: text may be broken, and is decoded page by page."""
    column = batch.column(name)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_null(column.type):
        return column
    if pa.types.is_nested(column.type):
        raise UseError(f"The column “{name}” holds {column.type}, not text.")
    if not _is_text(column.type):
        column = column.cast(pa.string())
    try:
        return column.cast(pa.large_binary())
    except pa.ArrowNotImplementedError:  # views, which old versions of Arrow do not cast
        return pa.array(column.to_pylist(), pa.large_binary())


def _is_text(type: pa.DataType) -> bool:
    checks = ("string", "large_string", "string_view", "binary", "large_binary", "binary_view", "fixed_size_binary")
    return any(getattr(pa.types, f"is_{check}")(type) for check in checks)


def _said(cells: Any, i: int) -> str | None:
    value = None if cells is None else cells[i].as_py()
    return None if value is None else value.decode("utf-8", "replace")
