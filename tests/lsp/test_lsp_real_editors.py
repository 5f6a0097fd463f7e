"""The server with Neovim, and with the protocol library of Visual Studio Code, where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import environment, site

TESTS = Path(__file__).parent.parent
NVIM = shutil.which(os.environ.get("PLAINLANG_NVIM", "nvim"))
NODE = shutil.which("node")
SERVER = [sys.executable, "-m", "plainlang", "lsp"]
PAGE = "# 😀 Apply\n\nUse the gizmo, perhaps.\n"
FIXED = PAGE.replace("gizmo", "tool")


def has_library() -> bool:
    """Is the library that Visual Studio Code speaks with there for node?"""
    wanted = "require.resolve('vscode-languageserver-protocol/node')"
    return bool(NODE) and subprocess.run([str(NODE), "-e", wanted], capture_output=True).returncode == 0


@pytest.mark.skipif(not NVIM, reason="there is no Neovim here")
def test_neovim(tmp_path: Path) -> None:
    """Neovim opens a page, shows what is found, makes the preferred fix, and saves."""
    page = site(tmp_path, {"a.md": PAGE}) / "a.md"
    extra = {"PLAINLANG_COMMAND": " ".join(SERVER), "TERM": "dumb"}
    command = [str(NVIM), "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {TESTS}/neovim/session.lua"]
    ran = subprocess.run(
        [*command, str(page)], cwd=tmp_path, env=environment(tmp_path, extra), capture_output=True, timeout=60
    )
    out = ran.stdout.decode()

    assert (0, FIXED) == (ran.returncode, page.read_text()), out
    assert "3:9 own/gizmo “gizmo” → try “tool”." in out
    assert "did: Write “tool”\n2 findings before, 1 after" in out


@pytest.mark.skipif(not has_library(), reason="node has no vscode-languageserver-protocol here")
def test_visual_studio_code(tmp_path: Path) -> None:
    """Its own library asks for findings, makes a fix, resolves an action, and shows hover, outline, lens and status."""
    page = site(tmp_path, {"a.md": PAGE}) / "a.md"
    command = [str(NODE), str(TESTS / "vscode/session.cjs"), str(page), *SERVER]
    ran = subprocess.run(command, cwd=tmp_path, env=environment(tmp_path), capture_output=True, timeout=60)
    out = ran.stdout.decode()

    assert 0 == ran.returncode, out
    assert "3:9 own/gizmo “gizmo” → try “tool”." in out
    assert "2 findings before, 1 after" in out
    assert "lens: plainlang: No score under 100 words · 1 finding" in out
