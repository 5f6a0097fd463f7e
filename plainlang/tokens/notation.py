"""Token patterns as a rule writes them: a subset of the notation of spaCy's Matcher, and what may be wrong with one.

A token is a mapping of conditions on one word, all of which must hold; an empty one is any word. A pattern is a list of
tokens, and a rule has one pattern or a list of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from plainlang.expressions import compile_for, error_in
from plainlang.language.grammar.tags import PENN, POS, Penn, Pos
from plainlang.language.words import fold, tokenize

_MOST: Final = 20
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
    return (least, most) if max(least, 1) <= (most if most >= 0 else _MOST) and max(least, most) <= _MOST else None


def each_pattern(patterns: Patterns) -> tuple[tuple[Token, ...], ...]:
    """The patterns of a rule: a plain list of tokens is one."""
    tokens = tuple(part for part in patterns if isinstance(part, Token))
    lists = tuple(part for part in patterns if not isinstance(part, Token))
    return (tokens, *lists) if tokens else lists


def pattern_faults(patterns: Patterns, shipped: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with the patterns of a rule, each with the value at fault."""
    if len({isinstance(part, Token) for part in patterns}) > 1:
        yield "grammar", "a token stands beside a list of tokens; write each pattern as a list."
        return
    if not patterns or not all(each_pattern(patterns)):
        yield "grammar", "a pattern has no token."
    for tokens in each_pattern(patterns):
        sound = True
        for token in tokens:
            for fault in _faults_of(token, shipped):
                sound = False
                yield fault
        if sound and tokens:
            yield from _shape_faults(tokens)


@lru_cache(maxsize=1_000)
def _faults_of(token: Token, shipped: bool) -> tuple[tuple[str, str], ...]:
    return tuple(_token_faults(token, shipped))


def _token_faults(token: Token, shipped: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with one token."""
    if counts(token.op) is None:
        known = f"Known: “!”, “?”, “*”, “+”, “{{2}}”, “{{2,}}” and “{{2,4}}” up to {_MOST}, in quotation marks."
        yield token.op or "OP", f"“{token.op}” is no OP. {known}"
    for name, value in (("LOWER", token.lower), ("LEMMA", token.lemma), ("POS", token.pos), ("TAG", token.tag)):
        if (wanted := asked(value)) is None:
            continue
        if not any(wanted):
            yield name, f"“{name}” needs “IN”, “NOT_IN” or “REGEX” with something in it."
        if wanted.regex and (error := error_in(shipped, wanted.regex)):
            yield wanted.regex, f"“{wanted.regex}” is no regular expression: {error}."
        elif wanted.regex and name in ("POS", "TAG") and not names_like(wanted.regex, POS | PENN):
            yield wanted.regex, f"“{wanted.regex}” is found in no name of a part of speech."
        for text in (*wanted.one_of, *wanted.none_of) if name in ("LOWER", "LEMMA") else ():
            if len(words := tokenize(text)) != 1 or words[0].text != text:
                yield text, f"“{text}” is not one word, so “{name}” can never be that; write a token for each word."
            elif fold(text) != text:
                yield text, f"“{name}” is compared in lower case with plain apostrophes: write “{fold(text)}”."


def names_like(regex: str, names: frozenset[str]) -> frozenset[str]:
    """The names in which an expression is found."""
    return frozenset(name for name in names if compile_for(True, regex, case=True).search(name))


def _shape_faults(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """What is wrong with a pattern whose tokens are sound."""
    _, core, _ = parts(tokens)
    if not any(least and token.op != "!" for token in core for least, _ in (counts(token.op) or (0, 0),)):
        yield "grammar", "a pattern could match nothing: one of its marked tokens must be there (no “?”, “*” or “!”)."
    if not all(token.mark for token in core):
        yield "mark", "“mark: false” stands between marked tokens; it is for the beginning and the end of a pattern."
    anything = (None, None, None, None)
    for token in core:
        if token.op == "!" and (token.lower, token.lemma, token.pos, token.tag) == anything:
            yield "!", "no word is “not any word”, so this token can only stand at the beginning or the end."


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
