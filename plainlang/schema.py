"""The JSON Schema of a ruleset file, made from the same dataclasses that the loader reads, so that the two agree.

Editors complete and check rulesets with it; the loader stays the judge. The checked-in copy is `rulesets/schema.json`.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from plainlang.finding import Citation
from plainlang.kinds import KINDS
from plainlang.language.grammar.tags import Penn, Pos, TagName
from plainlang.rule import Context, Example, Theme, When
from plainlang.ruleset import RuleForm
from plainlang.tokens.notation import Lemmas, PennNames, PosNames, Texts, Token

Schema = dict[str, Any]
_TEXT: Final = {"type": ["string", "number", "boolean", "null"]}
"""A text in YAML may look like a number, a date or "on"."""
_PARTS: Final = (Citation, Context, Example, When, Token, Texts, Lemmas, PosNames, PennNames)
_NAMES: Final[Mapping[Any, str]] = {Pos: "Pos", Penn: "Penn", TagName: "TagName"}
"""Long lists of names, written once."""
_TYPES: Final[Mapping[Any, Schema]] = {
    object: {}, str: _TEXT, bool: {"type": "boolean"}, int: {"type": "integer"}, float: {"type": "number"},
}  # fmt: skip


def ruleset_schema() -> Schema:
    """The schema of a ruleset file."""
    top = _object(Theme)
    kinds = {name: _rule(name) for name in KINDS}
    rules: Schema = {"anyOf": [_ref(name) for name in kinds]}
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
            "every": _object(RuleForm),
            **{cls.__name__: _object(cls) for cls in _PARTS},
            **{name: {"enum": list(get_args(names))} for names, name in _NAMES.items()},
        },
    }


def _rule(kind: str) -> Schema:
    """A rule of one kind: its kind's keys, and those of every rule that may also come from the defaults."""
    own = _object(KINDS[kind].spec)
    common = {name: _ref(f"every/properties/{name}") for name in _object(RuleForm)["properties"]}
    return {**own, "properties": {**common, "kind": {"const": kind}, **own["properties"]}}


def _all_keys(kinds: Mapping[str, Schema]) -> Schema:
    """Every key of any kind; where kinds differ, any of their values."""
    values: dict[str, list[Schema]] = {}
    for schema in kinds.values():
        for name, value in schema["properties"].items():
            if value not in values.setdefault(name, []):
                values[name].append(value)
    return {name: options[0] if len(options) == 1 else {"anyOf": options} for name, options in values.items()}


def _object(cls: Any) -> Schema:
    """A dataclass as an object: its fields under the names they have in YAML."""
    hints = get_type_hints(cls)
    properties, required = {}, []
    for field in dataclasses.fields(cls):
        name = field.metadata.get("key", field.name)
        properties[name] = _value(hints[field.name])
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            required.append(name)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _value(hint: Any) -> Schema:
    """A type as a schema; a list may be written as one value."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        options = [_value(option) for option in inner if option is not types.NoneType]
        return {"anyOf": options + [{"type": "null"}] * (types.NoneType in inner)}
    if hint in _NAMES:
        return _ref(_NAMES[hint])
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        one = _value(inner[0])
        return {"anyOf": [one, {"type": "array", "items": one}]}
    if origin is not None:
        return {"type": "object", "additionalProperties": _value(inner[1])}
    return _ref(hint.__name__) if hint in _PARTS else _TYPES[hint]


def _ref(place: str) -> Schema:
    return {"$ref": f"#/$defs/{place}"}
