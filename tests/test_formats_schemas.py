"""Every format against its schema, or as its own readers read it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from format_pages import HOSTILE, PAGES, SCHEMAS, UNREAD, checked, every_page, with_text, written
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree
from markdown_it import MarkdownIt
from running import ERROR, PLAIN

import plainlang
from plainlang import Report
from plainlang.reporters import REPORTERS, Run
from plainlang.reporters.csv import COLUMNS

OWN = json.loads((SCHEMAS.parents[1] / "plainlang" / "report.schema.json").read_text(encoding="utf-8"))


def schema(name: str) -> Any:
    """A JSON Schema of ours."""
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


SARIF = Draft4Validator(schema("sarif-2.1.0-rtm.5.json"))
GITLAB = Draft202012Validator(schema("gitlab-code-quality.json"))
RDJSON = Draft202012Validator(schema("rdjson.json"))
REPORT = Draft202012Validator(OWN)
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
CHECKSTYLE = etree.XMLSchema(etree.parse(SCHEMAS / "checkstyle.xsd"))


def json_faults(validator: Any, value: Any) -> list[str]:
    """What a schema has against a value."""
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def xml_faults(schema: etree.XMLSchema, text: str) -> list[str]:
    """What a schema has against a document."""
    schema.validate(etree.fromstring(text.encode("utf-8")))
    return [str(error) for error in schema.error_log]


def rows(text: str) -> list[list[str]]:
    """The rows of a table, read as any program reads it."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


FAULTS: dict[str, Callable[[str], list[str]]] = {
    "json": lambda text: [fault for r in json.loads(text)["reports"] for fault in json_faults(REPORT, r)],
    "jsonl": lambda text: [fault for line in text.splitlines() for fault in json_faults(REPORT, json.loads(line))],
    "sarif": lambda text: json_faults(SARIF, json.loads(text)),
    "gitlab": lambda text: json_faults(GITLAB, json.loads(text)),
    "rdjson": lambda text: json_faults(RDJSON, json.loads(text)),
    "junit": lambda text: xml_faults(JUNIT, text),
    "checkstyle": lambda text: xml_faults(CHECKSTYLE, text),
    "csv": lambda text: [str(row) for row in rows(text) if len(row) != len(COLUMNS)],
    "markdown": lambda text: [] if MarkdownIt("commonmark").enable("table").render(text) else ["nothing"],
}
MACHINES = tuple(FAULTS)


@pytest.mark.parametrize("kind", MACHINES)
@pytest.mark.parametrize(
    "reports",
    [
        pytest.param([], id="no page"),
        pytest.param([checked(PLAIN)], id="a clean page"),
        pytest.param([UNREAD], id="a page that was not read"),
        pytest.param(every_page(), id="all kinds of pages"),
        *(pytest.param([with_text(text)], id=f"hostile text {i}") for i, text in enumerate(HOSTILE) if text),
    ],
)
def test_a_format_is_what_its_schema_says(kind: str, reports: list[Report]) -> None:
    """With whatever text; a message is never empty, for no rule has an empty one."""
    text = written(kind, reports).encode("utf-8", "replace").decode()

    assert [] == FAULTS[kind](text)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("json", '"schema": 1, "path"', '"path"'),
        ("sarif", '"level": "error"', '"level": "bad"'),
        ("gitlab", '"severity": "major"', '"severity": "error"'),
        ("rdjson", '"severity": "ERROR"', '"severity": "error"'),
        ("junit", "<testcase classname", "<testcase class"),
        ("checkstyle", 'severity="error"', 'severity="fatal"'),
        ("csv", ",own/gizmo,", ","),
    ],
)
def test_a_schema_sees_a_fault(kind: str, old: str, new: str) -> None:
    """None of them accepts just anything."""
    text = written(kind, [checked(ERROR)])

    assert [] != FAULTS[kind](text.replace(old, new, 1))


@pytest.mark.parametrize("kind", [kind for kind in REPORTERS if kind != "html"])
def test_a_page_that_was_not_read_is_in_every_format(kind: str) -> None:
    """With its name and with what went wrong."""
    text = written(kind, [checked(PLAIN), UNREAD])

    assert (True, True) == ("gone.md" in text, "no such file" in text.replace("\\", ""))


def test_a_page_that_was_not_read_is_in_the_html_report() -> None:
    """The same, where jinja2 is."""
    text = written("html", [checked(PLAIN), UNREAD], Run(today="2026-11-23"))

    assert ("gone.md" in text, "no such file" in text, "23 November 2026" in text) == (True, True, True)


@pytest.mark.parametrize("kind", [kind for kind in REPORTERS if kind not in ("html", "text")])
def test_every_finding_is_in_every_format(kind: str) -> None:
    """Those of each severity and each page; formats with a limit have it elsewhere."""
    text = written(kind, every_page())
    said = ("own/gizmo", "own/doodad", "own/perhaps", "letter.docx", "Eligibility, paragraph 3")

    assert [] == [part for part in said if part not in text]


def test_names_of_formats() -> None:
    """The issue asks for these; a name never goes away."""
    expected = "text concise json jsonl github gitlab sarif junit checkstyle rdjson markdown csv html".split()

    assert sorted(expected) == sorted(REPORTERS)
    assert PAGES and plainlang.__version__
