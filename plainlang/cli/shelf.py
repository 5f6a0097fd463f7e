"""Texts put aside on disk until they are wanted: those of pages, which would not all fit into memory."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Final

Rank = tuple[Any, ...]
"""What texts are ordered by; that of one page can be compared with that of any other."""
_CODE: Final = "utf-8", "surrogatepass"


class Shelf:
    """Holds the texts of pages by number; of more than `most`, those with the lowest rank. It is gone when closed."""

    def __init__(self, most: int | None = None) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 (closed by __exit__)
        self._most = most
        self._places: dict[int, tuple[int, int]] = {}
        self._ranks: list[tuple[Rank, int]] = []

    def __enter__(self) -> Shelf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __contains__(self, number: object) -> bool:
        return number in self._places

    def wants(self, rank: Rank) -> bool:
        """Would a text of this rank be kept?"""
        return self._most is None or len(self._ranks) < self._most or (self._most > 0 and rank < self._ranks[-1][0])

    def put(self, rank: Rank, number: int, text: str) -> None:
        """Keep a text; the one with the highest rank may have to go."""
        data = text.encode(*_CODE)
        start = self._file.seek(0, 2)
        self._file.write(data)
        self._places[number] = start, len(data)
        insort(self._ranks, (rank, number))
        if self._most is not None and len(self._ranks) > self._most:
            del self._places[self._ranks.pop()[1]]

    def in_order(self) -> Iterator[str]:
        """The texts, the lowest rank first."""
        return (self.text(number) for _, number in self._ranks)

    def text(self, number: int) -> str:
        """The text of a page."""
        start, length = self._places[number]
        self._file.seek(start)
        return self._file.read(length).decode(*_CODE)
