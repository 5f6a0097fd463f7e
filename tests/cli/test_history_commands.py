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
    commit(tmp_path, {"va/a.md": GOOD, "ssa/gone.md": None, "va/new.md": f"{GOOD}Ask us.\n"}, "2025-12-20", "v2")
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


@pytest.mark.parametrize(
    ("time", "day"), [("2025-09-30T23:30:00-0500", "2025-09-30"), ("2025-10-01T00:30:00+0530", "2025-10-01")]
)
def test_the_day_of_a_commit(time: str, day: str, tmp_path: Path) -> None:
    """It is the one where the commit was made, which may be in another quarter than the one in London."""
    site(tmp_path, {"a.md": PLAIN})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "x", date=time)

    assert f"as at {day} " in cli(tmp_path, "history", "record", ".", "--rev", "HEAD").out


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
        (row["quarter"], row["group"], row["pages"], row["same_rules_as_previous"])
        for row in csv.DictReader(out.splitlines())
    ]

    assert [
        ("FY2025 Q4", "VA", "1", ""),
        ("FY2025 Q4", "SSA", "2", ""),
        ("FY2026 Q1", "VA", "2", "yes"),
        ("FY2026 Q1", "SSA", "1", "yes"),
    ] == rows


def test_what_changed_on_matched_pages(recorded: Path) -> None:
    """To close a bad page raises the share that meets the target, and nothing in the columns of matched pages."""
    columns = ("pages_added", "pages_removed", "matched_pages", "share_meeting_target")
    changes = ("matched_change_in_mean_score", "matched_change_in_share_meeting_target")
    commit(recorded, {"ssa/b.md": None}, "2026-01-15", "v3")
    cli(recorded, "history", "record", ".", "--rev", "v3")
    first, second, third = csv.DictReader(cli(recorded, "history", "export").out.splitlines())

    assert ["", "", "", "0.3333"] == [first[name] for name in columns]
    assert ["1", "1", "2", "0.6667"] == [second[name] for name in columns]
    assert ["0", "1", "2", "1.0"] == [third[name] for name in columns]
    assert float(second[changes[0]]) > 1
    assert ["", "0.5", "0.0", "0.0"] == [first[changes[0]], second[changes[1]], *(third[name] for name in changes)]


def test_a_group_that_nobody_looked_at_has_no_row(recorded: Path) -> None:
    """Nothing is made up for it; and the day is that of its own last recording."""
    cli(recorded, "history", "record", "va", "--rev", "v2", "--date", "2026-01-20")
    cli(recorded, "history", "record", "ssa", "--rev", "v2", "--date", "2026-02-20")
    cli(recorded, "history", "record", "ssa", "--rev", "v2", "--date", "2026-04-20")
    out = cli(recorded, "history", "export", "--by", "agency", "--quarter", "fiscal").out
    rows = [(row["quarter"], row["group"], row["as_of"]) for row in csv.DictReader(out.splitlines())]
    pages = list(csv.DictReader(cli(recorded, "history", "export", "--by", "page").out.splitlines()))

    assert [
        ("FY2026 Q2", "VA", "2026-01-20"), ("FY2026 Q2", "SSA", "2026-02-20"), ("FY2026 Q3", "SSA", "2026-04-20")
    ] == rows[4:]  # fmt: skip
    assert ["2025-09-15", "2025-12-20", "2026-02-20", "2026-04-20"] == [
        row["date"] for row in pages if row["page"] == "ssa/b.md"
    ]
    assert ("SSA", "Retiring", "yes") == tuple(pages[-1][n] for n in ("agency", "journey", "same_rules_as_previous"))


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


def test_the_formula_is_named(tmp_path: Path) -> None:
    """Its version, and whether the weights are the shipped ones."""
    site(tmp_path, {"a.md": BAD}, CONFIG + "score: {version: ours, words: 80}\n")
    cli(tmp_path, "history", "record", ".", "--date", "2026-01-01")
    (tmp_path / "a.md").write_text(GOOD)
    cli(tmp_path, "history", "record", ".", "--date", "2026-02-01")
    outs = [cli(tmp_path, "history", *args).out for args in (["show"], ["compare"], ["export"])]
    outs += [cli(tmp_path, "history", name, "--output-format", "json").out for name in ("show", "compare")]

    assert [True] * 5 == ["score ours with weights of its own" in out for out in outs]


def test_other_text_is_another_scale(tmp_path: Path) -> None:
    """To read other keys of front matter is no improvement."""
    site(tmp_path, {"a.md": f"---\nlead: Use the gizmo.\n---\n{GOOD}"}, CONFIG + "prose-keys: {lead: description}\n")
    cli(tmp_path, "history", "record", ".", "--date", "2026-01-01")
    (tmp_path / "plainlang.yaml").write_text(CONFIG)
    cli(tmp_path, "history", "record", ".", "--date", "2026-02-01")

    assert "1 page measured again with today's rules" in cli(tmp_path, "history", "compare").out
    assert "0 fixed, 0 new, 0 remaining" in cli(tmp_path, "history", "compare").out


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
        (["record", ".", "--date", "2999-01-01"], "has not come yet"),
        (["record", ".", "--rev", "HEAD"], "in no git repository"),
        (["record", "x.pdf", "--file", "new.jsonl"], "Nothing is recorded"),
        (["record", ".", "--file", "h.txt"], "must end in .sqlite or .jsonl"),
        (["record", ".", "--file", "no/h.jsonl"], "The folder of the history file"),
        (["export", "--by", "agency", "--file", "h.jsonl"], "maps no agencies"),
        (["show", "1999-01-01", "--file", "h.jsonl"], "the first recording is of 2026-01-01"),
        (["show", "v7", "--file", "h.jsonl"], "no recording of “v7”"),
        (["compare", "--file", "h.jsonl"], "nothing to compare"),
        (["show", "--weight", "visits", "--file", "h.jsonl"], "needs a table of visits"),
        (["show", "--visits", "h.jsonl", "--file", "h.jsonl"], "must name the columns"),
        (["export", "--by", "page", "--weight", "words", "--file", "h.jsonl"], "nothing is weighed"),
        (["compare", "--visits", "v.csv", "--file", "h.jsonl"], "no page of this history has visits there"),
    ],
)
def test_bad_use(args: list[str], said: str, tmp_path: Path) -> None:
    """Exit 2 and a cure."""
    site(tmp_path, {"a.md": PLAIN, "x.pdf": "", "v.csv": "page,visits\nz,1\n"})
    cli(tmp_path, "history", "record", ".", "--file", "h.jsonl", "--date", "2026-01-01")
    ran = cli(tmp_path, "history", *args)

    assert (2, True, False) == (ran.code, said in ran.err, (tmp_path / "new.jsonl").exists())


@pytest.mark.parametrize(
    ("path", "pages"),
    [
        pytest.param(".", ["a.md"], id="a folder: not what is always left out"),
        pytest.param("./LICENSE.md", ["LICENSE.md"], id="a page that is named"),
        pytest.param(":b.md", [":b.md"], id="a name with a meaning for git"),
    ],
)
@pytest.mark.parametrize("elsewhere", [False, True])
def test_now_and_then_are_the_same_pages(path: str, pages: list[str], elsewhere: bool, tmp_path: Path) -> None:
    """A revision has the pages that the folder has, from wherever one looks."""
    folder, here = tmp_path / "site", tmp_path / "here"
    site(here)
    folder.mkdir()
    names = ("a.md", "LICENSE.md", ".github/c.md", ":b.md" if ":" in path else "build/d.md")
    commit(folder, dict.fromkeys(names, PLAIN), "2026-01-01", "v1")
    at, where = (here, str(folder / path)) if elsewhere else (folder, path)
    shown = [f"../site/{name}" if elsewhere else name for name in pages]
    for args in ([], ["--rev", "v1"]):
        cli(at, "history", "record", where, *args, "--file", f"h{len(args)}.jsonl")
        out = cli(at, "history", "export", "--by", "page", "--file", f"h{len(args)}.jsonl").out

        assert shown == [row["page"] for row in csv.DictReader(out.splitlines())]
