"""Throw broken pages at the readers: `python benchmarks/fuzz_readers.py --seconds 600 --format html PAGES…`

Pages given on the command line are cut, joined, repeated and sprinkled with markup. A reader must neither raise nor
take longer than two seconds, and every span it gives must lie in the source. What fails is named with its seed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

import plainlang

PIECES = [
    "{{", "}}", "{%", "%}", "{#", "#}", "{{<", ">}}", "{: .x}", "<!--", "-->", "<", ">", "</", "<p",
    "<div hidden>", "</div>", "<code>", "</code>", "<a href='", "'", '"', "&amp;", "&#x1F600;", "&", "`",
    "```\n", "~~~", "*", "**", "_", "[", "](", ")", "![", "|", "\n|-|-|\n", "\n\n", "\n", "\r\n", "\r", "\t",
    "    ", "> ", "- ", "1. ", "# ", "---\n", "+++\n", "\0", "\u2028", "\ufeff", "é", "e\u0301", "😀", "\u200f",
    "\ufffc", "\ud800", "import x\n", "export {", "<A.B c={", "/>", "<>", "</>", ":::", "!!! note\n", "[^1]",
    "[^1]: ", "$CTA", "^", "%", "<svg>", "<script>", "</script>", "<main>", "lang='es'", "<![CDATA[", "]]>",
    "title: x\n", "a.b@", "https://",
]  # fmt: skip
LONGEST = 20_000
LIMIT = 2.0


def page(seed: int, sources: list[str]) -> str:
    """A broken page; the same for the same seed and sources."""
    dice = random.Random(seed)
    parts: list[str] = []
    for _ in range(dice.randint(1, 12)):
        source = dice.choice(sources)
        start = dice.randrange(len(source) + 1)
        parts.append(source[start : start + dice.choice((5, 80, 800, 4000))])
        parts.append(dice.choice(PIECES) * dice.choice((1, 1, 1, 2, 3, 40)))
    if dice.random() < 0.3:
        dice.shuffle(parts)
    return "".join(parts)[:LONGEST]


def fault_of(text: str, format: str) -> str:
    """What the reader does wrong with a page; empty when nothing."""
    start = time.perf_counter()
    try:
        document = plainlang.read(text, format=format)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    taken = time.perf_counter() - start
    if taken > LIMIT:
        return f"took {taken:.1f} s"
    if document.source != text:
        return "changed the source"
    size = len(text)
    places = [*(e.span for e in document.elements), *(c.span for c in document.comments)]
    for block in document.blocks:
        places += [block.map.span(w.start, w.end) for w in block.words]
        places += [block.map.span(cut.start, cut.end) for cut in block.cuts]
    wrong = next((p for p in places if not 0 <= p.start <= p.end <= size), None)
    return f"span {wrong} outside 0 to {size}" if wrong else ""


def main() -> int:
    """Run for the seconds asked and print what failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--format", default="markdown", choices=["text", "markdown", "mdx", "html"])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    sources = [text for path in args.pages if (text := path.read_text(encoding="utf-8", errors="replace"))]
    seed, failed, end = args.seed, 0, time.perf_counter() + args.seconds
    while time.perf_counter() < end:
        if fault := fault_of(page(seed, sources), args.format):
            failed += 1
            print(f"{args.format} seed {seed}: {fault}", flush=True)
        seed += 1
    print(f"{args.format}: {seed - args.seed:,} pages in {args.seconds:.0f} s, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
