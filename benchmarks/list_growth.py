"""Does a longer word list slow a run? `python benchmarks/list_growth.py PATH… [--entries 5000]`

Checks the same pages with the default profile as it is and with a list of made-up entries beside it, in turns, and
prints both times and their ratio. Half of the entries begin with a frequent word of the pages, so that they are tried.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

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


def seconds(linter: Linter, pages: list[Text]) -> float:
    """How long one pass over the pages takes."""
    start = time.perf_counter()
    for page in pages:
        linter.check(page.text, page.format)
    return time.perf_counter() - start


def main() -> None:
    """Print the median of each and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--entries", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    pages = [text for path in args.pages for text in texts(path)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "grown.yaml")
        path.write_text(ruleset(pages, args.entries), encoding="utf-8")
        plain, grown = Linter(), Linter(rulesets=[path])
        times = [(seconds(plain, pages), seconds(grown, pages)) for _ in range(args.runs)]
    ratio = statistics.median(after / before for before, after in times)
    print(f"as it is {statistics.median(t for t, _ in times):.2f} s, ", end="")
    print(f"with {args.entries:,} more entries {statistics.median(t for _, t in times):.2f} s: {ratio:.3f} times")


if __name__ == "__main__":
    main()
