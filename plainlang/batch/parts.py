"""The parts of a run that is under way: a folder beside the output, with a file for each chunk that is done.

Each is written in one step, so what is there is whole. A note says which pages and rules they were made from; a run
goes on only with the same. At the end they become one file, and the folder goes.
"""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa
from pyarrow.parquet import ParquetFile, ParquetWriter, write_table

from plainlang.errors import UseError
from plainlang.files import write_atomically

_NOTE: Final = "run.json"
_PACKING: Final = "zstd"
_GROUP_ROWS: Final = 5_000
_GROUP_BYTES: Final = 32_000_000
_ASPECTS: Final = {
    "input": "The pages have changed since this run began.",
    "rules": "The rules are not those with which this run began.",
    "options": "The options are not those with which this run began.",
    "program": "This run began with another version of plainlang.",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """The folder of a run's parts."""

    output: str

    @property
    def folder(self) -> str:
        """Where the parts lie."""
        return f"{self.output}.parts"

    def begin(self, note: Mapping[str, Any], resume: bool) -> None:
        """Make the folder, or take up the one that is there. Raises `UseError` when that is not what was asked for."""
        path = os.path.join(self.folder, _NOTE)
        if not os.path.exists(path):
            os.makedirs(self.folder, exist_ok=True)
            write_atomically(path, json.dumps(note, indent=1, sort_keys=True).encode())
            return
        again = f"To begin again, delete the folder “{self.folder}”."
        if not resume:
            raise UseError(f"A run for “{self.output}” was stopped. Add --resume to go on with it. {again}")
        known = _read(path)
        for aspect, said in _ASPECTS.items():
            if known.get(aspect) != note[aspect]:
                raise UseError(f"{said} {again}")

    def path(self, number: int) -> str:
        """The file of a chunk."""
        return os.path.join(self.folder, f"{number:08}.parquet")

    def errors(self, number: int) -> int | None:
        """How many pages of a chunk have an error; None for a chunk that is not done."""
        try:
            with ParquetFile(self.path(number)) as file:
                column = file.read(columns=["error"]).column("error")
        except FileNotFoundError:
            return None
        return len(column) - int(column.null_count)

    def write(self, number: int, batch: pa.RecordBatch) -> None:
        """Keep the rows of a chunk, in one step. Raises `OSError` when the disk is full."""
        held = io.BytesIO()
        write_table(pa.Table.from_batches([batch]), held, compression=_PACKING)
        try:
            write_atomically(self.path(number), held.getvalue())
        except OSError as error:
            raise OSError(error.errno, error.strerror, self.folder) from error

    def join(self, count: int, schema: pa.Schema) -> None:
        """Make one file of the first parts, in their order, and delete the folder."""
        joined = os.path.join(self.folder, "joined")
        with ParquetWriter(joined, schema, compression=_PACKING) as writer:
            for group in _groups(self.path(number) for number in range(count)):
                writer.write_table(group, row_group_size=len(group))
        os.replace(joined, self.output)
        shutil.rmtree(self.folder, ignore_errors=True)


def _groups(paths: Iterator[str]) -> Iterator[pa.Table]:
    """Rows in groups that are good to read, whose bounds depend on the rows alone."""
    held: list[pa.Table] = []
    for path in paths:
        with ParquetFile(path) as file:
            held.append(file.read())
        if sum(map(len, held)) >= _GROUP_ROWS or sum(table.nbytes for table in held) >= _GROUP_BYTES:
            yield pa.concat_tables(held)
            held = []
    if held and sum(map(len, held)):
        yield pa.concat_tables(held)


def _read(path: str) -> Mapping[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except ValueError:
        data = None
    return data if isinstance(data, dict) else {}
