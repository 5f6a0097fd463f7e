"""What is imported when: a command that needs little starts fast."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from running import PLAIN, finished, site

LATER = {"plainlang.trends.snapshot", "plainlang.records", "plainlang.checklists", "sqlite3"}
"""Only what a configuration says of a history is read at once."""
NEVER = LATER | {"regex", "textstat", "pathspec", "multiprocessing", "concurrent", "spacy", "numpy", "docx", "lxml"}
START = """
import sys, plainlang
def main(args):
    from plainlang.cli import command
    command(args, standalone_mode=False)
"""
IMPORTS = [
    pytest.param("main(['--version'])", NEVER | {"yaml", "pyromark", "turbohtml", "tomllib"}, id="the version"),
    pytest.param("main(['check', 'a.md', '--no-cache'])", NEVER, id="a page"),
    pytest.param("plainlang.check('# A page.', format='markdown')", NEVER | {"click"}, id="a text"),
]


@pytest.mark.parametrize(("call", "heavy"), IMPORTS)
def test_nothing_needless_is_imported(call: str, heavy: set[str], tmp_path: Path) -> None:
    """What a call does not need, it does not pay for."""
    code = f"{START}\n{call}\nprint(*sys.modules)"
    ran = finished([sys.executable, "-c", code], site(tmp_path, {"a.md": PLAIN}))

    assert set() == heavy & set(ran.stdout.decode().split())
