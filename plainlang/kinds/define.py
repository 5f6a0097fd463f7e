"""define: abbreviations and terms, and whether the page says what they mean.

Explained means: the words and the abbreviation stand side by side with one of them in brackets, in either order, at or
before the first use. What explains a term stands in `explained`. The other way round, an abbreviation that is
introduced and never used, or that everyone knows, had no need of it; and a page may have too many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import Final, Literal, NamedTuple

from plainlang.document import PROSE_ROLES, Block, Document
from plainlang.kinds.abbreviations import Introduced, abbreviations, explained, introductions, with_capitals
from plainlang.kinds.explained import is_explained, is_mentioned
from plainlang.known import in_known_term, is_written, surfaces, written
from plainlang.language.capitals import HEADS
from plainlang.phrases import Found, PhraseMatcher
from plainlang.rule import Match, Rule, in_block, speaks_in, whole_document
from plainlang.span import merged

Defined = Literal["abbreviations", "terms", "unused", "needless", "many", "nicknames"]
_SHOWN: Final = 8
_LETTERS: Final = re.compile(r"[A-Z][A-Z&]+")


@dataclass(frozen=True, slots=True)
class Define:
    """`define`: what to look for. `known`: abbreviations that need no explanation here. `terms`: words that do.
    `expansions`: what abbreviations with one settled meaning stand for. `max`: so many abbreviations a page may have,
    or so often one may stand where a short name would do.
    """

    define: tuple[Defined, ...] = ("abbreviations",)
    known: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    expansions: Mapping[str, str] = field(default_factory=dict)
    max: int = 3


Term = tuple[str, tuple[str, ...]]
"""A term, and how its words must be written."""


class Wanted(NamedTuple):
    """A rule with its known abbreviations as a set and its terms ready to be found. `naming`: the same rule for terms
    with a capital, which no name excuses.
    """

    rule: Rule
    naming: Rule
    known: frozenset[str]
    terms: PhraseMatcher[Term]


def prepare(rules: Sequence[Rule]) -> tuple[Wanted, ...]:
    """The known abbreviations and the terms of each rule, ready to be looked up. Where abbreviations
    are counted, those count for nothing that need no explanation.
    """
    known = {short for rule in rules if "abbreviations" in rule.spec.define for short in rule.spec.known}
    return tuple(
        Wanted(
            rule,
            replace(rule, unless=tuple(context for context in rule.unless if not context.name)),
            frozenset(rule.spec.known) | (known if "many" in rule.spec.define else frozenset()),
            PhraseMatcher((form, (term, written(form))) for term in rule.spec.terms for form in surfaces(term)),
        )
        for rule in rules
    )


def matches(document: Document, rules: tuple[Wanted, ...]) -> Iterator[Match]:
    """What each rule finds about the abbreviations or terms of a page."""
    for wanted in rules:
        for what in wanted.rule.spec.define:
            yield from _FINDERS[what](document, wanted)


def _undefined(document: Document, wanted: Wanted) -> Iterator[Match]:
    """The first use of each abbreviation that is not explained by then."""
    given = set[str]()
    seen = set(wanted.known)
    for block in with_capitals(document):
        given.update(explained(block.text))
        if block.role not in PROSE_ROLES or not speaks_in(wanted.rule, block):
            continue
        for start, end, short in abbreviations(block):
            if short not in seen and short not in given:
                seen.add(short)
                full = wanted.rule.spec.expansions.get(short, "")
                offer = (f"{full} ({short})",) if full and end - start == len(short) else ()
                stands = f": it stands for “{full}”" if full else ""
                yield in_block(wanted.rule, block, start, end, offer, values={"stands_for": stands})


def _unexplained_terms(document: Document, wanted: Wanted) -> Iterator[Match]:
    """Terms at their first use outside headings, unless that sentence or the next says what they mean."""
    seen = set[str]()
    for n, found in groupby(wanted.terms.find(document), key=attrgetter("block")):
        block = document.blocks[n]
        if block.role not in PROSE_ROLES or block.role == "heading" or not speaks_in(wanted.rule, block):
            continue
        for start, end, terms in _terms(block, found):
            if seen.isdisjoint(terms) and not (is_explained(block, start, end) or is_mentioned(block, start, end)):
                named = any(term != term.lower() for term in terms)
                yield in_block(wanted.naming if named else wanted.rule, block, start, end)
            seen.update(terms)


def _terms(block: Block, phrases: Iterable[Found[Term]]) -> Iterator[tuple[int, int, list[str]]]:
    """The terms in a block, those with a capital as they are written; of one inside another the longer."""
    found: dict[tuple[int, int], list[str]] = {}
    for _, first, last, forms in phrases:
        words = block.words[first:last]
        if terms := [term for term, form in forms if is_written(words, form)]:
            found[words[0].start, words[-1].end] = terms
    yield from ((start, end, found[start, end]) for start, end in merged(found))


def _introduced(document: Document, wanted: Wanted) -> Iterator[tuple[Match, Introduced]]:
    for block in with_capitals(document):
        if speaks_in(wanted.rule, block):
            for found in introductions(block):
                yield in_block(wanted.rule, block, found.start, found.end), found


def _unused(document: Document, wanted: Wanted) -> Iterator[Match]:
    """Abbreviations that the page introduces and uses nowhere else."""
    found = [pair for pair in _introduced(document, wanted) if pair[1].text not in wanted.known]
    uses = _uses(document) if found else {}
    yield from (match for match, introduced in found if uses.get(introduced.text, 0) < 2)


def _needless(document: Document, wanted: Wanted) -> Iterator[Match]:
    """Introductions of abbreviations that everyone knows."""
    yield from (match for match, introduced in _introduced(document, wanted) if introduced.text in wanted.known)


def _nicknames(document: Document, wanted: Wanted) -> Iterator[Match]:
    """Abbreviations of something that has a short name in its last word ("the committee"), and that stand too often."""
    found = [pair for pair in _introduced(document, wanted) if pair[1].words[-1].key in HEADS]
    uses = _uses(document) if found else {}
    for match, introduced in found:
        times = uses[introduced.text] - 1
        if times > wanted.rule.spec.max and introduced.text not in wanted.known:
            yield match._replace(values={"count": times, "nickname": f"the {introduced.words[-1].key}"})


def _many(document: Document, wanted: Wanted) -> Iterator[Match]:
    """One match about a page with more abbreviations than it may have."""
    shorts = dict[str, None]()
    for block in with_capitals(document):
        if block.role in PROSE_ROLES and speaks_in(wanted.rule, block):
            for start, end, short in abbreviations(block):
                if short not in wanted.known and not in_known_term(document, block, start, end):
                    shorts[short] = None
    if len(shorts) > wanted.rule.spec.max:
        listed = ", ".join([*list(shorts)[:_SHOWN], *["…"] * (len(shorts) > _SHOWN)])
        yield whole_document(wanted.rule, {"count": len(shorts), "limit": wanted.rule.spec.max, "listed": listed})


def _uses(document: Document) -> dict[str, int]:
    """How often each run of capitals stands on the page, in titles, buttons and the like too."""
    uses: dict[str, int] = {}
    for block in with_capitals(document):
        for m in _LETTERS.finditer(block.text):
            uses[m[0]] = uses.get(m[0], 0) + 1
    return uses


_FINDERS: Final[Mapping[Defined, Callable[[Document, Wanted], Iterator[Match]]]] = {
    "abbreviations": _undefined, "terms": _unexplained_terms, "unused": _unused, "needless": _needless, "many": _many,
    "nicknames": _nicknames,
}  # fmt: skip
