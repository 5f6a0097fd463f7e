"""Prose in front matter: the values of keys such as `title` and `description`, each with its exact place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from plainlang.document import Role
from plainlang.span import Span

PROSE_KEYS: Final[dict[str, Role]] = {"title": "title", "description": "description", "summary": "description"}
_TOML_KEY: Final = re.compile(r"""(?<![^\r\n])[ \t]*(?:(?P<table>\[)|["']?(?P<key>[\w-]+)["']?[ \t]*=[ \t]*)""")
_TOML_TEXT: Final = re.compile(r'''"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*\'''', re.S)
_WORD: Final = re.compile(r"\S+")
_ESCAPES: Final = {
    '"': re.compile(
        r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(?P<fold>\r\n|[\r\n])\s*|(?P<sign>.))"
    ),
    "'": re.compile(r"'(?P<sign>')"),
}
_SIGNS: Final = {"n": " ", "t": " ", "r": " ", "_": "\xa0", "N": " ", "L": " ", "P": " "}
_DEEPEST: Final = 100


class Piece(NamedTuple):
    """A part of a value: where it stands, and what an escape there stands for."""

    span: Span
    shown: str | None = None


class Value(NamedTuple):
    """A prose value: its role, and the pieces of source that show it."""

    role: Role
    pieces: tuple[Piece, ...]


def prose_values(source: str, fence: str, body: Span, keys: Mapping[str, Role]) -> Iterator[Value]:
    """The values of the prose keys at the top level; nothing when the front matter does not parse."""
    text = source[body.start : body.end]
    if not any(key in text for key in keys):
        return
    for key, raw, value, start in (_toml if fence == "+++" else _yaml)(text):
        if key in keys and (pieces := tuple(_pieces(raw, value, body.start + start))):
            yield Value(keys[key], pieces)


def _yaml(text: str) -> Iterator[tuple[str, str, str, int]]:
    """Keys, values as written, values as read, and where they start."""
    import yaml

    if sum(map(text.count, "[{")) > _DEEPEST and _depth(text) > _DEEPEST:
        return
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, UnicodeError):
        return
    if not isinstance(root, yaml.MappingNode):
        return
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            start, end = value.start_mark.index, value.end_mark.index
            yield key.value, text[start:end], value.value, start


def _depth(text: str) -> int:
    """How deep the brackets stand at most: the parser calls itself for each."""
    deepest = depth = 0
    for m in re.finditer(r"[\[{}\]]", text):
        depth = depth + 1 if m[0] in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _toml(text: str) -> Iterator[tuple[str, str, str, int]]:
    """The same of TOML, up to its first table."""
    try:
        root = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    for m in _TOML_KEY.finditer(text):
        if m["table"]:
            return
        written, value = _TOML_TEXT.match(text, m.end()), root.get(m["key"])
        if written and isinstance(value, str):
            yield m["key"], written[0], value, m.end()


def _pieces(raw: str, value: str, offset: int) -> Iterator[Piece]:
    """Where a scalar's words stand, escapes with what they stand for; none when in doubt: no place is ever a guess."""
    at, found = 0, list[Piece]()
    if (at := raw.find(value)) >= 0:
        found = [Piece(Span(at, at + len(value)))]
    elif raw[:1] in _ESCAPES and _ESCAPES[raw[0]].search(raw, 1, len(raw) - 1):
        found = list(_unescaped(raw))
        shown = (raw[slice(*span)] if shown is None else shown for span, shown in found)
        if "".join(shown).split() != value.split():
            return
    else:
        at = 0
        for word in _WORD.findall(value):
            if (at := raw.find(word, at)) < 0:
                return
            found.append(Piece(Span(at, at + len(word))))
            at += len(word)
    yield from (Piece(Span(offset + span.start, offset + span.end), shown) for span, shown in found)


def _unescaped(raw: str) -> Iterator[Piece]:
    """The pieces of a quoted value: as written, and its escapes."""
    edge = 3 if raw.startswith('"""') else 1
    at, end = edge, len(raw) - edge
    for m in _ESCAPES[raw[0]].finditer(raw, at, end):
        if m.start() > at:
            yield Piece(Span(at, m.start()))
        if sign := m["sign"]:
            shown = _SIGNS.get(sign, sign) if raw[0] == '"' else sign
        else:
            code = next((code for code in m.groups()[:3] if code), "")
            shown = chr(int(code, 16)) if code else ""
        yield Piece(Span(m.start(), m.end()), shown)
        at = m.end()
    if at < end:
        yield Piece(Span(at, end))
