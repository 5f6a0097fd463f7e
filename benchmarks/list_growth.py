"""Does a longer word list slow a run? `python benchmarks/list_growth.py PATH… [--entries N] [--rounds 7]`

Checks the same pages with the default profile as it is and with a list of made-up entries beside it, in turns, and
prints the processor time of both and the median of their ratios. Without `--entries` there are as many made-up entries
as the profile has, which doubles them. Half of the entries begin with a frequent word of the pages, so that they are
tried. With `--most 1.05` a run that is slower by more than a twentieth ends with 1.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from time import process_time

from draw_findings import Text, texts

from plainlang import Linter

HEAD = """schema: 1
theme: grown
pillar: jargon
title: Many words
why: To see what a long list costs.
citation: {title: our default}
defaults: {message: "{found}"}
rules:
  many:
    examples: [{bad: BAD, good: GOOD}]
    swap:
"""


def ruleset(pages: list[Text], entries: int) -> str:
    """A rule file with as many entries: every other one begins with a word that the pages use."""
    words = [
        w for w, _ in Counter(w for page in pages for w in page.text.lower().split() if w.isalpha()).most_common(500)
    ]
    random = Random(2026)
    made = ["".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=9)) for _ in range(entries)]
    phrases = [f"{random.choice(words)} {word}" if i % 2 else word for i, word in enumerate(made)]
    head = HEAD.replace("BAD", phrases[0]).replace("GOOD", "use")
    return head + "".join(f"      {phrase!r}: use\n" for phrase in phrases)


def entries_of(linter: Linter) -> int:
    """How many words and phrases the lists in force have."""
    lists = ((rule.spec.swap if rule.kind == "swap" else rule.spec.avoid) for rule in linter.rules.rules
             if rule.kind in ("swap", "avoid"))  # fmt: skip
    return sum(map(len, lists))


def seconds(linter: Linter, pages: list[Text]) -> float:
    """The processor's time for one pass over the pages."""
    gc.collect()
    start = process_time()
    for page in pages:
        linter.check(page.text, page.format)
    return process_time() - start


def in_turns(plain: Linter, grown: Linter, pages: list[Text], rounds: int) -> list[tuple[float, float]]:
    """Both times in each round; who goes first changes, so that neither always finds the machine warm."""
    seconds(plain, pages), seconds(grown, pages)
    times = []
    for i in range(rounds):
        first, second = (plain, grown) if i % 2 else (grown, plain)
        one, other = seconds(first, pages), seconds(second, pages)
        times.append((one, other) if first is plain else (other, one))
    return times


def main() -> int:
    """Print the median of each and of their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--entries", type=int, help="as many as the profile has, when left out")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--most", type=float, help="exit 1 when the ratio is over this")
    args = parser.parse_args()
    pages = [text for path in args.pages for text in texts(path)]
    plain = Linter()
    entries = args.entries or entries_of(plain)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "grown.yaml")
        path.write_text(ruleset(pages, entries), encoding="utf-8")
        times = in_turns(plain, Linter(rulesets=[path]), pages, args.rounds)
    ratio = statistics.median(after / before for before, after in times)
    print(f"{entries_of(plain):,} entries: {statistics.median(t for t, _ in times):.2f} s; ", end="")
    print(f"{entries:,} more: {statistics.median(t for _, t in times):.2f} s; {ratio:.3f} times")
    return int(args.most is not None and ratio > args.most)


if __name__ == "__main__":
    sys.exit(main())
