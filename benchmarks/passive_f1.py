"""How well each grammar finds passive clauses, and how fast, on CoNLL-U files with gold trees (.gz too).

    python benchmarks/passive_f1.py en_ewt-ud-dev.conllu.gz [--rule verbs/passive] [--grammar builtin --grammar spacy]

A gold clause is a word with a dependent `aux:pass`. A finding of the rule is right when it covers the word of a clause
that no other finding has; of several it gets the last. A finding of more than 12 words is wrong. Speed is that of one
page with all sentences, the second time, so that loading does not count.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import plainlang

_WIDEST = 12


class Gold(NamedTuple):
    """A sentence, and where the words of its passive clauses stand."""

    text: str
    clauses: list[tuple[int, int]]


@dataclass
class Result:
    """What one grammar finds."""

    right: int = 0
    wrong: int = 0
    missed: list[str] = field(default_factory=list)
    speed: float = 0.0

    def row(self, name: str) -> str:
        """One line of the table."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + len(self.missed))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{name:<28} {precision:9.3f} {recall:8.3f} {f1:7.3f} {self.speed:12,.0f}"


def read(path: str) -> Iterator[Gold]:
    """The sentences of one file."""
    text, rows = "", list[list[str]]()
    with gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            if line.startswith("# text = "):
                text = line[9:].rstrip("\n")
            elif line[:1].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield Gold(text, list(_clauses(text, rows)))
                rows = []


def _clauses(text: str, rows: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Where the heads of `aux:pass` stand; the parts of a contraction stand where the whole does."""
    heads = {row[6] for row in rows if row[7] == "aux:pass"}
    at, whole, last_part = 0, (0, 0), 0
    for row in rows:
        first, dash, last = row[0].partition("-")
        if "." in first:
            continue
        if dash or int(first) > last_part:
            start = text.find(row[1], at)
            if start < 0:
                continue
            at = start + len(row[1])
            whole = (start, at)
        if dash:
            last_part = int(last)
        elif first in heads:
            yield whole


def weigh(linter: plainlang.Linter, rule: str, sentences: list[Gold]) -> Result:
    """Count hits, false alarms and misses, a sentence at a time, then time the whole as one page."""
    result = Result()
    for text, clauses in sentences:
        left = list(clauses)
        for start, end in sorted(f.span for f in linter.check(text).findings if f.rule == rule):
            covered = [clause for clause in left if start <= clause[0] and clause[1] <= end]
            if covered and len(text[start:end].split()) <= _WIDEST:
                left.remove(covered[-1])
                result.right += 1
            else:
                result.wrong += 1
        result.missed += [text] * len(left)
    page = "\n\n".join(gold.text for gold in sentences)
    began = time.process_time()
    linter.check(page)
    result.speed = len(page.split()) / (time.process_time() - began)
    return result


def main() -> None:
    """Print a line for each grammar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--rule", default="verbs/passive")
    parser.add_argument("--grammar", action="append", help="builtin, spacy, or spacy:NAME")
    parser.add_argument("--show", action="store_true", help="print the sentences with a miss too")
    args = parser.parse_args()
    sentences = [gold for path in args.files for gold in read(path)]
    print(f"{_counted(sentences)}\n{'grammar':<28} {'precision':>9} {'recall':>8} {'F1':>7} {'words/s':>12}")
    for grammar in args.grammar or ("builtin", "spacy"):
        result = weigh(plainlang.Linter(select=(args.rule,), grammar=grammar), args.rule, sentences)
        print(result.row(grammar))
        if args.show:
            print("\n".join(f"  missed: {text}" for text in result.missed))


def _counted(sentences: Iterable[Gold]) -> str:
    clauses = [clause for gold in sentences for clause in gold.clauses]
    return f"{len(clauses)} passive clauses"


if __name__ == "__main__":
    main()
