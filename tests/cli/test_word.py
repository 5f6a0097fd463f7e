"""Word files on the command line: checked when named and in folders, copied with comments, never changed."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from jsonschema import Draft202012Validator
from running import PLAIN, cli, site
from word import p, table, word

import plainlang

SCHEMA = json.loads((Path(plainlang.__file__).parent / "report.schema.json").read_text())
LETTER = word(p("Fees", style="Heading1"), p("Plain."), p("Use the gizmo."), table("a|perhaps so"))
TIDY = word(p("Use the form."))
FEES = "Fees, paragraph 2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a letter, a page, and the lock that Word leaves beside an open file."""
    return site(tmp_path, {"letter.docx": LETTER, "tidy.docx": TIDY, "a.md": PLAIN, "~$letter.docx": b"lock"})


@pytest.mark.parametrize(
    ("args", "code", "shown"),
    [
        pytest.param(
            ("check", "letter.docx"), 1, f"    {FEES}:\n      Use the gizmo.\n              ^^^^^\n", id="text"
        ),
        pytest.param(("check", "."), 1, "3 pages: 1 error, 1 suggestion", id="in a folder"),
        pytest.param(("check", "*.docx"), 1, "2 pages: 1 error, 1 suggestion", id="by a pattern"),
        pytest.param(
            ("check", "letter.docx", "--output-format", "concise"),
            1,
            f"letter.docx: error own/gizmo {FEES}: “gizmo” → try “tool”.\n",
            id="concise",
        ),
        pytest.param(
            ("check", "letter.docx", "--output-format", "github"),
            1,
            f"::error file=letter.docx,title=own/gizmo::{FEES}: “gizmo” → try “tool”.\n",
            id="GitHub",
        ),
        pytest.param(("score", "letter.docx"), 0, "  Overall", id="score"),
        pytest.param(("check", "tidy.docx"), 0, "Nothing to change here.", id="tidy"),
    ],
)
def test_shown(args: tuple[str, ...], code: int, shown: str, folder: Path) -> None:
    """What is printed; a place stands where other formats have a line."""
    ran = cli(folder, *args)

    assert (code, "This run failed: 1 error.\n" if code else "") == (ran.code, ran.err)
    assert shown in ran.out


def test_title(tmp_path: Path) -> None:
    """The title goes before the first heading."""
    data = word(p("Guide", style="Title"), p("Fees", style="Heading1"), p("Text."))

    assert cli(site(tmp_path, {"a.docx": data}), "check", "a.docx").out.startswith("a.docx\n  Guide\n")


def test_json(folder: Path) -> None:
    """Each finding has its place, also from the cache; the line is that of the paragraph."""
    for _ in range(2):
        [report] = json.loads(cli(folder, "check", "letter.docx", "--output-format", "json").out)["reports"]

        assert [(FEES, 3), ("table 1, row 1, column 2", 5)] == [(f["place"], f["line"]) for f in report["findings"]]
        assert [] == list(Draft202012Validator(SCHEMA).iter_errors(report))


def test_more_places(tmp_path: Path) -> None:
    """Findings of one rule are counted by place."""
    data = word(p("Use the gizmo."), p("A gizmo."), p("The gizmo."))
    out = cli(site(tmp_path, {"a.docx": data}), "check", "a.docx").out

    assert "    2 more like this: paragraph 2; paragraph 3\n" in out


def test_annotate(folder: Path) -> None:
    """The copy has a comment for each finding; the letter itself is as it was."""
    ran = cli(folder, "check", "letter.docx", "--annotate", "copy.docx")
    comments = Document(BytesIO((folder / "copy.docx").read_bytes())).comments

    assert (1, "copy.docx: 2 comments.\nThis run failed: 1 error.\n", 2) == (ran.code, ran.err, len(comments))
    assert (folder / "letter.docx").read_bytes() == LETTER


def test_annotate_heeds_the_baseline(folder: Path) -> None:
    """What the baseline allows is not commented on."""
    cli(folder, "baseline", "create", "letter.docx")
    ran = cli(folder, "check", "letter.docx", "--new-only", "--annotate", "copy.docx")

    assert (0, "copy.docx: 0 comments.\n") == (ran.code, ran.err)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(("letter.docx", "--annotate", "letter.docx"), "the file itself stays as it is", id="onto itself"),
        pytest.param(
            ("letter.docx", "--annotate", "./letter.docx"), "the file itself stays as it is", id="by another name"
        ),
        pytest.param(("letter.docx", "--annotate", "link.docx"), "the file itself stays as it is", id="by a link"),
        pytest.param(("letter.docx", "--annotate", "copy.md"), "ends in .docx", id="another suffix"),
        pytest.param(("letter.docx", "--annotate", "gone/copy.docx"), "not in a folder that exists", id="no folder"),
        pytest.param(("a.md", "--annotate", "copy.docx"), "needs one Word file", id="a page"),
        pytest.param((".", "--annotate", "copy.docx"), "needs one Word file", id="a folder"),
        pytest.param(("letter.docx", "tidy.docx", "--annotate", "copy.docx"), "needs one Word file", id="two files"),
        pytest.param(("gone.docx", "--annotate", "copy.docx"), "", id="missing"),
    ],
)
def test_annotate_refuses(args: tuple[str, ...], said: str, folder: Path) -> None:
    """Bad use, and nothing is written."""
    (folder / "link.docx").symlink_to("letter.docx")
    ran = cli(folder, "check", *args)

    assert (2, LETTER, False) == (ran.code, (folder / "letter.docx").read_bytes(), (folder / "copy.docx").exists())
    assert said in ran.err


def test_fix_leaves_word_files_alone(folder: Path) -> None:
    """It says so, and what to do instead."""
    ran = cli(folder, "fix", "letter.docx")

    assert (0, LETTER) == (ran.code, (folder / "letter.docx").read_bytes())
    assert ran.err.startswith("letter.docx: left alone, because fixes are not made in Word files.")
    assert "--annotate" in ran.err


def test_without_python_docx(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other pages are checked; the exit code says that one was not."""
    monkeypatch.setitem(sys.modules, "docx", None)
    ran = cli(folder, "check", "a.md", "letter.docx", "--output-format", "concise")

    assert (2, 1) == (
        ran.code,
        ran.out.count("letter.docx: Word files need the library python-docx. Install it with: "),
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_many(jobs: int, tmp_path: Path) -> None:
    """Reports of many Word files, in order, whoever reads them."""
    pages = {f"{i:02}.docx": LETTER for i in range(50)}
    reports = list(plainlang.check_paths(site(tmp_path, pages, "select: [plain-words]\n"), jobs=jobs))

    assert sorted(pages) == [Path(report.path or "").name for report in reports]
    assert {"Fees"} == {report.document.blocks[0].text for report in reports}
