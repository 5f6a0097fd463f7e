"""Does a page ten times as long take ten times as long? `python benchmarks/growth.py [CASE…] [--times 10]`

Each case of `growing.py` is checked short and long, each time in a process of its own: processor time, the best of
three. Prints the ratio of the two, and the words or characters a second; `--show` says where the time of the long page
went.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
from time import process_time

from growing import CASES

from plainlang import Linter

MOST = 1.1
"""How much more than in proportion a longer page may take: ten times as long, eleven times the time."""
LEAST = 0.02
"""Seconds under which a time says nothing."""
LIMIT = 300


def seconds(linter: Linter, page: str, format: str) -> float:
    """The processor's time for one check, with the report in JSON."""
    gc.collect()
    start = process_time()
    linter.check(page, format).to_dict()
    return process_time() - start


def one(name: str, times: int) -> None:
    """Print the time of a page so many times as long as the short one, and how long it is."""
    case, linter = CASES[name], Linter()
    page = case.make(case.size * times)
    seconds(linter, case.make(max(1, case.size // 10)), case.format)
    print(seconds(linter, page, case.format), len(page))


def show(name: str, times: int) -> None:
    """Where the time of the long page goes."""
    import cProfile
    import pstats

    case, linter, profile = CASES[name], Linter(), cProfile.Profile()
    page = case.make(case.size * times)
    profile.runcall(seconds, linter, page, case.format)
    pstats.Stats(profile).sort_stats("tottime").print_stats(15)


def measured(name: str, times: int, runs: int) -> tuple[float, int] | None:
    """The best of what `one` prints, each time from a process of its own: what is remembered of the words of a page
    would make its second run fast. None when it takes far too long.
    """
    command = [sys.executable, __file__, "--one", name, "--times", str(times)]
    try:
        done = [subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=True) for _ in range(runs)]
    except subprocess.TimeoutExpired:
        return None
    best, length = min((float(took), int(length)) for took, length in (run.stdout.split() for run in done))
    return best, length


def main() -> int:
    """Print a line for each case; 1 when one takes more than its share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE", help="all of them when left out")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--show", action="store_true", help="profile the long page")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one(args.one, args.times)
        return 0
    slow = 0
    for name in args.cases or CASES:
        if args.show:
            show(name, args.times)
            continue
        short, long = measured(name, 1, args.runs), measured(name, args.times, args.runs)
        if short is None or long is None:
            slow += 1
            print(f"{name:<32} over {LIMIT} s  TOO SLOW", flush=True)
        else:
            (quick, before), (late, after) = short, long
            ratio = late / max(quick, LEAST)
            share = ratio / (after / before)
            slow += share > MOST
            print(
                f"{name:<32}{quick:8.3f} s {late:8.3f} s  {ratio:5.1f} times for {after / before:4.1f} times the page"
                f" {after / late / 1e3:8,.0f} kB/s{'  TOO SLOW' * (share > MOST)}",
                flush=True,
            )
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
