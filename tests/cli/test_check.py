"""`plainlang check`: what it reads, what it shows and where, and that no option changes an answer it should not."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from running import CONFIG, ERROR, PLAIN, RULES, SUGGESTION, WARNING, Ran, child, cli, site

from plainlang.columns import width

PAGES = {"a.md": ERROR, "b.md": WARNING + "\n" + SUGGESTION, "c.md": PLAIN}
ESCAPE = "\033["


def concise(folder: Path, *args: str) -> list[str]:
    """The findings of a run, a line each."""
    return cli(folder, "check", *args, "--output-format", "concise").out.splitlines()


@pytest.mark.parametrize(
    ("args", "env", "colored"),
    [
        pytest.param("", {}, False, id="not a terminal"),
        pytest.param("", {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param("", {"FORCE_COLOR": "0"}, False, id="FORCE_COLOR=0"),
        pytest.param("", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="NO_COLOR beats FORCE_COLOR"),
        pytest.param("", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True, id="an empty NO_COLOR says nothing"),
        pytest.param("--color always", {"NO_COLOR": "1"}, True, id="--color always beats NO_COLOR"),
        pytest.param("--color never", {"FORCE_COLOR": "1"}, False, id="--color never beats FORCE_COLOR"),
    ],
)
def test_color(args: str, env: dict[str, str], colored: bool, tmp_path: Path) -> None:
    """Colour follows the options, then the environment, then the terminal."""
    assert colored == (ESCAPE in cli(site(tmp_path, PAGES), "check", "a.md", *args.split(), env=env).out)


@pytest.mark.parametrize("command", ["explain own/gizmo", "rules", "score a.md"])
@pytest.mark.parametrize(
    ("env", "colored"), [({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)]
)
def test_color_of_other_commands(command: str, env: dict[str, str], colored: bool, tmp_path: Path) -> None:
    """Every command heeds the same two variables."""
    assert colored == (ESCAPE in cli(site(tmp_path, PAGES), *command.split(), env=env).out)


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_width(columns: int, tmp_path: Path) -> None:
    """No line is wider than the terminal, and a wide one is used up to a width that still reads well."""
    long = f"The {'very ' * 40}old gizmo of 東京都庁 is {'not ' * 40}here.\n\n"
    ran = cli(site(tmp_path, {"a.md": long}), "check", "a.md", env={"COLUMNS": str(columns)})

    assert min(columns, 110) - 8 < max(map(width, ran.out.splitlines())) <= min(columns, 110)


@pytest.mark.parametrize("output_format", ["text", "concise", "json", "github"])
def test_jobs_and_cache_change_no_byte(output_format: str, tmp_path: Path) -> None:
    """One process or two, cached or not: the same report."""
    pages = {f"d{i % 7}/{i}.md": f"{ERROR}\nPage {i}. {WARNING}" for i in range(64)}
    site(tmp_path, pages)
    args = ("check", ".", "--output-format", output_format)
    runs = [cli(tmp_path, *args, "--jobs", "1", "--no-cache"), child(tmp_path, *args, "--jobs", "2", "--no-cache")]
    runs += [child(tmp_path, *args, "--jobs", "2"), cli(tmp_path, *args), cli(tmp_path, *args, "--jobs", "1")]

    assert [runs[0]] * 5 == runs
    assert 1 == runs[0].code


@pytest.mark.parametrize(
    ("args", "text", "expected"),
    [
        pytest.param(["-"], b"[Use](x-gizmo.md) **gizmo** ok.", ["-:1:21:"], id="Markdown when it has no name"),
        pytest.param(["--stdin-filename", "x.html", "-"], b"<p>A <b>gizmo</b></p>", ["x.html:1:9:"], id="HTML"),
        pytest.param(["--stdin-filename", "x.txt", "-"], b"A `gizmo`.", ["x.txt:1:4:"], id="text"),
        pytest.param(["--stdin-filename", "x.md", "-"], b"A `gizmo`.", [], id="code in Markdown"),
        pytest.param(["-", "a.md"], b"A gizmo.", ["-:1:3:", "a.md:1:9:"], id="beside a file"),
        pytest.param(["-"], b"", [], id="nothing"),
        pytest.param(["-"], b"\xef\xbb\xbfA gizmo.", ["-:1:3:"], id="byte order mark"),
    ],
)
def test_standard_input(args: list[str], text: bytes, expected: list[str], tmp_path: Path) -> None:
    """`-` is Markdown, and --stdin-filename names another format."""
    ran = child(site(tmp_path, PAGES), "check", "--output-format", "concise", *args, text=text)

    assert expected == [line.split(" ")[0] for line in ran.out.splitlines()]


def test_standard_input_of_unknown_format(tmp_path: Path) -> None:
    """A name whose suffix is not read is bad use."""
    assert 2 == child(site(tmp_path), "check", "--stdin-filename", "x.pdf", "-", text=b"x").code


@pytest.mark.parametrize(
    ("gate", "expected"),
    [
        pytest.param("error", ["a.md:1:9:"], id="errors"),
        pytest.param("warning", ["a.md:1:9:", "b.md:1:8:"], id="warnings too"),
        pytest.param("never", [], id="nothing fails"),
    ],
)
def test_quiet_shows_what_fails(gate: str, expected: list[str], tmp_path: Path) -> None:
    """--quiet leaves out what is below the gate."""
    shown = concise(site(tmp_path, PAGES), ".", "--quiet", "--fail-on", gate)

    assert expected == [line.split(" ")[0] for line in shown]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("c.md", (0, "", ""), id="clean"),
        pytest.param("b.md", (0, "", ""), id="nothing that fails"),
        pytest.param("CHANGELOG.md", (0, "", ""), id="left out"),
    ],
)
def test_quiet_when_nothing_fails(path: str, expected: tuple[int, str, str], tmp_path: Path) -> None:
    """A hook that passes says nothing at all."""
    site(tmp_path, {**PAGES, "CHANGELOG.md": ERROR})

    assert Ran(*expected) == cli(tmp_path, "check", "--quiet", "--force-exclude", path)


def test_quiet_hints_at_the_rest(tmp_path: Path) -> None:
    """What did not fail the run is a number in one line; no score, no totals."""
    ran = cli(site(tmp_path, PAGES), "check", "--quiet", ".")
    more = "2 more findings did not fail this run; “plainlang check” shows all.\n"

    assert (1, f"{more}This run failed: 1 error.\n") == (ran.code, ran.err)
    assert (True, False, False) == ("a.md\n" in ran.out, "b.md" in ran.out, "Profile" in ran.out)


@pytest.mark.parametrize("where", ["report.json", "out/report.json"])
def test_output_file(where: str, tmp_path: Path) -> None:
    """The report goes into the file, whole, and nothing to the screen."""
    site(tmp_path, {**PAGES, "out/x.txt": ""})
    ran = cli(tmp_path, "check", "a.md", "--output-format", "json", "--output-file", where)

    assert (1, "", "a.md") == (ran.code, ran.out, json.loads((tmp_path / where).read_bytes())["reports"][0]["path"])


@pytest.mark.skipif(os.name == "nt", reason="permissions")
def test_output_file_can_be_read_by_others(tmp_path: Path) -> None:
    """A new report has the permissions of any new file."""
    cli(site(tmp_path, PAGES), "check", "a.md", "--output-file", "report.txt")
    (tmp_path / "any").touch()

    assert (tmp_path / "any").stat().st_mode == (tmp_path / "report.txt").stat().st_mode


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="no such device")
def test_output_file_that_is_a_device(tmp_path: Path) -> None:
    """A device is written to, not replaced."""
    ran = child(site(tmp_path, PAGES), "check", "a.md", "--output-format", "concise", "--output-file", "/dev/stdout")

    assert (1, True) == (ran.code, ran.out.startswith("a.md:1:9: error"))


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param(["a.md", "./a.md"], 1, id="twice by two names"),
        pytest.param(["*.md"], 3, id="a pattern"),
        pytest.param(["[ab].md", "."], 3, id="a pattern and a folder"),
        pytest.param(["--force-exclude", "a.md", "CHANGELOG.md"], 1, id="--force-exclude"),
        pytest.param(["CHANGELOG.md"], 1, id="excluded, but named"),
    ],
)
def test_what_is_checked(args: list[str], expected: int, tmp_path: Path) -> None:
    """Each file is checked once; an excluded one when it is named."""
    assert expected == len(concise(site(tmp_path, {**PAGES, "CHANGELOG.md": ERROR}), *args))


def test_a_folder_without_pages(tmp_path: Path) -> None:
    """It is no fault, but nobody should think that something was checked."""
    ran = cli(site(tmp_path, {"docs/x.txt": ERROR}), "check", "docs")
    text = os.path.join("docs", "*.txt")

    assert (0, "") == (ran.code, ran.out)
    assert ran.err.startswith("There is no page to check in docs. In a folder, files in .md, ")
    assert f".docx are looked for. Plain text must be named: plainlang check '{text}'\n" in ran.err


def test_a_users_own_ruleset(tmp_path: Path) -> None:
    """--ruleset adds rules to the profile without any configuration."""
    site(tmp_path, {"a.md": ERROR, "rules/own.yaml": RULES}, config="")
    ran = cli(tmp_path, "check", "--ruleset", "rules", "--select", "own", "a.md")

    assert (1, True) == (ran.code, "own/gizmo" in ran.out)


def test_short_texts_say_so(tmp_path: Path) -> None:
    """Under 100 words there is no score, and one word is one word."""
    ran = cli(site(tmp_path, {"a.md": "Form\n"}), "check", "a.md")

    assert re.search(r"No score\. .*100 words.*\n  1 word, 1 in an average sentence\n", ran.out)


def test_config_next_to_the_working_folder(tmp_path: Path) -> None:
    """Excludes are relative to the configuration, wherever the run starts."""
    site(tmp_path, {"docs/old/a.md": ERROR, "docs/new.md": ERROR}, CONFIG + "exclude: [docs/old/]\n")

    assert ["new.md:1:9:"] == [line.split(" ")[0] for line in concise(tmp_path / "docs", ".")]
