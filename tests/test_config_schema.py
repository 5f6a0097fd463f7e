"""The JSON Schema of a configuration: current, complete, of one mind with the reader; and our examples."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from test_schema import Yaml12

from plainlang import Linter
from plainlang.config import parse_config
from plainlang.config.schema import config_schema
from plainlang.errors import ConfigError
from plainlang.pyproject import TomlForm

ROOT = Path(__file__).parent.parent
SCHEMA = config_schema()
PAGE = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.M | re.S)
TOML_EXAMPLES = re.findall(r"^```toml\n(.*?)^```", PAGE, re.M | re.S)


def wrong(data: Any) -> list[str]:
    """What a schema has against some data."""
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_the_checked_in_schema_is_current() -> None:
    """To renew it: plainlang config schema > rulesets/config.schema.json"""
    expected = json.dumps(SCHEMA, indent=2) + "\n"

    assert (ROOT / "rulesets" / "config.schema.json").read_text(encoding="utf-8") == expected


def test_the_schema_is_a_schema() -> None:
    """It meets the schema of schemas."""
    Draft202012Validator.check_schema(SCHEMA)


def test_every_key_is_described() -> None:
    """An editor shows it while one writes."""
    objects = {"top": SCHEMA, **{name: part for name, part in SCHEMA["$defs"].items() if "properties" in part}}

    assert [] == [
        f"{name}.{key}"
        for name, part in objects.items()
        for key, value in part["properties"].items()
        if not value.get("description")
    ]


def test_every_key_is_in_the_handbook() -> None:
    """With an example."""
    shown = "\n".join(EXAMPLES)

    assert [] == [key for key in SCHEMA["properties"] if not re.search(rf"^ *(?:- )?{{?{key}:", shown, re.M)]
    assert [] == [key for key in SCHEMA["$defs"]["Override"]["properties"] if not re.search(rf"\b{key}:", shown)]


@pytest.mark.parametrize("text", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_examples_are_right(text: str, tmp_path: Path) -> None:
    """The reader takes them, with every name of a rule in them, and an editor has nothing against them."""
    alone = re.sub(r"^(extends|rulesets):.*\n(?: +- .*\n)*", "", text, flags=re.M)
    Linter(config=parse_config(str(tmp_path / "plainlang.yaml"), alone))

    assert [] == wrong(yaml.load(text, Yaml12) or {})


@pytest.mark.parametrize("text", TOML_EXAMPLES, ids=range(len(TOML_EXAMPLES)))
def test_the_examples_in_toml_are_right(text: str, tmp_path: Path) -> None:
    """The same in a pyproject.toml."""
    import tomllib

    assert TomlForm("pyproject.toml", text).root() is not None
    Linter(config=parse_config(str(tmp_path / "pyproject.toml"), text))
    assert [] == wrong(tomllib.loads(text)["tool"]["plainlang"])


@pytest.mark.parametrize(
    "text",
    [
        "ignore: verbs", "ignore: [verbs]", "severities: {verbs: off}", "fail-under: 60.5", "max: 0", "ratchet: true",
        "score: {overall: {readability: 0.6}}", "history: {target: 80}", "vocabulary: {known: [VA, 401]}",
        "overrides: {files: a, mode: prose}", "owners: {files: a, owner: b}", "prose-keys: {blurb: description}",
    ],
)  # fmt: skip
def test_it_accepts_what_the_reader_accepts(text: str) -> None:
    """One value for a list, and parts of a whole."""
    parse_config("plainlang.yaml", text)

    assert [] == wrong(yaml.load(text, Yaml12))


@pytest.mark.parametrize(
    "text",
    [
        "profil: va", "mode: block", "ignore: {a: b}", "severities: {verbs: bad}", "max: many", "ratchet: yes please",
        "overrides: [{roles: headng}]", "overrides: [{fil: a}]", "owners: [{files: a}]", "history: {targt: 5}",
        "score: {overall: {readablity: 1}}", "schema: 2", "prose-keys: {a: blurb}", "fail-on: eror",
    ],
)  # fmt: skip
def test_it_refuses_what_the_reader_refuses(text: str) -> None:
    """Keys, values and types."""
    with pytest.raises(ConfigError):
        parse_config("plainlang.yaml", text)

    assert wrong(yaml.load(text, Yaml12))
