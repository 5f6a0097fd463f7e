"""consistent: two names for one thing on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainlang.document import Block, Document
from plainlang.kinds.swap import Inflect, forms
from plainlang.language.inflection import match_case
from plainlang.names import in_name, in_quotation
from plainlang.phrases import PhraseMatcher
from plainlang.rule import Match, Rule, in_block, speaks_in


@dataclass(frozen=True, slots=True)
class Consistent:
    """`consistent`: names of one thing; where two are used, the rarer ones are reported and the commonest offered.
    `other`: phrases that hold such a name and mean another thing.
    """

    consistent: tuple[str, ...]
    inflect: Inflect = "none"
    other: tuple[str, ...] = ()


Entry = tuple[Rule, str, int]
"""The rule, the name, and which inflected form of it; the name is empty for another thing."""
Use = tuple[Entry, Block, int, int]
"""An entry, and the words of a block that show it."""


def prepare(rules: Sequence[Rule]) -> PhraseMatcher[Entry]:
    """One matcher for the names of all these rules."""
    names = ((rule, name, name) for rule in rules for name in rule.spec.consistent)
    others = ((rule, "", phrase) for rule in rules for phrase in rule.spec.other)
    return PhraseMatcher(
        (surface, (rule, name, i))
        for rule, name, phrase in (*names, *others)
        for i, (surface, _, _) in enumerate(forms(phrase, (), rule.spec.inflect))
    )


def matches(document: Document, rules: PhraseMatcher[Entry]) -> Iterator[Match]:
    """Every use of a name that is not the commonest on the page."""
    uses: dict[str, list[Use]] = {}
    free: dict[str, tuple[int, int]] = {}
    for n, first, last, found in rules.find(document):
        block = document.blocks[n]
        for entry in found:
            rule, name, _ = entry
            if speaks_in(rule, block) and (n, first) >= free.get(rule.id, (0, 0)):
                free[rule.id] = n, last
                if name and not _excepted(rule, block, first, last):
                    uses.setdefault(rule.id, []).append((entry, block, first, last))
    for found_uses in uses.values():
        yield from _rarer(found_uses)


def _excepted(rule: Rule, block: Block, first: int, last: int) -> bool:
    """Is it in a name or a quotation, where nobody could write it otherwise?"""
    start, end = block.words[first].start, block.words[last - 1].end
    return (not rule.names and in_name(block, start, end)) or (not rule.quoted and in_quotation(block, start, end))


def _rarer(uses: list[Use]) -> Iterator[Match]:
    names = Counter(entry[1] for entry, *_ in uses)
    common = names.most_common(1)[0][0]
    inflect: Inflect = uses[0][0][0].spec.inflect
    instead = [surface for surface, _, _ in forms(common, (), inflect)]
    for (rule, name, form), block, first, last in uses:
        if name != common:
            start, end = block.words[first].start, block.words[last - 1].end
            text = match_case(block.text[start:end], instead[min(form, len(instead) - 1)])
            yield in_block(rule, block, start, end, (text,), {"common": common})
