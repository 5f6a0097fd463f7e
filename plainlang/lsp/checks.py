"""When pages are checked: in one worker thread, newest state first, and told when the writer pauses.

A check begins at once with a change, so that most of it is done when the pause is over. A state that is no longer the
newest is never answered: its check is dropped at the next step, and begins again with the newest one.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from plainlang.lsp.buffers import Buffer
from plainlang.lsp.checking import Checked, Superseded, check, unchecked
from plainlang.lsp.configurations import Configurations
from plainlang.lsp.own_files import OwnFile, own_faults
from plainlang.lsp.positions import UTF16
from plainlang.lsp.rereading import Reread

PAUSE: Final = 0.04
"""Seconds without a change after which a state is told: shorter than between two keys, longer than within a paste."""
_LARGE: Final = 0.15
"""A page that takes longer is not checked at every key: the writer must pause first."""
_LONGEST_WAIT: Final = 1.0
_SAMPLE: Final = "# Apply\n\nThe form was completed by you, and 😀 [click here](a.md) to utilize it.\n"
T = TypeVar("T")


class Checks:
    """The newest check of each open page."""

    def __init__(self, configurations: Configurations) -> None:
        self.configurations, self.encoding = configurations, UTF16
        self.buffers: dict[str, Buffer] = {}
        self.told: Callable[[Checked], object] = bool
        """Called with the newest check of a page."""
        self.told_file: Callable[[OwnFile], object] = bool
        """Called with what is wrong in a file of ours."""
        self.renewed: Callable[[], object] = self.all_again
        """Called when rules were read anew."""
        self._checked: dict[str, Checked] = {}
        self._checking: dict[str, asyncio.Task[None]] = {}
        self._telling: dict[str, asyncio.Task[None]] = {}
        self._changed: dict[str, float] = {}
        self._took: dict[str, float] = {}
        self._rereads: dict[str, Reread] = {}
        self._own: set[str] = set()
        self._worker = ThreadPoolExecutor(1, "plainlang")

    def changed(self, buffer: Buffer) -> None:
        """A buffer has a new state."""
        uri = buffer.uri
        self.buffers[uri] = buffer
        self._checked.pop(uri, None)
        self._changed[uri] = time.monotonic()
        if buffer.format:
            self._begin(uri)
        if uri in self._telling:
            self._telling[uri].cancel()
        self._telling[uri] = asyncio.ensure_future(self._tell(uri) if buffer.format else self._tell_file(buffer))

    def closed(self, uri: str) -> None:
        """Nobody looks at a buffer any more."""
        if uri in self._telling:
            self._telling.pop(uri).cancel()
        for kept in (self.buffers, self._checked, self._checking, self._changed):
            kept.pop(uri, None)
        self._own.discard(uri)
        self._worker.submit(self._forget, uri, [b.path for b in self.buffers.values() if b.format])

    def end(self) -> None:
        """Nobody is there any more: what is being checked stops at its next step, and nothing else begins."""
        self.buffers.clear()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def all_again(self) -> None:
        """The rules may have changed: every open page is checked once more."""
        for buffer in list(self.buffers.values()):
            self.changed(replace(buffer))

    async def newest(self, uri: str) -> Checked | None:
        """The check of the newest state, as soon as there is one; None for what is no page or is closed."""
        while (buffer := self.buffers.get(uri)) and buffer.format:
            if checked := self._checked.get(uri):
                return checked
            await asyncio.shield(self._begin(uri))
        return None

    async def aside(self, work: Callable[[], T]) -> T:
        """Do something that takes long where checks are made."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    async def warm(self) -> None:
        """Get ready before the first page is open: read rules and tables, and keep them out of every collection."""
        linter = await self.aside(partial(self.configurations.linter, ""))
        await self.aside(partial(linter.check, _SAMPLE, "markdown"))
        gc.collect()
        gc.freeze()

    def _begin(self, uri: str) -> asyncio.Task[None]:
        if uri not in self._checking or self._checking[uri].done():
            self._checking[uri] = asyncio.ensure_future(self._check(uri))
        return self._checking[uri]

    async def _tell(self, uri: str) -> None:
        """Tell the newest state once the writer pauses; another change cancels this and begins it anew."""
        await asyncio.sleep(PAUSE)
        if checked := await self.newest(uri):
            self.told(checked)

    async def _tell_file(self, buffer: Buffer) -> None:
        """The same for a file of ours."""
        await asyncio.sleep(PAUSE)
        faults = await self.aside(partial(own_faults, buffer))
        if self.buffers.get(buffer.uri) is not buffer or (faults is None and buffer.uri not in self._own):
            return
        self._own.add(buffer.uri)
        self.told_file(OwnFile(buffer, faults or ()))

    async def _check(self, uri: str) -> None:
        """Check a page until the newest state is checked."""
        while uri not in self._checked and uri in self.buffers:
            await self._wait_if_large(uri)
            if (buffer := self.buffers.get(uri)) is None:
                return
            try:
                checked, renewed = await self.aside(partial(self._checked_by_rules, buffer))
            except Superseded:
                continue
            if renewed:
                self.renewed()
            elif self.buffers.get(uri) is buffer:
                self._checked[uri] = checked

    def _checked_by_rules(self, buffer: Buffer) -> tuple[Checked, bool]:
        """In the worker: the check by the rules as they are now, and whether those were read anew."""
        begun = time.thread_time()
        renewed = self.configurations.renewed()
        linter = self.configurations.linter(buffer.path)
        if renewed or self.configurations.leaves_out(buffer.path):
            return unchecked(buffer, linter, self.encoding), renewed
        reread = self._rereads.setdefault(buffer.uri, Reread())
        checked = check(buffer, linter, self.encoding, reread, lambda: self.buffers.get(buffer.uri) is buffer)
        self._took[buffer.uri] = time.thread_time() - begun
        return checked, False

    def _forget(self, uri: str, others: Sequence[str]) -> None:
        """In the worker, behind any check that is under way: drop what was kept for a page that is closed."""
        if uri not in self.buffers:
            self._took.pop(uri, None)
            self._rereads.pop(uri, None)
            self.configurations.forget(others)

    async def _wait_if_large(self, uri: str) -> None:
        if (took := self._took.get(uri, 0.0)) > _LARGE:
            wait = min(took, _LONGEST_WAIT)
            while (left := self._changed.get(uri, 0.0) + wait - time.monotonic()) > 0:
                await asyncio.sleep(left)
