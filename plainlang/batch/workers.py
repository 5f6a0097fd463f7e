"""The processes of a run: each scores chunks and keeps the rows itself, so that little goes between processes.

A page that brings its process down (memory, a parser's crash) does not bring down the run: the chunks under way are
done again page by page, each in a process of its own, and the page that does it again gets a row with an error.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final, NamedTuple

import pyarrow as pa

from plainlang.batch.chunks import Chunk
from plainlang.batch.page_row import Row
from plainlang.batch.parts import Parts
from plainlang.batch.scorer import Scorer
from plainlang.workers import end_with_parent, quiet_start

_AHEAD: Final = 2
"""Chunks that wait for each process: enough to keep it busy, few enough to keep memory flat."""
_DIED: Final = "The process that checked this page died. The page may need more memory than there is."


class Done(NamedTuple):
    """A chunk that is done: how many pages it has, and how many of them have an error."""

    chunk: Chunk
    pages: int
    errors: int


def score_chunks(chunks: Iterable[Chunk], scorer: Scorer, parts: Parts, jobs: int) -> Iterator[Done]:
    """Score chunks and keep their rows, over this many processes; in this one when it is one."""
    if jobs == 1:
        for chunk in chunks:
            yield _kept(chunk, scorer.score_rows(chunk.rows), parts)
        return
    waiting = iter(chunks)
    broken: list[Chunk] = []
    while True:
        try:
            yield from _together(waiting, scorer, parts, jobs, broken)
            return
        except BrokenProcessPool:
            for chunk in broken:
                yield _kept(chunk, _one_by_one(chunk, scorer), parts)
            broken.clear()


def _together(
    chunks: Iterator[Chunk], scorer: Scorer, parts: Parts, jobs: int, left: list[Chunk]
) -> Iterator[Done]:  # fmt: skip
    """Score chunks in a pool; those that are under way when it breaks are `left`."""
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start, (scorer, parts))
    running: deque[tuple[Chunk, Future[Done]]] = deque()
    try:
        for chunk in chunks:
            left.append(chunk)
            with quiet_start():
                running.append((chunk, pool.submit(_work, chunk)))
            if len(running) >= jobs * _AHEAD:
                yield _first(running, left)
        while running:
            yield _first(running, left)
    finally:
        pool.shutdown(cancel_futures=True)


def _first(running: deque[tuple[Chunk, Future[Done]]], left: list[Chunk]) -> Done:
    chunk, future = running[0]
    done = future.result()
    running.popleft()
    left.remove(chunk)
    return done


def _one_by_one(chunk: Chunk, scorer: Scorer) -> pa.RecordBatch:
    """Score each page of a chunk in a pool that is made anew when a page breaks it."""
    batches: list[pa.RecordBatch] = []
    while len(batches) < len(chunk.rows):
        with ProcessPoolExecutor(1, get_context("spawn"), _start, (scorer, None)) as pool:
            for row in chunk.rows[len(batches) :]:
                try:
                    with quiet_start():
                        future = pool.submit(_alone, row)
                    batches.append(future.result())
                except BrokenProcessPool:
                    batches.append(scorer.score_rows([row._replace(text=None, error=_DIED)]))
                    break
    return pa.Table.from_batches(batches, scorer.schema).combine_chunks().to_batches()[0]


class _State(NamedTuple):
    scorer: Scorer
    parts: Parts | None


_state: list[_State] = []


def _start(scorer: Scorer, parts: Parts | None) -> None:
    _state[:] = [_State(scorer, parts)]
    end_with_parent()


def _work(chunk: Chunk) -> Done:
    scorer, parts = _state[0]
    assert parts is not None
    done = _kept(chunk, scorer.score_rows(chunk.rows), parts)
    return done._replace(chunk=chunk._replace(rows=()))


def _alone(row: Row) -> pa.RecordBatch:
    return _state[0].scorer.score_rows([row])


def _kept(chunk: Chunk, batch: pa.RecordBatch, parts: Parts) -> Done:
    parts.write(chunk.number, batch)
    return Done(chunk, len(batch), len(batch) - batch.column("error").null_count)
