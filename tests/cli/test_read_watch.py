"""`plainlang read --watch`: the page with its findings marked, again whenever it is saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from threading import Timer

import pytest
from running import CONFIG, cli, environment, site

from plainlang.cli.marked_page import marked_page
from plainlang.linter import Linter
from plainlang.reporters import Look

PAGE = "# Tools\n\n  Use the gizmo, or\nanother gizmo.\n"
SHOWN = """a.md

   1  # Tools

   3    Use the «gizmo», or
      └ error: “gizmo” → try “tool”. own/gizmo
   4  another «gizmo».
      └ error: “gizmo” → try “tool”. own/gizmo

A score needs 100 words; this text has 7 · 2 findings
"""


class Watched:
    """A child process that watches a page."""

    def __init__(self, folder: Path, *args: str) -> None:
        command = [sys.executable, "-m", "plainlang", "read", "--watch", *args]
        self.child = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                                      env=environment(folder, {"PYTHONIOENCODING": "utf-8"}))  # fmt: skip
        self.late = Timer(30, self.child.kill)
        self.late.start()

    def screen(self) -> str:
        """What is shown until it waits."""
        assert self.child.stdout
        shown = "".join(takewhile(lambda line: not line.startswith("Watching "), self.child.stdout))
        return shown.rstrip("\n") + "\n"

    def end(self) -> int:
        """Ctrl-C; the exit code."""
        self.child.send_signal(signal.SIGINT)
        assert self.child.stdout
        self.child.stdout.close()
        self.late.cancel()
        return self.child.wait(20)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A page with two findings is watched."""
    watched = Watched(site(tmp_path, {"a.md": PAGE}), "a.md")
    yield watched
    watched.late.cancel()
    watched.child.kill()
    watched.child.wait(20)
    if watched.child.stdout:
        watched.child.stdout.close()


def replaced(path: Path, text: str) -> None:
    """Write a file as editors do: a new one in its place."""
    new = path.with_name("new")
    new.write_text(text)
    os.replace(new, path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Ctrl-C for one child")
def test_a_page_that_is_saved(watched: Watched, tmp_path: Path) -> None:
    """It is shown once; again when it is saved, or its configuration is; Ctrl-C ends it."""
    assert SHOWN == watched.screen()

    replaced(tmp_path / "a.md", "Use the tool.\n")
    assert "   1  Use the tool.\n" in (screen := watched.screen())
    assert screen.endswith("0 findings\n")

    replaced(tmp_path / "plainlang.yaml", f"{CONFIG}profil: va\n")
    assert "has no key “profil”" in watched.screen()

    replaced(tmp_path / "plainlang.yaml", CONFIG)
    replaced(tmp_path / "a.md", "Use the gizmo.\n")
    assert "«gizmo»" in _until(watched, "«gizmo»")
    assert 0 == watched.end()


def _until(watched: Watched, wanted: str) -> str:
    """The first of two screens with something on it: two files were saved, one shortly after the other."""
    first = watched.screen()
    return first if wanted in first else watched.screen()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a.md b.md", "--watch shows one page"),
        ("-", "--watch shows one page"),
        ("a.md --output-format json", "--watch shows one page"),
        ("gone.md", "there is no file “gone.md”"),
        (".", "“.”"),
        ("a.pdf", "PDF is not read"),
    ],
)
def test_what_cannot_be_watched(line: str, said: str, tmp_path: Path) -> None:
    """It is refused at once, in words."""
    ran = cli(site(tmp_path, {"a.md": PAGE, "a.pdf": "%PDF"}), "read", "--watch", *line.split())

    assert (2, True) == (ran.code, said in ran.err)


def test_colour() -> None:
    """What was found is underlined, also where the line is broken inside it; the page's own signs stay."""
    rules = Linter(select=("sentences/long",))
    source = f"A «b» {'and so on it goes ' * 12}to its end.\n"
    lines = list(marked_page(rules.check(source), Look(width=60, color=True)))
    text = [line for line in lines if "goes" in line]

    assert len(text) > 3
    assert ["\033[1;4m"] * len(text) == [line.strip().removeprefix("1").strip()[:6] for line in text]
    assert all(line.endswith("\033[0m\n") for line in text)
    assert "«b»" in text[0]
