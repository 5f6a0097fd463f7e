"""What a type looks like as YAML: the keys of a dataclass, the shape of a value, what one of another shape means."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import yaml


@cache
def parts(hint: Hashable) -> tuple[Any, tuple[Any, ...]]:
    """The origin and the arguments of a type: tuple and (str, …) of tuple[str, ...]."""
    return get_origin(hint), get_args(hint)


def shape(hint: Any) -> str:
    """What a type is written as in YAML."""
    if parts(hint)[0] is tuple:
        return "a list"
    return "a mapping" if parts(hint)[0] is Mapping or dataclasses.is_dataclass(hint) else "a text"


def has_shape(node: yaml.Node, hint: Any) -> bool:
    """Is a node written as this type is?"""
    shapes = {yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping", yaml.ScalarNode: "a text"}
    return shapes[type(node)] == shape(hint)


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every text, number and the like in a node, in order."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode | yaml.MappingNode):
        for inner in node.value:
            for part in inner if isinstance(inner, tuple) else (inner,):
                yield from scalars(part)


def innermost(what: str) -> str:
    """The key alone of “a key of another”."""
    return what.partition("”")[0]


def rewritten(node: yaml.Node, options: Sequence[Any], key: str) -> str:
    """How a text or a list may be written as the mapping that is wanted."""
    keys = next((list(fields(option)[0]) for option in options if shape(option) == "a mapping"), [""])
    if isinstance(node, yaml.ScalarNode) and keys[0]:
        return f"Did you mean {{{keys[0]}: {node.value}}}?"
    texts = [str(inner.value) for inner in node.value if isinstance(inner, yaml.ScalarNode)]
    return f"Did you mean {key}: {{IN: [{', '.join(texts)}]}}?" if "IN" in keys and texts else ""


def is_empty_list(node: yaml.Node, hint: Any) -> bool:
    """A key for a list with nothing behind it."""
    return node.tag.endswith(":null") and parts(hint)[0] is tuple and isinstance(node, yaml.ScalarNode)


@cache
def fields(cls: Hashable) -> tuple[dict[str, tuple[str, Any]], tuple[str, ...]]:
    """YAML key → field name and type, and the keys that must be there."""
    hints = get_type_hints(cls)
    known, needed = {}, []
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        key = field.metadata.get("key", field.name)
        known[key] = (field.name, hints[field.name])
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            needed.append(key)
    return known, tuple(needed)
