"""TOML with the place of every text in it, which the parser of the standard library does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_SPACE: Final = re.compile(r"(?>(?:[ \t\r\n]++|#[^\r\n]*+)*)")
_KEY: Final = re.compile(r"""[ \t]*(?:"((?:[^"\\\r\n]|\\.)*)"|'([^'\r\n]*)'|([\w-]+))[ \t]*""")
_TEXT: Final = re.compile(r'''"""(?:[^\\]|\\.)*?"""+|\'\'\'.*?\'\'\'+|"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*\'''', re.S)
_OTHER: Final = re.compile(r"[^,\]}#\r\n]*")


class Scalar(NamedTuple):
    """A text in front matter: the keys that lead to it, as written, what it says, and where it starts."""

    path: tuple[str, ...]
    raw: str
    value: str
    start: int


def scalars(text: str) -> Iterator[Scalar]:
    """Every text of a TOML document; none when it does not parse."""
    try:
        root = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    for path, start, end in _Places(text).statements():
        if isinstance(value := _found(root, path), str):
            yield Scalar(path, text[start:end], value, start)


def _found(root: Any, path: tuple[str, ...]) -> Any:
    """The value at the end of a path, if there is one."""
    for key in path:
        if isinstance(root, list) and key.isdigit() and int(key) < len(root):
            root = root[int(key)]
        elif isinstance(root, dict):
            root = root.get(key)
        else:
            return None
    return root


_Place = tuple[tuple[str, ...], int, int]


class _Places:
    """One pass over a document that is known to be sound: the path, start and end of each text."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.tables: dict[tuple[str, ...], int] = {}
        """How many tables of each array have begun."""

    def statements(self) -> Iterator[_Place]:
        """Every text of the document."""
        table: tuple[str, ...] = ()
        while self._skip() < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                yield from self._pair(table)

    def _skip(self) -> int:
        if m := _SPACE.match(self.text, self.at):
            self.at = m.end()
        return self.at

    def _take(self, sign: str) -> bool:
        """Step over a sign, if it comes next."""
        found = self.text.startswith(sign, self.at)
        self.at += len(sign) if found else 0
        return found

    def _keys(self) -> tuple[str, ...]:
        keys: list[str] = []
        while m := _KEY.match(self.text, self.at):
            keys.append(m[1] or m[2] or m[3] or "")
            self.at = m.end()
            if not self._take("."):
                return tuple(keys)
        self.at += 1
        return tuple(keys)

    def _header(self) -> tuple[str, ...]:
        array = self._take("[[") or not self._take("[")
        path: tuple[str, ...] = ()
        keys = self._keys()
        for i, key in enumerate(keys):
            path = (*path, key)
            if array and i == len(keys) - 1:
                self.tables[path] = self.tables.get(path, -1) + 1
            if path in self.tables:
                path = (*path, str(self.tables[path]))
        self.at += 2 if array else 1
        return path

    def _pair(self, table: tuple[str, ...]) -> Iterator[_Place]:
        keys = self._keys()
        self._take("=")
        yield from self._value((*table, *keys))

    def _value(self, path: tuple[str, ...]) -> Iterator[_Place]:
        self._skip()
        if m := _TEXT.match(self.text, self.at):
            self.at = m.end()
            yield path, m.start(), m.end()
        elif self._take("["):
            yield from self._entries(path, "]")
        elif self._take("{"):
            yield from self._entries(path, "}")
        elif m := _OTHER.match(self.text, self.at):
            self.at = m.end()

    def _entries(self, path: tuple[str, ...], end: str) -> Iterator[_Place]:
        """What stands between the brackets of an array or an inline table."""
        count = 0
        while self._skip() < len(self.text) and not self._take(end):
            yield from self._value((*path, str(count))) if end == "]" else self._pair(path)
            count += 1
            self._skip()
            self._take(",")
