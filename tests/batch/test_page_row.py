"""One page in, one row out, whatever the page holds."""

from __future__ import annotations

import pytest

from plainlang import Linter
from plainlang.batch.page_row import Reading, Row, format_of, page_row

LINTER = Linter(select=["plain-words/utilize"])
READING = Reading(longest=1_000)


@pytest.mark.parametrize(
    ("format", "path", "expected"),
    [
        pytest.param(None, None, "text", id="nothing said"),
        pytest.param("markdown", "a.html", "markdown", id="the format before the path"),
        pytest.param("text/html; charset=utf-8", None, "html", id="as a server says it"),
        pytest.param("MD", None, "markdown", id="short"),
        pytest.param(None, "pages/a.md", "markdown", id="a suffix"),
        pytest.param(None, "https://a.gov/x.html?q=a.md#b.md", "html", id="an address"),
        pytest.param(None, "https://a.gov", "text", id="an address whose end is no suffix"),
        pytest.param("", "a.md", "markdown", id="an empty format"),
        pytest.param("pdf", None, "pdf", id="an unknown one, which becomes an error"),
    ],
)
def test_formats(format: str | None, path: str | None, expected: str) -> None:
    """The row's own format, then the suffix of its path, then that for all."""
    assert expected == format_of(Row("1", b"", format, path), "text")


@pytest.mark.parametrize(
    ("row", "error"),
    [
        pytest.param(Row("1", None), "There is no text in this row.", id="no text"),
        pytest.param(
            Row("1", b"x", "pdf"), "There is no format “pdf”. Known: docx, html, markdown, mdx, text.", id="pdf"
        ),
        pytest.param(Row("1", b"x" * 1_001), "This page has 1,001 bytes; more than 1,000 are not checked.", id="long"),
        pytest.param(Row("1", b"ab\0cde"), "1: this looks like a binary file, not text", id="binary"),
        pytest.param(Row("1", b"PK", "docx"), None, id="a broken Word file"),
        pytest.param(Row("1", None, error="It is damaged."), "It is damaged.", id="an error that was there before"),
    ],
)
def test_bad_rows(row: Row, error: str | None) -> None:
    """A page that cannot be checked has an error, its id, the rules, and no numbers."""
    found = page_row(row, LINTER, READING)

    assert found["error"] == error if error else "Word" in found["error"]
    assert {"id", "path", "format", "error", "ruleset"} == set(found)
    assert "1" == found["id"]


def test_numbers_are_those_of_the_report() -> None:
    """The row says what the report says."""
    text = "Please utilize the form. " * 30
    report, found = LINTER.check(text), page_row(Row("1", text.encode()), LINTER, READING)

    assert (report.score.overall, report.score.raw) == (found["score"], found["raw"])
    assert report.readability.grade == (found["grade_low"], found["grade_high"])
    assert [("plain-words/utilize", 30)] == found["rules"]
    assert [f.span for f in report.findings] == [(f["start"], f["end"]) for f in found["findings"]]
    assert ("utilize", ("use",)) == (found["findings"][0]["found"], found["findings"][0]["suggestions"])


@pytest.mark.parametrize(
    ("reading", "expected"), [(Reading("html"), 2), (Reading("html", main_content=True), 1)], ids=["whole", "main part"]
)
def test_main_content(reading: Reading, expected: int) -> None:
    """Menus are left out when that is asked for."""
    page = b"<div class=menu>Utilize it.</div><p>You can utilize the form that came with the letter.</p>"

    assert expected == len(page_row(Row("1", page), LINTER, reading)["findings"])


def test_findings_can_be_left_out() -> None:
    """Their number by rule stays."""
    found = page_row(Row("1", b"Utilize it."), LINTER, Reading(findings=False))

    assert ("findings" in found, found["rules"]) == (False, [("plain-words/utilize", 1)])


def test_a_crash_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """What we fail on is said in the row of that page."""
    monkeypatch.setattr("plainlang.files.read_source", lambda *_: 1 / 0)
    found = page_row(Row("7", b"Utilize it."), Linter(select=["verbs"]), READING)

    assert "7: this page cannot be checked: ZeroDivisionError: division by zero" == found["error"]
