"""define: an abbreviation or term that is used before it is explained.

Explained means: the words and the abbreviation stand side by side with one of them in brackets, in either order, at or
before the first use ("Internal Revenue Service (IRS)", "IRS (Internal Revenue Service)"). A term is explained by the
words right after it ("accretion means", "a lien, or claim"), by "called" or "known as" before it, or by a next sentence
that begins "This is".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from plainlang.document import PROSE_ROLES, Block, Document
from plainlang.language.inflection import plural
from plainlang.language.words import fold
from plainlang.phrases import PhraseMatcher
from plainlang.rule import Match, Rule, in_block, speaks_in

_ABBREVIATION: Final = re.compile(
    r"(?<![\w./@&-])(?=[A-Z&]*[A-Z][A-Z&]*[A-Z])[A-Z][A-Z&]{1,5}(?:s|'s|’s)?(?![\w@&-]|\.\w|[/]\w)"
)
_IN_BRACKETS: Final = re.compile(
    r"[(\[]\s*[“\"']?([A-Z][A-Za-z&-]{1,8}?)s?[”\"']?(?:\s+or\s+[^)]{0,200}|[,;][^)]{0,200})?\s*[)\]]"
)
_EXPLAINED_AFTER: Final = re.compile(
    r"\b([A-Z][A-Z&]{1,5})s?\s*(?:\(|, or (?:the )?(?=[A-Z])|, (?:short for|which stands for)\s|stands for\b|means\b)"
)
_MEANS: Final = re.compile(
    r"[\"”']?(?: \(|, (?:or|meaning|that is|which (?:is|means)|an?|the)\b| [–—] |:"
    r"| (?:is|are) (?:an?|the|any|what|when)\b| (?:means?|refers? to)\b)"
)
_NAMED: Final = re.compile(r"(?:\b(?:called|known as|named|or|means)(?: an?| the)?| \() ?[\"“']?$")
_NEXT: Final = re.compile(r"(?:this|that|these|it|they) (?:is|are|means?)\b")
_SHOUTED: Final = 0.6


@dataclass(frozen=True, slots=True)
class Define:
    """`define`: what to look for. `known`: abbreviations that need no explanation here. `terms`: words that do."""

    define: tuple[Literal["abbreviations", "terms"], ...] = ("abbreviations",)
    known: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """A rule with its known abbreviations as a set and its terms ready to be found."""

    rule: Rule
    known: frozenset[str]
    terms: PhraseMatcher[str]


def prepare(rules: Sequence[Rule]) -> tuple[Wanted, ...]:
    """The known abbreviations and the terms of each rule, ready to be looked up."""
    return tuple(
        Wanted(
            rule,
            frozenset(rule.spec.known),
            PhraseMatcher((form, term) for term in rule.spec.terms for form in (term, plural(term))),
        )
        for rule in rules
    )


def matches(document: Document, rules: tuple[Wanted, ...]) -> Iterator[Match]:
    """The first use of each abbreviation or term that is not explained by then."""
    for wanted in rules:
        if "abbreviations" in wanted.rule.spec.define:
            yield from _undefined_abbreviations(document, wanted)
        if "terms" in wanted.rule.spec.define:
            yield from _undefined_terms(document, wanted)


def _undefined_abbreviations(document: Document, wanted: Wanted) -> Iterator[Match]:
    explained = set[str]()
    seen = set(wanted.known)
    for block in document.blocks:
        explained.update(_explained(block.text))
        if block.role not in PROSE_ROLES or not speaks_in(wanted.rule, block):
            continue
        for start, end, short in _abbreviations(block):
            if short not in seen and short not in explained:
                seen.add(short)
                yield in_block(wanted.rule, block, start, end)


def _undefined_terms(document: Document, wanted: Wanted) -> Iterator[Match]:
    """Terms at their first use outside headings, unless that sentence or the next says what they mean."""
    seen = set[str]()
    for block in document.blocks:
        if block.role not in PROSE_ROLES or block.role == "heading" or not speaks_in(wanted.rule, block):
            continue
        for first, last, terms in wanted.terms.find(block):
            start, end = block.words[first].start, block.words[last - 1].end
            if terms[0] not in seen and not _is_explained(block, start, end):
                yield in_block(wanted.rule, block, start, end)
            seen.update(terms)


def _is_explained(block: Block, start: int, end: int) -> bool:
    text = fold(block.text)
    following = next((cut.start for cut in block.cuts if cut.start >= end), len(text))
    return bool(
        _MEANS.match(text, end) or _NAMED.search(text, max(0, start - 20), start) or _NEXT.match(text, following)
    )


def _abbreviations(block: Block) -> Iterator[tuple[int, int, str]]:
    """Capital abbreviations with their place; none in a block written all in capitals."""
    found = list(_ABBREVIATION.finditer(block.text))
    if not found:
        return
    capitals = sum(w.text.isupper() and len(w.text) > 1 for w in block.words)
    if len(block.words) > 3 and capitals > _SHOUTED * len(block.words):
        return
    for m in found:
        yield m.start(), m.end(), re.sub(r"(?:s|'s|’s)$", "", m[0])


def _explained(text: str) -> Iterator[str]:
    if "(" in text or "[" in text:
        for m in _IN_BRACKETS.finditer(text):
            yield m[1]
    for m in _EXPLAINED_AFTER.finditer(text):
        yield m[1]
