"""The JSON Schema of ruleset files: current, and met by every file that ships."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from inline_rules import theme_text
from jsonschema import Draft202012Validator

from plainlang.kinds import KINDS
from plainlang.schema import ruleset_schema
from plainlang.shipped import shipped_files, theme_names

CHECKED_IN = Path(__file__).parent.parent / "rulesets" / "schema.json"
SCHEMA = ruleset_schema()


class Yaml12(yaml.SafeLoader):
    """Reads as editors do: "off", "on" and dates are texts, only true and false are not."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, found) for tag, found in resolvers if tag.endswith((":null", ":int", ":float"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def wrong(text: str) -> list[str]:
    """Where a file does not meet the schema."""
    data = yaml.load(text, Yaml12)
    return ["/".join(map(str, error.absolute_path)) for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_the_checked_in_schema_is_current() -> None:
    """To renew it, write `ruleset_schema()` there with an indent of two."""
    expected = json.dumps(SCHEMA, indent=2) + "\n"

    assert CHECKED_IN.read_text(encoding="utf-8") == expected


def test_the_schema_is_a_schema() -> None:
    """It meets the schema of schemas."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", theme_names())
def test_every_shipped_ruleset_meets_it(name: str) -> None:
    """What the loader reads, an editor accepts."""
    assert wrong(shipped_files()[name].text) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param(theme_text("r: {swop: {a: b}}"), "rules/r", id="kind"),
        pytest.param(theme_text("r: {swap: {a: b}, severity: bad}"), "rules/r", id="value"),
        pytest.param(theme_text("r: {swap: {a: b}, unless: [{befor: c}]}"), "rules/r", id="unless"),
        pytest.param(theme_text("r: {avoid: a}").replace("pillar: jargon", "pillar: x"), "pillar", id="pillar"),
        pytest.param(theme_text("r: {avoid: a}").replace("title:", "titel:"), "", id="key"),
        pytest.param(theme_text("r: {avoid: a}").replace("{message", "{mesage"), "defaults", id="default"),
    ],
)
def test_it_refuses_what_the_loader_refuses(text: str, at: str) -> None:
    """The place of the fault is found."""
    assert at in wrong(text)


@pytest.mark.parametrize(
    "keys", ["swap: {a: ~, b: [c, on], d: 5}", "avoid: a", "case: sentence, names: [VA]", "names: true, avoid: a"]
)
def test_it_accepts_what_the_loader_accepts(keys: str) -> None:
    """One value for a list, words that look like something else, and keys that mean two things."""
    assert wrong(theme_text(f"r: {{{keys}}}")) == []


def test_every_key_is_there_for_every_kind() -> None:
    """A rule of any kind may have a reason."""
    kinds: dict[str, Any] = {name: SCHEMA["$defs"][name] for name in KINDS}

    assert all("why" in kind["properties"] for kind in kinds.values())


def test_keys_are_described() -> None:
    """All but those of single kinds, which the handbook explains."""
    parts = [SCHEMA["$defs"][name] for name in ("every", "Context", "Example", "When", "Citation")]

    assert all("description" in value for part in parts for value in part["properties"].values())
