"""A table of a TOML file as the nodes that YAML is read from, each at its place in the TOML file.

Python's own reader says what a TOML file means and whether it is right, but not where its values stand. So a file that
it has accepted is walked once more for places alone; what a single value means is still asked of Python's reader.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any, Final

import yaml

_SPACE: Final = re.compile(r"(?:[\s,]|#[^\n]*)*")
_KEY: Final = re.compile(r'[ \t]*(?:"((?:\\.|[^"\\\n])*)"|\'([^\'\n]*)\'|([A-Za-z0-9_-]+))[ \t]*')
_TEXT: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|[^,\]}#\n]+', re.S
)
_TAGS: Final = {bool: "bool", int: "int", float: "float"}
Pair = tuple[yaml.Node, yaml.Node]


class TomlNodes:
    """Walks a TOML file that is known to be right. `wanted`: the table whose values matter; all of them."""

    def __init__(self, text: str, wanted: tuple[str, ...] = ()) -> None:
        self._text, self._at = text, 0
        self._wanted, self._is_wanted = wanted, True
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._tables: dict[int, dict[str, yaml.Node]] = {}

    def root(self) -> yaml.MappingNode:
        """The whole file as a mapping."""
        root = table = self._mapping()
        self._skip()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header(root)
            else:
                self._row(table)
            self._skip()
        return root

    def _header(self, root: yaml.MappingNode) -> yaml.MappingNode:
        start, many = self._at, self._text.startswith("[[", self._at)
        self._at += 1 + many
        *path, last = self._keys()
        self._at += 1 + many
        names = (*(key.value for key in path), last.value)
        self._is_wanted = all(name == other for name, other in zip(names, self._wanted, strict=False))
        table = root
        for key in path:
            table = self._inner(table, key)
        if not many:
            return self._inner(table, last, start)
        listed = self._found(table, last) or self._put(table, last, yaml.SequenceNode(*self._list(start)))
        made = self._mapping(start)
        listed.value.append(made)
        return made

    def _row(self, table: yaml.MappingNode) -> None:
        *path, last = self._keys()
        for key in path:
            table = self._inner(table, key)
        self._at += 1
        self._put(table, last, self._value())

    def _keys(self) -> list[yaml.ScalarNode]:
        """The parts of a dotted key."""
        keys = list[yaml.ScalarNode]()
        while not keys or self._text[self._at] == ".":
            self._at += bool(keys)
            found = _KEY.match(self._text, self._at)
            assert found is not None  # Python's reader has accepted this file
            start = self._at + len(found[0]) - len(found[0].lstrip(" \t"))
            name = _meaning(f'"{found[1]}"') if found[1] is not None else found[2] if found[2] is not None else found[3]
            self._at = found.end()
            keys.append(yaml.ScalarNode("tag:yaml.org,2002:str", name, self._mark(start), self._mark(found.end()), '"'))
        return keys

    def _value(self) -> yaml.Node:
        while self._text[self._at] in " \t":
            self._at += 1
        start = self._at
        if self._text[start] == "[":
            return self._sequence(start)
        if self._text[start] == "{":
            return self._table(start)
        found = _TEXT.match(self._text, start)
        assert found is not None
        self._at = found.end()
        written = found[0].strip()
        return self._scalar(_meaning(written) if self._is_wanted else written, start, start + len(written))

    def _sequence(self, start: int) -> yaml.Node:
        self._at += 1
        values = list[yaml.Node]()
        self._skip()
        while self._text[self._at] != "]":
            values.append(self._value())
            self._skip()
        self._at += 1
        return yaml.SequenceNode("tag:yaml.org,2002:seq", values, self._mark(start), self._mark(self._at), True)

    def _table(self, start: int) -> yaml.Node:
        self._at += 1
        table = self._mapping(start)
        self._skip()
        while self._text[self._at] != "}":
            self._row(table)
            self._skip()
        self._at += 1
        return table

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _inner(self, table: yaml.MappingNode, key: yaml.ScalarNode, start: int = -1) -> yaml.MappingNode:
        """The table under a key, made when it is new; of several tables the last."""
        found = self._found(table, key)
        if isinstance(found, yaml.SequenceNode):
            found = found.value[-1]
        if isinstance(found, yaml.MappingNode):
            return found
        made = self._mapping(key.start_mark.index if start < 0 else start)
        self._put(table, key, made)
        return made

    def _found(self, table: yaml.MappingNode, key: yaml.ScalarNode) -> yaml.Node | None:
        return self._tables.setdefault(id(table), {}).get(key.value)

    def _put(self, table: yaml.MappingNode, key: yaml.ScalarNode, value: yaml.Node) -> yaml.Node:
        self._tables.setdefault(id(table), {})[key.value] = value
        table.value.append((key, value))
        return value

    def _mapping(self, at: int = 0) -> yaml.MappingNode:
        return yaml.MappingNode("tag:yaml.org,2002:map", list[Pair](), self._mark(at), self._mark(at))

    def _list(self, at: int) -> tuple[str, list[yaml.Node], yaml.Mark, yaml.Mark]:
        return "tag:yaml.org,2002:seq", [], self._mark(at), self._mark(at)

    def _scalar(self, value: Any, start: int, end: int) -> yaml.ScalarNode:
        plain = type(value) in _TAGS
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        tag = f"tag:yaml.org,2002:{_TAGS.get(type(value), 'str')}"
        return yaml.ScalarNode(tag, shown, self._mark(start), self._mark(end), None if plain else '"')

    def _mark(self, at: int) -> yaml.Mark:
        line = bisect_right(self._lines, at) - 1
        return yaml.Mark("", at, line, at - self._lines[line], None, 0)


def _meaning(written: str) -> Any:
    return tomllib.loads(f"value = {written}")["value"]


def table_at(text: str, *path: str) -> yaml.Node | None:
    """The node at a path of keys, of a file that Python's reader accepts; None when there is none."""
    node: yaml.Node | None = TomlNodes(text, path).root()
    for name in path:
        pairs: Mapping[str, yaml.Node] = {k.value: v for k, v in node.value} if _is_table(node) and node else {}
        node = pairs.get(name)
    return node


def _is_table(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.MappingNode)
