"""Trains the table of `plainlang.language.grammar.tagger`: an averaged perceptron over the features that it asks for.

The tagger itself reads each sentence, so that training and use cannot drift apart. Plain Python, and the same inputs
give the same table.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from word_classes import Example, header

from plainlang.language.grammar.tag_facts import MANY, View, features, history, look
from plainlang.language.grammar.tag_table import Model, parsed
from plainlang.language.grammar.tag_weights import ZERO
from plainlang.language.grammar.tagger import Tags

FEATURE = 4  # a fact seen less often is not weighed
SEED = 2026
SCALE = 3  # the weight 1.0 in the table
FAR = 46


class Sight(NamedTuple):
    """A sentence ready for training: the facts that do not depend on earlier tags, as numbers."""

    view: View
    fixed: list[list[int]]
    gold: list[int]
    weight: float


def train(examples: Sequence[Example], dictionary: Mapping[str, str], epochs: int, least: float) -> str:
    """The text of a table; weights under `least` are left out."""
    table = header(examples, dictionary)
    model = parsed(table)
    numbers: dict[str, int] = {}
    sights = _often(_sight(model, e, numbers) for e in examples)
    weights = _averaged(model, sights, numbers, epochs)
    names = list(numbers)
    lines = {names[f]: _packed(model, row, least) for f, row in weights.items() if names[f].isprintable()}
    return table + "".join(f"{name}\t{packed}\n" for name, packed in sorted(lines.items()) if packed)


def _packed(model: Model, row: Mapping[int, float], least: float) -> str:
    pairs = sorted((at, max(-FAR, min(FAR, round(w * SCALE)))) for at, w in row.items() if abs(w) >= least)
    return "".join(model.letters[at] + chr(ZERO + w) for at, w in pairs if w)


def _sight(model: Model, e: Example, numbers: dict[str, int]) -> Sight:
    view = look(model, e.words, e.text, 0, len(e.words))
    fixed = [[numbers.setdefault(f, len(numbers)) for f in features(view, i)] for i in range(len(e.words))]
    return Sight(view, fixed, [model.tags.index(t) for t in e.tags], e.weight)


def _often(sights: Iterable[Sight]) -> list[Sight]:
    """The same sentences without the facts that are too rare to learn from."""
    kept = list(sights)
    counts = Counter(f for sight in kept for facts in sight.fixed for f in facts)
    return [s._replace(fixed=[[f for f in facts if counts[f] >= FEATURE] for facts in s.fixed]) for s in kept]


class Averages:
    """Weights by fact and tag, and the mean of each over all steps.

    After Freund and Schapire 1999, https://doi.org/10.1023/A:1007662407062.
    """

    def __init__(self) -> None:
        self._weights: dict[int, dict[int, float]] = defaultdict(dict)
        self._sums: dict[int, dict[int, float]] = defaultdict(dict)
        self._stamps: dict[int, dict[int, int]] = defaultdict(dict)
        self._step = 0

    def choose(self, asked: Sequence[int], choices: Sequence[int], gold: int, weight: float) -> int:
        """The best choice by these facts; the weights learn from a wrong one."""
        self._step += 1
        best = _best(self._weights, asked, choices)
        if best != gold and gold in choices:
            for f in asked:
                self._change(f, gold, weight)
                self._change(f, best, -weight)
        return best

    def _change(self, f: int, at: int, change: float) -> None:
        value = self._weights[f].get(at, 0.0)
        self._sums[f][at] = self._sum(f, at, value)
        self._stamps[f][at], self._weights[f][at] = self._step, value + change

    def _sum(self, f: int, at: int, value: float) -> float:
        """The sum over all steps so far of a weight that now has this value."""
        return self._sums[f].get(at, 0.0) + (self._step - self._stamps[f].get(at, 0)) * value

    def means(self) -> dict[int, dict[int, float]]:
        """The mean of every weight."""
        return {
            f: {at: self._sum(f, at, value) / self._step for at, value in row.items()}
            for f, row in self._weights.items()
        }


def _averaged(
    model: Model, sights: Sequence[Sight], numbers: dict[str, int], epochs: int
) -> dict[int, dict[int, float]]:
    """The mean weights after this many passes over all sentences, each in another order."""
    averages, order, chance = Averages(), list(range(len(sights))), random.Random(SEED)
    total = sum(len(sight.gold) for sight in sights)
    for epoch in range(epochs):
        chance.shuffle(order)
        right = sum(_learned(model, sights[number], numbers, averages) for number in order)
        print(f"pass {epoch + 1}: {right / total:.4f} of the words right as they were met", flush=True)
    return averages.means()


def _learned(model: Model, sight: Sight, numbers: dict[str, int], averages: Averages) -> int:
    """Learn from one sentence, and tell how many of its words were right."""
    view, fixed, gold, weight = sight
    before = before2 = "^"
    seen = right = 0
    for i, choices in enumerate(view.choices):
        best = choices[0]
        if len(choices) > 1:
            names = history(view, i, before, before2, seen)
            asked = fixed[i] + [numbers.setdefault(f, len(numbers)) for f in names]
            best = averages.choose(asked, choices, gold[i], weight)
        right += best == gold[i]
        before2, before = before, model.letters[best]
        seen = min(MANY, seen + (before in model.finite))
    return right


def _best(weights: Mapping[int, Mapping[int, float]], asked: Sequence[int], choices: Sequence[int]) -> int:
    scores = dict.fromkeys(choices, 0.0)
    for f in asked:
        if row := weights.get(f):
            for at, value in row.items():
                if at in scores:
                    scores[at] += value
    return max(choices, key=scores.__getitem__)


def accuracy(model: Model, examples: Sequence[Example]) -> tuple[float, float, float]:
    """The share of words whose part of speech, and whose both tags, are right; and the share that had to be weighed."""
    coarse = fine = weighed = total = 0
    for e in examples:
        given = Tags(e.words, e.text, 0, len(e.words), model)
        weighed += sum(len(choices) > 1 for choices in look(model, e.words, e.text, 0, len(e.words)).choices)
        coarse += sum(a.pos == b.pos for a, b in zip(given, e.tags, strict=True))
        fine += sum(a == b for a, b in zip(given, e.tags, strict=True))
        total += len(given)
    return coarse / total, fine / total, weighed / total
