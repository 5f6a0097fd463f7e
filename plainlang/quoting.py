"""Texts that mean something else in YAML without quotation marks: `OP: !`, `OP: *`, `REL_OP: >`, `OP: {2}`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import yaml

_SIGN: Final = re.compile(r"([\w-]+):\s+([!&*?%@`|>][^\s,\]}]*)")
_NEAR: Final = 2
"""How many characters behind such a text YAML may notice that something is wrong."""


def sign_at(line: str, column: int) -> tuple[int, str]:
    """Where a text that begins with a sign of YAML's stands right before a fault, and a hint; else the fault itself."""
    for found in _SIGN.finditer(line):
        if found.start(2) <= column <= found.end(2) + _NEAR:
            return found.start(2), _hint(found[1], found[2]) + f" YAML reads {found[2][0]} as a sign of its own."
    return column, ""


def mistaken(node: yaml.Node, key: str, lines: Sequence[str]) -> str:
    """A hint where a node is no value but a text that YAML took for a tag (!) or a mapping without values ({2})."""
    if isinstance(node, yaml.ScalarNode):
        odd = node.tag.startswith("!") or (node.value == "" and not node.style and node.tag.endswith(":str"))
    elif isinstance(node, yaml.MappingNode):
        odd = bool(node.value) and bool(node.flow_style) and all(not value.value for _, value in node.value)
    else:
        odd = False
    if not odd or node.start_mark.line != node.end_mark.line:
        return ""
    return _hint(key, lines[node.start_mark.line][node.start_mark.column : node.end_mark.column].strip())


def _hint(key: str, text: str) -> str:
    return f'Put it in quotation marks: {key + ": " if key else ""}"{text}".'
