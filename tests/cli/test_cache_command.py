"""`plainlang cache`: it says what is kept and deletes it, and nothing that is not ours."""

from __future__ import annotations

import os
import time
from pathlib import Path
from unittest.mock import patch

import pytest
from running import ERROR, PLAIN, cli, site

from plainlang.cli.cache import size
from plainlang.storage import stored

OURS = "ab/" + "0" * 62 + ".json"
FOREIGN = [
    pytest.param("mine.txt", id="another name"),
    pytest.param("ab/notes.json", id="another name beside results"),
    pytest.param("ab/" + "0" * 62 + ".json.bak", id="a copy of a result"),
    pytest.param("cd/ef/" + "0" * 62 + ".json", id="deeper than ours"),
    pytest.param("photos/a.jpg", id="a folder of another name"),
    pytest.param(".gitignore", id="a .gitignore of the user's"),
    pytest.param("rules/own.yaml", id="a user's rules"),
    pytest.param("rules/.plainlang-notes", id="nearly the name of what a killed run leaves"),
]


def kept(folder: Path) -> Path:
    """The folder of all that is kept for a site."""
    return folder / ".cache/plainlang"


def put(folder: Path, name: str, text: str = "x") -> Path:
    """A file in the folder of all that is kept."""
    path = kept(folder) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_what_is_kept(tmp_path: Path) -> None:
    """Where, how much, and how old."""
    cli(site(tmp_path, {"a.md": ERROR, "b.md": PLAIN}), "check", ".")
    os.utime(next(kept(tmp_path).glob("??/*.json")), (time.time() - 3 * 86_400,) * 2)
    ran = cli(tmp_path, "cache", "info")
    place, results, rules, ages, *_ = ran.out.splitlines()

    assert (0, "", str(kept(tmp_path))) == (ran.code, ran.err, place)
    assert ("  2 results", "  1 set of rules") == (results[:11], rules[:16])
    assert "  Oldest: 3 days ago. Newest: just now." == ages


def test_all_of_it_goes(tmp_path: Path) -> None:
    """Also what a killed run left behind, and the folder itself; the next run makes it again."""
    first = cli(site(tmp_path, {"a.md": ERROR}), "check", "a.md")
    put(tmp_path, "ab/.plainlang-12-0123abcd")
    held = sum(file.size for file in stored(kept(tmp_path)) if file.kind != "note")
    ran = cli(tmp_path, "cache", "clear")

    assert (0, f"Deleted 3 files in {kept(tmp_path)} and freed {size(held)}.\n", "") == ran
    assert (False, first) == (kept(tmp_path).exists(), cli(tmp_path, "check", "a.md"))


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_not_ours_stays(name: str, tmp_path: Path) -> None:
    """Whatever lies in the folder under another name."""
    put(tmp_path, OURS)
    other = put(tmp_path, name)
    ran = cli(tmp_path, "cache", "clear")

    assert (0, True, False) == (ran.code, other.exists(), (kept(tmp_path) / OURS).exists())
    assert ran.out.endswith("What else is in that folder is not plainlang’s, and stays.\n")


@pytest.mark.parametrize("name", ["ab", OURS])
def test_no_link_is_followed(name: str, tmp_path: Path) -> None:
    """What it leads to lies somewhere else, and stays."""
    target = tmp_path / "elsewhere" / Path(OURS).name
    target.parent.mkdir()
    target.write_text("x")
    link = kept(tmp_path) / name
    link.parent.mkdir(parents=True)
    link.symlink_to(target if name == OURS else target.parent)

    assert (0, True, True) == (cli(tmp_path, "cache", "clear").code, target.exists(), link.is_symlink())


@pytest.mark.parametrize("command", ["info", "clear"])
@pytest.mark.parametrize("place", ["nothing", "a file"])
def test_nothing_is_kept(command: str, place: str, tmp_path: Path) -> None:
    """It says so, and that is no fault."""
    if place == "a file":
        (tmp_path / ".cache").mkdir()
        kept(tmp_path).write_text("x")
    ran = cli(tmp_path, "cache", command)

    assert (0, "", place == "a file") == (ran.code, ran.err, kept(tmp_path).exists())
    assert "Nothing is kept" in ran.out


def test_what_cannot_be_deleted(tmp_path: Path) -> None:
    """It is named, the rest goes, and the run ends with 2."""
    put(tmp_path, OURS)
    with patch.object(Path, "unlink", side_effect=PermissionError(13, "Permission denied")):
        ran = cli(tmp_path, "cache", "clear")

    assert (2, "", f"{kept(tmp_path) / OURS}: Permission denied\n") == ran


def test_another_run_deletes_at_the_same_time(tmp_path: Path) -> None:
    """What is gone already is no fault."""
    put(tmp_path, OURS)
    with patch("plainlang.storage.os.lstat", side_effect=FileNotFoundError):
        assert 0 == cli(tmp_path, "cache", "clear").code


@pytest.mark.parametrize(
    ("of", "shown"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (123_456, "123 kB"), (12_345_678, "12.3 MB")],
)
def test_sizes(of: int, shown: str) -> None:
    """In the unit that people would use."""
    assert shown == size(of)
