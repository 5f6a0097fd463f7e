"""Findings stand where the editor sees them, in each encoding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from an_editor import ABLE, Editor, codes
from lsp_wire import Wire
from running import site

BEFORE = [
    pytest.param("😀 ", id="an emoji"),
    pytest.param("e\u0301 👩🏽‍💻 ", id="characters made of several"),
    pytest.param("Line\r\nafter line\r\n", id="lines that end as on Windows"),
    pytest.param("Line\n\n\nafter line. ", id="lines"),
    pytest.param("a\u2028b\x0cc ", id="what ends no line in an editor"),
    pytest.param("*é* &amp; [ü](a.md) ", id="markup"),
]


@pytest.fixture(scope="module", params=["utf-8", "utf-16", "utf-32"])
def spoken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A server that counts in the units that the editor asks for."""
    able = {**ABLE, "general": {"positionEncodings": ["utf-7", request.param, "utf-16"]}}
    with Wire(site(tmp_path_factory.mktemp("site")), able) as wire:
        assert request.param == wire.started["capabilities"]["positionEncoding"]
        yield wire


@pytest.mark.parametrize("before", BEFORE)
def test_places(spoken: Wire, tmp_path: Path, before: str) -> None:
    """The range of a finding shows what was found; the edit of a fix, and a hover, hit it too."""
    editor = Editor(spoken, site(tmp_path))
    text = f"{before}Use the gizmo now.\n"
    found = next(d for d in editor.open("a.md", text) if d["code"] == "own/gizmo")
    fix = editor.actions("a.md", found)["Write “tool”"]

    assert "gizmo" == editor.shown("a.md", found["range"])
    assert text.replace("gizmo", "tool") == editor.done("a.md", fix)
    assert found["range"] == editor.ask("hover", "a.md", position=found["range"]["end"])["range"]


@pytest.mark.parametrize("before", BEFORE)
def test_changes_behind_them(spoken: Wire, tmp_path: Path, before: str) -> None:
    """A change is made where the editor makes it."""
    editor = Editor(spoken, site(tmp_path))
    [found] = editor.open("a.md", f"{before}Use the gizmo now.\n")
    editor.change("a.md", {"range": found["range"], "text": "tool"}, {"range": found["range"], "text": "doodad 😀"})

    assert ["own/doodad"] == codes(editor.diagnostics("a.md"))
