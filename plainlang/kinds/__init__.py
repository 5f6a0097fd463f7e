"""The kinds of rules: the code that runs a family of them. A new kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from plainlang.document import Document
from plainlang.kinds import (
    avoid,
    case,
    consistent,
    count,
    define,
    grammar,
    metric,
    pattern,
    rare,
    repeat,
    spacy,
    structure,
    swap,
)
from plainlang.rule import Match, Rule


class Kind(NamedTuple):
    """What a kind is made of: the keys its rules have, what to make of the rules once, and the one signature."""

    spec: type[Any]
    prepare: Callable[[Sequence[Rule]], Any]
    matches: Callable[[Document, Any], Iterator[Match]]


KINDS: Final[Mapping[str, Kind]] = {
    "swap": Kind(swap.Swap, swap.prepare, swap.matches),
    "avoid": Kind(avoid.Avoid, avoid.prepare, avoid.matches),
    "pattern": Kind(pattern.Pattern, pattern.prepare, pattern.matches),
    "count": Kind(count.Count, count.prepare, count.matches),
    "metric": Kind(metric.Metric, metric.prepare, metric.matches),
    "define": Kind(define.Define, define.prepare, define.matches),
    "rare": Kind(rare.Rare, rare.prepare, rare.matches),
    "consistent": Kind(consistent.Consistent, consistent.prepare, consistent.matches),
    "repeat": Kind(repeat.Repeat, repeat.prepare, repeat.matches),
    "case": Kind(case.Case, case.prepare, case.matches),
    "structure": Kind(structure.Structure, structure.prepare, structure.matches),
    "grammar": Kind(grammar.Grammar, grammar.prepare, grammar.matches),
    "spacy": Kind(spacy.Spacy, spacy.prepare, spacy.matches),
}
