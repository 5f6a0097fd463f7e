"""A baseline: what it holds, what it lets through, and what is said when somebody has broken it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from running import ERROR, PLAIN, RULES, WARNING, cli, site

from plainlang import Linter, Report
from plainlang.baseline import create, load, relative, without_known, write
from plainlang.errors import UseError

BROKEN = [
    pytest.param("", "is not JSON", id="empty"),
    pytest.param("{", "is not JSON", id="cut short"),
    pytest.param(b"\xff", "is not JSON", id="not text"),
    pytest.param("[]", "is not a baseline", id="a list"),
    pytest.param("{}", "is not a baseline", id="an empty mapping"),
    pytest.param('{"version": 1}', "is not a baseline", id="no files"),
    pytest.param('{"version": 1, "files": []}', "is not a baseline", id="a list of files"),
    pytest.param('{"version": 2, "files": {}}', "has version 2, .* Upgrade plainlang", id="a newer version"),
    pytest.param('{"version": "1", "files": {}}', "has version 1, .* Make it again", id="a version that is a text"),
    pytest.param('{"version": 1, "files": {"a.md": 3}}', "damaged at “a.md”", id="a number for a file"),
    pytest.param('{"version": 1, "files": {"a.md": {"own/x": "3"}}}', "damaged at “a.md”", id="a count that is a text"),
    pytest.param('{"version": 1, "files": {"a.md": {"own/x": true}}}', "damaged at “a.md”", id="a count that is true"),
    pytest.param('{"version": 1, "files": {"a.md": {"own/x": -1}}}', "damaged at “a.md”", id="a count below nothing"),
]


@pytest.fixture
def linter(tmp_path: Path) -> Linter:
    """A linter with our three rules."""
    (tmp_path / "own.yaml").write_text(RULES)
    return Linter(select=["own"], rulesets=[tmp_path / "own.yaml"])


def report(linter: Linter, text: str, path: Path) -> Report:
    """The report of a page at a path."""
    return linter.check(text, "markdown", path)


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_broken(text: str | bytes, said: str, tmp_path: Path) -> None:
    """It is named, with what to do."""
    path = tmp_path / "b.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UseError, match=f"b.json” .*{said}"):
        load(str(path))


@pytest.mark.parametrize("name", ["gone.json", "."])
def test_not_there(name: str, tmp_path: Path) -> None:
    """A missing file or a folder is named."""
    with pytest.raises(UseError, match="cannot be read"):
        load(str(tmp_path / name))


def test_what_is_written_is_read(linter: Linter, tmp_path: Path) -> None:
    """Counts by file and rule; clean pages are left out, paths are relative and have slashes."""
    pages = {"b/c.md": ERROR + WARNING, "a.md": ERROR * 2, "clean.md": PLAIN}
    made = create([report(linter, text, tmp_path / name) for name, text in pages.items()], tmp_path)
    write(str(tmp_path / "x.json"), made)

    assert {"a.md": {"own/gizmo": 2}, "b/c.md": {"own/doodad": 1, "own/gizmo": 1}} == load(str(tmp_path / "x.json"))
    assert ["a.md", "b/c.md"] == list(made["files"])


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [
        pytest.param({"a.md": {"own/gizmo": 2, "own/doodad": 1}}, [], id="all of it"),
        pytest.param({"a.md": {"own/gizmo": 9, "own/doodad": 9}}, [], id="more than there is"),
        pytest.param({"a.md": {"own/gizmo": 2}}, ["own/doodad"], id="another rule"),
        pytest.param({"a.md": {"own/gizmo": 1, "own/doodad": 1}}, ["own/gizmo", "own/gizmo"], id="one more shows both"),
        pytest.param({"b.md": {"own/gizmo": 2}}, ["own/gizmo", "own/gizmo", "own/doodad"], id="another page"),
    ],
)
def test_without_known(allowed: dict[str, dict[str, int]], expected: list[str], linter: Linter, tmp_path: Path) -> None:
    """What a baseline leaves of a report."""
    kept = without_known(report(linter, ERROR * 2 + WARNING, tmp_path / "a.md"), allowed, tmp_path)

    assert (expected, 3 - len(expected)) == ([finding.rule for finding in kept.findings], kept.known)


def test_what_is_known_is_counted(tmp_path: Path) -> None:
    """Nobody should think that an old page is clean."""
    site(tmp_path, {"a.md": ERROR + WARNING})
    cli(tmp_path, "baseline", "create", "a.md")
    out = cli(tmp_path, "check", "a.md", "--new-only").out

    assert "\n  Nothing new to change here.\n" in out
    assert "1 page: nothing to change; 2 known findings left out by the baseline." in out


def test_a_text_without_a_path(linter: Linter, tmp_path: Path) -> None:
    """Standard input has no baseline."""
    one = replace(report(linter, ERROR, tmp_path), path=None)

    assert (one, {"version": 1, "files": {}}) == (without_known(one, {}, tmp_path), create([one], tmp_path))


def test_relative(tmp_path: Path) -> None:
    """A path elsewhere stays whole."""
    assert ["a/b.md", "/x/b.md"] == [relative(str(path), tmp_path) for path in (tmp_path / "a/b.md", Path("/x/b.md"))]


def test_a_baseline_below_its_pages(tmp_path: Path) -> None:
    """It works from any folder."""
    site(tmp_path, {"docs/a.md": ERROR, "ci/x.txt": ""})
    cli(tmp_path, "baseline", "create", "docs", "--output", "ci/base.json")

    assert 0 == cli(tmp_path / "docs", "check", "a.md", "--baseline", "../ci/base.json").code


def test_newer_version_on_the_command_line(tmp_path: Path) -> None:
    """It ends with 2 before any page is checked."""
    site(tmp_path, {"a.md": PLAIN, "b.json": json.dumps({"version": 99, "files": {}})})
    ran = cli(tmp_path, "check", "a.md", "--baseline", "b.json")

    assert (2, "", True) == (ran.code, ran.out, "Upgrade plainlang" in ran.err)
