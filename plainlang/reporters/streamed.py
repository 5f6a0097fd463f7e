"""JSON written in pieces, so that a run over a whole site fits into memory.

An iterator becomes a list, one item a line, each written when it comes. A function is called when its turn has come:
so can stand at the end what is known at the end only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


class Written(str):
    """Text that is JSON already."""

    __slots__ = ()


def streamed(value: Any) -> Iterator[str]:
    """The pieces of a value: mappings and lists of what `json` knows, with iterators and functions in it."""
    if isinstance(value, Iterator):
        yield from _items(value)
    elif isinstance(value, Mapping):
        between = "{"
        for key, part in value.items():
            yield f"{between}{plain(key)}: "
            yield from streamed(part)
            between = ", "
        yield "}" if value else "{}"
    elif isinstance(value, list):
        between = "["
        for part in value:
            yield between
            yield from streamed(part)
            between = ", "
        yield "]" if value else "[]"
    elif callable(value):
        yield from streamed(value())
    else:
        yield plain(value)


def _items(items: Iterator[Any]) -> Iterator[str]:
    between = "[\n"
    for item in items:
        yield between + plain(item)
        between = ",\n"
    yield "[]" if between == "[\n" else "\n]"


def plain(value: Any) -> str:
    """A value without any of that, on one line."""
    return value if isinstance(value, Written) else json.dumps(value, ensure_ascii=False)
