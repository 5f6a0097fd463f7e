"""A source of pages, cut into chunks: what is read in one go, sent to one process, and kept in one file.

Where a chunk ends depends on the pages alone, so that a run which goes on after a stop makes the same chunks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from plainlang.batch.page_row import Row

ROWS: Final = 200
BYTES: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where pages come from. `rows` gives None for what is no page. `identity` tells one state of it from another.

    `pages` is how many there are, when that is known before they are read. `main_content`: these are whole web pages,
    with menus and footers around the text.
    """

    rows: Callable[[], Iterator[Row | None]]
    identity: Mapping[str, str]
    pages: int | None = None
    main_content: bool = False


class Chunk(NamedTuple):
    """Some pages of a source, their number in it, and how many records before their end were no pages."""

    number: int
    rows: tuple[Row, ...]
    skipped: int


def chunks(rows: Iterable[Row | None]) -> Iterator[Chunk]:
    """The pages, at most `ROWS` at a time and hardly more than `BYTES`. The last chunk may be empty."""
    held: list[Row] = []
    number = size = skipped = 0
    for row in rows:
        if row is None:
            skipped += 1
            continue
        held.append(row)
        size += len(row.text or b"")
        if len(held) == ROWS or size >= BYTES:
            yield Chunk(number, tuple(held), skipped)
            held, number, size = [], number + 1, 0
    yield Chunk(number, tuple(held), skipped)
