"""Token patterns ready to run: a small matcher over the words of a sentence and their parts of speech.

The same matcher serves twice. Without tags it answers "may be": a condition on a part of speech counts as met. Only
where that holds is the sentence tagged and matched again. The search looks at each step and place once and a match has
at most `REACH` words, so that no pattern can be slow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from plainlang import analysis
from plainlang.expressions import compile_for
from plainlang.language.grammar.participles import kind
from plainlang.language.grammar.tags import Tag
from plainlang.language.words import Word
from plainlang.tokens.steps import Pattern, Step

REACH: Final = 60
"""Words of the longest match."""
_OPEN: Final = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "INTJ", "SYM", "X"))
_CLOSED: Final = frozenset("DQRCPbOX")
"""Letters of `kind` for words that do the work of grammar only: determiners, pronouns, prepositions."""
_OTHERS_TOO: Final = frozenset(("i", "one", "us", "such"))
"""Words of these kinds that may be more: Title I, number one, the US."""
_JOINT: Final = re.compile(r"[\s\"'“”‘’]+|-")
"""What may stand between two words of a match."""


class Line(NamedTuple):
    """A sentence: words[first:last] of a text; `tags` from `first` on, None when they are not known; `grammar` will
    tell them, and knows of words what they cannot be.
    """

    words: Sequence[Word]
    text: str
    first: int
    last: int
    tags: Sequence[Tag] | None = None
    grammar: str = ""


class Found(NamedTuple):
    """A match: the words [first, last) to be reported, and one past the last word looked at."""

    first: int
    last: int
    end: int


def longest(pattern: Pattern, line: Line, start: int, *, brief: bool = False) -> Found | None:
    """The longest match that begins with this word; of equal ones the one whose earlier tokens took more. `brief`: any
    match will do.
    """
    steps, count = pattern.steps, len(pattern.steps)
    if not _begins(pattern, line, start):
        return None
    best: Found | None = None
    seen = set[tuple[int, int]]()
    waiting = [(0, start, -1, -1)]
    while waiting:
        k, at, first, last = waiting.pop()
        if (k, at) in seen:
            continue
        seen.add((k, at))
        first = at if k == pattern.lead and first < 0 else first
        last = at if k == pattern.tail and last < 0 else last
        if k == count:
            if (best is None or (last, at) > best[1:]) and not _ends_badly(pattern, line, at):
                best = Found(first, last, at)
                if brief:
                    break
            continue
        step = steps[k]
        ways = [(k + 1, at, first, last)] if step.turn != "one" else []  # the last is tried first
        if at < line.last and at - start < REACH and _fits(step, line, at, start):
            ways.append((k + (step.turn != "any"), at + 1, first, last))
        waiting += reversed(ways) if brief else ways
    return best


def _begins(pattern: Pattern, line: Line, start: int) -> bool:
    """May a match begin here? Nearly always the first words tell that it may not."""
    for i, step in enumerate(pattern.steps, start):
        if step.turn != "one":
            break
        if i >= line.last or not _fits(step, line, i, start):
            return False
    return not any(_refused(step, line, start - 1, start) for step in pattern.behind)


def _ends_badly(pattern: Pattern, line: Line, at: int) -> bool:
    return any(_refused(step, line, at, at) for step in pattern.ahead)


def _refused(step: Step, line: Line, i: int, gap: int) -> bool:
    """Is the word i, beside the match, one that must not stand there? `gap`: the word before which the gap is."""
    if not line.first <= i < line.last or (line.tags is None and step.tagged):
        return False
    return _is(step, line, i) and (step.crosses or _joined(line, gap))


def _fits(step: Step, line: Line, i: int, start: int) -> bool:
    """May this word be the next of a match?"""
    unknown = step.negated and step.tagged and line.tags is None
    fits = unknown or _is(step, line, i) is not step.negated
    return fits and (i == start or step.crosses or _joined(line, i))


def _is(step: Step, line: Line, i: int) -> bool:
    """Is the word what the step asks for? Without tags: may it be?"""
    text, key, *_ = line.words[i]
    if (step.keys is not None and key not in step.keys) or key in step.others:
        return False
    if step.regex and not _occurs(step.shipped, step.regex, key):
        return False
    if line.tags is None:
        return not step.tagged or may_be(line.grammar, key, text != key, step.may, step.keys is not None)
    pos, penn = line.tags[i - line.first]
    return (step.pos is None or pos in step.pos) and (step.penn is None or penn in step.penn)


def _occurs(shipped: bool, regex: str, key: str) -> bool:
    return compile_for(shipped, regex, case=True).search(key) is not None


def may_carry(key: str, pos: frozenset[str]) -> bool:
    """Can this word be one of these parts of speech, as far as closed classes tell? "Of" and "the" are never nouns."""
    return not pos <= _OPEN or kind(key) not in _CLOSED or key in _OTHERS_TOO


@lru_cache(maxsize=20_000)
def may_be(grammar: str, key: str, capital: bool, pos: frozenset[str], listed: bool = False) -> bool:
    """Can this word be one of these parts of speech, as far as the tagger's table tells too? Any word with a capital
    may be a name. `listed`: the pattern names the word.
    """
    if not listed and not may_carry(key, pos):
        return False
    return (capital and "PROPN" in pos) or analysis.may_be(grammar, key, pos)


def _joined(line: Line, i: int) -> bool:
    return is_joined(line.words, line.text, i)


def is_joined(words: Sequence[Word], text: str, i: int) -> bool:
    """Does nothing but space, a hyphen or a quotation mark stand before this word?"""
    gap = text[words[i - 1][3] : words[i][2]]
    return gap == " " or _JOINT.fullmatch(gap) is not None


def may_hold(pattern: Pattern, key: str) -> bool:
    """Can this word be part of what the pattern reports?"""
    words = (Word(key, key, 0, len(key)),)
    return any(_fits(step, Line(words, key, 0, 1), 0, 0) for step in pattern.steps[pattern.lead : pattern.tail])
