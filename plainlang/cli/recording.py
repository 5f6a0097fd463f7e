"""Reports kept on disk while they go by, so that one run can be written in several formats."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from tempfile import TemporaryFile
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plainlang.document import Document
    from plainlang.report import Report


class Recording:
    """Keeps the reports that go through it; what reads their documents again stays in memory. Gone when closed."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 (closed by __exit__)
        self._readers: list[Callable[[], Document] | None] = []

    def __enter__(self) -> Recording:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def of(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, kept."""
        for report in reports:
            pickle.dump(replace(report, reader=None), self._file)
            self._readers.append(report.reader)
            yield report

    def again(self) -> Iterator[Report]:
        """The reports that were kept, in their order."""
        self._file.seek(0)
        for reader in self._readers:
            yield replace(pickle.load(self._file), reader=reader)
