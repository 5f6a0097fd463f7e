"""What callers hand over, looked at before it is used: a wrong type is said in words, not by whatever fails on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from plainlang.errors import UseError

T = TypeVar("T")


def text_of(name: str, value: object) -> str:
    """A text. Raises `UseError` for anything else."""
    if not isinstance(value, str):
        raise UseError(f"“{name}” must be a text, not {value!r:.60}.")
    return value


def listed(name: str, values: Iterable[T]) -> tuple[T, ...]:
    """The values of a list; one text would be taken for a list of letters. Raises `UseError`."""
    if isinstance(values, str) or hasattr(values, "__fspath__"):
        raise UseError(f"“{name}” must be a list: give a list, {name}=[{str(values)!r}].")
    if not isinstance(values, Iterable):
        raise UseError(f"“{name}” must be a list, not {values!r:.60}.")
    return tuple(values)


def jobs_of(value: int | None) -> int | None:
    """How many processes; None for as many as cores. Raises `UseError`."""
    if value is not None and (type(value) is not int or value < 1):
        raise UseError(f"“jobs” must be a whole number from 1, not {value!r:.60}.")
    return value
