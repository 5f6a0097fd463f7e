"""The words around a match: whether a phrase holds it, follows it, stands before it or near it.

Texts are folded, offsets are those of a block. "naturaliz*" is a beginning of a word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from plainlang.expressions import compile_for
from plainlang.kinds.literals import required
from plainlang.language.words import fold

_REACH: Final = 120
_FEW: Final = 4
"""So many texts are looked for faster than an expression is tried."""


def around(text: str, phrases: tuple[str, ...], start: int, end: int) -> bool:
    """Is text[start:end] part of an occurrence of one of the phrases, whole words only?"""
    for wanted, open_ended in _wanted(phrases):
        size = len(wanted)
        at = text.find(wanted, max(0, end - (_REACH if open_ended else 0) - size), start + size)
        while 0 <= at <= start:
            last = at + size
            while open_ended and text[last : last + 1].isalnum():
                last += 1
            if end <= last and not text[at - 1 : at].isalnum() and not text[last : last + 1].isalnum():
                return True
            at = text.find(wanted, at + 1, start + size)
    return False


@lru_cache(maxsize=4096)
def _wanted(phrases: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Each phrase folded, without its star, and whether it had one."""
    return tuple((fold(phrase).rstrip("*"), phrase.endswith("*")) for phrase in phrases)


def follows(text: str, phrases: tuple[str, ...], end: int) -> bool:
    """Does one of the phrases stand right after text[:end]?"""
    return _ahead(phrases).match(text, end) is not None


def precedes(text: str, phrases: tuple[str, ...], start: int) -> bool:
    """Does one of the phrases stand right before text[start:]?"""
    rest = text[max(0, start - _REACH) : start].rstrip(" -")
    ending, reach = _behind(phrases)
    return ending.search(rest, max(0, len(rest) - reach)) is not None


def occurs(text: str, phrases: tuple[str, ...], within: tuple[int, int]) -> bool:
    """Does one of the phrases stand in this part of the text?"""
    return _near(phrases).search(text, *within) is not None


@lru_cache(maxsize=4096)
def _near(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_any_of(phrases))


@lru_cache(maxsize=4096)
def _behind(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], int]:
    """An expression for a text that ends with one of them, and how far from its end they reach."""
    reach = max([_REACH if open_ended else len(wanted) for wanted, open_ended in _wanted(phrases)])
    return re.compile(_any_of(phrases) + r"\Z"), reach


@lru_cache(maxsize=4096)
def _ahead(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ends = (re.escape(text) + ("" if open_ended else r"(?![^\W_])") for text, open_ended in _wanted(phrases))
    return re.compile(rf"[ -]*+(?:{'|'.join(ends)})")


def _any_of(phrases: tuple[str, ...]) -> str:
    """An expression for any of these words or phrases; "naturaliz*" is a beginning. It looks behind the first letter of
    each, because what begins with one of a few letters is found fast.
    """
    ends = (
        rf"{re.escape(text[:1])}(?<!\w.){re.escape(text[1:])}" + (r"[\w'-]*+" if open_ended else r"(?!\w)")
        for text, open_ended in _wanted(phrases)
    )
    return rf"(?:{'|'.join(ends)})"


def covers(shipped: bool, pattern: str, text: str, start: int, end: int, within: tuple[int, int]) -> bool:
    """Does the expression, looked for within a part of the text, cover text[start:end]?"""
    needed, (first, last) = _needed(pattern), within
    if needed and not any(map(text[first:last].__contains__, needed)):
        return False
    found = compile_for(shipped, pattern).finditer(text, first, last)
    return any(m.start() <= start and end <= m.end() for m in found)


@lru_cache(maxsize=4096)
def _needed(pattern: str) -> tuple[str, ...]:
    """The texts of which one is in whatever the expression matches, as folded text shows them."""
    return tuple(fold(text) for text in required(pattern, _FEW))
