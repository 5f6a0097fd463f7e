"""What a type looks like as JSON Schema: an object for a dataclass, any of several for a union, and so on."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Collection, Mapping
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]
About = Mapping[Any, Mapping[str, str]]
_TYPES: Final[Mapping[Any, Schema]] = {
    object: {}, str: {"type": ["string", "number", "boolean", "null"]}, bool: {"type": "boolean"},
    int: {"type": "integer"}, float: {"type": "number"},
}  # fmt: skip
"""A text in YAML may look like a number, a date or "on"."""


@dataclasses.dataclass(frozen=True, slots=True)
class Shapes:
    """`parts`: dataclasses that are written once, and referred to; `names`: likewise long lists of names. `about`: what
    each key of a dataclass is for.
    """

    parts: Collection[Any] = ()
    names: Mapping[Any, str] = dataclasses.field(default_factory=dict)
    about: About = dataclasses.field(default_factory=dict)

    def object(self, cls: Any, *, needed: bool = True) -> Schema:
        """A dataclass as an object: its fields under the names they have in YAML. `needed`: must all be there that
        have no default?
        """
        hints = get_type_hints(cls)
        said = self.about.get(cls, {})
        properties, required = {}, []
        for field in dataclasses.fields(cls):
            name = field.metadata.get("key", field.name)
            properties[name] = {
                **({"description": said[name]} if name in said else {}),
                **self.value(hints[field.name]),
            }
            if needed and field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                required.append(name)
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

    def value(self, hint: Any) -> Schema:
        """A type as a schema; a list may be written as one value."""
        origin, inner = get_origin(hint), get_args(hint)
        if hint in self.names:
            return ref(self.names[hint])
        if origin in (Union, types.UnionType):
            options = [self.value(option) for option in inner if option is not types.NoneType]
            return {"anyOf": options + [{"type": "null"}] * (types.NoneType in inner)}
        if origin is Literal:
            return {"enum": list(inner)}
        if origin is tuple:
            one = self.value(inner[0])
            return {"anyOf": [one, {"type": "array", "items": one}]}
        if origin is not None:
            return {"type": "object", "additionalProperties": self.value(inner[1])}
        return ref(hint.__name__) if hint in self.parts else _TYPES[hint]


def ref(place: str) -> Schema:
    """What stands elsewhere in the same schema."""
    return {"$ref": f"#/$defs/{place}"}
