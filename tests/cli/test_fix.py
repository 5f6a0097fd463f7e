"""`plainlang fix`: it writes what is sure and nothing else; on any doubt the file is left alone and named."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import patch

import pytest
from running import ERROR, PLAIN, WARNING, Ran, child, cli, site

FIXED = ERROR.replace("gizmo", "tool")
DIFF = "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-Use the gizmo.\n+Use the tool.\n"


def after(folder: Path, data: bytes, *args: str) -> bytes:
    """The bytes of a page after fixing it."""
    cli(site(folder, {"a.md": data}), "fix", "a.md", *args)
    return (folder / "a.md").read_bytes()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"Use the gizmo.", b"Use the tool.", id="no line end"),
        pytest.param(b"A gizmo.\r\nGizmos, all.\r\n", b"A tool.\r\nTools, all.\r\n", id="Windows line ends and case"),
        pytest.param(b"A gizmo.\rTwo.\r", b"A tool.\rTwo.\r", id="old Mac line ends"),
        pytest.param(b"\xef\xbb\xbfA gizmo.", b"\xef\xbb\xbfA tool.", id="byte order mark"),
        pytest.param("Café gizmo 😀.".encode(), "Café tool 😀.".encode(), id="not ASCII"),
        pytest.param(b"Code `gizmo` stays.", b"Code `gizmo` stays.", id="code"),
        pytest.param(b"A doodad.", b"A doodad.", id="unsafe"),
        pytest.param(b"<!-- plainlang: ignore -->\nA gizmo.", b"<!-- plainlang: ignore -->\nA gizmo.", id="silenced"),
        pytest.param(b"A gizmo \x96 good.", b"A gizmo \x96 good.", id="Windows-1252 is left alone"),
        pytest.param("A gizmo.".encode("utf-16"), "A gizmo.".encode("utf-16"), id="UTF-16 is left alone"),
        pytest.param(b"", b"", id="empty"),
    ],
)
def test_bytes(data: bytes, expected: bytes, tmp_path: Path) -> None:
    """Encoding, byte order mark and line ends stay as they were."""
    assert expected == after(tmp_path, data)


def test_unsafe(tmp_path: Path) -> None:
    """--unsafe makes the first suggestion of every finding."""
    assert b"Find a part.\n" == after(tmp_path, WARNING.encode(), "--unsafe")


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param("a.md", Ran(0, "a.md: 1 place fixed\n1 place fixed in 1 of 1 page.\n", ""), id="a change"),
        pytest.param("b.md", Ran(0, "Nothing fixed in 1 page.\n", ""), id="no change"),
        pytest.param("--quiet b.md", Ran(0, "", ""), id="--quiet without a change"),
        pytest.param(
            "--quiet a.md b.md", Ran(0, "a.md: 1 place fixed\n1 place fixed in 1 of 2 pages.\n", ""), id="--quiet"
        ),
        pytest.param("--diff a.md", Ran(1, DIFF, "1 place would be fixed in 1 of 1 page.\n"), id="--diff"),
        pytest.param("--diff b.md", Ran(0, "", "Nothing would be fixed in 1 page.\n"), id="--diff, none"),
        pytest.param("--quiet --force-exclude LICENSE.md", Ran(0, "", ""), id="--force-exclude"),
    ],
)
def test_output(args: str, expected: Ran, tmp_path: Path) -> None:
    """What it says and how it ends."""
    assert expected == cli(site(tmp_path, {"a.md": ERROR, "b.md": PLAIN, "LICENSE.md": ERROR}), "fix", *args.split())


def test_diff_writes_nothing(tmp_path: Path) -> None:
    """--diff only shows; a last line without an end is marked as in any diff."""
    ran = cli(site(tmp_path, {"a.md": "A gizmo."}), "fix", "--diff", "a.md")

    assert (1, b"A gizmo.") == (ran.code, (tmp_path / "a.md").read_bytes())
    assert 2 == ran.out.count("\\ No newline at end of file")


@pytest.mark.parametrize(
    ("args", "data", "expected"),
    [
        pytest.param("-", b"A gizmo.\r\n", Ran(0, "A tool.\r\n", ""), id="Markdown"),
        pytest.param("-", b"A `gizmo`.", Ran(0, "A `gizmo`.", ""), id="nothing to fix"),
        pytest.param("- --stdin-filename x.txt", b"A `gizmo`.", Ran(0, "A `tool`.", ""), id="by its name"),
        pytest.param("- --unsafe", b"A doodad.", Ran(0, "A part.", ""), id="--unsafe"),
        pytest.param("- --diff --stdin-filename a.md", ERROR.encode(), Ran(1, DIFF, ""), id="--diff"),
    ],
)
def test_standard_input(args: str, data: bytes, expected: Ran, tmp_path: Path) -> None:
    """The fixed text goes to standard output, and nothing else does."""
    assert expected == child(site(tmp_path), "fix", *args.split(), text=data)


@pytest.mark.parametrize(
    ("args", "data", "said"),
    [
        pytest.param("-", b"\0\1\2", "a binary file", id="binary"),
        pytest.param("-", b"A gizmo \x96", "not UTF-8", id="Windows-1252"),
        pytest.param("- --stdin-filename x.pdf", b"A gizmo", "PDF is not read", id="format"),
        pytest.param("- a.md", b"A gizmo", "is fixed by itself", id="with a page"),
    ],
)
def test_standard_input_that_cannot_be_fixed(args: str, data: bytes, said: str, tmp_path: Path) -> None:
    """Nothing is written, for an editor would put it in the place of the text."""
    ran = child(site(tmp_path), "fix", *args.split(), text=data)

    assert (2, "", True) == (ran.code, ran.out, said in ran.err)


def test_fixing_twice(tmp_path: Path) -> None:
    """What is fixed stays fixed."""
    site(tmp_path, {"a.md": ERROR})

    assert ["1 place", "Nothing"] == [
        cli(tmp_path, "fix", "a.md").out.splitlines()[-1].split(" fixed")[0] for _ in "ab"
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("gone.md", None, "gone.md: there is no such file or folder", id="missing"),
        pytest.param("x.pdf", b"%PDF", "x.pdf: PDF is not read", id="unknown suffix"),
        pytest.param("x.md", b"\0\1\2", "x.md: this looks like a binary file", id="binary"),
        pytest.param("x.md", b"A gizmo \x96", "x.md: left alone, because it is not UTF-8", id="Windows-1252"),
        pytest.param("x.md", "A gizmo".encode("utf-16"), "x.md: left alone, because it is not UTF-8", id="UTF-16"),
    ],
)
def test_what_cannot_be_fixed(name: str, data: bytes | None, said: str, tmp_path: Path) -> None:
    """It is named, the run ends with 2, and the other file is fixed."""
    site(tmp_path, {"a.md": ERROR, **({} if data is None else {name: data})})
    ran = cli(tmp_path, "fix", name, "a.md")

    assert (2, True, FIXED) == (ran.code, ran.err.startswith(said), (tmp_path / "a.md").read_text())


def test_read_only(tmp_path: Path) -> None:
    """A read-only page is left alone, though its folder would let us replace it."""
    site(tmp_path, {"a.md": ERROR})
    (tmp_path / "a.md").chmod(0o444)
    ran = cli(tmp_path, "fix", "a.md")

    assert (2, "a.md: left alone, because it is read-only.\n", ERROR) == (*ran[::2], (tmp_path / "a.md").read_text())


def test_a_page_that_changes_meanwhile(tmp_path: Path) -> None:
    """Whoever saves the page while it is being fixed wins."""
    site(tmp_path, {"a.md": ERROR})
    with patch("plainlang.files.os.fsync", side_effect=lambda handle: (tmp_path / "a.md").write_text("Newer.")):
        ran = cli(tmp_path, "fix", "a.md")

    assert (2, "Newer.") == (ran.code, (tmp_path / "a.md").read_text())
    assert "a.md: left alone, because it changed while it was being fixed.\n" == ran.err
    assert [] == [*tmp_path.rglob(".plainlang-*")]


def test_a_page_that_another_run_fixes_meanwhile(tmp_path: Path) -> None:
    """What is there already as it should be is no failure."""
    site(tmp_path, {"a.md": ERROR})
    with patch("plainlang.files.os.fsync", side_effect=lambda handle: (tmp_path / "a.md").write_text(FIXED)):
        ran = cli(tmp_path, "fix", "a.md")

    assert (0, FIXED) == (ran.code, (tmp_path / "a.md").read_text())


def test_a_disk_that_fails(tmp_path: Path) -> None:
    """The old page is still there, and no temporary file beside it."""
    site(tmp_path, {"a.md": ERROR})
    with patch("os.replace", side_effect=OSError(28, "No space left on device")):
        ran = cli(tmp_path, "fix", "a.md")

    assert "a.md: left alone, because it cannot be written: No space left on device.\n" == ran.err
    assert (ERROR, []) == ((tmp_path / "a.md").read_text(), [*tmp_path.rglob(".plainlang-*")])


@pytest.mark.skipif(os.name == "nt", reason="permissions")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    """A page keeps its mode, and a link stays a link."""
    site(tmp_path, {"real/a.md": ERROR})
    (tmp_path / "real/a.md").chmod(0o640)
    (tmp_path / "a.md").symlink_to("real/a.md")
    cli(tmp_path, "fix", "a.md")

    assert (True, FIXED) == ((tmp_path / "a.md").is_symlink(), (tmp_path / "real/a.md").read_text())
    assert 0o640 == (tmp_path / "real/a.md").stat().st_mode & 0o777
