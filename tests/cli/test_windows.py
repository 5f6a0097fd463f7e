"""Windows, as far as other systems can tell: its paths, its consoles, its line ends."""

from __future__ import annotations

import errno
import ntpath
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import pytest
from running import ERROR, child, cli, finished, site

from plainlang import baseline, files, folders
from plainlang.cli import grouping, hosting
from plainlang.cli.ending import is_closed_pipe
from plainlang.config import globs
from plainlang.folders import Patterns, excludes
from plainlang.records import recording
from plainlang.reporters import Look, Run
from plainlang.reporters.layout import page_link

SITE = "C:\\site"


class _Windows(ModuleType):
    """`os` with the paths of Windows; all else is that of this system."""

    path = ntpath
    sep, curdir, pardir = "\\", ".", ".."

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


@pytest.fixture
def windows() -> Iterator[None]:
    """The modules that know of paths, with those of Windows."""
    fake = _Windows("os")
    with patch.object(ntpath, "realpath", ntpath.abspath):
        patches = [
            patch.object(module, "os", fake) for module in (baseline, folders, globs, grouping, hosting, recording)
        ]
        for one in patches:
            one.start()
        yield
        for one in patches:
            one.stop()


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("C:\\site\\tax\\a.md", "tax/a.md", id="below"),
        pytest.param("C:\\sites\\a.md", "C:/sites/a.md", id="beside"),
        pytest.param("D:\\a.md", "D:/a.md", id="another drive"),
        pytest.param("C:/site/tax/a.md", "tax/a.md", id="slashes"),
        pytest.param("\\\\server\\share\\a.md", "//server/share/a.md", id="a share"),
    ],
)
def test_names_in_files_of_ours(path: str, expected: str) -> None:
    """A baseline and a history have slashes, so that they can be shared with other systems."""
    assert expected == baseline.relative(path, SITE)
    assert expected == recording.name_of(path, SITE) or "../" in recording.name_of(path, SITE)


@pytest.mark.usefixtures("windows")
def test_patterns() -> None:
    """`exclude` and overrides are written with slashes, and name paths with backslashes."""
    patterns = Patterns(f"{SITE}\\", excludes(["drafts/", "tax/*.md"], ".").spec)

    assert patterns.verdict("C:\\site\\drafts\\") is True
    assert patterns.verdict("C:\\site\\tax\\a.md") is True
    assert patterns.verdict("C:\\site\\tax\\more\\a.md") is None
    assert "tax/a.md" == globs.name_below(SITE, "C:\\site\\tax\\a.md")
    assert "/tax/forms/**/*.md" == globs.rebased("*.md", "tax\\forms")


@pytest.mark.usefixtures("windows")
def test_groups_and_addresses() -> None:
    """A report shows slashes, and links of a build server have them."""
    paths = ["C:\\site\\tax\\a.md", "C:\\site\\b.md"]

    assert ["site/tax/a.md", "site/b.md"] == list(grouping.shown_paths(paths).values())
    assert "https://git.example/x/-/blob/abc/docs" == hosting.pages_address(
        {"CI_PROJECT_URL": "https://git.example/x", "CI_COMMIT_SHA": "abc", "CI_PROJECT_DIR": SITE}, f"{SITE}\\docs"
    )


@pytest.mark.parametrize(
    ("folder", "path", "expected"),
    [
        pytest.param(SITE, "tax\\a b.md", "file:///C:/site/tax/a%20b.md", id="a path"),
        pytest.param(SITE, "D:\\a.md", "file:///D:/a.md", id="another drive"),
        pytest.param("\\\\server\\share", "a.md", "file:////server/share/a.md", id="a share"),
        pytest.param("/site", "tax/a#1.md", "file:///site/tax/a%231.md", id="not Windows"),
        pytest.param("/site", "/other/caf\udce9.md", "file:///other/caf%E9.md", id="bytes that are not UTF-8"),
    ],
)
def test_link_to_a_page(folder: str, path: str, expected: str) -> None:
    """The address of a file, wherever it lies."""
    assert f"\033]8;;{expected}\033\\x\033]8;;\033\\" == page_link("x", path, Look(links=True, run=Run(folder)))


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii:strict", "utf-16"])
def test_a_console_of_another_encoding(encoding: str, tmp_path: Path) -> None:
    """What we print is UTF-8, and nothing in it fails."""
    folder = site(tmp_path, {"a.md": f"{ERROR}\n日本 – “ok”: a gizmo 🎉.\n"})
    ran = child(folder, "check", "a.md", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "PYTHONWARNINGS": ""})

    assert (1, True, "This run failed: 2 errors.\n") == (ran.code, "✗ error: “gizmo” → try “tool”." in ran.out, ran.err)


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_are_kept(ends: str, mark: bytes, tmp_path: Path) -> None:
    """Fixing changes words only: not line ends, not the byte order mark, in a file or in a pipe."""
    before = mark + f"Use the gizmo.{ends}{ends}A gizmo.{ends}".encode()
    folder = site(tmp_path, {"a.md": before})
    piped = finished([sys.executable, "-m", "plainlang", "fix", "-"], folder, before).stdout
    cli(folder, "fix", "a.md")

    assert before.replace(b"gizmo", b"tool") == (folder / "a.md").read_bytes() == piped


@pytest.mark.parametrize(
    ("error", "on_windows", "elsewhere"),
    [
        pytest.param(OSError(errno.EINVAL, "Invalid argument"), True, False, id="a pipe"),
        pytest.param(OSError(errno.EINVAL, "Invalid argument", "a?.md"), False, False, id="a file"),
        pytest.param(OSError(errno.ENOSPC, "No space left"), False, False, id="a full disk"),
        pytest.param(ValueError(errno.EINVAL), False, False, id="something else"),
    ],
)
def test_a_closed_pipe(error: Exception, on_windows: bool, elsewhere: bool) -> None:
    """Windows has an error of its own for it."""
    assert (on_windows, elsewhere) == (is_closed_pipe(error, True), is_closed_pipe(error, False))


class _Ownerless(ModuleType):
    """`os` where files have no owners."""

    def __getattr__(self, name: str) -> Any:
        if name in ("chown", "getuid", "geteuid"):
            raise AttributeError(name)
        return getattr(os, name)


def test_no_owner(tmp_path: Path) -> None:
    """Where nobody owns files, they are replaced all the same."""
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    with patch.object(files, "os", _Ownerless("os")):
        files.write_atomically(str(path), b"new")

    assert b"new" == path.read_bytes()


def test_workers_are_spawned() -> None:
    """Windows knows no other way to start a process, so no other is used."""
    root = Path(files.__file__).parent
    starts = [
        line for path in root.rglob("*.py") for line in path.read_text("utf-8").splitlines() if "get_context(" in line
    ]

    assert starts
    assert [] == [line for line in starts if 'get_context("spawn")' not in line]
