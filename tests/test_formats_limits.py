"""What services take, and that a line says what was cut."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from format_pages import UNREAD, checked, written
from running import ERROR, PLAIN, SUGGESTION, WARNING

from plainlang import Report
from plainlang.reporters import Run, sarif
from plainlang.reporters.comment_text import size

COMMAND = re.compile(r"^::(?P<name>\w+)(?: (?P<properties>[^:]*))?::(?P<message>.*)$")
"""As the runner of GitHub Actions reads a line, and as @actions/core writes one."""


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands of an output: name, properties and message, unescaped."""
    found = []
    for match in filter(None, map(COMMAND.match, text.splitlines())):
        pairs = (part.split("=", 1) for part in match["properties"].split(","))
        found.append((match["name"], {name: _plain(value) for name, value in pairs}, _plain(match["message"])))
    return found


def _plain(text: str) -> str:
    for sign, letter in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(sign, letter)
    return text


def many(text: str, count: int) -> list[Report]:
    """The same page under many names."""
    report = checked(text)
    return [replace(report, path=f"{i}.md") for i in range(count)]


def test_github_commands() -> None:
    """Each is one line, with its place and title, and comes back as it was."""
    page = replace(checked(ERROR, "a,b:c%.md"), errors=())
    name, properties, message = commands(written("github", [page]))[0]

    assert ("error", "a,b:c%.md", "own/gizmo", "“gizmo” → try “tool”.") == (
        name, properties["file"], properties["title"], message,
    )  # fmt: skip
    assert ("1", "1", "9", "14") == tuple(properties[key] for key in ("line", "endLine", "col", "endColumn"))


def test_github_takes_columns_on_one_line_only() -> None:
    """A finding over two lines has none, or GitHub drops them with a complaint."""
    report = checked(ERROR)
    long = replace(report.findings[0], end_line=2)
    properties = commands(written("github", [replace(report, findings=(long,))]))[0][1]

    assert {"file", "line", "endLine", "title"} == set(properties)


def test_github_shows_ten_of_each_severity() -> None:
    """The worst first, pages that failed among the errors, and a line counts the others."""
    pages = [
        *many(SUGGESTION, 12),
        *many(WARNING, 11),
        *many(ERROR, 9),
        *(replace(UNREAD, path=f"x{i}") for i in range(3)),
    ]
    text = written("github", pages)
    names = [name for name, _, _ in commands(text)]

    assert names == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert text.endswith(
        "\nplainlang found 2 more errors, 1 more warning, 2 more suggestions than GitHub shows here.\n"
    )


def test_github_says_how_many_pages_failed() -> None:
    """When there are more than it shows."""
    text = written("github", [replace(UNREAD, path=f"{i}.md") for i in range(12)] + many(ERROR, 1))

    assert text.endswith("\nplainlang found 2 more failed pages, 1 more error than GitHub shows here.\n")


def run_of(reports: list[Report], said: list[str]) -> Any:
    """The run of a SARIF file; what was said on the side is put into a list."""
    return json.loads(written("sarif", reports, Run(say=said.append)))["runs"][0]


def test_sarif_keeps_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that come first make way for worse ones; silenced ones go first. A notification counts them."""
    monkeypatch.setattr(sarif, "MOST", 5)
    said = list[str]()
    silenced = checked(f"<!-- plainlang: ignore -->\n{ERROR}", "s.md")
    run = run_of([silenced, *many(SUGGESTION, 4), *many(WARNING, 2), *many(ERROR, 2)], said)
    notes = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]

    assert ["error", "error", "warning", "warning", "note"] == [result["level"] for result in run["results"]]
    assert said == notes == ["SARIF: 4 more findings left out; GitHub takes 5 of a run. These are the worst."]


def test_sarif_says_what_github_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes more than it shows."""
    monkeypatch.setattr(sarif, "_SHOWN", 3)
    said = list[str]()
    run = run_of(many(ERROR, 4), said)

    assert (4, ["SARIF: GitHub shows the worst 3 of these 4 findings."]) == (len(run["results"]), said)


def test_sarif_of_a_whole_site_is_small_enough() -> None:
    """25,000 results, packed, are less than the 10 MB that GitHub takes."""
    page = checked(ERROR * 25)
    pages = [replace(page, path=f"content/section-{i % 40}/a-page-with-a-long-name-{i}.md") for i in range(1010)]
    text = written("sarif", pages)

    assert sarif.MOST == 25_000 == len(json.loads(text)["runs"][0]["results"])
    assert len(gzip.compress(text.encode(), 6)) < 10_000_000


@pytest.mark.parametrize("count", [1, 30, 400])
@pytest.mark.parametrize("address", ["", "https://github.com/an-organization/a-repository/blob/" + "c" * 40])
def test_a_comment_is_never_too_long(count: int, address: str) -> None:
    """65,536 characters, however many pages; pages that do not fit are counted."""
    page = checked(f"{ERROR}\n{WARNING}\n{SUGGESTION * 9}{PLAIN * 40}")
    text = written(
        "markdown", [replace(page, path=f"content/page-{i}-😀.md") for i in range(count)], Run(pages=address)
    )
    unfolded = text.count("<details>")
    left = f"{count - unfolded:,} more pages with findings are not unfolded here"

    assert size(text) <= 65_536
    assert text.count("<details>") == text.count("</details>") > 0
    assert (unfolded == count) != (left in text)


def test_a_page_with_too_many_rules_is_cut() -> None:
    """As many as fit, and a count of the others."""
    report = checked(ERROR)
    rules = [replace(report.findings[0], rule=f"own/rule-{i}", message="x" * 500) for i in range(200)]
    text = written("markdown", [replace(report, findings=tuple(rules))])

    assert size(text) <= 65_536
    assert re.search(r"\n- … and \d+ more rules here\.\n", text)
