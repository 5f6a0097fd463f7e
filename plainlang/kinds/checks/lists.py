"""Checks of lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from plainlang.document import Block, Document
from plainlang.kinds.checks.places import Check, Texts, whole
from plainlang.rule import Match, Rule


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


CHECKS: Final[Mapping[str, Check]] = {
    "list-depth": list_depth,
    "one-item-list": one_item_list,
    "no-lead-in": no_lead_in,
}
