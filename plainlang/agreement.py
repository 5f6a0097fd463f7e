"""Agreement: which form of a verb goes with the subject before it, where a suggestion comes in both.

“The rules shall apply to” has two ways out, “applies to” and “apply to”; the subject says which is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from plainlang.language.inflection import verb_forms

_PAIRS: Final = {("is", "are"), ("was", "were"), ("has", "have"), ("does", "do")}
_CLAUSE: Final = re.compile(r"[.;:!?–—]|, (?!(?:and|or)\b)|\b(?:if|when|where|because|although|unless|while)\b", re.I)
_LOOSE: Final = re.compile(
    r"\b(?:of|for|in|to|with|under|by|on|from|at|about|who|that|which|whose|made|given|described|listed)\b", re.I
)
_MANY: Final = frozenset(
    "we they you these those i both all many several few most some people children men women criteria".split()
)
_ONE: Final = frozenset("he she it this that each every one either neither nothing everyone anyone news".split())
_ONE_AND: Final = re.compile(r"\b(?:each|every)\b", re.I)
_OPEN_ONE: Final = frozenset("each every any a an this that one no".split())
_MENTION: Final = re.compile(r"\W*(?:the )?(?:term|word|phrase|name|title)\b", re.I)
_NO_PLURAL: Final = ("ss", "us", "is")


def agreeing(before: str, ways: Sequence[str]) -> str:
    """The way that goes with what stands before it; the first of all where they do not differ in number."""
    if len(ways) < 2 or not _differ_in_number(ways[0], ways[1]):
        return ways[0]
    return ways[1] if is_many(before) else ways[0]


def _differ_in_number(one: str, many: str) -> bool:
    (first, _, rest), (second, _, others) = one.lower().partition(" "), many.lower().partition(" ")
    return rest == others and ((first, second) in _PAIRS or verb_forms(second).third == first)


def is_many(before: str) -> bool:
    """Is the subject that ends these words more than one?"""
    clause = before[max((m.end() for m in _CLAUSE.finditer(before)), default=0) :]
    head = clause[: m.start()] if (m := _LOOSE.search(clause, 1)) else clause
    words = re.findall(r"[^\W\d_]+", head.lower())
    if not words:
        return False
    if " and " in f" {' '.join(words)} " and not _ONE_AND.search(head):
        return True
    while len(words) > 1 and words[-1].endswith("ed"):  # the terms used
        words.pop()
    if words[0] in _MANY or words[-1] in _MANY:
        return True
    return words[0] not in _OPEN_ONE and words[-1] not in _ONE and not _MENTION.match(head) and _ends_many(words[-1])


def _ends_many(word: str) -> bool:
    return word.endswith("s") and not word.endswith(_NO_PLURAL)
