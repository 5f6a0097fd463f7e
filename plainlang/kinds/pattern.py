"""pattern: one regular expression over the folded text of each block, tried only where a literal of it occurs.

The span is the group named `at`, or the whole match. `suggest` may name groups: "\\\\g<verb>". Patterns of a user's own
rulesets run on the `regex` engine with a time limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from plainlang.document import Block, Document
from plainlang.expressions import compile_for
from plainlang.index import Index, index_of
from plainlang.kinds.literals import required
from plainlang.language.inflection import match_case
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, in_block, speaks_in

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True)
class Pattern:
    """`pattern`: the expression, without regard to case unless `case` is true; it sees lower-case text and plain
    apostrophes. `literal`: texts of which one must occur, when they cannot be read off."""

    pattern: str
    suggest: tuple[str, ...] = ()
    literal: tuple[str, ...] = ()
    case: bool = False


class Prepared(NamedTuple):
    """The rules; the literals of all of them, and for each the rules, by index, that one of them sets going; the rules
    that have none.
    """

    rules: tuple[Rule, ...]
    literals: tuple[str, ...]
    asking: tuple[tuple[int, ...], ...]
    unbound: tuple[int, ...]


def prepare(rules: Sequence[Rule]) -> Prepared:
    """Find the literals of each pattern; it is compiled when one first occurs."""
    asking: dict[str, list[int]] = {}
    unbound: list[int] = []
    for i, rule in enumerate(rules):
        literals = _literals(rule.spec)
        for literal in literals:
            asking.setdefault(literal, []).append(i)
        if not literals:
            unbound.append(i)
    return Prepared(tuple(rules), tuple(asking), tuple(map(tuple, asking.values())), tuple(unbound))


def _literals(spec: Pattern) -> tuple[str, ...]:
    """The literals as the folded text of a block shows them: the rule's own, or the pattern's if they tell more."""
    found = (spec.literal, required(spec.pattern))
    return tuple(map(fold, max(found, key=lambda texts: min(map(len, texts), default=0))))


def compiled(rule: Rule) -> Any:
    """The compiled expression of a rule."""
    return compile_for(rule.shipped, rule.spec.pattern, case=rule.spec.case)


def matches(document: Document, rules: Prepared) -> Iterator[Match]:
    """Every place where a pattern matches. The page is searched once for all literals; then each pattern is tried on
    the blocks that have one of its own.
    """
    page = index_of(document)
    likely = _likely(rules, page)
    for i in sorted(likely):
        for n in sorted(likely[i]):
            if speaks_in(rules.rules[i], document.blocks[n]):
                yield from _in_block(document.blocks[n], page.texts[n], rules.rules[i])


def _likely(rules: Prepared, page: Index) -> dict[int, Iterable[int]]:
    """By index of a rule, the blocks in which one of its literals occurs; all of them for a rule that has none."""
    found = dict[int, set[int]]()
    for literal, start, _ in automaton(rules.literals).find_matches_as_indexes(page.text, overlapping=True):
        found.setdefault(literal, set()).add(page.block_at(start))
    likely: dict[int, Iterable[int]] = dict.fromkeys(rules.unbound, range(len(page.texts)))
    for literal, blocks in found.items():
        for i in rules.asking[literal]:
            likely[i] = blocks.union(likely.get(i, ()))
    return likely


@lru_cache(maxsize=16)
def automaton(literals: tuple[str, ...]) -> AhoCorasick:
    """What finds any of these texts in one pass (Aho and Corasick 1975)."""
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(literals)


def _in_block(block: Block, folded: str, rule: Rule) -> Iterator[Match]:
    regex = compiled(rule)
    text = block.text if rule.spec.case else folded
    for m in regex.finditer(text):
        start, end = m.span("at") if "at" in regex.groupindex else m.span()
        if start >= 0 and (shown := block.text[start:end].strip()):
            start = block.text.index(shown, start, end)
            end = start + len(shown)
            instead = tuple(match_case(shown, m.expand(template).strip()) for template in rule.spec.suggest)
            yield in_block(rule, block, start, end, instead, m.groupdict(default=""))
