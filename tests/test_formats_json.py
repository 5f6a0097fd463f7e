"""Formats for programs: places, severities, fixes and fingerprints are exact."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from format_pages import PAGES, UNREAD, checked, every_page, written
from hypothesis import given
from hypothesis import strategies as st
from running import ERROR, SUGGESTION, WARNING

from plainlang import Document, Report
from plainlang.edits import apply
from plainlang.errors import ReadError
from plainlang.fingerprints import fingerprints, in_file, silenced_fingerprints
from plainlang.fixes import edits
from plainlang.reporters import Run
from plainlang.reporters.paths import shown_path, uri

ALL = f"{ERROR}\n{WARNING}\n{SUGGESTION}"
TEXTS = st.lists(st.sampled_from(("A gizmo. ", "an gizmo", "doodad", " é", "😀 ", "\n", "\r\n", "e\u0301", "x ", "東")))


def run_of(*reports: Report, **run: Any) -> dict[str, Any]:
    """The one run of a SARIF file."""
    data: dict[str, Any] = json.loads(written("sarif", reports, Run(**run)))["runs"][0]
    return data


def in_lines(text: str) -> list[str]:
    """The lines of a text with their ends."""
    return text.replace("\r\n", "\r\0").replace("\n", "\n\1").replace("\r\0", "\r\n\1").split("\1")


def cut(text: str, region: dict[str, int]) -> str:
    """What stands in a region that counts lines and code points from 1, the end exclusive."""
    lines = in_lines(text)
    starts = [sum(map(len, lines[:i])) for i in range(len(lines))]
    first, last = starts[region["startLine"] - 1], starts[region["endLine"] - 1]
    return text[first + region["startColumn"] - 1 : last + region["endColumn"] - 1]


def cut_bytes(text: str, place: dict[str, dict[str, int]]) -> str:
    """What stands in a range of reviewdog's, which counts bytes of UTF-8."""
    lines = [line.encode() for line in in_lines(text)]
    at = [sum(map(len, lines[: place[end]["line"] - 1])) + place[end]["column"] - 1 for end in ("start", "end")]
    return b"".join(lines)[at[0] : at[1]].decode()


@given(TEXTS)
def test_places_are_exact(pieces: Sequence[str]) -> None:
    """Each format counts in its own way, and finds the same words."""
    text = "".join(pieces)
    report = checked(text)
    found = [text[slice(*f.span)] for f in report.findings]
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in run_of(report)["results"]]
    diagnostics = json.loads(written("rdjson", [report]))["diagnostics"]

    assert sorted(found) == sorted(cut(text, region) for region in regions)
    assert found == [cut_bytes(text, d["location"]["range"]) for d in diagnostics]


@given(TEXTS)
def test_suggestions_are_the_edits_that_fix_makes(pieces: Sequence[str]) -> None:
    """What a reader accepts in a review is what `plainlang fix` writes; the article comes along."""
    text = "".join(pieces)
    report = checked(text)
    expected = {(text[slice(*edit.span)], edit.text) for edit in edits(text, report.findings, unsafe=True)}
    changes = [
        change
        for result in run_of(report)["results"]
        for fix in result.get("fixes", ())
        for change in fix["artifactChanges"][0]["replacements"]
    ]
    diagnostics = json.loads(written("rdjson", [report]))["diagnostics"]
    ways = [way for diagnostic in diagnostics for way in diagnostic.get("suggestions", ())]

    assert expected <= {(cut(text, c["deletedRegion"]), c["insertedContent"]["text"]) for c in changes}
    assert expected <= {(cut_bytes(text, way["range"]), way["text"]) for way in ways}


def test_a_suggestion_makes_the_text_right() -> None:
    """Made by hand, as a review tool makes it."""
    text = "Take a gizmo."
    change = run_of(checked(text))["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    before = cut(text, change["deletedRegion"])

    assert "Take a tool." == text.replace(before, change["insertedContent"]["text"])
    assert "Take a tool." == apply(text, edits(text, checked(text).findings))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("sarif", ["error", "warning", "note"]),
        ("gitlab", ["major", "minor", "info"]),
        ("rdjson", ["ERROR", "WARNING", "INFO"]),
        ("json", ["error", "warning", "suggestion"]),
        ("jsonl", ["error", "warning", "suggestion"]),
    ],
)
def test_severities(kind: str, expected: list[str]) -> None:
    """As docs/formats.md says."""
    data = json.loads(written(kind, [checked(ALL)]))
    found = {
        "sarif": lambda: [r["level"] for r in data["runs"][0]["results"]],
        "gitlab": lambda: [issue["severity"] for issue in data],
        "rdjson": lambda: [d["severity"] for d in data["diagnostics"]],
        "json": lambda: [f["severity"] for f in data["reports"][0]["findings"]],
        "jsonl": lambda: [f["severity"] for f in data["findings"]],
    }[kind]()

    assert expected == found


def test_fingerprints_are_where_a_format_has_a_place() -> None:
    """The same ones; GitLab's hold the path."""
    report = checked(PAGES["section/b c#%é.md"], "b.md")
    marks = list(fingerprints(report))

    assert marks == [f["fingerprint"] for f in json.loads(written("json", [report]))["reports"][0]["findings"]]
    assert marks == [r["partialFingerprints"]["plainlang/v1"] for r in run_of(report)["results"]]
    assert [in_file("b.md", m) for m in marks] == [i["fingerprint"] for i in json.loads(written("gitlab", [report]))]


def test_gitlab_fingerprints_are_one_of_a_kind() -> None:
    """GitLab drops a finding that has one twice; the same page under two names, unread pages with two errors."""
    twice = [replace(UNREAD, errors=("one", "one")), checked(ALL, "a.md"), checked(ALL, "b.md")]
    marks = [issue["fingerprint"] for issue in json.loads(written("gitlab", twice))]

    assert (8, 8) == (len(marks), len(set(marks)))


def test_sarif_rules() -> None:
    """Every result points to its rule, with a reason, a level and tags."""
    run = run_of(*every_page())
    rules = run["tool"]["driver"]["rules"]

    assert [r["ruleId"] for r in run["results"]] == [rules[r["ruleIndex"]]["id"] for r in run["results"]]
    assert {"own/gizmo": "error", "own/doodad": "warning", "own/perhaps": "note"} == {
        rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules
    }
    assert [] == [rule for rule in rules if "Everyone knows" not in rule["help"]["text"] or not rule["fullDescription"]]
    assert [["plain-language", "jargon", "own"]] * 3 == [rule["properties"]["tags"] for rule in rules]


def test_sarif_help_names_a_source_that_is_a_web_address() -> None:
    """And no other."""
    report = checked(ERROR)
    sources = [replace(report.findings[0].citation, title="A guide", url=url) for url in ("https://a.gov/x", "data:x")]
    pages = [replace(report, findings=(replace(report.findings[0], citation=source),)) for source in sources]
    rules = [run_of(page)["tool"]["driver"]["rules"][0] for page in pages]

    assert ["https://a.gov/x", None] == [rule.get("helpUri") for rule in rules]
    assert [True, True] == ["Source: A guide." in rule["help"]["text"] for rule in rules]


def test_sarif_of_pages_that_were_not_read() -> None:
    """The run has failed, and says where."""
    invocation = run_of(UNREAD)["invocations"][0]
    said = invocation["toolExecutionNotifications"][0]

    assert (False, "error", "no such file") == (
        invocation["executionSuccessful"], said["level"], said["message"]["text"],
    )  # fmt: skip
    assert "gone.md" == said["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert run_of(checked(ERROR))["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@pytest.mark.parametrize(
    ("silenced", "expected"), [(True, [None, [{"kind": "inSource", "status": "accepted"}]]), (False, [None])]
)
def test_sarif_of_silenced_findings(silenced: bool, expected: list[Any]) -> None:
    """They are there and marked as such; where the reader does not know the mark, they are counted."""
    said = list[str]()
    report = checked(PAGES["silenced.md"])
    run = run_of(report, silenced=silenced, say=said.append)

    assert expected == [result.get("suppressions") for result in run["results"]]
    assert (not silenced) == any("1 silenced by comments left out" in line for line in said)
    assert set() == {*fingerprints(report)} & {*silenced_fingerprints(report)}


@pytest.mark.parametrize("kind", ["sarif", "rdjson"])
@pytest.mark.parametrize(
    "reader",
    [
        pytest.param(lambda: (_ for _ in ()).throw(ReadError("a.md", "gone")), id="gone"),
        pytest.param(lambda: (_ for _ in ()).throw(OSError("busy")), id="busy"),
        pytest.param(lambda: Document("😀 A"), id="shorter"),
        pytest.param(lambda: Document("é\n" * 40), id="other lines"),
    ],
)
def test_nothing_is_claimed_about_a_page_that_changed(kind: str, reader: Any) -> None:
    """A fix that was right for the old text could break the new one."""
    text = written(kind, [replace(checked(ERROR), reader=reader)])

    assert (False, False, True) == ("fixes" in text, "suggestions" in text, "own/gizmo" in text)


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("a.md", "/work", "a.md"),
        ("./x/../a.md", "/work", "a.md"),
        ("/work/x/a.md", "/work", "x/a.md"),
        ("/work/x/a.md", "/work/", "x/a.md"),
        ("/workshop/a.md", "/work", "/workshop/a.md"),
        ("../a.md", "/work", "../a.md"),
        ("x\\a.md", "/work", "x\\a.md"),
        ("x\\a.md", "C:\\work", "x/a.md"),
        ("c:\\Work\\x\\a.md", "C:\\work", "x/a.md"),
        ("D:\\a.md", "C:\\work", "D:/a.md"),
        ("a.md", "", "a.md"),
        ("-", "/work", "-"),
        (None, "/work", "<text>"),
        ("/a.md", "/", "a.md"),
    ],
)
def test_paths_are_shown_from_the_working_directory(path: str | None, folder: str, expected: str) -> None:
    """With forward slashes, on both kinds of system."""
    assert expected == shown_path(path, folder)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("a.md", "a.md"),
        ("b c#%é?.md", "b%20c%23%25%C3%A9%3F.md"),
        ("x:y.md", "x%3Ay.md"),
        ("/a b.md", "file:///a%20b.md"),
        ("D:/a b.md", "file:///D:/a%20b.md"),
        (os.fsdecode(b"\xff.md"), "%FF.md"),
        ("\ud800.md", "%3F.md"),
    ],
)
def test_paths_as_uris(shown: str, expected: str) -> None:
    """Percent-encoded, byte for byte."""
    assert expected == uri(shown)
