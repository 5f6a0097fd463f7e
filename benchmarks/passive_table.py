"""Trains the table of `plainlang.language.grammar.passive` on a treebank, and on pages labelled by a spaCy pipeline.

A clause is passive when its verb has a dependent `aux:pass`. `plainlang.language.grammar.evidence` tells the facts; a
ridge-penalised logistic regression weighs them, and weights round to whole numbers, so that the table stays a short
text file. Pages count a tenth: they bring verbs that the treebank lacks, and the treebank decides. A verb starts from
how often it is an adjective anywhere.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from treebank import Annotated, passive_verbs, tags_of

from plainlang.language.grammar.evidence import features
from plainlang.language.grammar.participles import is_participle
from plainlang.language.grammar.passive import candidates
from plainlang.language.words import tokenize

PENALTY = 2.0  # chosen by cross-validation over genres, as is all that follows; flat between 1 and 3
MINIMUM = 2  # a feature seen once says nothing
SCALE = 50  # the weight 1.0 in the file
MARGIN = 0.1  # the line is moved towards recall by this much
PAGES = 0.1  # what a sentence labelled by a pipeline counts
TRUST = 0.2  # of what the tags of a verb elsewhere say
TOLD = 3  # a verb seen less often elsewhere starts from nothing
FARTHEST = 3.0
#: Where our own judgement starts from: what this treebank, mostly letters, reviews and blogs, has too little of.
PRIOR = {
    "question": 3.0,
    "perfect": -4.0,
    "state 'm": -2.0,
    "compound": -1.5,
    **{f"w={word}": -2.5 for word in ("complicated", "mixed", "done")},
    **{f"w={word}": -4.0 for word in ("married", "retired", "divorced", "disabled")},  # what people are
    "w=entitled": -6.0,  # a right that people have, not something done to them
}
HEADER = """\
# Weights of plainlang.language.grammar.passive, made by benchmarks/train_grammar.py: feature, tab, weight.
# Derived from Universal Dependencies English-EWT, CC BY-SA 4.0; see NOTICE-grammar.md.
"""
Tally = dict[str, list[int]]
"""How often a participle-shaped word is a verb, and how often an adjective."""


class Example(NamedTuple):
    """One candidate: its sentence, its form of "be", where its word ends, the facts, and whether it is passive."""

    sentence: int
    form: int
    end: int
    names: tuple[str, ...]
    passive: bool
    weight: float = 1.0


def written(gold: Sequence[Annotated], labelled: Sequence[Annotated]) -> str:
    """The text of the table."""
    chosen = [*examples(gold), *examples(labelled, PAGES)]
    table = fit(chosen, prior(tally(gold), tally(labelled)))
    return HEADER + "".join(f"{name}\t{weight}\n" for name, weight in sorted(table.items()))


def examples(annotated: Iterable[Annotated], weight: float = 1.0) -> list[Example]:
    """Every candidate; one whose participle comes before its form, "Attached is …", has no facts."""
    found = []
    for number, sentence in enumerate(annotated):
        text, gold, words = sentence.text, passive_verbs(sentence), tokenize(sentence.text)
        for candidate in candidates(words, text, 0, len(words)):
            form, at = candidate
            names = features(words, text, candidate, 0, len(words)) if form < at else []
            passive = any(words[at].start <= verb.start < words[at].end for verb in gold)
            found.append(Example(number, form, words[at].end, tuple(dict.fromkeys(names)), passive, weight))
    return found


def tally(annotated: Iterable[Annotated]) -> Tally:
    """What the tags say of every participle-shaped word, wherever it stands."""
    counts: Tally = {}
    for sentence in annotated:
        words = tokenize(sentence.text)
        if any(is_participle(word.key) for word in words):
            for word, tag in zip(words, tags_of(words, sentence.tokens), strict=True):
                if tag.tag in ("JJ", "VBN", "VBD") and is_participle(word.key):
                    counts.setdefault(word.key, [0, 0])[tag.tag == "JJ"] += 1
    return counts


def prior(*tallies: Tally) -> dict[str, float]:
    """Where each weight starts from, and is drawn back to."""
    start: dict[str, float] = {}
    for counts in filter(None, tallies):
        rest = sum(adjective for _, adjective in counts.values()) / sum(verb for verb, _ in counts.values())
        for key, (verb, adjective) in counts.items():
            if verb + adjective >= TOLD:
                told = TRUST * math.log((verb + 1) * rest / (adjective + rest))
                start[f"w={key}"] = start.get(f"w={key}", 0.0) + max(-FARTHEST, min(FARTHEST, told))
    return {**start, **PRIOR}


def fit(chosen: Sequence[Example], start: dict[str, float]) -> dict[str, int]:
    """The table: each feature's weight as a whole number, zeros left out."""
    chosen = [example for example in chosen if example.names]
    seen = Counter(name for example in chosen for name in example.names)
    index = {name: i for i, name in enumerate(sorted({n for n in seen if seen[n] >= MINIMUM} | start.keys()))}
    drawn = np.array([start.get(name, 0.0) for name in index])
    cells = [(row, index[name]) for row, e in enumerate(chosen) for name in e.names if name in index]
    rows, columns = zip(*cells, strict=True)
    matrix = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(chosen), len(index)))
    sign = np.array([1.0 if example.passive else -1.0 for example in chosen])
    counts = np.array([example.weight for example in chosen])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (matrix @ weights)
        slope = matrix.T @ (counts * sign * np.exp(-np.logaddexp(0, margin)))
        away = weights - drawn
        return counts @ np.logaddexp(0, -margin) + PENALTY / 2 * (away @ away), PENALTY * away - slope

    best = minimize(loss, drawn, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    best[index[""]] += MARGIN
    table = {name: round(float(best[i]) * SCALE) for name, i in index.items()}
    return {name: weight for name, weight in table.items() if abs(weight) > 1}


def judged(table: dict[str, int], gold: Sequence[Annotated], chosen: Sequence[Example]) -> np.ndarray:
    """Right, wrong and missed clauses of each genre, all in one: one auxiliary opens one clause."""
    right = wrong = 0
    taken: set[tuple[int, int]] = set()
    for example in chosen:
        place = (example.sentence, example.form)
        called = not example.names or sum(table.get(name, 0) for name in example.names) > 0
        if called and place not in taken:
            taken.add(place)
            right, wrong = right + example.passive, wrong + (not example.passive)
    return np.array([right, wrong, sum(len(passive_verbs(sentence)) for sentence in gold) - right])


def crossed(gold: Sequence[Annotated], labelled: Sequence[Annotated]) -> None:
    """Print F1 over clauses for each genre, judged by a table from the others and the pages."""
    extra, pages = examples(labelled, PAGES), tally(labelled)
    total = np.zeros(3, int)
    for genre in sorted({sentence.genre for sentence in gold}):
        held = [sentence for sentence in gold if sentence.genre == genre]
        rest = [sentence for sentence in gold if sentence.genre != genre]
        found = judged(fit([*examples(rest), *extra], prior(tally(rest), pages)), held, examples(held))
        total += found
        print(f"{genre:<12} {_f1(found)}")
    print(f"{'all':<12} {_f1(total)}")


def _f1(found: np.ndarray) -> str:
    right, wrong, missed = found
    f1 = 2 * right / (2 * right + wrong + missed)
    return f"precision {right / (right + wrong):.3f}  recall {right / (right + missed):.3f}  F1 {f1:.3f}"
