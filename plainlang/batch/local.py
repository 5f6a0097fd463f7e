"""A batch on this machine: chunk by chunk, over its cores, so that it can be stopped and gone on with at any time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

import pyarrow as pa

from plainlang import __version__
from plainlang.batch.chunks import BYTES, ROWS, Chunk, Source, chunks
from plainlang.batch.parts import Parts
from plainlang.batch.schema import VERSION
from plainlang.batch.scorer import Scorer
from plainlang.batch.workers import score_chunks


@dataclass(slots=True)
class Tally:
    """How far a run is: chunks, pages, how many of those have an error or were `kept` from the run that was stopped,
    and records that are no pages.
    """

    chunks: int = 0
    pages: int = 0
    errors: int = 0
    kept: int = 0
    skipped: int = 0


def run_batch(
    source: Source, scorer: Scorer, output: str, jobs: int | None = None, resume: bool = False
) -> Iterator[Tally]:  # fmt: skip
    """Score the pages of a source into a Parquet file; after each chunk, say how far it is.

    Raises `UseError` when a stopped run is there and `resume` is not asked for, or when it is of other pages or rules.
    """
    parts, tally = Parts(output), Tally()
    parts.begin(_note(source, scorer), resume)
    yield tally
    for done in score_chunks(_left(source, parts, tally), scorer, parts, _workers(source, jobs)):
        tally.pages += done.pages
        tally.errors += done.errors
        yield tally
    parts.join(tally.chunks, scorer.schema)


def _left(source: Source, parts: Parts, tally: Tally) -> Iterator[Chunk]:
    """The chunks that are not done yet; all are counted."""
    for chunk in chunks(source.rows()):
        tally.chunks, tally.skipped = chunk.number + 1, chunk.skipped
        if (errors := parts.errors(chunk.number)) is None:
            yield chunk
        else:
            tally.pages += len(chunk.rows)
            tally.kept += len(chunk.rows)
            tally.errors += errors


def _workers(source: Source, jobs: int | None) -> int:
    """As many processes as cores, and none more than there are chunks."""
    most = source.pages // ROWS + 1 if source.pages is not None else jobs or os.cpu_count() or 1
    return max(1, min(jobs or os.cpu_count() or 1, most))


def _note(source: Source, scorer: Scorer) -> dict[str, Any]:
    """What the parts of a run are made from, as plain data."""
    config = scorer.rules.config
    names = {role: name for role, name in scorer.names._asdict().items() if role != "asked"}
    return {
        "input": dict(source.identity),
        "rules": asdict(scorer.info),
        "options": {
            **names,
            **scorer.reading._asdict(),
            "config": sha256("\n".join(config.texts if config else ()).encode("utf-8", "replace")).hexdigest(),
        },
        "program": [__version__, pa.__version__, VERSION, ROWS, BYTES],
    }
