"""Reports as values and as plain data."""

from __future__ import annotations

import gc
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import plainlang
from plainlang.report import SCHEMA, finding_to_dict, from_dict

SHAPE: dict[str, Any] = json.loads((files("plainlang") / "report.schema.json").read_text(encoding="utf-8"))
CHECKER = Draft202012Validator(SHAPE)
LONG = "Please utilize the form. The form was sent. We say so. " * 12
TEXTS = {
    "empty": "",
    "short": "Please utilize the form.",
    "long": LONG,
    "suppressed": f"<!-- plainlang: ignore[plain-words/utilize] Law -->\n\n{LONG}",
    "unused": "<!-- plainlang: ignore[plain-words/utilize] -->\n\nGood.",
    "unicode": "😀 utilize\r\n“é” utilize",
}


def data(name: str) -> dict[str, Any]:
    """A report as JSON has it."""
    loaded: dict[str, Any] = json.loads(json.dumps(plainlang.check(TEXTS[name], "markdown").to_dict()))
    return loaded


def test_the_schema_is_a_schema() -> None:
    """It meets the schema of schemas."""
    Draft202012Validator.check_schema(SHAPE)


@pytest.mark.parametrize("name", TEXTS)
def test_plain_data_meets_the_schema(name: str) -> None:
    """What is written is what the schema describes, before and after it was JSON."""
    report = plainlang.check(TEXTS[name], "markdown").to_dict()

    assert [error.message for error in CHECKER.iter_errors(report)] == []
    assert data(name) == report


def test_a_file_that_cannot_be_read_meets_the_schema(tmp_path: Path) -> None:
    """The error is part of the report."""
    path = tmp_path / "a.md"
    path.write_bytes(b"\x00\xff\x00")
    report = plainlang.check_file(path).to_dict()

    assert report["errors"] != []
    assert [error.message for error in CHECKER.iter_errors(json.loads(json.dumps(report)))] == []


@pytest.mark.parametrize("name", TEXTS)
def test_there_and_back(name: str) -> None:
    """A report made again from its plain data is the same report."""
    assert from_dict(data(name)) == plainlang.check(TEXTS[name], "markdown")


@given(text=st.text(alphabet=st.sampled_from("utilze .\n\r*<>–😀\u00a0{}#-é`"), max_size=60).map("utilize ".join))
def test_any_text_there_and_back(text: str) -> None:
    """Whatever the text is, its report survives JSON."""
    report = plainlang.check(text[:2000], "markdown")

    assert from_dict(json.loads(json.dumps(report.to_dict()))) == report


@pytest.mark.parametrize(
    "change",
    [
        {"findings": [{}]}, {"ruleset": {"id": "a"}}, {"score": {}}, {"readability": {"grade": None}},
        {"findings": [{"citation": None}]},
    ],
)  # fmt: skip
def test_other_data_is_refused(change: dict[str, Any]) -> None:
    """What another version wrote is not taken for a report."""
    with pytest.raises((KeyError, TypeError)):
        from_dict({**data("long"), **change})


def test_the_top_level() -> None:
    """The keys are a promise."""
    found = data("long")

    assert (found["schema"], SCHEMA) == (1, 1)
    assert list(found) == SHAPE["required"]
    assert list(found["findings"][0]) == SHAPE["$defs"]["finding"]["required"]


def test_the_document_is_at_hand() -> None:
    """A fresh report knows its document; one made from data has an empty one until it is given a reader."""
    report = plainlang.check(TEXTS["short"])

    assert report.document.source == TEXTS["short"]
    assert from_dict(report.to_dict()).document.source == ""
    assert from_dict(report.to_dict(), lambda: report.document).document is report.document


def test_python_does_not_look_for_garbage_in_plain_data() -> None:
    """Thousands of findings are thousands of dictionaries, all of them needed; it may look once they are made."""
    report = plainlang.check("Please utilize it. " * 2_000)
    before = sum(each["collections"] for each in gc.get_stats())
    data = report.to_dict()
    looked = sum(each["collections"] for each in gc.get_stats()) - before

    assert len(data["findings"]) >= 2_000
    assert looked <= 1


def test_a_finding_as_data() -> None:
    """Its citation is data too."""
    assert finding_to_dict(plainlang.check(TEXTS["short"]).findings[0])["citation"].keys() == {
        "title",
        "url",
        "checked",
    }
