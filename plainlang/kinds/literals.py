"""Which literal texts must occur before a regular expression can match: most patterns are never tried on most
blocks.
"""

from __future__ import annotations

import re
import re._constants as code  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable
from typing import Any, Final

_OTHER_ENGINE: Final = re.compile(r"\{(?!\d*,?\d*\})|\[\[|\[[^\]]*(?:--|&&|~~|\|\|)")
"""What means one thing to `re` and another to `regex`: fuzzy matches and arithmetic with sets."""

MOST: Final = 400
"""So many texts are found in one pass as fast as one."""

_FEW: Final = 10
"""Letters from one to another in a class that are spelled out: digits."""


def required(pattern: str, most: int = MOST) -> tuple[str, ...]:
    """Texts in lower case, `most` at most, of which at least one is in every match; empty when there is no telling."""
    if _OTHER_ENGINE.search(pattern):
        return ()
    try:
        tree = parser.parse(pattern)
    except Exception:  # a pattern of another engine: no literal can be read off
        return ()
    return tuple(sorted(_fewest(_best(list(tree), most) or ())))


def _fewest(texts: Iterable[str]) -> list[str]:
    """The texts without those that hold another one."""
    kept: list[str] = []
    for text in sorted(texts, key=len):
        if not any(other in text for other in kept):
            kept.append(text)
    return kept


def _best(items: list[Any], most: int) -> set[str] | None:
    """The most telling set among the parts that must all match: the one whose shortest text is longest. Parts that can
    be spelled out and stand side by side make longer texts: "not (?:un|in)" is "not un" or "not in".
    """
    options: list[set[str]] = []
    spelled = {""}
    for operation, argument in items:
        texts = _spelled(operation, argument, most)
        joined = _joined(spelled, texts, most) if texts is not None else None
        if joined is None:
            options.append(spelled)
            inside = _inside(operation, argument, most)
            options += [inside] if inside else []
        spelled = joined or texts or {""}
    options.append(spelled)
    best = max(options, key=lambda texts: (min(map(len, texts)), -len(texts)))
    return best if min(map(len, best)) else None


def _joined(texts: set[str], more: set[str], most: int) -> set[str] | None:
    """Each text with each of the others behind it; None when those are too many to be looked for."""
    return {a + b for a in texts for b in more} if len(texts) * len(more) <= most else None


def _spelled(operation: Any, argument: Any, most: int) -> set[str] | None:
    """All the texts that this part can be, where they are few; what has no width is the empty one."""
    if operation is code.LITERAL:
        return {chr(argument).lower()}
    if operation in (code.AT, code.ASSERT, code.ASSERT_NOT):
        return {""}
    if operation is code.IN:
        return _one_of(argument)
    if operation is code.SUBPATTERN:
        return _spelled_out(list(argument[3]), most)
    if operation is code.ATOMIC_GROUP:
        return _spelled_out(list(argument), most)
    if operation is code.BRANCH:
        branches = [_spelled_out(list(branch), most) for branch in argument[1]]
        if None in branches:
            return None
        texts = set[str]().union(*branches)  # type: ignore[arg-type]
        return texts if len(texts) <= most else None
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT) and argument[1] == 1:
        once = _spelled_out(list(argument[2]), most)
        return once | {""} if once is not None and argument[0] == 0 else once
    return None


def _one_of(members: list[Any]) -> set[str] | None:
    """The letters of a class, where they are few and none is left out."""
    spans = [value if op is code.RANGE else (value, value) for op, value in members if op in (code.LITERAL, code.RANGE)]
    if len(spans) < len(members) or sum(last - first for first, last in spans) >= _FEW:
        return None
    return {chr(value).lower() for first, last in spans for value in range(first, last + 1)}


def _spelled_out(items: list[Any], most: int) -> set[str] | None:
    """All the texts that these parts can be together."""
    spelled = {""}
    for operation, argument in items:
        texts = _spelled(operation, argument, most)
        joined = _joined(spelled, texts, most) if texts is not None else None
        if joined is None:
            return None
        spelled = joined
    return spelled


def _inside(operation: Any, argument: Any, most: int) -> set[str] | None:
    """The texts one of which this part must contain, though it cannot be spelled out."""
    if operation is code.SUBPATTERN:
        return _best(list(argument[3]), most)
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return _best(list(argument[2]), most) if argument[0] > 0 else None
    if operation is code.ATOMIC_GROUP:
        return _best(list(argument), most)
    if operation is code.BRANCH:
        branches = [_best(list(branch), most) for branch in argument[1]]
        return set().union(*branches) if all(branches) else None  # type: ignore[arg-type]
    return None
