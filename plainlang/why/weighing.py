"""What spoke for and against each passive of a sentence, for people who ask why."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, Literal, NamedTuple

from plainlang.analysis import passive_clauses
from plainlang.document import Block, Document, Sentence
from plainlang.language.grammar.evidence import Candidate, features, weights
from plainlang.language.grammar.passive import candidates
from plainlang.pipelines.installed import BUILTIN
from plainlang.span import Span

_SHOWN: Final = 3
"""How many facts for and against a passive are told."""
_FAR: Final = -100
"""Where words stand between, a sum from here down is no surprise: “get your form signed”."""
_JOINING: Final = frozenset(("and", "or", "nor", "then"))


class Fact(NamedTuple):
    """What speaks for a passive (above 0) or against it, by its name in the table."""

    name: str
    weight: int


class Weighed(NamedTuple):
    """A form of "be" or "get" and a participle, as words of their block: is it a passive clause?

    `facts` are the weightiest for and against; `total` is the sum of all, and above 0 for a passive. "joined": its
    form opened a clause already. There are no facts where the order of words decides ("Attached is the form"), and
    none from spaCy.
    """

    form: int
    participle: int
    verdict: Literal["passive", "joined", "no passive"]
    facts: tuple[Fact, ...] = ()
    total: int = 0
    agent: bool = False
    modal: str = ""


def weighed(document: Document, sentence: Sentence, found: Collection[Span] = ()) -> Iterator[Weighed]:
    """The candidates for a passive in a sentence that a reader may have taken for one, and those in what a rule
    `found`; of spaCy, which has no candidates, the passives.
    """
    block, cut = sentence
    passives = {c.passive.last: c.passive for c in passive_clauses(document) if c.block is block and c.cut == cut}
    if document.grammar != BUILTIN:
        yield from (Weighed(p.first, p.last, "passive", (), 0, p.agent, p.modal) for p in passives.values())
        return
    taken = -1
    for candidate in candidates(block.words, block.text, cut.first, cut.last):
        form, at = candidate
        facts = _facts(sentence, candidate) if form < at else []
        total = sum(fact.weight for fact in facts)
        told = (*[f for f in facts[:_SHOWN] if f.weight > 0], *[f for f in facts[: -_SHOWN - 1 : -1] if f.weight < 0])
        if form == taken:
            if _goes_on(block, at):
                yield Weighed(form, at, "joined")
        elif passive := passives.get(at):
            taken = form
            yield Weighed(passive.first, passive.last, "passive", told, total, passive.agent, passive.modal)
        elif at == form + 1 or total > _FAR or _is_found(block, at, found):
            yield Weighed(form, at, "no passive", told, total)


def _goes_on(block: Block, at: int) -> bool:
    """Does a word go on with a series: "was signed, dated and mailed"?"""
    before = block.words[at - 1]
    return before.key in _JOINING or "," in block.text[before.end : block.words[at].start]


def _is_found(block: Block, at: int, found: Collection[Span]) -> bool:
    """Is a word part of one of these spans of the source?"""
    start, end = block.map.span(block.words[at].start, block.words[at].end)
    return any(span.start < end and start < span.end for span in found)


def _facts(sentence: Sentence, candidate: Candidate) -> list[Fact]:
    """The facts that weigh something, what speaks for a passive first."""
    block, cut = sentence
    table = weights()
    names = features(block.words, block.text, candidate, cut.first, cut.last)
    facts = [Fact(name, table[name]) for name in names if table.get(name)]
    return sorted(facts, key=lambda fact: -fact.weight)
