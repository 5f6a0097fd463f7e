"""Rules that speak only on pages with enough of something: one passive among forty sentences is no fault."""

from __future__ import annotations

from collections.abc import Iterable

from plainlang.counts import count
from plainlang.document import Document
from plainlang.kinds.metric import value_of
from plainlang.rule import Rule


def is_closed(rule: Rule, document: Document) -> bool:
    """Has the page too little of what the rule asks for?"""
    return rule.when is not None and value_of(rule.when.metric, count(document)) <= rule.when.above


def closed(rules: Iterable[Rule], document: Document) -> frozenset[str]:
    """The ids of the rules that have nothing to say on this page."""
    return frozenset(rule.id for rule in rules if is_closed(rule, document))
