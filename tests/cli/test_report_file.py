"""plainlang report, as it is called."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from html_report import LONG, Seen
from running import CONFIG, ERROR, cli, site

BAD = f"# A bad page\n\n{LONG} Use the gizmo. Find a doodad.\n"
PAGES = {
    "tax/a.md": BAD,
    "tax/old/b.md": f"# Older\n\n{LONG}\n",
    "health/c.md": f"{LONG}\n\nPerhaps so.\n",
    "d.md": ERROR,
}
OWNERS = 'history:\n  target: 80\n  agencies:\n    Tax Office: ["tax/**"]\n    Health: ["health/**"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with four pages."""
    return site(tmp_path, PAGES)


def report(folder: Path, *args: str) -> Seen:
    """The report that a call writes."""
    ran = cli(folder, "report", *args, "-o", "report.html")
    assert (0, "") == (ran.code, ran.err)
    return Seen((folder / "report.html").read_text(encoding="utf-8"))


def test_it_writes_one_file(folder: Path) -> None:
    """And says so; findings are no failure."""
    ran = cli(folder, "report", ".", "-o", "report.html", "--title", "Our site")

    assert (0, "report.html: 4 pages, 0.0 MB.\n", "") == (ran.code, ran.out, ran.err)
    assert "Our site" in (folder / "report.html").read_text(encoding="utf-8")


def test_it_does_not_report_on_itself(folder: Path) -> None:
    """A second report beside the pages has as many as the first."""
    first, second = (cli(folder, "report", ".", "-o", "report.html").out.split(",")[0] for _ in range(2))

    assert first == second


@pytest.mark.parametrize("name", ["[x].md", "a b & c.md", "*.md", "ü—.md", "#1?.md", "'\"<b>.md", "-o.md"])
def test_odd_names(name: str, tmp_path: Path) -> None:
    """Any name that a file can have."""
    text = report(site(tmp_path, {f"in/{name}": ERROR}), "in").text

    assert f"in/{name}" in text


def test_to_the_terminal(folder: Path) -> None:
    """With -o - it goes where it is sent."""
    ran = cli(folder, "report", ".", "-o", "-")

    assert (True, True) == (ran.out.startswith("<!doctype html>"), ran.out.endswith("</html>"))


@pytest.mark.parametrize(
    ("args", "config", "said"),
    [
        pytest.param(["--by", "section"], CONFIG, ["(top)", "health", "tax"], id="section"),
        pytest.param(["--by", "folder"], CONFIG, ["tax/old"], id="folder"),
        pytest.param(["--by", "owner"], CONFIG + OWNERS, ["Tax Office", "Health", "(nobody)"], id="owner"),
        pytest.param([], CONFIG, ["No target is set."], id="no target"),
        pytest.param(["--target", "75.5"], CONFIG, ["a score of 75.5 or more"], id="target"),
        pytest.param([], CONFIG + OWNERS, ["a score of 80 or more"], id="target of the configuration"),
    ],
)
def test_groups_and_targets(args: list[str], config: str, said: list[str], tmp_path: Path) -> None:
    """As asked, or as configured."""
    text = report(site(tmp_path, PAGES, config), ".", *args).text

    assert [] == [words for words in said if words not in text]


@pytest.mark.parametrize(
    ("args", "texts"),
    [
        pytest.param([], 4, id="all"),
        pytest.param(["--details", "none"], 0, id="none"),
        pytest.param(["--details", "worst"], 4, id="worst"),
        pytest.param(["--details", "worst", "2"], 2, id="worst 2"),
        pytest.param(["--details=worst", "2"], 2, id="with a sign between"),
        pytest.param(["--details", "worst 1"], 1, id="in quotes"),
    ],
)
def test_details(args: list[str], texts: int, folder: Path) -> None:
    """Whose text is shown: of all, of those to fix first, of none; every page is in the list."""
    seen = report(folder, ".", *args)
    pages = [attrs for tag, attrs in seen.tags if tag == "details" and attrs.get("class") == "page"]

    assert (texts, True) == (len(pages), "A bad page" in seen.text)
    assert texts == 0 or "Use the gizmo" in seen.text


@pytest.mark.parametrize(
    ("most", "rows", "said"),
    [
        pytest.param(2, 2, "This list holds the 2 pages to fix first of 4,", id="the worst of many"),
        pytest.param(4, 4, "All pages", id="all that fit"),
    ],
)
def test_a_list_that_a_browser_can_open(most: int, rows: int, said: str, folder: Path) -> None:
    """Of a very large site the pages to fix first are listed and shown; all are counted."""
    with patch("plainlang.reporters.html.file.MOST_PAGES", most):
        seen = report(folder, ".")
    pages = [attrs for tag, attrs in seen.tags if tag == "details" and attrs.get("class") == "page"]
    listed = seen.text.partition("Pages to fix first")[2]

    assert (rows, True, True) == (len(pages), said in listed, "4 pages read" in seen.text)
    assert ["A bad page"] == [word for word in seen.words if word == "A bad page"][:1]


@pytest.mark.parametrize(
    ("most", "said"), [pytest.param(1, "And 2 more pages.", id="cut"), pytest.param(3, "c.md", id="all")]
)
def test_many_errors(most: int, said: str, folder: Path) -> None:
    """The first are named, and the others counted."""
    for name in "abc":
        (folder / f"{name}.md").write_bytes(b"\0\1\2\3" * 99)
    with patch("plainlang.reporters.html.file._MOST_ERRORS", most):
        cli(folder, "report", ".", "-o", "report.html")
    text = Seen((folder / "report.html").read_text(encoding="utf-8")).text

    assert (True, True) == (said in text, "3 pages with an error" in text)


def test_the_worst_come_first(folder: Path) -> None:
    """In the list, and among the texts."""
    titles = [w for w in report(folder, ".", "--details", "worst", "1").words if w in ("A bad page", "Older")]

    assert "A bad page" == titles[0]


def test_trend(folder: Path) -> None:
    """From a history, when there are two recordings in it."""
    for day in ("2026-01-31", "2026-04-30"):
        cli(folder, "history", "record", ".", "--date", day, "--file", "h.jsonl")
    seen = report(folder, ".", "--history", "h.jsonl")

    assert {"svg", "polyline"} <= {tag for tag, _ in seen.tags}
    assert "on 2026-01-31 to" in seen.text and "2026-04-30" in seen.text


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["."], "--output-file is missing", id="no file"),
        pytest.param([".", "-o", "no/report.html"], "The folder of the report “no/report.html”", id="no folder"),
        pytest.param([".", "-o", "tax"], "“tax” is a folder; name a file: -o", id="a folder"),
        pytest.param([".", "-o", "r.html", "--by", "owner"], "history: agencies:", id="no owners"),
        pytest.param([".", "-o", "r.html", "--details", "some"], "“some” is not one of", id="details"),
        pytest.param([".", "-o", "r.html", "--details", "worst", "0"], "“worst 0” is not one of", id="worst 0"),
        pytest.param([".", "-o", "r.html", "--history", "no.sqlite"], "There is no history file", id="no history"),
        pytest.param(["rules", "-o", "r.html"], "There is no page to report on in rules.", id="no page"),
    ],
)  # fmt: skip
def test_bad_use(args: list[str], said: str, folder: Path) -> None:
    """Exit 2, one clear message, and no file."""
    ran = cli(folder, "report", *args)

    assert (2, True, False) == (ran.code, said in ran.err, (folder / "r.html").exists())


def test_a_page_that_cannot_be_read(folder: Path) -> None:
    """The report is written and names it; the exit code tells."""
    (folder / "bad.md").write_bytes(b"\0\1\2\3" * 99)
    ran = cli(folder, "report", ".", "-o", "report.html")

    assert (2, True) == (
        ran.code,
        "bad.md: this looks like a binary file" in Seen((folder / "report.html").read_text()).text,
    )


def test_paths_of_this_machine_stay_here(folder: Path) -> None:
    """A path from the root of the disk is shown from the folder of the site."""
    text = report(folder, str(folder)).text

    assert (True, False) == (f"{folder.name}/tax/a.md" in text, str(folder.parent) in text)


def test_without_jinja(folder: Path) -> None:
    """It says how to install it, before anything is checked."""
    from plainlang.reporters.html import file

    file._templates.cache_clear()
    with patch.dict(sys.modules, {"jinja2": None}):
        ran = cli(folder, "report", ".", "-o", "report.html")

    assert (2, f"plainlang: {file.MISSING}\n") == (ran.code, ran.err)
