"""plainlang history, from the command line, on repositories made for it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from running import CONFIG, PLAIN, cli, site
from snapshots import commit, git

LONG = "We help you find the right form and send it to us. " * 12
BAD = f"# Page\n\n{LONG}Use the gizmo and the gizmo. Find a doodad.\n"
GOOD = f"# Page\n\n{LONG}Use the tool and the tool. Find a part.\n"
MAPPED = (
    f"{CONFIG}history: {{target: 90, agencies: {{VA: [va/], SSA: [ssa/]}}, journeys: {{Retiring: [va/a.md, ssa/]}}}}\n"
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two revisions: a page gets better, one is added, one is removed, one stays."""
    site(tmp_path, config=MAPPED)
    commit(tmp_path, {"va/a.md": BAD, "ssa/b.md": BAD, "ssa/gone.md": GOOD}, "2025-09-15", "v1")
    commit(tmp_path, {"va/a.md": GOOD, "ssa/gone.md": None, "va/new.md": GOOD}, "2025-12-20", "v2")
    return tmp_path


@pytest.fixture
def recorded(repository: Path) -> Path:
    """The same with both revisions recorded, the later one first."""
    for rev in ("v2", "v1"):
        assert 0 == cli(repository, "history", "record", ".", "--rev", rev).code
    return repository


def test_two_revisions_give_the_table(recorded: Path) -> None:
    """Matched pages before and after; those that come and go are only counted."""
    ran = cli(recorded, "history", "compare", "v1", "v2")

    assert (0, "") == (ran.code, ran.err)
    assert "1 page added and 1 removed" in ran.out
    assert "2 matched pages" in ran.out
    assert "Findings on matched pages: 3 fixed, 0 new, 3 remaining." in ran.out
    assert "50% of scored pages improved by half a point or more (95% interval 0% to 100%)" in ran.out


@pytest.mark.parametrize("file", ["plainlang-history.sqlite", "h.jsonl"])
@pytest.mark.parametrize("args", [["--rev", "v1"], ["--date", "2026-01-02"], []])
def test_again_changes_nothing(file: str, args: list[str], repository: Path) -> None:
    """The same text with the same rules."""
    command = ("history", "record", ".", "--file", file, *args)
    cli(repository, *command)
    before = (repository / file).read_bytes()
    ran = cli(repository, *command)

    assert (0, before, True) == (ran.code, (repository / file).read_bytes(), "nothing changed" in ran.out)


def test_nothing_is_checked_out(repository: Path) -> None:
    """The folder stays as it is, changes that nobody committed too."""
    (repository / "va/a.md").write_text("Mine.\n")
    cli(repository, "history", "record", ".", "--rev", "v1")

    assert " M va/a.md\n?? plainlang-history.sqlite" == f" {git(repository, 'status', '--porcelain')}"
    assert "Mine.\n" == (repository / "va/a.md").read_text()


def test_show(recorded: Path) -> None:
    """The latest, by agency and journey, with the trend; and what it is not."""
    out = cli(recorded, "history", "show").out

    for said in ("3 pages,", "VA ", "SSA ", "Retiring ", "2025-09-15", "the text, which is an input", "rules "):
        assert said in out


def test_show_json(recorded: Path) -> None:
    """The same as data."""
    data = json.loads(cli(recorded, "history", "show", "v1", "--output-format", "json").out)

    assert ("2025-09-15", 3, 2) == (data["date"], data["summary"]["pages"], len(data["trend"]))
    assert {"VA": 1, "SSA": 2} == {name: summary["pages"] for name, summary in data["groups"]["agency"].items()}


def test_export_by_fiscal_quarter(recorded: Path) -> None:
    """A row a quarter and agency, in a form that a spreadsheet reads."""
    out = cli(recorded, "history", "export", "--by", "agency", "--quarter", "fiscal").out
    rows = [
        (row["quarter"], row["group"], row["pages"], row["comparable_with_previous"])
        for row in csv.DictReader(out.splitlines())
    ]

    assert [
        ("FY2025 Q4", "VA", "1", ""),
        ("FY2025 Q4", "SSA", "2", ""),
        ("FY2026 Q1", "VA", "2", "yes"),
        ("FY2026 Q1", "SSA", "1", "yes"),
    ] == rows


def test_export_cannot_become_a_formula(tmp_path: Path) -> None:
    """A file name that begins like one gets a quote before it."""
    site(tmp_path, {"=SUM(1).md": PLAIN})
    cli(tmp_path, "history", "record", ".")
    [row] = csv.DictReader(cli(tmp_path, "history", "export", "--by", "page").out.splitlines())

    assert "'=SUM(1).md" == row["page"]


def test_weights(recorded: Path) -> None:
    """Visits come from a CSV, by path or address."""
    (recorded / "v.csv").write_text("page,visits\nva/a.md,300\nssa/b/,100\n")
    data = json.loads(cli(recorded, "history", "compare", "--visits", "v.csv", "--output-format", "json").out)

    assert ("visits", 0.75) == (data["weighed_by"], data["tables"][0]["improved"])


def test_old_text_is_measured_again(recorded: Path) -> None:
    """When the rules changed in between, git still has the text."""
    (recorded / "plainlang.yaml").write_text(MAPPED + "mode: prose\n")
    cli(recorded, "history", "record", ".", "--date", "2026-02-01")
    ran = cli(recorded, "history", "compare", "v1", "2026-02-01")

    assert "2 pages measured again with today's rules" in ran.out
    assert "3 fixed, 0 new, 3 remaining" in ran.out
    assert "changed here: do not compare across this line" in cli(recorded, "history", "show").out


def test_the_line_is_broken(tmp_path: Path) -> None:
    """Without git, nothing is compared across a change of rules."""
    site(tmp_path, {"a.md": BAD})
    cli(tmp_path, "history", "record", ".", "--date", "2026-01-01")
    (tmp_path / "a.md").write_text(GOOD)
    (tmp_path / "plainlang.yaml").write_text(CONFIG + "ignore: [own/perhaps]\n")
    cli(tmp_path, "history", "record", ".", "--date", "2026-02-01")
    ran = cli(tmp_path, "history", "compare")

    assert (0, True, False) == (ran.code, "Nothing is compared across it" in ran.out, "matched page" in ran.out)


def test_a_page_that_fails_keeps_its_place(tmp_path: Path) -> None:
    """It is said, the others are recorded, and it does not pass for a page that was closed."""
    site(tmp_path, {"a.md": BAD, "b.md": GOOD})
    cli(tmp_path, "history", "record", ".", "--date", "2026-01-01")
    (tmp_path / "b.md").write_bytes(b"\0\1\2\3" * 100)
    ran = cli(tmp_path, "history", "record", ".", "--date", "2026-02-01")

    assert (2, True) == (ran.code, "binary" in ran.err)
    assert "2 pages," in cli(tmp_path, "history", "show").out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["show"], "There is no history file"),
        (["record", "no.md"], "There is no file or folder “no.md”"),
        (["record", ".", "--date", "31.1.2026"], "is no day. Write it as YYYY-MM-DD"),
        (["record", ".", "--rev", "HEAD"], "in no git repository"),
        (["record", ".", "--file", "h.txt"], "must end in .sqlite or .jsonl"),
        (["record", ".", "--file", "no/h.jsonl"], "The folder of the history file"),
        (["export", "--by", "agency", "--file", "h.jsonl"], "maps no agencies"),
        (["show", "1999-01-01", "--file", "h.jsonl"], "the first recording is of 2026-01-01"),
        (["show", "v7", "--file", "h.jsonl"], "no recording of “v7”"),
        (["compare", "--file", "h.jsonl"], "nothing to compare"),
        (["show", "--weight", "visits", "--file", "h.jsonl"], "needs a table of visits"),
        (["show", "--visits", "h.jsonl", "--file", "h.jsonl"], "must name the columns"),
    ],
)
def test_bad_use(args: list[str], said: str, tmp_path: Path) -> None:
    """Exit 2 and a cure."""
    site(tmp_path, {"a.md": PLAIN})
    cli(tmp_path, "history", "record", ".", "--file", "h.jsonl", "--date", "2026-01-01")
    ran = cli(tmp_path, "history", *args)

    assert (2, True) == (ran.code, said in ran.err)
