"""Where a value stands in the YAML of a rule, so that a fault can point at it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import yaml

Pairs = Mapping[str, tuple[yaml.Node, yaml.Node]]
_ITEM: Final = re.compile(r"(\w+)\[(\d+)\]")


def node_of(value: str, pairs: Pairs) -> yaml.Node | None:
    """Where a value stands among the keys of a rule; `key[2]` is the third item of the list behind a key."""
    if (item := _ITEM.fullmatch(value)) and item[1] in pairs:
        return _items(pairs[item[1]][1])[int(item[2])]
    waiting = [node for name, (_, node) in pairs.items() if name != "examples"]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode) and node.value == value:
            return node
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
    return pairs[value][1] if value in pairs else None


def _items(node: yaml.Node) -> list[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else [node]
