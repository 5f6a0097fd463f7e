"""avoid: words and phrases to leave out or rethink; there is no word to put in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainlang.document import Document
from plainlang.kinds.swap import Entry, Inflect, forms
from plainlang.kinds.swap import matches as swap_matches
from plainlang.phrases import PhraseMatcher
from plainlang.rule import Match, Rule


@dataclass(frozen=True, slots=True)
class Avoid:
    """`avoid`: the words."""

    avoid: tuple[str, ...]
    inflect: Inflect = "none"


def prepare(rules: Sequence[Rule]) -> PhraseMatcher[Entry]:
    """One matcher for all entries of all these rules."""
    return PhraseMatcher(
        (surface, Entry(rule, (), ()))
        for rule in rules
        for phrase in rule.spec.avoid
        for surface, _, _ in forms(phrase, (), rule.spec.inflect)
    )


def matches(document: Document, rules: PhraseMatcher[Entry]) -> Iterator[Match]:
    """Every phrase found."""
    return swap_matches(document, rules)
