"""How well each grammar finds passive clauses, and how fast, on CoNLL-U files with gold trees (.gz too).

    python benchmarks/passive_f1.py en_ewt-ud-dev.conllu.gz [--rule verbs/passive] [--grammar builtin --grammar spacy]

A gold clause is a word with a dependent `aux:pass`. A finding of the rule is right when it covers the word of a clause
that no other finding has; of several it gets the last. A finding of more than 12 words is wrong. Speed is that of one
page with all sentences, the second time, so that loading does not count.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from treebank import Annotated, passive_verbs
from treebank import sentences as sentences_of

import plainlang

_WIDEST = 12


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


def weigh(linter: plainlang.Linter, rule: str, sentences: Sequence[Annotated]) -> Result:
    """Count hits, false alarms and misses, a sentence at a time, then time the whole as one page."""
    result = Result()
    for sentence in sentences:
        left = passive_verbs(sentence)
        for start, end in sorted(f.span for f in linter.check(sentence.text).findings if f.rule == rule):
            covered = [verb for verb in left if start <= verb.start and verb.end <= end]
            if covered and len(sentence.text[start:end].split()) <= _WIDEST:
                left.remove(covered[-1])
                result.right += 1
            else:
                result.wrong += 1
        result.missed += [sentence.text] * len(left)
    page = "\n\n".join(sentence.text for sentence in sentences)
    began = time.process_time()
    linter.check(page)
    result.speed = len(page.split()) / (time.process_time() - began)
    return result


def main() -> None:
    """Print a line for each grammar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--rule", default="verbs/passive")
    parser.add_argument("--grammar", action="append", help="builtin, spacy, or spacy:NAME")
    parser.add_argument("--show", action="store_true", help="print the sentences with a miss too")
    args = parser.parse_args()
    sentences = [sentence for path in args.files for sentence in sentences_of(path)]
    clauses = sum(len(passive_verbs(sentence)) for sentence in sentences)
    print(f"{clauses} passive clauses\n{'grammar':<28} {'precision':>9} {'recall':>8} {'F1':>7} {'words/s':>12}")
    for grammar in args.grammar or ("builtin", "spacy"):
        result = weigh(plainlang.Linter(select=(args.rule,), grammar=grammar), args.rule, sentences)
        print(result.row(grammar))
        if args.show:
            print("\n".join(f"  missed: {text}" for text in result.missed))


if __name__ == "__main__":
    main()
