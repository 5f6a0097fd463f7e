"""plainlang checklist, as a writer calls it; the golden pages are renewed with UPDATE_GOLDEN=1."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from running import ERROR, PLAIN, cli, site

import plainlang

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
OWN = ("--ruleset", "tests/golden/rules.yaml", "--select", "golden", "--checklist", "tests/checklists/own.yaml")
PAGE = "docs/examples/digital-governance.md"
CHECKLIST = """schema: 1
checklist: own
title: Ours
why: Because.
citation: {title: our default}
groups: {g: Good?}
items:
  words: {group: g, question: Are words plain?, look-for: Words., rules: own}
  point: {group: g, question: Is there a point?, look-for: A point.}
"""


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("one.txt", (PAGE,)),
        ("lines.txt", (PAGE, "--lines")),
        ("one.md", (PAGE, "--output-format", "markdown")),
        ("two.txt", (PAGE, "tests/golden/fee-waiver.md")),
        ("two.md", (PAGE, "tests/golden/fee-waiver.md", "--output-format", "markdown")),
    ],
)
def test_golden(name: str, args: tuple[str, ...], tmp_path: Path) -> None:
    """What is printed for a page in the public domain, and for it and another."""
    out = cli(ROOT, "checklist", *args, *OWN, env={"XDG_CACHE_HOME": str(tmp_path)}).out
    shown = re.sub(r"(\(|rules\s)[0-9a-f]{16}", r"\g<1>0000", out).replace(plainlang.__version__, "0.0.0")
    golden = TESTS / "checklists" / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("width", [60, 80, 200])
def test_width(width: int, tmp_path: Path) -> None:
    """Lines fit on the terminal, and stay readable on a wide one."""
    env = {"COLUMNS": str(width), "XDG_CACHE_HOME": str(tmp_path)}
    lines = cli(ROOT, "checklist", PAGE, "tests/golden/fee-waiver.md", *OWN, env=env).out.splitlines()

    assert max(map(len, lines)) <= min(width, 100)


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        pytest.param((), 2, "Name a page or a folder", id="no page"),
        pytest.param(("gone.md",), 2, "gone.md", id="no such page"),
        pytest.param(("a.md", "--checklist", "gone.yaml"), 2, "gone.yaml", id="no such checklist"),
        pytest.param(("a.md", "--checklist", "bad.yaml"), 2, "Did you mean “question”", id="bad checklist"),
        pytest.param(("a.md", "--checklist", "own.yaml"), 0, "0 of 1 items a machine can judge pass", id="not yet"),
        pytest.param(("b.md", "--checklist", "own.yaml"), 0, "1 of 1 items a machine can judge pass", id="pass"),
        pytest.param(("empty.md", "--checklist", "own.yaml"), 0, "nothing to read", id="empty page"),
        pytest.param(("empty",), 0, "There is no page to check in empty", id="empty folder"),
    ],
)
def test_exit_codes(args: tuple[str, ...], code: int, said: str, tmp_path: Path) -> None:
    """A checklist is no gate: only bad use fails."""
    pages = {
        "a.md": ERROR, "b.md": PLAIN, "empty.md": "", "own.yaml": CHECKLIST,
        "bad.yaml": CHECKLIST.replace("question: Is", "qestion: Is"), "empty/x.bin": "",
    }  # fmt: skip
    ran = cli(site(tmp_path, pages), "checklist", *args)

    assert (ran.code, said in ran.out + ran.err) == (code, True), ran


def test_rules_of_the_folder_that_is_named(tmp_path: Path) -> None:
    """A checklist may name them, wherever the run starts."""
    site(tmp_path / "site", {"a.md": ERROR})
    (tmp_path / "own.yaml").write_text(CHECKLIST)
    ran = cli(tmp_path, "checklist", "site", "--checklist", "own.yaml")

    assert (0, True) == (ran.code, "0 of 1 items" in ran.out), ran


def test_json(tmp_path: Path) -> None:
    """The same as data: states, evidence, places, who says so."""
    folder = site(tmp_path, {"a.md": f"# A\n\n{ERROR}", "own.yaml": CHECKLIST})
    data = json.loads(cli(folder, "checklist", "a.md", "--checklist", "own.yaml", "--output-format", "json").out)
    (page,) = data["pages"]
    words, point = page["items"]

    assert page["numbers"] == {"pass": 0, "not yet": 1, "person": 1, "not applicable": 0}
    assert (words["state"], words["evidence"][0]["hits"]) == ("not yet", [{"line": 3, "place": "", "found": "gizmo"}])
    assert (point["state"], point["look_for"], point["citation"]["title"]) == ("person", "A point.", "our default")


def test_word_files_have_places(tmp_path: Path) -> None:
    """A Word file has no lines."""
    from docx import Document

    folder = site(tmp_path, {"own.yaml": CHECKLIST})
    document = Document()
    document.add_heading("Fees", 1)
    document.add_paragraph("Use the gizmo.")
    document.save(str(folder / "a.docx"))

    assert (
        "own: 1 error: “gizmo” (Fees, paragraph 1)" in cli(folder, "checklist", "a.docx", "--checklist", "own.yaml").out
    )


def test_words_of_a_page_stay_words_in_a_ticket(tmp_path: Path) -> None:
    """They call nobody, link nothing, close no list and hide no text."""
    page = "# <b>@boss</b> #12 | [x](https://e.org) `a` *b* <!-- c\n\nUse the gizmo.\n"
    folder = site(tmp_path, {"a.md": page, "own.yaml": CHECKLIST})
    out = cli(folder, "checklist", "a.md", "--checklist", "own.yaml", "--output-format", "markdown").out

    assert [] == [sign for sign in ("@boss", " #12", "<!--", "](https", " | ") if sign in out]


def test_the_shipped_checklist_answers(tmp_path: Path) -> None:
    """Without a file, the one for clear communication, in its four groups."""
    out = cli(ROOT, "checklist", PAGE, env={"XDG_CACHE_HOME": str(tmp_path)}).out
    groups = ("Do people get what they need?", "Can they find it?", "Can they understand it?", "Can they use it?")

    assert [] == [line for line in (*groups, "This is no score.") if line not in out]
