"""The callable that engines run: Arrow in, Arrow out, the same for Spark, Ray, DuckDB and a plain loop.

It can be pickled and holds only what was asked for. The linter is made in the process that first needs it, and kept.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pyarrow as pa

from plainlang.batch.arrow_rows import Names, names_of, rows_of
from plainlang.batch.page_row import LONGEST, Reading, Row, page_row
from plainlang.batch.schema import ddl_of, schema_of
from plainlang.config import Config, as_config
from plainlang.errors import UseError, did_you_mean
from plainlang.given import listed, text_of
from plainlang.linter import Linter, StrPath
from plainlang.readers import READERS
from plainlang.report import RuleSetInfo

_SLICE: Final = 200
"""Rows that are turned into Arrow at a time, so that findings do not pile up as Python objects."""
_linters: dict[tuple[bytes, tuple[int, ...]], Linter] = {}


class Rules(NamedTuple):
    """What a linter is made from."""

    profile: str | None
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    rulesets: tuple[StrPath, ...]
    config: Config | None
    grammar: str | None


class Scorer:
    """Scores pages: give it a RecordBatch, a Table, or an iterator of batches, and get the same back with `schema`.

    `columns` names the columns to read: {"text": "body", "id": "page_id", "path": "url", "format": "kind"}; `format` is
    that of pages which do not say. `main_content` leaves out menus, banners and footers of whole HTML pages. The rules
    are chosen as for `plainlang.Linter`; a configuration is read here, rule files in the process that runs them.
    """

    def __init__(
        self,
        profile: str | None = None,
        select: Sequence[str] | None = None,
        ignore: Sequence[str] | None = None,
        rulesets: Sequence[StrPath] = (),
        config: Config | StrPath | None = None,
        grammar: str | None = None,
        *,
        columns: Mapping[str, str] | None = None,
        format: str = "text",
        findings: bool = True,
        main_content: bool = False,
        longest: int = LONGEST,
    ) -> None:
        if text_of("format", format) not in READERS:
            raise UseError(f"There is no format “{format}”. {did_you_mean(format, list(READERS))}")
        self.rules = Rules(
            profile,
            None if select is None else listed("select", select),
            None if ignore is None else listed("ignore", ignore),
            tuple(rulesets),
            None if config is None else as_config(config),
            grammar,
        )
        self._key = pickle.dumps(self.rules)
        self.names: Names = names_of(columns or {})
        self.reading = Reading(format, main_content, findings, longest)

    @property
    def schema(self) -> pa.Schema:
        """The schema of what comes out."""
        return schema_of(self.reading.findings)

    @property
    def ddl(self) -> str:
        """The same schema in Spark's words, for `mapInArrow`."""
        return ddl_of(self.schema)

    @property
    def info(self) -> RuleSetInfo:
        """What identifies the rules. Raises `UseError` or `ConfigError` when they cannot be used."""
        return self._linter().info

    def __call__(self, pages: Any) -> Any:
        """Score a RecordBatch, a Table, or each batch of an iterator."""
        if isinstance(pages, pa.RecordBatch):
            return self._together(self._scored(pages)).combine_chunks().to_batches()[0] if len(pages) else self._none()
        if isinstance(pages, pa.Table):
            return self._together(part for batch in pages.to_batches() for part in self._scored(batch))
        return (part for batch in pages for part in self._scored(batch))

    def score_rows(self, rows: Sequence[Row]) -> pa.RecordBatch:
        """Score pages that are no Arrow columns."""
        return as_batch([page_row(row, self._linter(row.path), self.reading) for row in rows], self.schema)

    def _scored(self, batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        for start in range(0, len(batch), _SLICE):
            yield self.score_rows(list(rows_of(batch.slice(start, _SLICE), self.names)))

    def _together(self, parts: Iterable[pa.RecordBatch]) -> pa.Table:
        return pa.Table.from_batches(list(parts), self.schema)

    def _none(self) -> pa.RecordBatch:
        return as_batch([], self.schema)

    def _linter(self, path: str | None = None) -> Linter:
        """The linter for a page, by the overrides that its path brings."""
        config = self.rules.config
        held = config.held(path) if config and path else ()
        key = self._key, held
        if key not in _linters:
            _linters[key] = Linter(*self.rules._replace(config=config and config.applying(held)))
        return _linters[key]


def as_batch(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    """Rows as Arrow; half a character, as in "&#xD800;", cannot go there and becomes a question mark."""
    try:
        return pa.RecordBatch.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_whole(row) for row in rows], schema=schema)


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {key: _whole(inner) for key, inner in value.items()}
    return type(value)(map(_whole, value)) if isinstance(value, list | tuple) else value
