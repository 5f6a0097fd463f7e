"""Trains the table behind `plainlang.language.grammar` on a treebank in CoNLL-U.

A clause is passive when its verb has a dependent `aux:pass`. The features are the ones that the detector itself asks
for; a ridge-penalised logistic regression weighs them, and weights round to whole numbers, so that the table stays a
short text file. Needs numpy and scipy, which the library itself does not.

    python benchmarks/train_passive.py en_ewt-ud-train.conllu.gz plainlang/language/data/participles.txt --folds 5
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from plainlang.language.grammar import candidates, features
from plainlang.language.words import tokenize

PENALTY = 2.0  # chosen by cross-validation over blocks of documents and over genres; flat between 1 and 3
MINIMUM = 2  # a feature seen once says nothing
SCALE = 50  # the weight 1.0 in the file
MARGIN = 0.1  # the line is moved towards recall by this much
#: Where our own judgement starts from: what this treebank, mostly letters, reviews and blogs, has too little of.
PRIOR = {
    "question": 3.0,
    **{
        f"w={word}": -2.5
        for word in ("married", "retired", "divorced", "disabled", "complicated", "entitled", "mixed", "done")
    },
}
HEADER = """\
# Weights of plainlang.language.grammar, made by benchmarks/train_passive.py: feature, tab, weight.
# Derived from Universal Dependencies English-EWT, CC BY-SA 4.0; see NOTICE-grammar.md.
"""


class Example(NamedTuple):
    """One candidate, and whether the treebank calls it passive."""

    sentence: int
    names: tuple[str, ...]
    passive: bool


def sentences(path: Path) -> Iterator[tuple[str, set[int]]]:
    """Each sentence's text and the offsets where its passive verbs begin."""
    opener = gzip.open if path.suffix == ".gz" else open
    text, rows = "", list[list[str]]()
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# text = "):
                text = line.rstrip("\n")[9:]
            elif line[0].isdigit():
                rows.append(line.split("\t"))
            elif not line.strip() and rows:
                yield text, _starts(text, rows)
                rows = []


def _starts(text: str, rows: list[list[str]]) -> set[int]:
    passive = {row[6] for row in rows if row[7] == "aux:pass"}
    found, at, shared, start = set[int](), 0, 0, 0
    for number, form, *_ in rows:
        if "." in number:
            continue
        inside = number.isdigit() and int(number) <= shared  # a part of a token such as "don't"
        if not inside:
            start = max(at, text.find(form, at))
            at = start + len(form)
        if "-" in number:
            shared = int(number.partition("-")[2])
        elif number in passive:
            found.add(start)
    return found


def examples(path: Path) -> list[Example]:
    """Every candidate of a treebank."""
    found = []
    for number, (text, gold) in enumerate(sentences(path)):
        words = tokenize(text)
        for candidate in candidates(words, text, 0, len(words)):
            if candidate.form < candidate.participle:
                verb = words[candidate.participle]
                names = tuple(dict.fromkeys(features(words, text, candidate, 0, len(words))))
                found.append(Example(number, names, any(verb.start <= start < verb.end for start in gold)))
    return found


def fit(chosen: list[Example]) -> dict[str, int]:
    """The table: each feature's weight as a whole number, zeros left out."""
    seen = Counter(name for example in chosen for name in example.names)
    index = {name: i for i, name in enumerate(sorted({n for n in seen if seen[n] >= MINIMUM} | PRIOR.keys()))}
    prior = np.array([PRIOR.get(name, 0.0) for name in index])
    cells = [(row, index[name]) for row, e in enumerate(chosen) for name in e.names if name in index]
    rows, columns = zip(*cells, strict=True)
    matrix = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(chosen), len(index)))
    sign = np.array([1.0 if example.passive else -1.0 for example in chosen])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (matrix @ weights)
        slope = matrix.T @ (sign * np.exp(-np.logaddexp(0, margin)))
        away = weights - prior
        return np.logaddexp(0, -margin).sum() + PENALTY / 2 * (away @ away), PENALTY * away - slope

    best = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    best[index[""]] += MARGIN
    table = {name: round(float(best[i]) * SCALE) for name, i in index.items()}
    return {name: weight for name, weight in table.items() if abs(weight) > 1}


def crossed(chosen: list[Example], folds: int) -> str:
    """Precision and recall over candidates, each fold of neighbouring sentences judged by the others."""
    hits = alarms = misses = 0
    fold = [example.sentence // 400 % folds for example in chosen]
    for held in range(folds):
        table = fit([e for e, f in zip(chosen, fold, strict=True) if f != held])
        for example in (e for e, f in zip(chosen, fold, strict=True) if f == held):
            called = sum(table.get(name, 0) for name in example.names) > 0
            hits += called and example.passive
            alarms += called and not example.passive
            misses += not called and example.passive
    return f"candidates: precision {hits / (hits + alarms):.3f}  recall {hits / (hits + misses):.3f}"


def main() -> None:
    """Train on the first file, write the second."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("table", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="also cross-validate")
    args = parser.parse_args()
    chosen = examples(args.treebank)
    if args.folds:
        print(crossed(chosen, args.folds))
    table = fit(chosen)
    args.table.write_text(HEADER + "".join(f"{name}\t{weight}\n" for name, weight in sorted(table.items())), "utf-8")
    print(f"{len(chosen)} candidates, {sum(e.passive for e in chosen)} passive; {len(table)} weights")


if __name__ == "__main__":
    main()
