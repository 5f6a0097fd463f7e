"""Where a match stands, and whether that excuses it: quoted matter, names, and the `unless` of a rule."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final

from plainlang.document import Block
from plainlang.language.sentences import Cut
from plainlang.language.words import fold, is_address
from plainlang.rule import Context, Match

WORD_KINDS: Final = frozenset(("swap", "avoid", "pattern", "consistent", "grammar"))
"""Kinds about words: by default they are silent in quoted matter and in names."""
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<![\w])[‘'](?=\S)[^‘’'\n]{1,80}?[’'](?!\w)")
_UNTITLED: Final = frozenset(("paragraph", "item", "quote", "caption", "summary", "description"))
_REACH: Final = 60


def excused(match: Match) -> bool:
    """Is this match one that the rule should not speak about?"""
    rule, block = match.rule, match.block
    if block is None:
        return False
    if rule.kind in WORD_KINDS:
        if not rule.quoted and (block.role == "quote" or _is_quoted(block, match.start, match.end)):
            return True
        if not rule.names and rule.kind in ("swap", "avoid") and is_name(block, match.start, match.end):
            return True
        if in_address(block, match.start, match.end):
            return True
    return any(_holds(context, block, match.start, match.end) for context in rule.unless)


@lru_cache(maxsize=512)
def folded(block: Block) -> str:
    """The block's text folded, once."""
    return fold(block.text)


@lru_cache(maxsize=512)
def _quotations(block: Block) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in _QUOTED.finditer(block.text))


@lru_cache(maxsize=512)
def _word_starts(block: Block) -> list[int]:
    return [word.start for word in block.words]


def _is_quoted(block: Block, start: int, end: int) -> bool:
    """In quotation marks, or all that an emphasised run shows: the word is mentioned, not used."""
    quotations = _quotations(block)
    i = bisect_right(quotations, (start, len(block.text))) - 1
    if i >= 0 and quotations[i][1] >= end:
        return True
    return any(
        (m.kind == "quotation" and m.start <= start and end <= m.end)
        or (m.kind == "emphasis" and (m.start, m.end) == (start, end))
        for m in block.marks
    )


def is_name(block: Block, start: int, end: int) -> bool:
    """Written with capitals in the middle of a sentence, as part of a name."""
    if block.role not in _UNTITLED:
        return False
    words = block.words
    first = bisect_left(_word_starts(block), start)
    last = bisect_left(_word_starts(block), end)
    shown = words[first:last]
    if not shown or not all(w.text[0].isupper() for w in shown if len(w.text) > 3 or len(shown) == 1):
        return False
    if len(shown) == 1 and shown[0].text.isupper() and len(shown[0].text) > 1:
        return False
    cut = sentence_at(block, start)
    begins = cut is not None and cut.first == first
    follows = last < len(words) and words[last].text[0].isupper() and block.text[end : words[last].start] == " "
    return follows if begins else shown[0].text[0].isupper()


def in_address(block: Block, start: int, end: int) -> bool:
    """Part of a web address, mail address or file name."""
    i = bisect_right(_word_starts(block), start) - 1
    return i >= 0 and block.words[i].end >= end and is_address(block.words[i])


def sentence_at(block: Block, offset: int) -> Cut | None:
    """The sentence around an offset of the block's text."""
    i = bisect_right(block.cuts, offset, key=lambda cut: cut.start) - 1
    return block.cuts[i] if i >= 0 else None


def _holds(context: Context, block: Block, start: int, end: int) -> bool:
    """Does every key of the context hold?"""
    text = folded(block)
    return (
        (not context.role or block.role in context.role)
        and (not context.name or is_name(block, start, end))
        and (not context.inside or any(_around(text, phrase, start, end) for phrase in context.inside))
        and (not context.before or _follows(text, context.before, end))
        and (not context.after or _precedes(text, context.after, start))
        and (not context.near or _near(block, text, context.near, start))
        and (not context.matching or _matching(block, text, context.matching, start, end))
    )


def _around(text: str, phrase: str, start: int, end: int) -> bool:
    """Is text[start:end] part of an occurrence of the phrase?"""
    wanted = fold(phrase)
    at = text.find(wanted, max(0, end - len(wanted)), start + len(wanted))
    return at >= 0 and at <= start and end <= at + len(wanted)


def _follows(text: str, phrases: tuple[str, ...], end: int) -> bool:
    rest = text[end : end + _REACH].lstrip(" -")
    return any(_begins(rest, fold(phrase)) for phrase in phrases)


def _begins(text: str, phrase: str) -> bool:
    if phrase.endswith("*"):
        return text.startswith(phrase[:-1])
    return text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum()


def _precedes(text: str, phrases: tuple[str, ...], start: int) -> bool:
    rest = text[max(0, start - _REACH) : start].rstrip(" -")
    for phrase in map(fold, phrases):
        if rest.endswith(phrase) and not rest[-len(phrase) - 1 : -len(phrase)].isalnum():
            return True
    return False


def _near(block: Block, text: str, phrases: tuple[str, ...], start: int) -> bool:
    cut = sentence_at(block, start)
    sentence = text[cut.start : cut.end] if cut else text
    return any(
        re.search(rf"\b{re.escape(fold(p).rstrip('*'))}{'' if p.endswith('*') else chr(92) + 'b'}", sentence)
        for p in phrases
    )


def _matching(block: Block, text: str, pattern: str, start: int, end: int) -> bool:
    cut = sentence_at(block, start)
    begin, finish = (cut.start, cut.end) if cut else (0, len(text))
    return any(m.start() <= start and end <= m.end() for m in re.compile(pattern).finditer(text, begin, finish))
