"""Triggers: what must stand in a sentence before a token pattern is tried there, read off the pattern itself.

Most patterns have a token with a list of words; the list that is rarest on a page is the trigger. A pattern that asks
for parts of speech alone, such as three nouns in a row, is tried where so many words in a row may be that: "of" and
"the" are never nouns, and of many other words the tagger knows what they cannot be. All triggers are looked up
together, so that cost does not grow with the rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plainlang.document import Block, Document
from plainlang.tokens.patterns import REACH, may_be, may_carry
from plainlang.tokens.steps import Pattern, Step


class Trigger(NamedTuple):
    """Words of which one must occur, or else a number of words in a row that may be these parts of speech; and how many
    words of a match may stand before that: at least and at most.
    """

    keys: frozenset[str]
    run: int
    may: frozenset[str]
    least: int
    most: int


class Hunt(NamedTuple):
    """A pattern, by its index, that a trigger sets going, and the words with which it must begin, if it lists them."""

    pattern: int
    trigger: Trigger
    first: frozenset[str] | None


class Triggers(NamedTuple):
    """All triggers: by word, by the parts of speech of a run, and the patterns that are tried everywhere."""

    words: Mapping[str, Sequence[Hunt]]
    runs: Mapping[frozenset[str], Sequence[Hunt]]
    always: Sequence[int]


Starts = Mapping[int, set[tuple[int, int]]]
"""By the index of a sentence in its block: patterns, and the word at which a match may begin."""


def trigger_of(pattern: Pattern) -> Trigger | None:
    """The trigger of a pattern; None when nothing must occur."""
    steps = pattern.steps
    listed = [i for i, step in enumerate(steps) if step.turn == "one" and not step.negated and step.keys is not None]
    if listed:
        at = min(listed, key=lambda i: _frequency(steps[i].keys or frozenset()))
        return Trigger(steps[at].keys or frozenset(), 0, frozenset(), *_before(steps, at))
    limited = "".join("1" if _limits(step) else "0" for step in steps)
    run = max(limited.split("0"), key=len)
    at = limited.index(run)
    may = frozenset[str]().union(*(step.may for step in steps[at : at + len(run)]))
    return Trigger(frozenset(), len(run), may, *_before(steps, at)) if run else None


def _frequency(keys: Iterable[str]) -> float:
    """How often one of these words may be expected: long words are rare."""
    return sum(4.0 ** -len(key) for key in keys)


def _before(steps: Sequence[Step], at: int) -> tuple[int, int]:
    """How many words of a match stand before a step, at least and at most."""
    turns = [step.turn for step in steps[:at]]
    return turns.count("one"), REACH if "any" in turns else at


def _limits(step: Step) -> bool:
    """Must there be a word, and one that many words cannot be?"""
    return step.turn == "one" and not step.negated and not may_carry("the", step.may)


def collect(patterns: Iterable[Pattern]) -> Triggers:
    """All triggers of these patterns."""
    words, runs = defaultdict[str, list[Hunt]](list), defaultdict[frozenset[str], list[Hunt]](list)
    always: list[int] = []
    for i, pattern in enumerate(patterns):
        trigger = trigger_of(pattern)
        if trigger is None:
            always.append(i)
            continue
        hunt = Hunt(i, trigger, first.keys if (first := pattern.steps[0]).turn == "one" else None)
        if trigger.run:
            runs[trigger.may].append(hunt)
        else:
            for key in trigger.keys:
                words[key].append(hunt)
    return Triggers(dict(words), dict(runs), tuple(always))


def starts(document: Document, block: Block, triggers: Triggers) -> Starts:
    """Where in a block a match may begin, as far as triggers can tell."""
    found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    known, words, grammar = triggers.words, block.words, document.grammar
    for i in [i for i, word in enumerate(words) if word[1] in known]:
        for hunt in known[words[i][1]]:
            _add(found, block, hunt, i)
    for may, hunts in triggers.runs.items():
        likely = "".join(["1" if may_be(grammar, word[1], word[0] != word[1], may) else "0" for word in words])
        for hunt in hunts:
            for i in _runs(likely, "1" * hunt.trigger.run):
                _add(found, block, hunt, i)
    if triggers.always:
        for at, cut in enumerate(block.cuts):
            found[at].update((pattern, i) for pattern in triggers.always for i in range(cut.first, cut.last))
    return found


def _add(found: defaultdict[int, set[tuple[int, int]]], block: Block, hunt: Hunt, i: int) -> None:
    """The starts from which this occurrence of a trigger can be reached."""
    words, pattern, (*_, least, most), keys = block.words, *hunt
    at = bisect_right(block.cuts, (words[i].start + 1,)) - 1
    begin = max(block.cuts[at].first, i - most)
    reached = [n for n in range(begin, i - least + 1) if keys is None or words[n][1] in keys]
    if reached:
        found[at].update([(pattern, n) for n in reached])


def _runs(text: str, run: str) -> Iterator[int]:
    at = text.find(run)
    while at >= 0:
        yield at
        at = text.find(run, at + 1)
