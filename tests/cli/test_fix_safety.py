"""Fixing when things go wrong: two runs at once, Ctrl-C, a full disk, links. Whatever happens, no text is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from running import ERROR, cli, environment, site

FIXED = ERROR.replace("gizmo", "tool")
CODE = "import sys; from plainlang.__main__ import main; sys.exit(main())"
SMALL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50)); "
ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="links and limits as POSIX has them")


def left_behind(folder: Path) -> list[Path]:
    """Temporary files that nobody cleaned up."""
    return [*folder.rglob(".plainlang-*")]


def started(folder: Path, *args: str, first: str = "") -> subprocess.Popen[str]:
    """`plainlang` in a process of its own, which may do something before."""
    command = [sys.executable, "-c", first + CODE, *args]
    return subprocess.Popen(
        command, cwd=folder, env=environment(folder), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_two_runs_at_once(tmp_path: Path) -> None:
    """Both fix the same pages: each page is fixed once, and neither run fails."""
    names = [f"{i}.md" for i in range(30)]
    site(tmp_path, dict.fromkeys(names, ERROR * 20))
    runs = [started(tmp_path, "fix", *names) for _ in "ab"]
    ends = [(*run.communicate(timeout=120), run.returncode) for run in runs]

    assert [0, 0] == [code for _, _, code in ends], ends
    assert {FIXED * 20} == {(tmp_path / name).read_text() for name in names}
    assert [] == left_behind(tmp_path)


@ON_POSIX
def test_a_full_disk(tmp_path: Path) -> None:
    """A page that cannot be written whole stays as it was; the run ends with 2 and goes on to the next page."""
    site(tmp_path, {"long.md": ERROR * 20, "short.md": ERROR})
    run = started(tmp_path, "fix", "long.md", "short.md", first=SMALL_DISK)
    _, err = run.communicate(timeout=60)

    assert (2, ERROR * 20) == (run.returncode, (tmp_path / "long.md").read_text())
    assert err == "long.md: left alone, because it cannot be written: File too large.\n"
    assert (FIXED, []) == ((tmp_path / "short.md").read_text(), left_behind(tmp_path))


@pytest.mark.parametrize("name", ["os.fsync", "os.replace", "os.chmod"])
def test_ctrl_c(name: str, tmp_path: Path) -> None:
    """Stopped in the middle of writing, the old page is still there and nothing beside it."""
    site(tmp_path, {"a.md": ERROR})
    with patch(f"plainlang.files.{name}", side_effect=KeyboardInterrupt):
        ran = cli(tmp_path, "fix", "a.md")

    assert (130, ERROR, []) == (ran.code, (tmp_path / "a.md").read_text(), left_behind(tmp_path))


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), OSError(30, "Read-only file system")], ids=["folder", "disk"]
)
def test_a_read_only_folder(error: OSError, tmp_path: Path) -> None:
    """Where no file can be made, none is changed."""
    site(tmp_path, {"a.md": ERROR})
    with patch("plainlang.files._write_new", side_effect=error):
        ran = cli(tmp_path, "fix", "a.md")

    assert (2, f"a.md: left alone, because it cannot be written: {error.strerror}.\n") == (ran.code, ran.err)
    assert ERROR == (tmp_path / "a.md").read_text()


def test_a_page_that_goes_away(tmp_path: Path) -> None:
    """A page that is deleted while it is being fixed is not made again."""
    site(tmp_path, {"a.md": ERROR})
    with patch("plainlang.files.os.fsync", side_effect=lambda handle: (tmp_path / "a.md").unlink()):
        ran = cli(tmp_path, "fix", "a.md")

    assert (2, False, []) == (ran.code, (tmp_path / "a.md").exists(), left_behind(tmp_path))


@ON_POSIX
def test_the_other_name_of_a_page(tmp_path: Path) -> None:
    """A page with two names (hard links) is fixed under the name that was given; the other keeps the old text."""
    site(tmp_path, {"a.md": ERROR})
    (tmp_path / "copy.md").hardlink_to(tmp_path / "a.md")
    cli(tmp_path, "fix", "a.md")

    assert (FIXED, ERROR) == ((tmp_path / "a.md").read_text(), (tmp_path / "copy.md").read_text())


@ON_POSIX
def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    """It is named, and nothing is made at its end."""
    site(tmp_path)
    (tmp_path / "a.md").symlink_to("gone.md")
    ran = cli(tmp_path, "fix", "a.md")

    assert (2, False, True) == (ran.code, (tmp_path / "gone.md").exists(), ran.err.startswith("a.md: "))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"A gizmo.\r\nA gizmo.\nA gizmo.\rEnd", b"A tool.\r\nA tool.\nA tool.\rEnd", id="mixed line ends"),
        pytest.param(b"\xef\xbb\xbfA gizmo.\r\n", b"\xef\xbb\xbfA tool.\r\n", id="byte order mark and Windows"),
        pytest.param(b"A gizmo.\n\n\n", b"A tool.\n\n\n", id="empty lines at the end"),
        pytest.param(b"A gizmo.  \nTwo.\t\n", b"A tool.  \nTwo.\t\n", id="space at the end of a line"),
        pytest.param("A gizmo.\x0bA\u2028\x85 gizmo".encode(), "A tool.\x0bA\u2028\x85 tool".encode(), id="odd breaks"),
    ],
)
def test_every_other_byte_stays(data: bytes, expected: bytes, tmp_path: Path) -> None:
    """Only the words that are fixed change."""
    site(tmp_path, {"a.md": data})
    cli(tmp_path, "fix", "a.md")

    assert expected == (tmp_path / "a.md").read_bytes()
