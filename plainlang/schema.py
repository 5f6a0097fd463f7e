"""The JSON Schema of a ruleset file, made from the same dataclasses that the loader reads, so that the two agree.

Editors complete and check rulesets with it; the loader stays the judge. The checked-in copy is `rulesets/schema.json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args

from plainlang.finding import Citation
from plainlang.json_shapes import Schema, Shapes, ref
from plainlang.kinds import KINDS
from plainlang.language.grammar.tags import Penn, Pos, TagName
from plainlang.rule import Context, Example, Theme, When
from plainlang.rule_keys import RULE_KEYS
from plainlang.ruleset import RuleForm
from plainlang.tokens.notation import Lemmas, PennNames, PosNames, Texts, Token

_PARTS: Final = (Citation, Context, Example, When, Token, Texts, Lemmas, PosNames, PennNames)
_NAMES: Final[Mapping[Any, str]] = {Pos: "Pos", Penn: "Penn", TagName: "TagName"}
"""Long lists of names, written once."""
_SHAPES: Final = Shapes(_PARTS, _NAMES, RULE_KEYS)


def ruleset_schema() -> Schema:
    """The schema of a ruleset file."""
    top = _SHAPES.object(Theme)
    kinds = {name: _rule(name) for name in KINDS}
    rules: Schema = {"anyOf": [ref(name) for name in kinds]}
    defaults = {"type": "object", "properties": {**_all_keys(kinds), "kind": {"enum": list(KINDS)}}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A plainlang ruleset",
        **top,
        "properties": {
            **top["properties"],
            "schema": {"const": 1},
            "defaults": {**defaults, "additionalProperties": False},
            "rules": {"type": "object", "additionalProperties": rules},
        },
        "required": ["schema", *top["required"], "rules"],
        "$defs": {
            **kinds,
            "every": _SHAPES.object(RuleForm),
            **{cls.__name__: _SHAPES.object(cls) for cls in _PARTS},
            **{name: {"enum": list(get_args(names))} for names, name in _NAMES.items()},
        },
    }


def _rule(kind: str) -> Schema:
    """A rule of one kind: its kind's keys, and those of every rule that may also come from the defaults."""
    own = _SHAPES.object(KINDS[kind].spec)
    common = {name: ref(f"every/properties/{name}") for name in _SHAPES.object(RuleForm)["properties"]}
    return {**own, "properties": {**common, "kind": {"const": kind}, **own["properties"]}}


def _all_keys(kinds: Mapping[str, Schema]) -> Schema:
    """Every key of any kind; where kinds differ, any of their values."""
    values: dict[str, list[Schema]] = {}
    for schema in kinds.values():
        for name, value in schema["properties"].items():
            if value not in values.setdefault(name, []):
                values[name].append(value)
    return {name: options[0] if len(options) == 1 else {"anyOf": options} for name, options in values.items()}
