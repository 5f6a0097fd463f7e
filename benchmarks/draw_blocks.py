"""Draw pages for a person to judge how they were read: `python benchmarks/draw_blocks.py --pages 40 FOLDERS…`

For each page drawn, with a fixed seed, this prints the source and every block with role, offset and text. The verdicts
go to `docs/audits/readers.jsonl`, one page a line: file, blocks, missed and wrong, each with offset and what is wrong.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import plainlang
from plainlang.readers import SUFFIXES


def drawn(folders: list[Path], pages: int, seed: int) -> list[Path]:
    """Pages drawn evenly over the folders, none empty and none very long."""
    dice = random.Random(seed)
    chosen: list[Path] = []
    for i, folder in enumerate(folders):
        found = sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES and 400 < p.stat().st_size < 12_000)
        share = pages * (i + 1) // len(folders) - pages * i // len(folders)
        chosen += dice.sample(found, min(share, len(found)))
    return chosen


def main() -> None:
    """Print the pages drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--seed", type=int, default=2026)
    args = parser.parse_args()
    for path in drawn(args.folders, args.pages, args.seed):
        source = path.read_bytes().decode("utf-8", "replace")
        document = plainlang.read(source, format=SUFFIXES[path.suffix])
        print(f"\n==== {path}\n{source}\n---- {len(document.blocks)} blocks")
        for block in document.blocks:
            print(f"{block.span.start:6} {block.role:<12} {block.text!r}")


if __name__ == "__main__":
    main()
