"""Formats that people open: XML on a build server, a table in a spreadsheet, a comment on a pull request."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from format_pages import HOSTILE, PAGES, checked, every_page, with_text, written
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from running import ERROR, PLAIN, SUGGESTION, WARNING

from plainlang import Report
from plainlang.reporters import Run
from plainlang.reporters.comment_text import code, inline
from plainlang.reporters.csv import COLUMNS, cell
from plainlang.reporters.layout import visible
from plainlang.reporters.xml import fit

ALL = f"{ERROR}\n{WARNING}\n{SUGGESTION}"
RENDER = MarkdownIt("commonmark", {"html": True}).enable("table").render
SHOWN = re.compile(r"[\u200b]")


def rows(*reports: Report, run: Run | None = None) -> list[dict[str, str]]:
    """The rows of a table by the names of their columns."""
    text = written("csv", reports, run)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def elements(kind: str, reports: list[Report], name: str, run: Run | None = None) -> list[ElementTree.Element]:
    """The elements of a name, wherever they stand."""
    return list(ElementTree.fromstring(written(kind, reports, run)).iter(name))


@given(st.text())
def test_text_goes_into_xml_and_comes_back(text: str) -> None:
    """All of it that XML can hold, in an attribute and between tags."""
    report = with_text(f"x{text}")
    failure = elements("junit", [report], "failure")[0]
    error = elements("checkstyle", [report], "error")[0]

    assert fit(visible(f"x{text}")) == failure.attrib["message"]
    assert fit(f"x{text}") == error.attrib["message"]
    assert "\x00" not in fit(text)


@pytest.mark.parametrize(("gate", "failures"), [("error", 1), ("warning", 2), ("suggestion", 3), ("never", 0)])
def test_junit_fails_what_fails_the_run(gate: str, failures: int) -> None:
    """A test for each finding at or above the gate, one that passes where none is; the others are told."""
    run = Run(gate=lambda path: gate)
    suite = elements("junit", [checked(ALL)], "testsuite", run)[0]
    output = suite.findtext("system-out") or ""

    assert (failures, max(1, failures)) == (len(list(suite.iter("failure"))), len(list(suite.iter("testcase"))))
    assert (str(failures), str(max(1, failures))) == (suite.attrib["failures"], suite.attrib["tests"])
    assert 3 - failures == len(output.splitlines())


def test_junit_names_are_one_of_a_kind_and_hold_no_line() -> None:
    """Servers follow a test by its name, while text is put in above it."""
    text = "A gizmo and a gizmo.\n\nThe gizmos.\n"
    names = [
        [case.attrib["name"] for case in elements("junit", [checked(page)], "testcase")]
        for page in (text, f"{PLAIN}\n{text}")
    ]

    assert names[0] == names[1] == ["own/gizmo “gizmo”", "own/gizmo “gizmo” (2)", "own/gizmo “gizmos”"]


def test_junit_has_a_suite_for_every_page() -> None:
    """With its score, where it has one; a page that was not read is an error."""
    suites = {suite.attrib["name"]: suite for suite in elements("junit", every_page(), "testsuite")}
    score = suites["clean.md"].find("properties/property")

    assert {*PAGES, "gone.md", "letter.docx", "whole.md"} == set(suites)
    assert score is not None and 0 <= int(score.attrib["value"]) <= 100
    assert ("1", "0") == (suites["gone.md"].attrib["errors"], suites["a.md"].attrib["errors"])


def test_checkstyle_severities_and_places() -> None:
    """A suggestion is an info; a Word file has no lines."""
    errors = elements("checkstyle", [checked(ALL), *every_page()[-2:-1]], "error")
    shown = [(e.get("line"), e.get("column"), e.get("severity"), e.get("source")) for e in errors]

    assert shown == [
        ("1", "9", "error", "plainlang/own/gizmo"),
        ("3", "8", "warning", "plainlang/own/doodad"),
        ("5", "1", "info", "plainlang/own/perhaps"),
        (None, None, "error", "plainlang/own/gizmo"),
    ]


def test_table() -> None:
    """A row a finding, with the page's owner and score."""
    row = rows(replace(checked(f"{ALL}\n{PLAIN * 40}"), owner="Tax Office"))[0]
    expected = {
        "page": "a.md",
        "owner": "Tax Office",
        "line": "1",
        "column": "9",
        "severity": "error",
        "found": "gizmo",
    }

    assert tuple(row) == COLUMNS
    assert expected == {name: row[name] for name in expected}
    assert (True, "tool") == (0 <= int(row["score"]) <= 100, row["suggestion"])


def test_a_table_opens_in_a_spreadsheet() -> None:
    """A byte order mark first, lines that end as RFC 4180 says, as many rows as there are findings."""
    text = written("csv", every_page())

    assert text.startswith("\ufeffpage,owner,")
    assert len(text.split("\r\n")) - 2 == len(rows(*every_page())) == sum(map(troubles, every_page()))
    assert "\n" not in text.replace("\r\n", "")


def troubles(report: Report) -> int:
    """How many rows a report has."""
    return len(report.findings) + len(report.errors)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "\u200e=1", "\x00=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    """An apostrophe makes it a text."""
    assert cell(text).startswith("'")
    assert rows(with_text(text))[0]["found"].startswith("'")


@given(st.text())
def test_a_cell_keeps_its_text(text: str) -> None:
    """But for control codes, and the apostrophe."""
    found = rows(with_text(text))[0]["found"]

    assert visible(text) in (found, found.removeprefix("'"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_comment_shows_text_as_it_is(text: str) -> None:
    """No tag, no link, no code and no new line comes out of a page."""
    text = text.encode("utf-8", "replace").decode()
    shown = html.fromstring(f"<div>{RENDER(f'- **error**: {inline(text)} end')}</div>")
    point = shown.find(".//li")

    assert ["ul", "li", "strong"] == [node.tag for node in shown.iterdescendants()]
    assert " ".join(f"error: {fit(visible(text))} end".split()) == " ".join(
        SHOWN.sub("", fit(point.text_content())).split()
    )


@given(
    st.text(alphabet=st.one_of(st.characters(exclude_categories=("Cs", "Cc")), st.sampled_from("<>&`*_[]()|\\!~#@")))
)
def test_any_text_is_text_in_a_comment(text: str) -> None:
    """In a point of a list, a cell of a table, and the line to unfold."""
    shown = html.fromstring(f"<div>{RENDER(f'- x {inline(text)} y')}</div>")
    table = html.fromstring(RENDER(f"| a | b |\n|---|---|\n| x {inline(text)} y | z |\n"))

    assert ["ul", "li"] == [node.tag for node in shown.iterdescendants()]
    assert 2 == len(table.findall(".//td"))
    assert ["code"] == [node.tag for node in html.fromstring(f"<p>{code(text)}</p>").iterdescendants()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@team", "@&#8203;team"),
        ("#12", "#&#8203;12"),
        ("org/repo#3", "org/repo#&#8203;3"),
        ("GH-7", "GH-&#8203;7"),
        ("https://a.gov", "https\\://a.gov"),
        ("www.a.gov", "www&#8203;.a.gov"),
        ("a@b.gov", "a@&#8203;b.gov"),
    ],
)
def test_a_comment_calls_nobody(text: str, expected: str) -> None:
    """Neither people nor issues."""
    assert expected == inline(text)


def test_comment() -> None:
    """Scores first, then the worst page first, each to unfold, with links to the lines."""
    pages = [
        checked(WARNING * 2 + PLAIN * 40, "b.md"),
        checked(ERROR + PLAIN * 40, "x/a b.md"),
        checked(PLAIN * 40, "c.md"),
    ]
    text = written("markdown", pages, Run(folder="/w", pages="https://github.com/o/r/blob/c0ffee"))
    order = [
        "<!-- plainlang -->",
        "### Plain language: scores from ",
        "3 pages: 1 error, 2 warnings.",
        "| Page | Score |",
    ]
    order += [
        "| [x/a b.md](https://github.com/o/r/blob/c0ffee/x/a%20b.md) |",
        "| [b.md](",
        "<details>",
        "x/a b.md</code>",
    ]
    order += [
        "- **error**: “gizmo”",
        "[line 1](https://github.com/o/r/blob/c0ffee/x/a%20b.md?plain=1#L1)",
        "b.md</code>",
    ]
    places = [text.find(part) for part in order]

    assert -1 not in places
    assert sorted(places[:5]) == places[:5]
    assert "c.md" not in text


@pytest.mark.parametrize(
    ("reports", "brief", "part"),
    [
        pytest.param([], False, "0 pages: nothing to change.", id="no page"),
        pytest.param([checked(PLAIN)], False, "1 page: nothing to change.", id="nothing found"),
        pytest.param([checked(ERROR)], True, "| Page | Errors |", id="only what fails"),
        pytest.param([replace(checked(PLAIN), known=3)], False, "3 known findings left out", id="a baseline"),
        pytest.param(every_page(), False, "1 page not checked whole", id="a page that was not read"),
    ],
)
def test_comment_says(reports: list[Report], brief: bool, part: str) -> None:
    """What it comes to."""
    assert part in written("markdown", reports, brief=brief)


def test_no_comment_when_nothing_fails() -> None:
    """With --quiet, silence means that all is well."""
    assert "" == written("markdown", [checked(PLAIN)], brief=True)
