"""`plainlang check --fix`: pages are fixed first, and what is left is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import ERROR, PLAIN, WARNING, cli, site

FIXED = ERROR.replace("gizmo", "tool")
PAGES = {"a.md": ERROR + WARNING, "b.md": PLAIN}


@pytest.mark.parametrize(
    ("args", "code", "written"),
    [
        pytest.param("--fix", 0, FIXED + WARNING, id="what is safe"),
        pytest.param("--fix --fail-on warning", 1, FIXED + WARNING, id="the rest can fail the run"),
        pytest.param("--fix --unsafe --fail-on warning", 0, FIXED + "Find a part.\n", id="--unsafe"),
        pytest.param("--fix --select own/doodad", 0, ERROR + WARNING, id="only these rules"),
        pytest.param("--diff", 1, ERROR + WARNING, id="--diff writes nothing"),
        pytest.param("--fix --diff", 1, ERROR + WARNING, id="--diff goes before --fix"),
        pytest.param("--diff --select own/perhaps", 0, ERROR + WARNING, id="--diff without a change"),
        pytest.param("", 1, ERROR + WARNING, id="nothing is fixed unasked"),
    ],
)
def test_check_fix(args: str, code: int, written: str, tmp_path: Path) -> None:
    """What is written, and how the run ends."""
    ran = cli(site(tmp_path, PAGES), "check", *args.split(), "a.md", "b.md")

    assert (code, written) == (ran.code, (tmp_path / "a.md").read_text())


def test_the_rest_is_reported(tmp_path: Path) -> None:
    """What was fixed is said on standard error; the report holds only what is left, so that programs can read it."""
    ran = cli(site(tmp_path, PAGES), "check", "--fix", "--output-format", "json", "a.md")

    assert "a.md: 1 place fixed\n1 place fixed in 1 of 1 page.\n" in ran.err
    assert ["own/doodad"] == [f["rule"] for report in json.loads(ran.out)["reports"] for f in report["findings"]]


def test_diff_shows_a_patch(tmp_path: Path) -> None:
    """The same as `fix --diff` shows."""
    site(tmp_path, PAGES)
    assert cli(tmp_path, "fix", "--diff", ".") == cli(tmp_path, "check", "--diff", ".")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param("--unsafe a.md", "use it with --fix or --diff", id="--unsafe alone"),
        pytest.param("--fix -", "plainlang fix -", id="standard input"),
        pytest.param("--fix", "Name a page", id="no page"),
    ],
)
def test_wrong_use(args: str, said: str, tmp_path: Path) -> None:
    """It is said what to do instead."""
    ran = cli(site(tmp_path, PAGES), "check", *args.split())

    assert (2, True) == (ran.code, said in ran.err)


def test_a_page_that_cannot_be_written(tmp_path: Path) -> None:
    """Its findings are reported, and the run ends with 2."""
    site(tmp_path, PAGES)
    (tmp_path / "a.md").chmod(0o444)
    ran = cli(tmp_path, "check", "--fix", "--fail-on", "never", "a.md")

    assert (2, True, "“gizmo”" in ran.out) == (ran.code, "left alone, because it is read-only" in ran.err, True)


def test_a_page_that_cannot_be_read_is_named_once(tmp_path: Path) -> None:
    """By the check, which follows."""
    ran = cli(site(tmp_path, PAGES), "check", "--fix", "gone.md")

    assert (2, 1) == (ran.code, (ran.out + ran.err).count("there is no such file"))
