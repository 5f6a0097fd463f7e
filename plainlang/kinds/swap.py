"""swap: a word or phrase that has a plainer one, inflected with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from plainlang.document import Block, Document
from plainlang.language.inflection import match_case, plural, verb_forms
from plainlang.phrases import PhraseMatcher
from plainlang.rule import Match, Rule, in_block, speaks_in

Inflect = Literal["none", "verb", "noun"]
_BEFORE_PARTICIPLE: Final = frozenset(
    """have has had having haven't hasn't hadn't be is are was were been being am isn't aren't wasn't weren't get
    gets got i've you've we've they've""".split()
)
_ADVERBS: Final = frozenset("not never ever also always already just now often since still then yet".split())


@dataclass(frozen=True, slots=True)
class Swap:
    """`swap`: words → what to write instead, best first; an empty text means leave it out."""

    swap: Mapping[str, tuple[str, ...]]
    inflect: Inflect = "none"


class Entry(NamedTuple):
    """One surface form of an entry; `after_have` replaces `instead` behind "have" or "be"."""

    rule: Rule
    instead: tuple[str, ...]
    after_have: tuple[str, ...]


def prepare(rules: Sequence[Rule]) -> PhraseMatcher[Entry]:
    """One matcher for all entries of all these rules."""
    return PhraseMatcher(entry for rule in rules for entry in entries(rule))


def matches(document: Document, rules: PhraseMatcher[Entry]) -> Iterator[Match]:
    """Every phrase found, with its replacements in the case of the text."""
    for n, first, last, found in rules.find(document):
        for entry in found:
            if speaks_in(entry.rule, document.blocks[n]):
                yield _match(document.blocks[n], first, last, entry)


def _match(block: Block, first: int, last: int, entry: Entry) -> Match:
    start, end = block.words[first].start, block.words[last - 1].end
    shown = block.text[start:end]
    instead = entry.instead
    if entry.after_have != instead and _after_have(block, first):
        instead = entry.after_have
    return in_block(entry.rule, block, start, end, tuple(as_written(shown, text) for text in instead))


def as_written(shown: str, text: str) -> str:
    """A replacement with the capitals and the apostrophes of the text."""
    cased = match_case(shown, text)
    return cased.replace("'", "’") if "’" in shown else cased


def _after_have(block: Block, first: int) -> bool:
    """Does a form of "have" or "be" stand before, with one word ("have you") and adverbs at most between?"""
    for before, word in enumerate(reversed(block.words[max(0, first - 4) : first])):
        if word.key in _BEFORE_PARTICIPLE:
            return True
        if before and not (word.key in _ADVERBS or word.key.endswith("ly")):
            return False
    return False


def entries(rule: Rule) -> Iterator[tuple[str, Entry]]:
    """Every surface form of a rule's entries."""
    spec: Swap = rule.spec
    for phrase, instead in spec.swap.items():
        for surface, texts, after_have in forms(phrase, instead, spec.inflect):
            yield surface, Entry(rule, texts, after_have)


def forms(
    phrase: str, instead: Sequence[str], inflect: Inflect
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The inflected forms of a phrase, each with its replacements, and those for the participle where they differ."""
    plain = tuple(instead)
    if inflect == "verb":
        theirs, ours = verb_forms(phrase), [verb_forms(text) if text else None for text in instead]
        seen = set[str]()
        for i, surface in enumerate(theirs):
            texts = tuple(form[i] if form else "" for form in ours)
            after = tuple(form.participle if form else "" for form in ours) if surface == theirs.participle else texts
            if surface not in seen:
                yield surface, texts, after
            seen.add(surface)
    elif inflect == "noun":
        many = tuple(plural(text) if text else "" for text in instead)
        yield phrase, plain, plain
        if plural(phrase) != phrase:
            yield plural(phrase), many, many
        owned = tuple(f"{text}'s" if text else "" for text in instead)
        yield f"{phrase}'s", owned, owned
    else:
        yield phrase, plain, plain
