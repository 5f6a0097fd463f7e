"""Whole pages, with the report that a writer sees beside each.

A change of the report shows here as a diff to read. `UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes the new ones.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from plainlang import Linter
from plainlang.examples import failures
from plainlang.reporters import REPORTERS, Look
from plainlang.ruleset import File, read_theme

FOLDER = Path(__file__).parent / "golden"
PAGES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".md", ".html"))


@pytest.fixture(scope="module")
def linter() -> Linter:
    """The rules of this folder, so that those we ship may change."""
    return Linter(select=("golden",), rulesets=(FOLDER / "rules.yaml",))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_golden(page: Path, linter: Linter) -> None:
    """The page gives the report beside it."""
    report = linter.check_bytes(page.read_bytes(), page.name)
    report = replace(report, ruleset=replace(report.ruleset, hash="0000"))
    shown = "".join(REPORTERS["text"]([report], Look(width=80)))
    golden = page.with_suffix(page.suffix + ".report")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == shown


def test_every_report_has_a_page() -> None:
    """No report is left over from a page that is gone."""
    reports = {path.name.removesuffix(".report") for path in FOLDER.glob("*.report")}

    assert {page.name for page in PAGES} == reports


def test_the_rules_of_this_folder() -> None:
    """They prove themselves as any rules do."""
    path = FOLDER / "rules.yaml"

    assert [] == list(failures(read_theme(File(str(path), path.read_text(encoding="utf-8")))[1]))
