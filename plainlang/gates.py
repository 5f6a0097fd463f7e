"""Rules that speak only on pages with enough of something: one passive among forty sentences is no fault.

A share is one of sentences in paragraphs, where a page has a few of those. Headings, cells and items are short and
active, and would hide that every other sentence of a letter is long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from plainlang.counts import Counts, count
from plainlang.document import Document
from plainlang.kinds.metric import value_of
from plainlang.rule import Rule

_ENOUGH: Final = 5
"""So many sentences in paragraphs stand for the page."""


def is_closed(rule: Rule, document: Document) -> bool:
    """Has the page too little of what the rule asks for?"""
    return rule.when is not None and value_of(rule.when.metric, _told(document)) <= rule.when.above


def _told(document: Document) -> Counts:
    """What tells how a page is written: its paragraphs, or all of it when there is little in paragraphs."""
    prose = count(document, "prose")
    return prose if prose.sentences >= _ENOUGH else count(document)


@dataclass(frozen=True, slots=True)
class Closed:
    """The ids of the rules that have nothing to say on a page; counted only when it is asked about one."""

    rules: Mapping[str, Rule]
    document: Document

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and id in self.rules and is_closed(self.rules[id], self.document)


def gated(rules: Iterable[Rule]) -> dict[str, Rule]:
    """The rules that ask for something of the page, by id."""
    return {rule.id: rule for rule in rules if rule.when}
