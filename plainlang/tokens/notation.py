"""Token patterns as a rule writes them: a subset of the notation of spaCy's Matcher.

A token is a mapping of conditions on one word, all of which must hold; an empty one is any word. A pattern is a list of
tokens, and a rule has one pattern or a list of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from plainlang.expressions import compile_for
from plainlang.language.grammar.tags import Penn, Pos

MOST: Final = 20
"""How often a token may be asked for by number."""
_COUNTED: Final = re.compile(r"\{(\d{1,3})?(,)?(\d{1,3})?\}")
_COUNTS: Final = {"": (1, 1), "1": (1, 1), "!": (1, 1), "?": (0, 1), "*": (0, -1), "+": (1, -1)}


@dataclass(frozen=True, slots=True)
class Texts:
    """Conditions on a text: one of these, none of those, an expression that occurs in it."""

    one_of: tuple[str, ...] = field(default=(), metadata={"key": "IN"})
    none_of: tuple[str, ...] = field(default=(), metadata={"key": "NOT_IN"})
    regex: str = field(default="", metadata={"key": "REGEX"})


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Conditions on the word whose form this is; there is no expression, because forms are listed beforehand."""

    one_of: tuple[str, ...] = field(default=(), metadata={"key": "IN"})
    none_of: tuple[str, ...] = field(default=(), metadata={"key": "NOT_IN"})


@dataclass(frozen=True, slots=True)
class PosNames:
    """Conditions on a Universal part of speech."""

    one_of: tuple[Pos, ...] = field(default=(), metadata={"key": "IN"})
    none_of: tuple[Pos, ...] = field(default=(), metadata={"key": "NOT_IN"})
    regex: str = field(default="", metadata={"key": "REGEX"})


@dataclass(frozen=True, slots=True)
class PennNames:
    """Conditions on a Penn Treebank tag."""

    one_of: tuple[Penn, ...] = field(default=(), metadata={"key": "IN"})
    none_of: tuple[Penn, ...] = field(default=(), metadata={"key": "NOT_IN"})
    regex: str = field(default="", metadata={"key": "REGEX"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a pattern. `GAP: any` lets any punctuation stand before it. `mark: false`, at either end of a
    pattern, asks for the word without making it part of the finding.
    """

    lower: str | Texts | None = field(default=None, metadata={"key": "LOWER"})
    lemma: str | Lemmas | None = field(default=None, metadata={"key": "LEMMA"})
    pos: Pos | PosNames | None = field(default=None, metadata={"key": "POS"})
    tag: Penn | PennNames | None = field(default=None, metadata={"key": "TAG"})
    op: str = field(default="", metadata={"key": "OP"})
    gap: Literal["words", "any"] = field(default="words", metadata={"key": "GAP"})
    mark: bool = True


Patterns = tuple[Token | tuple[Token, ...], ...]
"""What a rule writes: tokens, which are one pattern, or several lists of them."""


class Asked(NamedTuple):
    """A condition on one value, however it was written."""

    one_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    regex: str = ""


def asked(value: Any) -> Asked | None:
    """The condition that a token has on one of its values; None where it has none."""
    if value is None or isinstance(value, str):
        return None if value is None else Asked((value,))
    return Asked(value.one_of, value.none_of, getattr(value, "regex", ""))


def counts(op: str) -> tuple[int, int] | None:
    """How often a token with this OP must and may stand, -1 for any number; None when it is no OP."""
    if op in _COUNTS:
        return _COUNTS[op]
    counted = _COUNTED.fullmatch(op)
    if not counted or not (counted[1] or counted[3]):
        return None
    least = int(counted[1] or 0)
    most = least if not counted[2] else int(counted[3]) if counted[3] else -1
    return (least, most) if max(least, 1) <= (most if most >= 0 else MOST) and max(least, most) <= MOST else None


def each_pattern(patterns: Patterns) -> tuple[tuple[Token, ...], ...]:
    """The patterns of a rule: a plain list of tokens is one."""
    tokens = tuple(part for part in patterns if isinstance(part, Token))
    lists = tuple(part for part in patterns if not isinstance(part, Token))
    return (tokens, *lists) if tokens else lists


def names_like(regex: str, names: frozenset[str]) -> frozenset[str]:
    """The names in which an expression is found."""
    return frozenset(name for name in names if compile_for(True, regex, case=True).search(name))


def parts(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token], Sequence[Token]]:
    """A pattern in three: the tokens before the finding, those of it, and those after it."""
    first, last = 0, len(tokens)
    while first < last and _is_context(tokens[first]):
        first += 1
    while last > first and _is_context(tokens[last - 1]):
        last -= 1
    return tokens[:first], tokens[first:last], tokens[last:]


def _is_context(token: Token) -> bool:
    return token.op == "!" or not token.mark
