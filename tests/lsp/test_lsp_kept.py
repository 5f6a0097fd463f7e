"""An editor runs for days: what is closed, or was typed, leaves nothing behind."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from running import CONFIG, site

from plainlang.document import Document
from plainlang.linter import Linter
from plainlang.lsp import texts
from plainlang.lsp.buffers import Buffer, opened
from plainlang.lsp.checking import Checked
from plainlang.lsp.checks import Checks
from plainlang.lsp.configurations import Configurations
from plainlang.lsp.rereading import Reread
from plainlang.lsp.server import Server

PAGE = opened(lsp.TextDocumentItem("untitled:a", "markdown", 1, "The gizmo.\n"))


@pytest.fixture
def checks(tmp_path: Path) -> Iterator[Checks]:
    """Checks by three rules."""
    checks = Checks(Configurations([str(site(tmp_path))]))
    yield checks
    checks.end()


def alive(kind: type) -> int:
    """How many values of a kind there are."""
    gc.collect()
    return sum(type(value) is kind for value in gc.get_objects())


def test_ten_changes_at_once(checks: Checks) -> None:
    """Only the last state is told, and once."""

    async def session() -> list[int]:
        told: list[Checked] = []
        checks.told = told.append
        for version in range(10):
            checks.changed(replace(PAGE, version=version))
        await checks.newest(PAGE.uri)
        while not told:
            await asyncio.sleep(0.01)
        return [checked.buffer.version for checked in told]

    assert [9] == asyncio.run(session())


@pytest.mark.parametrize("waits", [True, False], ids=["checked", "not yet checked"])
def test_closed_pages(checks: Checks, waits: bool) -> None:
    """Neither the page nor what was read of it stays, not even when it is closed before it is checked."""

    async def session() -> tuple[int, int]:
        before = alive(Reread), alive(Document)
        for i in range(5):
            checks.changed(replace(PAGE, uri=f"untitled:{i}"))
            await (checks.newest(f"untitled:{i}") if waits else asyncio.sleep(0))
            checks.closed(f"untitled:{i}")
        await checks.aside(bool)
        await asyncio.sleep(0.05)
        return alive(Reread) - before[0], alive(Document) - before[1]

    assert (0, 0) == asyncio.run(session())


def test_rules_of_closed_pages(tmp_path: Path) -> None:
    """A linter goes with the last page that it is for; the last of all stays for the page that comes next."""
    linters = Configurations()
    made: list[weakref.ref[Linter]] = []
    for name in "abc":
        page = str(site(tmp_path / name) / "a.md")
        made.append(weakref.ref(linters.linter(page)))
        linters.forget([page])
    linters.forget([])
    gc.collect()

    assert [True, True, False] == [linter() is None for linter in made]


def test_faults_that_nobody_asks_about(tmp_path: Path) -> None:
    """With the last page of a folder, what is wrong in its configuration goes too."""
    broken, sound = (str(site(tmp_path / name, config=text) / "a.md") for name, text in
                     (("a", "profil: va\n"), ("b", CONFIG)))  # fmt: skip
    linters = Configurations()
    for page in (broken, sound):
        linters.linter(page)
    assert [str(tmp_path / "a/plainlang.yaml")] == list(linters.faults)

    linters.forget([sound])
    assert {} == linters.faults


def test_changes() -> None:
    """Of a change nothing stays, whatever pygls keeps of other messages."""

    async def session() -> int:
        server = Server()
        texts.register(server)
        handle: Callable[[Any], None] = server.protocol.handle_message
        handle(lsp.InitializeRequest(1, lsp.InitializeParams(lsp.ClientCapabilities())))
        handle(lsp.DidOpenTextDocumentNotification(lsp.DidOpenTextDocumentParams(item)))
        before = alive(Future)
        for version in range(2, 52):
            document = lsp.VersionedTextDocumentIdentifier(version, item.uri)
            change = lsp.TextDocumentContentChangeWholeDocument("x = 1\n")
            params = lsp.DidChangeTextDocumentParams(document, [change])
            handle(lsp.DidChangeTextDocumentNotification(params))
        kept = alive(Future) - before
        server.checks.end()
        return kept

    item = lsp.TextDocumentItem("untitled:a", "python", 1, "")
    assert asyncio.run(session()) < 10


def test_a_page_closed_within_the_pause(checks: Checks) -> None:
    """A page that is closed while it is checked is not told."""

    async def session() -> list[Buffer]:
        told: list[Buffer] = []
        checks.told = lambda checked: told.append(checked.buffer)
        checks.changed(PAGE)
        await asyncio.sleep(0)
        checks.closed(PAGE.uri)
        await checks.aside(bool)
        await asyncio.sleep(0.1)
        return told

    assert [] == asyncio.run(session())
