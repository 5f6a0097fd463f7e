"""The exceptions of a rule as they are written in YAML, short enough for a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from plainlang.rule import Context

_ITEMS: Final = 4
_PATTERN: Final = 40


def written(context: Context) -> str:
    """The keys of a context: "tag: VERB, before: [a, b]"."""
    return ", ".join(_keys(context))


def _keys(context: Context) -> Iterator[str]:
    for field in fields(context):
        if value := getattr(context, field.name):
            yield f"{field.metadata.get('key', field.name)}: {_value(value)}"


def _value(value: object) -> str:
    """A value, cut when it is long."""
    if isinstance(value, tuple):
        more = ["…"] if len(value) > _ITEMS else []
        return value[0] if len(value) == 1 else f"[{', '.join([*value[:_ITEMS], *more])}]"
    return "true" if value is True else short(str(value))


def short(pattern: str) -> str:
    """A regular expression, or its beginning."""
    return pattern if len(pattern) <= _PATTERN else f"{pattern[:_PATTERN]}…"
