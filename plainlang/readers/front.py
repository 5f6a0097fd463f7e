"""Prose in front matter: the values of keys such as `title` and `description`, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from plainlang.document import Role
from plainlang.span import Span

PROSE_KEYS: Final[dict[str, Role]] = {"title": "title", "description": "description", "summary": "description"}
_TOML: Final = re.compile(
    r"""^(?P<key>[\w-]+)[ \t]*=[ \t]*(?:"(?P<a>[^"\\\r\n]*)"|'(?P<b>[^'\r\n]*)')[ \t]*\r?$""", re.M
)
_WORD: Final = re.compile(r"\S+")


class Value(NamedTuple):
    """A prose value: its role, and the pieces of source that show it."""

    role: Role
    pieces: tuple[Span, ...]


def prose_values(source: str, fence: str, body: Span, keys: dict[str, Role]) -> Iterator[Value]:
    """The values of the prose keys at the top level; nothing when the front matter does not parse."""
    text = source[body.start : body.end]
    if not any(key in text for key in keys):
        return
    if fence == "+++":
        for m in _TOML.finditer(source, body.start, body.end):
            if m["key"] in keys:
                yield Value(keys[m["key"]], (Span(*m.span("a" if m["a"] is not None else "b")),))
    else:
        yield from _yaml_values(text, body.start, keys)


def _yaml_values(text: str, offset: int, keys: dict[str, Role]) -> Iterator[Value]:
    import yaml

    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return
    if not isinstance(root, yaml.MappingNode):
        return
    for key, value in root.value:
        if isinstance(value, yaml.ScalarNode) and key.value in keys and isinstance(value.value, str):
            raw = text[value.start_mark.index : value.end_mark.index]
            if pieces := tuple(_pieces(raw, value.value, offset + value.start_mark.index)):
                yield Value(keys[key.value], pieces)


def _pieces(raw: str, value: str, offset: int) -> Iterator[Span]:
    """Where a scalar's words stand; none when it has escapes, so that no place is ever a guess."""
    if (at := raw.find(value)) >= 0:
        yield Span(offset + at, offset + at + len(value))
        return
    at, found = 0, []
    for word in _WORD.findall(value):
        at = raw.find(word, at)
        if at < 0:
            return
        found.append(Span(offset + at, offset + at + len(word)))
        at += len(word)
    yield from found
