"""Which rules run, and how severe they are: the most specific name wins, wherever it is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import ERROR, SUGGESTION, WARNING, cli, site

PAGE = f"{ERROR}\n{WARNING}\n{SUGGESTION}"
RULES = "rulesets: [rules/own.yaml]\n"
NONE = ""
CHOSEN = [
    pytest.param("select: jargon", NONE, "ews", id="a pillar"),
    pytest.param("select: own", NONE, "ews", id="a theme"),
    pytest.param("select: own/gizmo", NONE, "e", id="a rule"),
    pytest.param("select: own\nignore: own/gizmo", NONE, "ws", id="rule beats theme"),
    pytest.param("select: own/gizmo\nignore: own", NONE, "e", id="and the other way round"),
    pytest.param("select: own\nignore: jargon", NONE, "ews", id="theme beats pillar"),
    pytest.param("select: jargon\nignore: own", NONE, "", id="and the other way round "),
    pytest.param("select: own/gizmo\nignore: jargon", NONE, "e", id="rule beats pillar"),
    pytest.param("select: own\nignore: own", NONE, "", id="at one level, ignore wins"),
    pytest.param("select: own", "--ignore own/gizmo", "ws", id="ignored by the call"),
    pytest.param("select: own", "--select own/gizmo", "e", id="selected by the call instead"),
    pytest.param("ignore: own/gizmo", "--select own", "ws", id="the file's rule beats the call's theme"),
    pytest.param("ignore: own", "--select own/gizmo", "e", id="the call's rule beats the file's theme"),
    pytest.param("ignore: jargon", "--select own", "ews", id="the call's theme beats the file's pillar"),
    pytest.param("ignore: own", "--select own", "", id="at one level, ignore wins across both"),
    pytest.param("ignore: own/gizmo", "--select own --ignore own/doodad", "s", id="both ignore"),
]
SEVERITIES = [
    pytest.param("severities: {own/gizmo: warning}", "wws", id="a rule"),
    pytest.param("severities: {own: warning}", "www", id="a theme"),
    pytest.param("severities: {jargon: suggestion}", "sss", id="a pillar"),
    pytest.param("severities: {jargon: error, own: warning, own/gizmo: suggestion}", "sww", id="the most specific"),
    pytest.param("severities: {own/gizmo: suggestion, own: warning, jargon: error}", "sww", id="in any order"),
    pytest.param("severities: {own/gizmo: off}", "ws", id="off"),
    pytest.param("severities: {own: off, own/gizmo: warning}", "w", id="a theme off but for a rule"),
    pytest.param("severities: {own: off}\nselect: [own/gizmo]", "e", id="a rule that is selected goes before"),
    pytest.param("severities: {own/gizmo: off}\nselect: [own/gizmo]", "", id="at one level, off wins"),
    pytest.param("severities: {own: error}\nrules: {own/doodad: {severity: suggestion}}", "ese", id="rules by id"),
    pytest.param("severities: {own/doodad: error}\nrules: {own: {severity: suggestion}}", "ses", id="and by theme"),
    pytest.param("severities: {own: error}\nrules: {own: {severity: suggestion}}", "eee", id="at one level"),
    pytest.param("rules: {own/gizmo: {severity: warning}, own: {severity: suggestion}}", "wss", id="within rules"),
    pytest.param("severities: {own: off}\nrules: {own/gizmo: {severity: warning}}", "w", id="a tuned rule stays on"),
    pytest.param("rules: {own/gizmo: {off: true}}\nseverities: {own/gizmo: warning}", "wws", id="an id turns it on"),
    pytest.param("rules: {own/gizmo: {off: true}}\nseverities: {own: warning}", "ww", id="a theme does not"),
]


def found(folder: Path, config: str, *args: str) -> str:
    """The first letters of the severities found for gizmo, doodad and perhaps, in this order."""
    ran = cli(site(folder, {"a.md": PAGE}, RULES + config), "check", "a.md", "--output-format", "json", *args)
    findings = json.loads(ran.out)["reports"][0]["findings"]
    return "".join(finding["severity"][0] for finding in findings if finding["theme"] == "own")


@pytest.mark.parametrize(("config", "args", "expected"), CHOSEN)
def test_select_and_ignore(config: str, args: str, expected: str, tmp_path: Path) -> None:
    """Rule beats theme beats pillar; at one level, ignore wins: in the file, the call, and across both."""
    assert expected == found(tmp_path, config, *args.split())


@pytest.mark.parametrize(("config", "expected"), SEVERITIES)
def test_severities(config: str, expected: str, tmp_path: Path) -> None:
    """The short form of many changes under `rules:`."""
    assert expected == found(tmp_path, config)


def test_limits_read_well(tmp_path: Path) -> None:
    """A limit is one line, and a wrong one says what the key is."""
    said = [
        cli(site(tmp_path, {"a.md": "One two three four five six.\n"}, config), "check", "a.md")
        for config in ("rules: {sentences/long: {max: 4}}", "rules: {sentences/long: {maxx: 4}}")
    ]

    assert "sentences/long" in said[0].out or "more than 4" in said[0].out
    assert "has no key “maxx”. Did you mean “max”" in said[1].err
