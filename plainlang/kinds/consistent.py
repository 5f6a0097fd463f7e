"""consistent: two names for one thing on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainlang.document import Block, Document
from plainlang.kinds.swap import Inflect, forms
from plainlang.language.inflection import match_case
from plainlang.phrases import PhraseMatcher
from plainlang.rule import Match, Rule, in_block, speaks_in


@dataclass(frozen=True, slots=True)
class Consistent:
    """`consistent`: names of one thing; where two are used, the rarer ones are reported and the commonest offered."""

    consistent: tuple[str, ...]
    inflect: Inflect = "none"


Entry = tuple[Rule, str, int]
"""The rule, the name, and which inflected form of it."""


def prepare(rules: Sequence[Rule]) -> PhraseMatcher[Entry]:
    """One matcher for the names of all these rules."""
    return PhraseMatcher(
        (surface, (rule, name, i))
        for rule in rules
        for name in rule.spec.consistent
        for i, (surface, _, _) in enumerate(forms(name, (), rule.spec.inflect))
    )


def matches(document: Document, rules: PhraseMatcher[Entry]) -> Iterator[Match]:
    """Every use of a name that is not the commonest on the page."""
    if not rules:
        return
    uses: dict[str, list[tuple[Entry, Block, int, int]]] = {}
    for block in document.blocks:
        for first, last, found in rules.find(block):
            for entry in found:
                if speaks_in(entry[0], block):
                    uses.setdefault(entry[0].id, []).append((entry, block, first, last))
    for found_uses in uses.values():
        names = Counter(entry[1] for entry, *_ in found_uses)
        if len(names) > 1:
            common = names.most_common(1)[0][0]
            for (rule, name, form), block, first, last in found_uses:
                if name != common:
                    start, end = block.words[first].start, block.words[last - 1].end
                    instead = [surface for surface, _, _ in forms(common, (), rule.spec.inflect)]
                    text = match_case(block.text[start:end], instead[min(form, len(instead) - 1)])
                    yield in_block(rule, block, start, end, (text,), {"common": common})
