"""One server for most tests, and a new folder of pages for each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from an_editor import ABLE, Editor
from lsp_wire import Wire
from running import site


@pytest.fixture(scope="session")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A server in a folder with three rules of its own."""
    with Wire(site(tmp_path_factory.mktemp("site")), {**ABLE}) as wire:
        yield wire


@pytest.fixture
def editor(wire: Wire, tmp_path: Path) -> Iterator[Editor]:
    """An editor with a folder of its own, whose configuration has three rules."""
    shutil.rmtree(tmp_path)
    editor = Editor(wire, site(tmp_path))
    yield editor
    for uri in editor.texts:
        wire.notify("textDocument/didClose", textDocument={"uri": uri})
    wire.kept.clear()
