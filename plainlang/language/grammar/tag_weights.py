"""What facts say for each tag: weights, packed so that those of all tags are added up at once.

A sum of weights is one number with a few bits for each tag. It is made by adding, and read by `weight` and `best`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

ZERO: Final = 79
"""The character that stands for the weight 0 in the table; the 46 on either side of it are the other weights."""

_BITS: Final = 12
_FIELD: Final = (1 << _BITS) - 1
_HALF: Final = 1 << _BITS - 1
_EVEN: Final = sum(_HALF << _BITS * at for at in range(64))
"""Added before a sum is read, so that what stands for a tag is never below 0 and borrows from no other."""
_MOST_SUMS: Final = 100_000


class Weights:
    """The weights of facts by name. They are text, as in the table, until a fact is first met; then a number.

    `total` is `sum` for facts that come together again and again: it asks a function for their names, and remembers.
    """

    __slots__ = ("_letters", "_rows", "total")

    def __init__(self, rows: dict[str, Any], letters: str) -> None:
        self._rows = rows
        self._letters = letters
        self.total: Callable[..., int] = lru_cache(maxsize=_MOST_SUMS)(self._total)

    def sum(self, names: Sequence[str]) -> int:
        """What these facts say for each tag, added up."""
        rows, total = self._rows, 0
        for name in names:
            row = rows.get(name)
            if row:
                if row.__class__ is str:
                    row = rows[name] = _packed(row, self._letters)
                total += row
        return total

    def _total(self, facts: Callable[..., Sequence[str]], *about: Any) -> int:
        return self.sum(facts(*about))


def _packed(row: str, letters: str) -> int:
    return sum([(ord(row[i + 1]) - ZERO) << _BITS * letters.index(row[i]) for i in range(0, len(row), 2)])


def weight(total: int, at: int) -> int:
    """What a sum of weights says for one tag."""
    return (total + _EVEN >> _BITS * at & _FIELD) - _HALF


def best(total: int, choices: Sequence[int]) -> int:
    """The tag for which a sum of weights says most; of equal ones the first."""
    total += _EVEN
    said = [total >> _BITS * at & _FIELD for at in choices]
    return choices[said.index(max(said))]
