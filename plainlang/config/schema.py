"""The JSON Schema of a configuration, made from the same dataclasses that the reader uses, so that the two agree.

Editors complete and check plainlang.yaml with it; the reader stays the judge. The checked-in copy is
`rulesets/config.schema.json`; `plainlang config schema` prints it.
"""

from __future__ import annotations

from typing import Final

from plainlang.config.about import ABOUT
from plainlang.config.choices import Choices, Override, Owner
from plainlang.document import Role
from plainlang.formula import Ease, Formula, PartWeights, PillarWeights, SeverityWeights
from plainlang.json_shapes import Schema, Shapes
from plainlang.sections import Level
from plainlang.trends.portfolio import Portfolio
from plainlang.vocabulary import Vocabulary

_PARTIAL: Final = (Formula, PillarWeights, PartWeights, SeverityWeights, Ease)
"""Of these a configuration may give some keys and leave the others as they are."""
_PARTS: Final = (Override, Owner, Vocabulary, Portfolio, *_PARTIAL)
_SHAPES: Final = Shapes(_PARTS, {Role: "Role", Level: "Level"}, ABOUT)
_RULES: Final = {"type": "object", "additionalProperties": {"type": "object"}}


def config_schema() -> Schema:
    """The schema of plainlang.yaml, and of the table [tool.plainlang] in a pyproject.toml."""
    top = _SHAPES.object(Choices)
    about = ABOUT[Choices]
    parts = {cls.__name__: _SHAPES.object(cls, needed=cls not in _PARTIAL) for cls in _PARTS}
    parts["Override"]["properties"]["rules"] |= _RULES
    properties = {
        **top["properties"],
        "rules": {"description": about["rules"], **_RULES},
        "schema": {"description": about["schema"], "const": 1},
    }
    names = Shapes().value
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The configuration of plainlang",
        **top,
        "properties": properties,
        "$defs": {**parts, "Role": names(Role), "Level": names(Level)},
    }
