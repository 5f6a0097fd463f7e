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
from plainlang.index import Index, index_of
from plainlang.tokens.patterns import REACH, is_joined, may_be, may_carry
from plainlang.tokens.steps import Pattern, Step


class Trigger(NamedTuple):
    """Words of which one must occur, or else a number of words in a row that may be these parts of speech; and how many
    words of a match may stand before that: at least and at most. `crosses`: more than space may stand in the run.
    """

    keys: frozenset[str]
    run: int
    may: frozenset[str]
    least: int
    most: int
    crosses: bool = False


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


Starts = Mapping[tuple[int, int], set[tuple[int, int]]]
"""By the number of a block and the index of a sentence in it: patterns, and the word at which a match may begin."""


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
    crosses = any(step.crosses for step in steps[at + 1 : at + len(run)])
    return Trigger(frozenset(), len(run), may, *_before(steps, at), crosses) if run else None


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


def starts(document: Document, triggers: Triggers) -> Starts:
    """Where on a page a match may begin, as far as triggers can tell."""
    found: defaultdict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    index, known = index_of(document), triggers.words
    for key in known.keys() & index.places.keys():
        for n, i in index.words((key,)):
            for hunt in known[key]:
                _add(found, document.blocks[n], n, hunt, i)
    for may, hunts in triggers.runs.items():
        likely = _likely(document, index, may)
        for hunt in hunts:
            for at in _runs(likely, "1" * hunt.trigger.run):
                n, i = index.word(at)
                if _holds(document.blocks[n], i, hunt.trigger):
                    _add(found, document.blocks[n], n, hunt, i)
    if triggers.always:
        for n, block in enumerate(document.blocks):
            for at, cut in enumerate(block.cuts):
                found[n, at].update((pattern, i) for pattern in triggers.always for i in range(cut.first, cut.last))
    return found


def _likely(document: Document, index: Index, may: frozenset[str]) -> str:
    """For each word of the page "1" when it may be one of these parts of speech, "0" when it is none of them."""
    small = {key for key in index.places if may_be(document.grammar, key, False, may)}
    large = {key for key in index.places if may_be(document.grammar, key, True, may)} if "PROPN" in may else small
    words = (word for block in document.blocks for word in block.words)
    return "".join(["1" if word[1] in (small if word[0] == word[1] else large) else "0" for word in words])


def _holds(block: Block, i: int, trigger: Trigger) -> bool:
    """Is all of a run in this block, with nothing between its words that no match goes across?"""
    words, last = block.words, i + trigger.run
    return last <= len(words) and (
        trigger.crosses or all(is_joined(words, block.text, at) for at in range(i + 1, last))
    )


def _add(found: defaultdict[tuple[int, int], set[tuple[int, int]]], block: Block, n: int, hunt: Hunt, i: int) -> None:
    """The starts from which this occurrence of a trigger can be reached; `n`: the number of the block."""
    words, pattern, (*_, least, most, _), keys = block.words, *hunt
    reached = [first for first in range(max(0, i - most), i - least + 1) if keys is None or words[first][1] in keys]
    if reached:
        at = bisect_right(block.cuts, (words[i].start + 1,)) - 1
        if inside := [(pattern, first) for first in reached if first >= block.cuts[at].first]:
            found[n, at].update(inside)


def _runs(text: str, run: str) -> Iterator[int]:
    at = text.find(run)
    while at >= 0:
        yield at
        at = text.find(run, at + 1)
