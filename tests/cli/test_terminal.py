"""What a terminal can show: colour, links, and a count while a run lasts, in a terminal of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest
from running import ERROR, cli, environment, site

from plainlang.cli.terminal import colored, linked


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("env", "terminal", "pipe"),
    [
        pytest.param({}, True, False, id="nothing said"),
        pytest.param({"NO_COLOR": "1"}, False, False, id="NO_COLOR"),
        pytest.param({"NO_COLOR": ""}, True, False, id="an empty NO_COLOR"),
        pytest.param({"FORCE_COLOR": "1"}, True, True, id="FORCE_COLOR"),
        pytest.param({"FORCE_COLOR": "0"}, True, False, id="FORCE_COLOR=0"),
        pytest.param({"CLICOLOR_FORCE": "1"}, True, True, id="CLICOLOR_FORCE"),
        pytest.param({"CLICOLOR": "0"}, False, False, id="CLICOLOR=0"),
        pytest.param({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False, id="NO_COLOR is stronger"),
        pytest.param({"TERM": "dumb"}, False, False, id="a dumb terminal"),
        pytest.param({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True, id="a dumb terminal, forced"),
    ],
)
def test_colour(env: Mapping[str, str], terminal: bool, pipe: bool) -> None:
    """On a terminal, elsewhere only when asked."""
    assert (terminal, pipe) == (colored(Terminal(), env=env), colored(StringIO(), env=env))


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({}, False, id="an unknown terminal"),
        pytest.param({"TERM": "xterm-256color"}, False, id="one that says little"),
        pytest.param({"TERM_PROGRAM": "iTerm.app"}, True, id="iTerm2"),
        pytest.param({"TERM_PROGRAM": "vscode"}, True, id="an editor's"),
        pytest.param({"TERM_PROGRAM": "Apple_Terminal"}, False, id="Apple's"),
        pytest.param({"WT_SESSION": "x"}, True, id="Windows Terminal"),
        pytest.param({"VTE_VERSION": "7600"}, True, id="GNOME's"),
        pytest.param({"VTE_VERSION": "5000"}, False, id="GNOME's that fell over links"),
        pytest.param({"VTE_VERSION": "new"}, False, id="a version that is no number"),
        pytest.param({"KONSOLE_VERSION": "230800"}, True, id="KDE's"),
        pytest.param({"TERM": "xterm-kitty"}, True, id="kitty"),
        pytest.param({"TERM": "xterm-kitty", "CI": "true"}, False, id="in CI"),
        pytest.param({"TERM": "tmux-256color", "WT_SESSION": "x"}, False, id="in tmux"),
        pytest.param({"TERM": "xterm-kitty", "TMUX": "/tmp/x"}, False, id="in tmux that hides"),
        pytest.param({"TERM": "dumb", "WT_SESSION": "x"}, False, id="dumb"),
        pytest.param({"FORCE_HYPERLINK": "0", "WT_SESSION": "x"}, False, id="turned off"),
        pytest.param({"FORCE_HYPERLINK": "1"}, True, id="forced"),
        pytest.param({"FORCE_HYPERLINK": "1", "TERM": "tmux"}, True, id="forced in tmux"),
        pytest.param({"NO_COLOR": "1", "WT_SESSION": "x"}, True, id="without colour"),
    ],
)
def test_links(env: Mapping[str, str], expected: bool) -> None:
    """Where they are known to work, and never in a file."""
    assert (expected, False) == (linked(Terminal(), env=env), linked(Terminal(), to_file=True, env=env))


def test_links_in_a_report(tmp_path: Path) -> None:
    """A rule leads to its source, and the name of a page to the page."""
    out = cli(
        site(tmp_path, {"a b.md": "Please utilize it.\n"}, ""), "check", "a b.md", env={"FORCE_HYPERLINK": "1"}
    ).out

    assert "\033]8;;https://www.plainlanguage.gov/" in out
    assert f"\033]8;;{(tmp_path / 'a b.md').as_uri()}\033\\a b.md\033]8;;\033\\" in out


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize(
    "line", ["check a.md", "check . --quiet", "score a.md", "read a.md", "checklist a.md", "rules"]
)
def test_widths(line: str, columns: int, tmp_path: Path) -> None:
    """No line is wider than the terminal, but for names that must stay whole."""
    long = f"{ERROR.strip()} It is for people who need a long sentence that goes on and on until it ends. " * 9
    out = cli(site(tmp_path, {"a.md": long}), *line.split(), env={"COLUMNS": str(columns)}).out
    wide = [line for line in out.splitlines() if len(line) > columns]

    assert [] == [line for line in wide if " " in line.strip() and columns > 60]


def test_no_meaning_in_colour_alone(tmp_path: Path) -> None:
    """What colour tells is written, too: taken away, nothing but colour is gone."""

    folder = site(tmp_path, {"a.md": ERROR})
    plain, painted = (cli(folder, "check", "a.md", "--color", color).out for color in ("never", "always"))

    assert plain == re.sub("\033\\[[0-9;]*m", "", painted)
    assert "✗ error:" in plain


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
@pytest.mark.parametrize("command", ["check", "score", "report", "fix", "history record", "checklist"])
def test_progress_on_a_terminal(command: str, tmp_path: Path) -> None:
    """A long run says how far it is, on standard error, which is a terminal here, and wipes it away."""
    import pty

    folder = site(tmp_path, {f"{i}.md": ERROR for i in range(30)})
    more = ["-o", "r.html"] if command == "report" else []
    code = "import plainlang.cli.progress as p; p._PATIENCE = p._PAUSE = 0.0; from plainlang.cli import main; main()"
    terminal, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *command.split(), ".", "--jobs", "1", *more], cwd=folder,
        env=environment(tmp_path, {"TERM": "xterm"}), stdout=subprocess.DEVNULL, stderr=child,
    )  # fmt: skip
    os.close(child)
    shown = _read(terminal)
    process.wait(timeout=60)

    assert re.search(r"\r30 (of 30 )?pages ", shown)
    assert shown.rstrip("\r\n").endswith(" ") or command == "check"


def _read(terminal: int) -> str:
    """All that comes from a terminal until it is closed."""
    parts = []
    try:
        while part := os.read(terminal, 65536):
            parts.append(part)
    except OSError:  # closed at the other end
        pass
    os.close(terminal)
    return b"".join(parts).decode()
