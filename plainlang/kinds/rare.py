"""rare: words that most readers do not know, used without a word of explanation.

Told by how often a word is written, its family and its ending (`language.rarity`). Names, quoted words, words that the
page explains anywhere and words of the site's vocabulary aside; a page hears of each word once, at its first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from plainlang.document import PROSE_ROLES, Block, Document
from plainlang.index import index_of
from plainlang.kinds.explained import is_explained, is_mentioned
from plainlang.known import in_known_term
from plainlang.language.familiarity import zipf
from plainlang.language.rarity import commonness, is_learned, is_misspelt, words_behind
from plainlang.language.words import Word, fold
from plainlang.names import in_name
from plainlang.rule import Match, Rule, in_block, speaks_in

_COMMON: Final = 9.0
_WRITTEN: Final = 4.0
"""Words that are written so often are common, whatever their family."""
_SHORTEST: Final = 5
_TYPED: Final = 3.0
"""Slips of the typing hand are rarer than this."""
_LETTERS: Final = re.compile(r"[a-z]{1,40}(?:-[a-z]{1,40}){0,9}")
"""What may be a word; nobody writes a longer one."""
_FOREIGN: Final = 0.2
_MEMO_LIMIT: Final = 200_000


@dataclass(frozen=True, slots=True)
class Rare:
    """`rare`: words with a learned ending (abatement) up to this Zipf frequency. `times`: used at least as often on the
    page. `known`: words that are rare in print, and that people know all the same.
    """

    rare: float
    times: int = 1
    known: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """A rule with the words it leaves alone."""

    rule: Rule
    known: frozenset[str]


class Use(NamedTuple):
    """A place where a page uses a word."""

    block: Block
    word: Word


_rates: dict[str, float] = {}


def prepare(rules: Sequence[Rule]) -> tuple[Wanted, ...]:
    """The words that each rule leaves alone, ready to be looked up."""
    return tuple(Wanted(rule, frozenset(map(fold, rule.spec.known))) for rule in rules)


def matches(document: Document, rules: tuple[Wanted, ...]) -> Iterator[Match]:
    """The first use of each word that is rare and that the page never explains."""
    limit = max(wanted.rule.spec.rare for wanted in rules)
    foreign: dict[int, bool] = {}
    for key, uses in _rare_words(document, limit).items():
        own = [use for use in uses if _is_own(document, use)]
        asking = [wanted for wanted in rules if own and _asks(wanted, key, len(own))]
        if asking and not any(_is_clear(use, foreign) for use in uses):
            for wanted in asking:
                yield from _first(wanted.rule, own)


def rate(key: str) -> float:
    """How common a learned word is, given as a folded key; of words joined by hyphens the rarest. Others are common."""
    found = _rates.get(key)
    if found is None:
        if len(_rates) >= _MEMO_LIMIT:
            _rates.clear()
        found = _rates[key] = _rate(key.removesuffix("'s"))
    return found


def _rate(key: str) -> float:
    if zipf(key) >= _WRITTEN or not _LETTERS.fullmatch(key):
        return _COMMON
    parts = (part for part in key.split("-") if len(part) >= _SHORTEST and zipf(part) < _WRITTEN and is_learned(part))
    rates = ((commonness(part), part) for part in parts)
    return min((common for common, part in rates if common > _TYPED or not is_misspelt(part)), default=_COMMON)


def _rare_words(document: Document, limit: float) -> dict[str, list[Use]]:
    """Every use of each rare word, with a capital too."""
    index, known = index_of(document), _rates.get
    found: dict[str, list[Use]] = {}
    for n, i in sorted(index.words(key for key in index.places if (known(key) or rate(key)) <= limit)):
        block = document.blocks[n]
        if block.role in PROSE_ROLES:
            word = block.words[i]
            found.setdefault(word.key.removesuffix("'s"), []).append(Use(block, word))
    return found


def _asks(wanted: Wanted, key: str, times: int) -> bool:
    spec: Rare = wanted.rule.spec
    return rate(key) <= spec.rare and times >= spec.times and wanted.known.isdisjoint(words_behind(key))


def _is_own(document: Document, use: Use) -> bool:
    """Is this use no name, which has a capital, and no part of a term that the readers know?"""
    block, (text, _, start, end) = use
    return text.islower() and not in_known_term(document, block, start, end)


def _is_clear(use: Use, foreign: dict[int, bool]) -> bool:
    """Does this use explain the word, or show that it is mentioned, or no English? `foreign`: blocks seen so far."""
    block, (_, _, start, end) = use
    if id(block) not in foreign:
        foreign[id(block)] = _is_foreign(block)
    return foreign[id(block)] or is_mentioned(block, start, end) or is_explained(block, start, end)


def _is_foreign(block: Block) -> bool:
    """Are so many words of a block in no list that it is hardly English, as in filler text and in examples of code?"""
    strange = sum(word.key.isalpha() and len(word.key) > 3 and not zipf(word.key) for word in block.words)
    return strange > 2 and strange > _FOREIGN * len(block.words)


def _first(rule: Rule, uses: Sequence[Use]) -> Iterator[Match]:
    for block, word in uses:
        if speaks_in(rule, block) and not in_name(block, word.start, word.end):
            yield in_block(rule, block, word.start, word.end, values={"count": len(uses)})
            return
