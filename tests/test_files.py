"""Files: their bytes as text, their format, which ones a path names, and writing without losing anything."""

from __future__ import annotations

import os
import re
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.errors import ReadError, UseError
from plainlang.files import decode, format_of, load, write_atomically
from plainlang.folders import expand, without_excluded

NOTE = "not UTF-8 (line 2); read as Windows-1252. Save it as UTF-8 to be sure."
DECODED = [
    pytest.param(b"", "", (), id="empty"),
    pytest.param("Café 😀\r\n".encode(), "Café 😀\r\n", (), id="UTF-8"),
    pytest.param(b"\xef\xbb\xbfForm", "Form", (), id="UTF-8 with a mark"),
    pytest.param("Café".encode("utf-16"), "Café", (), id="UTF-16"),
    pytest.param(b"\xfe\xff" + "Café".encode("utf-16-be"), "Café", (), id="UTF-16, big end first"),
    pytest.param(b"One\nCaf\xe9 \x93two\x94", "One\nCafé “two”", (NOTE,), id="Windows-1252"),
    pytest.param(b"One\nundefined \x81", "One\nundefined \ufffd", (NOTE,), id="not even Windows-1252"),
]
BINARY = [
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "binary", id="PNG"),
    pytest.param(bytes(range(1, 32)) * 9 + b"\xff", "binary", id="control codes"),
    pytest.param("Form 1".encode("utf-16-le"), "UTF-16 without a byte order mark", id="UTF-16 without a mark"),
    pytest.param(b"\xff\xfeabc", "begins like UTF-16", id="half of UTF-16"),
]
TREE = (
    "a.md", "b.html", "c.txt", "d.njk", "e.png", "CHANGELOG.md", "LICENSE.md", "docs/a.mdx", "docs/old/a.md",
    "docs/old/keep.md", "node_modules/x/a.md", "build/a.md", "docs/build/a.md", "public/a.md", ".github/a.md",
    "z/a.markdown",
)  # fmt: skip


@pytest.mark.parametrize(("data", "text", "notes"), DECODED)
def test_decode(data: bytes, text: str, notes: tuple[str, ...]) -> None:
    """A mark at the start stays out, and a guess is noted."""
    assert (text, notes) == decode(data, "a.md")


@pytest.mark.parametrize(("data", "reason"), BINARY)
def test_decode_refuses(data: bytes, reason: str) -> None:
    """What is not text is refused by name."""
    with pytest.raises(ReadError, match=f"^a.md: .*{reason}"):
        decode(data, "a.md")


@given(st.text())
def test_utf8_round_trip(text: str) -> None:
    """Any text without NUL comes back as it was, however it begins."""
    plain = text.replace("\0", "").removeprefix("\ufeff").encode("utf-8", "ignore")

    assert (plain.decode(), ()) == decode(plain, "a.md")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("a.md", "markdown", id="Markdown"),
        pytest.param("x/A.MD", "markdown", id="upper case"),
        pytest.param("a.markdown", "markdown", id="long suffix"),
        pytest.param("a.mdx", "mdx", id="MDX"),
        pytest.param("a.b.html", "html", id="HTML"),
        pytest.param("page.njk", "html", id="Nunjucks"),
        pytest.param("a.txt", "text", id="text"),
    ],
)
def test_format_of(path: str, expected: str) -> None:
    """The suffix names the format."""
    assert expected == format_of(path)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a.pdf", "PDF is not read"),
        ("a.doc", "an old Word file .* is not read"),
        ("a.rst", "reStructuredText is"),
        ("README", "a file without"),
        ("a.x", "“.x” is"),
        (".md", "a file"),
    ],
)
def test_format_of_refuses(path: str, shown: str) -> None:
    """An unknown suffix is refused, with those that are read."""
    with pytest.raises(ReadError, match=f"{shown}.*Markdown.*Word"):
        format_of(path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("gone.md", "there is no such file or folder", id="missing"),
        pytest.param("gone/*.md", "no page matches this pattern", id="pattern"),
        pytest.param("folder", "this folder cannot be read", id="folder"),
        pytest.param("dangling.md", "No such file or directory", id="broken link"),
    ],
)
def test_load_refuses(path: str, reason: str, tmp_path: Path) -> None:
    """What cannot be read is an error with the path and a reason."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling.md").symlink_to("nowhere.md")
    with chdir(tmp_path), pytest.raises(ReadError) as caught:
        load(path)

    assert f"{path}: {reason}" == str(caught.value)


def tree(folder: Path, **gitignores: str) -> Path:
    """A folder with pages in many places, and .gitignore files."""
    for name in TREE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    for place, text in gitignores.items():
        (folder / place.replace("root", ".") / ".gitignore").write_text(text)
    return folder


ALL = ["a.md", "b.html", "d.njk", "docs/a.mdx", "docs/old/a.md", "docs/old/keep.md", "z/a.markdown"]


@pytest.mark.parametrize(
    ("exclude", "gitignores", "expected"),
    [
        pytest.param([], {}, ALL, id="defaults"),
        pytest.param(["docs/old/"], {}, [p for p in ALL if "old" not in p], id="a folder"),
        pytest.param(["*.html", "a.*"], {}, ["d.njk", "docs/old/keep.md"], id="by name"),
        pytest.param(["!public/"], {}, sorted([*ALL, "public/a.md"]), id="a default taken back"),
        pytest.param([], {"root": "z/\n*.njk\n"}, [*ALL[:2], *ALL[3:6]], id=".gitignore"),
        pytest.param([], {"docs": "/old\n"}, [p for p in ALL if "old" not in p], id="nested .gitignore"),
        pytest.param([], {"docs": "/a.md\n"}, ALL, id="anchored where it stands"),
        pytest.param(
            [], {"root": "docs/old/*\n", "docs": "!keep.md\n"}, [*ALL[:4], *ALL[5:]], id="the nearest wins"
        ),
        pytest.param([], {"root": "!\n\\\nz/\n"}, ALL[:-1], id="a bad line in .gitignore is skipped"),
    ],
)  # fmt: skip
def test_folder(exclude: list[str], gitignores: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    """A folder is its pages, in order, without what the excludes and every .gitignore name."""
    with chdir(tree(tmp_path, **gitignores)):
        assert expected == sorted(path.replace(os.sep, "/") for path in expand(["."], exclude))


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["b.html", "a.md"], ["b.html", "a.md"], id="files in the order given"),
        pytest.param(["a.md", "./a.md", "a.md"], ["a.md"], id="once"),
        pytest.param(["c.txt", "e.png", "gone.md"], ["c.txt", "e.png", "gone.md"], id="named files, whatever they are"),
        pytest.param(["build"], ["build/a.md"], id="an excluded folder that is named"),
        pytest.param(["docs", "docs/a.mdx"], ["docs/a.mdx", "docs/old/a.md", "docs/old/keep.md"], id="folder and file"),
        pytest.param(["**/*.md"], ["a.md", "docs/old/a.md", "docs/old/keep.md"], id="pattern, less the excludes"),
        pytest.param(["build/*.md"], ["build/a.md"], id="pattern in an excluded folder that is named"),
        pytest.param(["*"], ["a.md", "b.html", "c.txt", "d.njk"], id="pattern over files"),
        pytest.param(["x*"], ["x*"], id="pattern without a file is given back"),
        pytest.param(["*.png"], ["*.png"], id="pattern without a page is given back"),
    ],
)
def test_paths(paths: list[str], expected: list[str], tmp_path: Path) -> None:
    """Paths, folders and patterns, each file once."""
    with chdir(tree(tmp_path)):
        assert expected == [path.replace(os.sep, "/") for path in expand(paths)]


def test_excludes_are_relative_to_the_configuration(tmp_path: Path) -> None:
    """Wherever the run starts."""
    with chdir(tree(tmp_path) / "docs"):
        assert ["a.mdx"] == list(expand(["."], ["docs/old/"], str(tmp_path)))
        assert ["a.mdx"] == list(without_excluded(["a.mdx", "old/a.md"], ["docs/old/"], str(tmp_path)))


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("a.md", True), ("docs/CHANGELOG.md", False), ("LICENSE.md", False), ("build/a.md", False), ("build", False),
        (".github/a.md", False), ("../a.md", True), ("../build/a.md", True), ("../LICENSE.md", False),
    ],
)  # fmt: skip
def test_without_excluded(path: str, kept: bool, tmp_path: Path) -> None:
    """Named files are left out too; of those elsewhere only the name counts."""
    with chdir(tree(tmp_path)):
        assert [path] * kept == list(without_excluded([path], []))


@pytest.mark.parametrize("pattern", ["!", "[z-a]"])
def test_a_bad_exclude(pattern: str, tmp_path: Path) -> None:
    """It is named; in a .gitignore it is skipped, as git does."""
    with pytest.raises(UseError, match=f"“exclude” has “{re.escape(pattern)}”"):
        list(expand([str(tmp_path)], ["ok/", pattern]))
    (tmp_path / ".gitignore").write_text(f"{pattern}\nout.md\n")
    (tmp_path / "in.md").touch()
    (tmp_path / "out.md").touch()

    assert [str(tmp_path / "in.md")] == list(expand([str(tmp_path)]))


def test_what_is_always_left_out_counts_from_a_folder(tmp_path: Path) -> None:
    """So a folder that is looked at from elsewhere gives the same pages, and one that is named is not left out."""
    pages = [str(tmp_path / "build/a.md"), str(tmp_path / "build/.github/b.md")]

    assert pages[:1] == list(without_excluded(pages, [], ".", str(tmp_path / "build")))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read")
def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    """It is given back itself, so that reading it tells, and the others are there."""
    tree(tmp_path)
    (tmp_path / "docs").chmod(0)
    try:
        with chdir(tmp_path):
            assert ["a.md", "b.html", "d.njk", "z/a.markdown", "./docs"] == list(expand(["."]))
    finally:
        (tmp_path / "docs").chmod(0o755)


def test_write_atomically_is_all_or_nothing(tmp_path: Path) -> None:
    """On a failure the old file is there and nothing beside it."""
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    with patch("os.replace", side_effect=OSError), pytest.raises(OSError):
        write_atomically(str(path), b"new")

    assert ([path], b"old") == (list(tmp_path.iterdir()), path.read_bytes())
