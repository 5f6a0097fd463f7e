"""Checks of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from plainlang.document import Block, Document
from plainlang.kinds.checks.openings import plain_lists
from plainlang.kinds.checks.places import Check, Texts, whole
from plainlang.rule import Match, Rule, in_block

_SHORT: Final = re.compile(r"\b(?:etc|inc|[a-z](?:\.[a-z])+)\.\)?\Z", re.I)
_TAIL: Final = 30
"""Letters at the end of an item in which an abbreviation is looked for."""
_FEW: Final = 4
"""An item of so few words is a name, which needs no full stop among sentences; so are a few more behind a label."""


def _first_blocks(document: Document) -> dict[int, Block]:
    firsts: dict[int, Block] = {}
    for block in document.blocks:
        if block.role == "item":
            firsts.setdefault(block.parent, block)
    return firsts


def list_depth(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    firsts = _first_blocks(document)
    for i, element in enumerate(document.elements):
        if element.kind == "list" and int(element.attributes["depth"]) == rule.spec.max + 1 and i in firsts:
            yield whole(rule, firsts[i], limit=rule.spec.max)


def one_item_list(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    firsts = _first_blocks(document)
    for i, element in enumerate(document.elements):
        if (
            element.kind == "list"
            and element.attributes.get("items") == "1"
            and element.attributes["tag"] == "ul"
            and i in firsts
        ):
            yield whole(rule, firsts[i])


def no_lead_in(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A list right after a heading, where it is not the heading that introduces it."""
    firsts = _first_blocks(document)
    before = {id(b): a for a, b in pairwise(document.blocks)}
    for i, element in enumerate(document.elements):
        if element.kind == "list" and element.attributes["depth"] == "1" and i in firsts:
            above = before.get(id(firsts[i]))
            if above is not None and above.role == "heading" and above.text[-1] not in ":?":
                yield whole(rule, firsts[i])


def mixed_list_ends(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """The one or two items that end with a full stop where most have none, or the other way round. A stop may stand at
    the last item alone, at one that has several sentences, and at a sentence among names.
    """
    for listed in plain_lists(document):
        ends = [(block, _end(block)) for block in listed.items]
        stops = [block for block, end in ends if end == "."]
        bare = [block for block, end in ends if end == "none"]
        odd, usual = (stops, "without a full stop") if len(stops) < len(bare) else (bare, "with a full stop")
        if not 0 < len(odd) < 3:
            continue
        closes = odd == [listed.items[-1]] and odd == stops
        named = sum(map(_is_name, bare))
        apart = named if odd is bare else 2 * named >= len(bare) and not any(map(_is_name, odd))
        alike = all(len(block.cuts) == 1 for block in odd) and not apart
        if alike and not closes and len(stops) + len(bare) >= 3 * len(odd):
            for block in odd:
                yield in_block(rule, block, block.words[-1].start, len(block.text), values={"usual": usual})


def _is_name(block: Block) -> bool:
    """Is an item a name, or the title of a page: few words, those behind a label, or a link?"""
    label = max((word.end for word in block.words if block.text[word.end : word.end + 1] == ":"), default=0)
    linked = any(mark.kind == "link" and mark.start == 0 and mark.end == len(block.text) for mark in block.marks)
    return linked or sum(word.start >= label for word in block.words) <= _FEW + bool(label)


def _end(block: Block) -> str:
    """How an item ends: with a stop, with none, or with something that tells nothing, such as an address or a colon."""
    last = block.words[-1]
    if last.end == len(block.text):
        return "none" if last.text.isalpha() and last.key not in ("and", "or") else ""
    return "." if block.text[last.end :] in (".", ".)", ".”", '."') and not _SHORT.search(block.text[-_TAIL:]) else ""


CHECKS: Final[Mapping[str, Check]] = {
    "list-depth": list_depth,
    "one-item-list": one_item_list,
    "no-lead-in": no_lead_in,
    "mixed-list-ends": mixed_list_ends,
}
