"""Where a match stands, and whether that excuses it: quoted matter, names, and the `unless` of a rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container
from operator import attrgetter
from typing import Final, NamedTuple

from plainlang.analysis import is_certainly, tags
from plainlang.document import Block, Document
from plainlang.kinds.structure import ABOUT_ADDRESSES
from plainlang.known import in_known_term
from plainlang.language.sentences import Cut
from plainlang.language.words import Word, fold, is_address
from plainlang.mentions import has_advice, mentions
from plainlang.names import in_name, in_quotation
from plainlang.proper import is_titled, opens
from plainlang.rule import Context, Match, Rule
from plainlang.surroundings import around, covers, follows, occurs, precedes

WORD_KINDS: Final = frozenset(("swap", "avoid", "pattern", "consistent", "grammar", "rare", "spacy"))
"""Kinds about words: by default they are silent in quoted matter and in names."""
_ABOUT_KNOWLEDGE: Final = WORD_KINDS | {"define"}
"""Kinds that have nothing to say about a term that the readers know."""
_LISTS: Final = frozenset(("swap", "avoid"))
_START: Final = attrgetter("start")
_SENTENCE: Final = 1_000
"""How far around a match "the same sentence" is looked at, so that a page without a full stop stays fast."""


class View(NamedTuple):
    """What is asked again and again of one block."""

    folded: str
    starts: tuple[int, ...]
    mentions: frozenset[tuple[int, int]]


Views = dict[int, View]
"""The views of the blocks of one document, by the id of the block; it lives as long as the document is linted."""


def excused(match: Match, document: Document, views: Views) -> bool:
    """Is this match one that the rule should not speak about?"""
    return excuse(match, document, views) is not None


def excuse(match: Match, document: Document, views: Views) -> Context | str | None:
    """What keeps a rule from speaking about a match, if anything does: a context of its own, or one that all share."""
    rule, block = match.rule, match.block
    if block is None:
        return None
    start, end, view = match.start, match.end, view_of(block, views)
    if in_address(block, view, start, end) and not (
        rule.kind == "structure" and rule.spec.structure in ABOUT_ADDRESSES
    ):
        return "it is in a web address, mail address or file name"
    if rule.kind in _ABOUT_KNOWLEDGE and in_known_term(document, block, start, end):
        return "it is in a term that your readers know, as your vocabulary says"
    if rule.kind in WORD_KINDS:
        if not rule.quoted and _is_quoted(block, view, start, end):
            return "it is quoted, or mentioned as a word"
        if not rule.names and (
            in_name(block, start, end) or (rule.kind in _LISTS and is_name(block, view, start, end, rule))
        ):
            return "it is in a name"
    if rule.tag and not _is_tagged(rule.tag, document, block, _first_word(block, view, start, end)):
        return f"the rule speaks only where it is {' or '.join(rule.tag)}"
    for context in rule.unless:
        if holds(context, match, document, views):
            return context
    return None


def view_of(block: Block, views: Views) -> View:
    """The view of a block, made once."""
    view = views.get(id(block))
    if view is None:
        starts = tuple(map(_START, block.words))
        view = views[id(block)] = View(fold(block.text), starts, frozenset(mentions(block)))
    return view


def _is_quoted(block: Block, view: View, start: int, end: int) -> bool:
    """In quotation marks or a block quote, or mentioned as a word."""
    mentioned = (start, end) in view.mentions or has_advice(view.folded, end)
    return block.role == "quote" or mentioned or in_quotation(block, start, end)


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
        return shown[0].text[0].isupper() or shown[0].key == "the"
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
    i = bisect_left(block.cuts, (offset + 1,)) - 1
    return block.cuts[i] if i >= 0 else None


def holds(context: Context, match: Match, document: Document, views: Views) -> bool:
    """Does every key of the context hold for a match in a block?"""
    rule, block, start, end = match.rule, match.block, match.start, match.end
    if block is None:
        return False
    view = view_of(block, views)
    text = view.folded
    return (
        (not context.role or block.role in context.role)
        and (not context.name or in_name(block, start, end) or is_name(block, view, start, end, rule))
        and (not context.inside or around(text, context.inside, start, end))
        and (not context.before or follows(text, context.before, end))
        and (not context.after or precedes(text, context.after, start))
        and (not context.near or occurs(text, context.near, _sentence(block, start, end)))
        and (
            not context.matching
            or covers(rule.shipped, context.matching, text, start, end, _sentence(block, start, end))
        )
        and _tags_hold(context, document, block, view, start, end)
    )


def _tags_hold(context: Context, document: Document, block: Block, view: View, start: int, end: int) -> bool:
    """Do the keys about parts of speech hold? Asked last, because they may cost the tagging of a sentence."""
    if not (context.tag or context.tag_before or context.tag_after):
        return True
    first, last = _first_word(block, view, start, end), bisect_left(view.starts, end) - 1
    before = first - 1 if first > 0 and block.text[block.words[first - 1].end : start].isspace() else -1
    after = last + 1 if last + 1 < len(block.words) and block.text[end : view.starts[last + 1]].isspace() else -1
    cut = sentence_at(block, start)
    within = range(cut.first, cut.last) if cut else range(0)
    return all(
        not names or (i in within and _is_tagged(names, document, block, i))
        for names, i in ((context.tag, first), (context.tag_before, before), (context.tag_after, after))
    )


def _first_word(block: Block, view: View, start: int, end: int) -> int:
    """The first word of which text[start:end] shows something; -1 when it shows none."""
    i = max(bisect_right(view.starts, start) - 1, 0)
    while i < len(block.words) and block.words[i].end <= start:
        i += 1
    return i if i < len(block.words) and block.words[i].start < end else -1


def _is_tagged(names: Container[str], document: Document, block: Block, i: int) -> bool:
    """Is the word i one of these parts of speech?"""
    cut = sentence_at(block, block.words[i].start) if i >= 0 else None
    if cut is None:
        return False
    certain = is_certainly(document.grammar, block.words[i], names)
    if certain is not None:
        return certain
    pos, penn = tags(document, block, cut)[i - cut.first]
    return pos in names or penn in names


def _sentence(block: Block, start: int, end: int) -> tuple[int, int]:
    """The sentence around a match; of a very long one the part around the match."""
    cut = sentence_at(block, start)
    first, last = (cut.start, cut.end) if cut else (0, len(block.text))
    return max(first, start - _SENTENCE), min(max(last, end), end + _SENTENCE)
