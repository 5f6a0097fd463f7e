"""What a million pages cost: measures `plainlang batch` on pages given to it, and shows how the price follows.

    python benchmarks/batch_cost.py site/ --jobs 1 2 --price 0.04 --words 600

The time of the cores counts, not that of the clock, so that others on the machine change little. It is that of the
whole run: starting processes, reading, scoring, writing Parquet. The price of an hour on one core is an example to
replace with your own.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from pyarrow.compute import sum as total
from pyarrow.parquet import read_table

from plainlang.batch import Scorer
from plainlang.batch.local import run_batch
from plainlang.batch.sources import source_of
from plainlang.config import Config

MILLION = 1_000_000


class Measured(NamedTuple):
    """What one run took."""

    jobs: int
    pages: int
    words: int
    seconds: float
    core_seconds: float

    @property
    def rate(self) -> float:
        """Words that one core scores in a second."""
        return self.words / self.core_seconds


def core_seconds() -> float:
    """What this process and those that it waited for have used of the cores."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def measured(path: str, scorer: Scorer, jobs: int) -> Measured:
    """One run over the pages, into a file that is thrown away."""
    source = source_of(path, scorer.names, Config(), scorer.reading.longest)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "out.parquet")
        begin, used = time.perf_counter(), core_seconds()
        list(run_batch(source, scorer, str(output), jobs))
        seconds, used = time.perf_counter() - begin, core_seconds() - used
        rows = read_table(output, columns=["words"])
    return Measured(jobs, len(rows), total(rows["words"]).as_py() or 0, seconds, used)


def cost(rate: float, words: int, price: float) -> tuple[float, float]:
    """Core hours for a million pages of so many words at so many words a second, and their price."""
    hours = MILLION * words / rate / 3600
    return hours, hours * price


def main() -> None:
    """Measure, and print each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", help="what `plainlang batch` reads")
    parser.add_argument("--jobs", type=int, nargs="+", default=sorted({1, os.cpu_count() or 1}))
    parser.add_argument("--words", type=int, default=600, help="words on a page (600)")
    parser.add_argument("--price", type=float, default=0.04, help="price of an hour on one core (0.04)")
    parser.add_argument("--runs", type=int, default=3, help="the fastest of so many (3)")
    parser.add_argument("--format", default="text")
    parser.add_argument("--id", default="id")
    parser.add_argument("--text", default="text")
    args = parser.parse_args()
    scorer = Scorer(columns={"id": args.id, "text": args.text}, format=args.format)
    print(f"rules: {scorer.info.id}, {scorer.info.hash}")
    for jobs in args.jobs:
        run = min((measured(args.input, scorer, jobs) for _ in range(args.runs)), key=lambda run: run.core_seconds)
        hours, price = cost(run.rate, args.words, args.price)
        print(
            f"{jobs} processes: {run.pages:,} pages, {run.words:,} words in {run.seconds:.1f} s; "
            f"{run.core_seconds:.1f} s of the cores, {run.rate:,.0f} words/s a core\n"
            f"  a million pages of {args.words} words: {MILLION * args.words:,} / "
            f"{run.rate:,.0f} / 3600 = {hours:.1f} core hours; × {args.price} = {price:.2f}"
        )


if __name__ == "__main__":
    main()
