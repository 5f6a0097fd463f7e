"""Where a match stands, and whether that excuses it: quoted matter, names, and the `unless` of a rule."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Any, Final, NamedTuple

from plainlang.document import Block
from plainlang.kinds.pattern import TIMEOUT, compile_for
from plainlang.kinds.structure import ABOUT_ADDRESSES
from plainlang.language.sentences import Cut
from plainlang.language.words import Word, fold, is_address
from plainlang.names import in_name, in_quotation
from plainlang.proper import is_titled, opens
from plainlang.rule import Context, Match, Rule

WORD_KINDS: Final = frozenset(("swap", "avoid", "pattern", "consistent", "grammar"))
"""Kinds about words: by default they are silent in quoted matter and in names."""
_LISTS: Final = frozenset(("swap", "avoid"))
_REACH: Final = 120
_SENTENCE: Final = 1_000
"""How far around a match "the same sentence" is looked at, so that a page without a full stop stays fast."""


class View(NamedTuple):
    """What is asked again and again of one block."""

    folded: str
    starts: tuple[int, ...]
    mentions: frozenset[tuple[int, int]]


Views = dict[int, View]
"""The views of the blocks of one document, by the id of the block; it lives as long as the document is linted."""


def excused(match: Match, views: Views) -> bool:
    """Is this match one that the rule should not speak about?"""
    rule, block = match.rule, match.block
    if block is None:
        return False
    start, end, view = match.start, match.end, view_of(block, views)
    if in_address(block, view, start, end) and not (
        rule.kind == "structure" and rule.spec.structure in ABOUT_ADDRESSES
    ):
        return True
    if rule.kind in WORD_KINDS:
        if not rule.quoted and _is_quoted(block, view, start, end):
            return True
        if not rule.names and (
            in_name(block, start, end) or (rule.kind in _LISTS and is_name(block, view, start, end, rule))
        ):
            return True
    return any(_holds(context, rule, block, view, start, end) for context in rule.unless)


def view_of(block: Block, views: Views) -> View:
    """The view of a block, made once."""
    view = views.get(id(block))
    if view is None:
        mentions = frozenset((m.start, m.end) for m in block.marks if m.kind == "emphasis")
        starts = tuple([word.start for word in block.words])
        view = views[id(block)] = View(fold(block.text), starts, mentions)
    return view


def _is_quoted(block: Block, view: View, start: int, end: int) -> bool:
    """In quotation marks or a block quote, or all that an emphasised run shows: mentioned, not used."""
    return block.role == "quote" or (start, end) in view.mentions or in_quotation(block, start, end)


def is_name(block: Block, view: View, start: int, end: int, rule: Rule) -> bool:
    """Written with capitals in the middle of a sentence, or before another capital at its start, as part of a name."""
    words = block.words
    first, last = bisect_left(view.starts, start), bisect_left(view.starts, end)
    shown = words[first:last]
    if not shown or not all(w.text[0].isupper() for w in shown if len(w.text) > 3 or len(shown) == 1):
        return False
    if len(shown) == 1 and shown[0].text.isupper() and len(shown[0].text) > 1:
        return False
    if is_titled(block, shown):
        return False
    if not _begins_something(block, first):
        return shown[0].text[0].isupper()
    if not shown[-1].text[0].isupper() or _is_order(rule, shown[0]):
        return False
    return last < len(words) and words[last].text[0].isupper() and block.text[end : words[last].start] == " "


def _begins_something(block: Block, first: int) -> bool:
    """Is this word the first of its sentence, or the first behind a colon or a dash?"""
    start = block.words[first].start
    cut = sentence_at(block, start)
    return cut is None or cut.first == first or opens(block, first)


def _is_order(rule: Rule, word: Word) -> bool:
    """Does a sentence begin with this word as a verb that tells someone what to do ("Utilize Form 5")?"""
    if rule.kind not in _LISTS or rule.spec.inflect != "verb":
        return False
    entries = rule.spec.swap if rule.kind == "swap" else rule.spec.avoid
    return any(fold(entry).partition(" ")[0] == word.key for entry in entries)


def in_address(block: Block, view: View, start: int, end: int) -> bool:
    """Part of a web address, mail address or file name."""
    i = bisect_right(view.starts, start) - 1
    return i >= 0 and block.words[i].end >= end and is_address(block.words[i])


def sentence_at(block: Block, offset: int) -> Cut | None:
    """The sentence around an offset of the block's text."""
    i = bisect_right(block.cuts, offset, key=lambda cut: cut.start) - 1
    return block.cuts[i] if i >= 0 else None


def _holds(context: Context, rule: Rule, block: Block, view: View, start: int, end: int) -> bool:
    """Does every key of the context hold?"""
    text = view.folded
    return (
        (not context.role or block.role in context.role)
        and (not context.name or in_name(block, start, end) or is_name(block, view, start, end, rule))
        and (not context.inside or any(_around(text, phrase, start, end) for phrase in context.inside))
        and (not context.before or _follows(text, context.before, end))
        and (not context.after or _precedes(text, context.after, start))
        and (not context.near or _near(context.near).search(text, *_sentence(block, start, end)) is not None)
        and (not context.matching or _matching(rule, context.matching, text, block, start, end))
    )


def _sentence(block: Block, start: int, end: int) -> tuple[int, int]:
    """The sentence around a match; of a very long one the part around the match."""
    cut = sentence_at(block, start)
    first, last = (cut.start, cut.end) if cut else (0, len(block.text))
    return max(first, start - _SENTENCE), min(max(last, end), end + _SENTENCE)


def _around(text: str, phrase: str, start: int, end: int) -> bool:
    """Is text[start:end] part of an occurrence of the phrase, whole words only?"""
    wanted = fold(phrase)
    open_ended = wanted.endswith("*")
    wanted = wanted.rstrip("*")
    at = text.find(wanted, max(0, end - (_REACH if open_ended else 0) - len(wanted)), start + len(wanted))
    while 0 <= at <= start:
        last = at + len(wanted)
        while open_ended and text[last : last + 1].isalnum():
            last += 1
        if end <= last and not text[at - 1 : at].isalnum() and not text[last : last + 1].isalnum():
            return True
        at = text.find(wanted, at + 1, start + len(wanted))
    return False


def _follows(text: str, phrases: tuple[str, ...], end: int) -> bool:
    rest = text[end : end + _REACH].lstrip(" -")
    return any(_begins(rest, fold(phrase)) for phrase in phrases)


def _begins(text: str, phrase: str) -> bool:
    if phrase.endswith("*"):
        return text.startswith(phrase[:-1])
    return text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum()


def _precedes(text: str, phrases: tuple[str, ...], start: int) -> bool:
    rest = text[max(0, start - _REACH) : start].rstrip(" -")
    return _behind(phrases).search(rest) is not None


@lru_cache(maxsize=1024)
def _near(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_any_of(phrases))


@lru_cache(maxsize=1024)
def _behind(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_any_of(phrases) + r"\Z")


def _any_of(phrases: tuple[str, ...]) -> str:
    """An expression for any of these words or phrases; "naturaliz*" is a beginning."""
    ends = (re.escape(fold(p).rstrip("*")) + (r"[\w'-]*+" if p.endswith("*") else r"(?!\w)") for p in phrases)
    return rf"(?<!\w)(?:{'|'.join(ends)})"


@lru_cache(maxsize=1024)
def _compiled(shipped: bool, pattern: str) -> Any:
    return compile_for(shipped, pattern)


def _matching(rule: Rule, pattern: str, text: str, block: Block, start: int, end: int) -> bool:
    """Does the expression cover the match within its sentence?"""
    regex = _compiled(rule.shipped, pattern)
    begin, finish = _sentence(block, start, end)
    found = regex.finditer(text, begin, finish, **({} if rule.shipped else {"timeout": TIMEOUT}))
    return any(m.start() <= start and end <= m.end() for m in found)
