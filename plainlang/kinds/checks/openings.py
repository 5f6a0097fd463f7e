"""Checks of how steps, items and headings open, and whether those that stand together open alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from plainlang.analysis import tags
from plainlang.document import Block, Document
from plainlang.kinds.checks.places import Check, Texts
from plainlang.language.grammar.openings import Opening, opening
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, in_block

_LABEL: Final = re.compile(r"[:–—]|\s-")
_DUTY: Final = re.compile(
    r"you(?:'ll)? (?:must|should|can|may|might|could|will (?:need|have) to|need to|have to)\b"
    r"|(?:the|your|all|each) (?:\w+ ){1,3}(?:must|needs? to|ha(?:s|ve) to)\b"
)
_IN_ORDER: Final = re.compile(r"\b(?:follow (?:these|the) (?:\w+ )?steps|steps below|in this order|following order)\b")
_LATER: Final = re.compile(r"(?:and )?(?:then|next|after that|finally|lastly|afterwards?)\b")
_UNCERTAIN: Final = ("", "maybe", "when")
_ALIKE: Final = frozenset(
    map(frozenset, (("how", "question"), ("how", "thing"), ("how", "clause"), ("to", "verb"), ("ing", "thing")))
)
"""Openings that may stand side by side."""
_SAID: Final[Mapping[Opening, str]] = {
    "verb": "start with a verb",
    "ing": "start with an -ing word",
    "to": "start with “to”",
    "question": "ask a question",
    "how": "start with “how”, “what” or the like",
    "clause": "start with who or what acts",
    "thing": "name a thing",
}


class List(NamedTuple):
    """A list: is it numbered, the block above it, and its items."""

    numbered: bool
    above: Block | None
    items: tuple[Block, ...]


def step_without_verb(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """Numbered steps: an item that does not tell people what to do, where most do."""
    for listed in plain_lists(document):
        if listed.numbered and _are_steps(listed):
            for block in (block for block in listed.items if _guess(block) != "verb"):
                how = opens(document, block)
                if how in ("thing", "ing") or (how == "clause" and _DUTY.match(fold(block.text))):
                    yield _at(rule, block)


def unnumbered_steps(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """Bullets that all tell people what to do, in an order that the words give away."""
    for listed in plain_lists(document):
        if not listed.numbered and len(listed.items) >= 3:
            later = [block for block in listed.items[1:] if _LATER.match(fold(block.text))]
            told = listed.above is not None and _IN_ORDER.search(fold(listed.above.text))
            steps = ("verb", "maybe", "when")
            if (later or told) and all(_guess(block) in steps for block in listed.items):
                yield _at(rule, (later or listed.items)[0])


def list_not_parallel(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """The one or two items of a list that open another way than most; numbered steps have a check of their own."""
    for listed in plain_lists(document):
        if not (listed.numbered and _are_steps(listed)):
            yield from _odd(document, rule, listed.items, 2)


def headings_not_parallel(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """The heading that opens another way than those beside it under the same heading."""
    path: list[Block] = []
    beside: dict[tuple[int, int], list[Block]] = {}
    for block in document.blocks:
        if block.role == "heading" and block.words:
            path = [above for above in path if above.level < block.level]
            beside.setdefault((id(path[-1]) if path else 0, block.level), []).append(block)
            path.append(block)
    for headings in beside.values():
        if len(headings) >= 4:
            yield from _odd(document, rule, headings, 1)


def plain_lists(document: Document) -> Iterator[List]:
    """The lists whose items are one block each, so that every block is known to open an item."""
    items: dict[int, list[Block]] = {}
    above: dict[int, Block | None] = {}
    before: Block | None = None
    for block in document.blocks:
        if block.role == "item" and block.parent >= 0:
            items.setdefault(block.parent, []).append(block)
            above.setdefault(block.parent, before)
        before = block
    for i, blocks in items.items():
        about = document.elements[i].attributes
        if about.get("items") == str(len(blocks)) and all(block.words for block in blocks):
            yield List(about["tag"] == "ol", above[i], tuple(blocks))


def _guess(block: Block) -> Opening:
    """How the first sentence of a block opens, as far as its words alone tell."""
    cut = block.cuts[0]
    return _unlabelled(block, opening(block.words, block.text, cut.first, cut.last))


def opens(document: Document, block: Block) -> Opening:
    """How the first sentence of a block opens."""
    cut = block.cuts[0]
    return _unlabelled(block, opening(block.words, block.text, cut.first, cut.last, tags(document, block, cut)))


def _unlabelled(block: Block, found: Opening) -> Opening:
    """In a label ("Online: …") only a verb counts."""
    words = block.words[: min(block.cuts[0].last, 9)]
    labelled = found != "verb" and any(_LABEL.search(block.text[a.end : b.start]) for a, b in pairwise(words))
    return "" if labelled else found


def _are_steps(listed: List) -> bool:
    found = [_guess(block) for block in listed.items]
    steps = found.count("verb")
    return len(found) >= 3 and steps >= 2 and steps + found.count("maybe") >= 0.6 * len(found)


def _odd(document: Document, rule: Rule, blocks: Sequence[Block], most: int) -> Iterator[Match]:
    """Those that open another way than a clear majority; links and lines that introduce others may be anything."""
    if len(blocks) < 4 or any(_is_title(block) for block in blocks):
        return
    guessed = set(map(_guess, blocks))
    if len(guessed) == 1 or guessed.issubset(_UNCERTAIN):
        return  # nothing worth the price of tags
    found = [opens(document, block) for block in blocks]
    certain = Counter(how for how in found if how not in _UNCERTAIN)
    usual, times = certain.most_common(1)[0] if certain else ("", 0)
    likely = times + found.count("maybe") * (usual == "verb")
    if times < 2 or likely < max(3, 0.7 * len(blocks)):
        return
    odd = [b for b, how in zip(blocks, found, strict=True) if _differs(b, how, usual)]
    if len(odd) <= most:
        for block in odd:
            yield _at(rule, block, usual=_SAID[usual])


def _differs(block: Block, how: Opening, usual: Opening) -> bool:
    """Is it certain that a block opens another way? One word alone, and a line with a list under it, never are."""
    short = len(block.words) == 1 or block.text.endswith(":")
    return not short and how not in (usual, *_UNCERTAIN) and frozenset((how, usual)) not in _ALIKE


def _is_title(block: Block) -> bool:
    """Does it open with a link, so that its words are perhaps the title of another page?"""
    return any(mark.kind == "link" and mark.start == 0 for mark in block.marks)


def _at(rule: Rule, block: Block, **values: object) -> Match:
    """A match on the first words of a block."""
    return in_block(rule, block, block.words[0].start, block.words[: block.cuts[0].last][:5][-1].end, values=values)


CHECKS: Final[Mapping[str, Check]] = {
    "step-without-verb": step_without_verb,
    "unnumbered-steps": unnumbered_steps,
    "list-not-parallel": list_not_parallel,
    "headings-not-parallel": headings_not_parallel,
}
