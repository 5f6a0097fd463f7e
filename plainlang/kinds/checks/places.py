"""Where a check points: a whole block, or an element that may show no text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plainlang.document import Block, Document, Element
from plainlang.rule import Match, Rule, in_block

Texts = frozenset[str]
Check = Callable[[Document, Rule, Texts], Iterator[Match]]
"""A check takes the document, its rule and the rule's texts, folded."""


def whole(rule: Rule, block: Block, **values: object) -> Match:
    """A match on all of a block."""
    return in_block(rule, block, 0, len(block.text), values=values)


def on_element(rule: Rule, element: Element, **values: object) -> Match:
    """A match on an element that may show no text: it points at the tag and names it."""
    shown = element.text or element.attributes.get("src") or {"image": "img"}.get(element.kind, element.kind)
    return Match(rule, element.span, values={"text": element.text, "found": shown, **values})
