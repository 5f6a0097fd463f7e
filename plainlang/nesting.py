"""YAML that nobody writes by hand: depths that exhaust the stack, aliases that double at every step, odd characters.

The parser in C dies on the first, without a word; so a text that may be deep is looked at before it is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

DEEPEST: Final = 60
MOST: Final = 200_000
_STANDS: Final = 15_000
"""Lists in lists, as many as the parser in C can stand and some more. Shorter texts cannot hold so many."""
_ANCHOR: Final = re.compile(r"&[^\s&]")
_ALIAS: Final = re.compile(r"\*[^\s*]")


def deep_at(text: str, loader: Any) -> Any:
    """Where a text nests so deep that the parser would die of it, if it does."""
    if len(text) < _STANDS or sum(map(text.count, ("[", "{", "- ", "? "))) < _STANDS:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        opens = isinstance(event, yaml.events.CollectionStartEvent)
        depth += opens - isinstance(event, yaml.events.CollectionEndEvent)
        if depth > DEEPEST:
            return event.start_mark
    return None


def forbidden_at(error: Any, text: str) -> tuple[int, int, str]:
    """Line and column, from 0, of a character that YAML does not allow, and what to say."""
    at, character = error.position, error.character
    code = character if isinstance(character, int) else ord(character)
    said = f"this is not YAML: a character (U+{code:04X}) that no text has."
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1, said


def has_aliases(text: str) -> bool:
    """May a text say something by an alias?"""
    return "&" in text and bool(_ALIAS.search(text) and _ANCHOR.search(text))


def endless_at(root: yaml.Node | None) -> tuple[yaml.Node, str] | None:
    """The node that is too deep, too large once its aliases are written out, or part of itself; and what it is."""
    if root is None:
        return None
    sizes: dict[int, int] = {}
    path: dict[int, None] = {}
    waiting = [(root, False)]
    while waiting:
        node, left = waiting.pop()
        if left:
            del path[id(node)]
            sizes[id(node)] = 1 + sum(sizes[id(inner)] for inner in _inside(node))
            if sizes[id(node)] > MOST:
                return node, "says too much through its aliases (*)"
        elif id(node) in path:
            return node, "is a part of itself, through an alias (*)"
        elif id(node) not in sizes:
            path[id(node)] = None
            if len(path) > DEEPEST:
                return node, "is nested too deep"
            waiting.append((node, True))
            waiting += [(inner, False) for inner in _inside(node)]
    return None


def _inside(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from pair
