"""`plainlang config`: what is in force for a folder or a page, where each value stands, and the schema for editors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import CONFIG, RULES, cli, site

FILES = {
    "common/base.yaml": "profile: va\nignore:\n  - verbs\n  - links\nvocabulary:\n  known: [VA]\n",
    "site/plainlang.yaml": """\
extends: ../common/base.yaml
ignore: headings
severities: {jargon: warning}
fail-under: 60
overrides:
  - files: news/
    fail-on: warning
    severities:
      plain-words: error
    rules: {sentences/long: {max: 30}}
  - headings: For lawyers
    ignore: jargon
owners:
  - {files: '*', owner: Web team}
  - {files: news/, owner: News desk}
""",
    "site/a.md": "Hello.\n",
    "site/news/b.md": "Hello.\n",
}
FOLDER = [
    pytest.param('extends: ["../common/base.yaml"]', "site/plainlang.yaml:1", id="the nearest file"),
    pytest.param("profile: va", "common/base.yaml:1", id="the base"),
    pytest.param("ignore: verbs", "common/base.yaml:3", id="an entry of a list in the base"),
    pytest.param("ignore: headings", "site/plainlang.yaml:2", id="an entry in the nearest file"),
    pytest.param("severities.jargon: warning", "site/plainlang.yaml:3", id="an entry of a mapping"),
    pytest.param("vocabulary.known: VA", "common/base.yaml:6", id="a word"),
    pytest.param('owners: {"files": ["*"], "owner": "Web team"}', "site/plainlang.yaml:14", id="an owner"),
    pytest.param("fail-on: error", "default", id="a default"),
]
PAGE = [
    pytest.param("fail-on: warning", "site/plainlang.yaml:7", id="an override"),
    pytest.param("severities.plain-words: error", "site/plainlang.yaml:9", id="an entry of it"),
    pytest.param("severities.jargon: warning", "site/plainlang.yaml:3", id="what it leaves"),
    pytest.param('rules.sentences/long: {"max": 30}', "site/plainlang.yaml:10", id="a rule"),
    pytest.param("owner: News desk", "site/plainlang.yaml:15", id="the owner"),
]


def shown(folder: Path, *args: str) -> dict[str, str]:
    """The lines of `config show --origin`, each with its origin."""
    ran = cli(site(folder, {**FILES}), "config", "show", "--origin", *args)
    rows = (line.rsplit("  # ", 1) for line in ran.out.splitlines()[1:])
    return {value.rstrip(): place for value, place in rows}


@pytest.mark.parametrize(("line", "place"), FOLDER)
def test_a_folder(line: str, place: str, tmp_path: Path) -> None:
    """The values of all files, each with its place."""
    assert place == shown(tmp_path, "site")[line]


@pytest.mark.parametrize(("line", "place"), PAGE)
def test_a_page(line: str, place: str, tmp_path: Path) -> None:
    """With the overrides that hold for it, and whose it is."""
    assert place == shown(tmp_path, "site/news/b.md")[line]


def test_only_what_holds_is_shown_for_a_page(tmp_path: Path) -> None:
    """An override for other pages is left out; one for parts of any page is there."""
    overrides = [line for line in shown(tmp_path, "site/a.md") if line.startswith("overrides")]

    assert ['overrides: {"headings": ["For lawyers"], "ignore": ["jargon"]}'] == overrides


def test_entries_that_look_alike(tmp_path: Path) -> None:
    """Each entry has its own place, also one that another ends with, and one that two files have."""
    base = "exclude:\n  - x\n  - d\n"
    own = "extends: base.yaml\nexclude:\n  - '*.md'\n  - md\n  - x\n"
    ran = cli(site(tmp_path, {"base.yaml": base}, own), "config", "show", "--origin")
    rows = [line.split("    # ") for line in ran.out.splitlines() if line.startswith("exclude")]

    assert [["exclude: x", "base.yaml:2"], ["exclude: d", "base.yaml:3"]] == rows[:2]
    assert [["*.md", "3"], ["md", "4"], ["x", "5"]] == [
        [value.removeprefix("exclude: "), place.removeprefix("plainlang.yaml:")] for value, place in rows[2:]
    ]


def test_json(tmp_path: Path) -> None:
    """The same as data; “from” has the shape of the value."""
    site(tmp_path, {**FILES})
    data = json.loads(cli(tmp_path, "config", "show", "site/news/b.md", "--output-format", "json").out)
    own, base = str(tmp_path.resolve() / "site/plainlang.yaml"), str(tmp_path.resolve() / "common/base.yaml")

    assert (own, [base, own], "site/news/b.md") == (data["config"], data["files"], data["page"])
    assert {"value": ["verbs", "links", "headings"], "from": [f"{base}:3", f"{base}:4", f"{own}:2"]} == data["ignore"]
    assert {"value": "warning", "from": f"{own}:7"} == data["fail-on"]
    assert {"jargon": f"{own}:3", "plain-words": f"{own}:9"} == data["severities"]["from"]
    assert {"known": [f"{base}:6"]} == data["vocabulary"]["from"]
    assert {"value": "prose", "from": "default"} != data["mode"]
    assert "News desk" == data["owner"]["value"]


def test_pyproject_and_a_named_file(tmp_path: Path) -> None:
    """Lines are those of the TOML file; --config shows another file."""
    text = '[project]\n\n\n[tool.plainlang]\nignore = [\n  "verbs",\n]\n[tool.plainlang.severities]\nlinks = "off"\n'
    site(tmp_path, {"pyproject.toml": text, "other.yaml": "mode: prose\n"})
    (tmp_path / "plainlang.yaml").unlink()
    out = cli(tmp_path, "config", "show", "--origin").out
    other = cli(tmp_path, "config", "show", "--origin", "--config", "other.yaml").out

    assert all(f"# pyproject.toml:{line}\n" in out for line in (6, 9))
    assert "# other.yaml:1\n" in other


@pytest.mark.parametrize("args", [(), ("--origin",), ("--output-format", "json")])
def test_without_a_configuration(args: tuple[str, ...], tmp_path: Path) -> None:
    """All defaults."""
    (tmp_path / ".git").mkdir()
    ran = cli(tmp_path, "config", "show", *args)

    assert (0, True) == (ran.code, "us-federal" in ran.out)


def test_rules_of_one_id_are_put_together(tmp_path: Path) -> None:
    """Changes of a base and of the nearest file both hold, and are shown where they stand."""
    site(tmp_path, {"base.yaml": CONFIG + "rules: {own/gizmo: {severity: warning}}\n", "rules/own.yaml": RULES})
    (tmp_path / "plainlang.yaml").write_text("extends: base.yaml\nrules: {own/doodad: {off: true}}\n")
    out = cli(tmp_path, "config", "show", "--origin").out

    assert "rules.own/gizmo: {" in out and "# base.yaml:3\n" in out and "# plainlang.yaml:2\n" in out


def test_schema(tmp_path: Path) -> None:
    """It is printed for an editor to read."""
    checked_in = Path(__file__).parent.parent / "rulesets" / "config.schema.json"
    ran = cli(tmp_path, "config", "schema")

    assert (0, checked_in.read_text(encoding="utf-8")) == (ran.code, ran.out)
