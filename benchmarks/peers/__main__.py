"""Ours and the others side by side: `python benchmarks/peers FILE_OR_FOLDER… [--peers FOLDER] [--rounds 5]`

Makes a corpus of the files (`corpus.py`), then runs every tool that is installed (`tools.py`) over it, whole process,
in turns, so that a busy machine slows all of them down alike. Prints the median of words a second, and the median of
how many times as fast ours was in the same round, on the same files, on one process and without its cache: by the
clock, and by the time that processors worked, which says more when others use the machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import Corpus, corpora
from tools import TOOLS, Place, Tool, is_installed

import plainlang

OURS = (sys.executable, "-m", "plainlang", "check", "--exit-zero", "--output-format", "json", "--no-cache")
ONE, EVERY = "plainlang", "plainlang, all cores"
CRASHES = ("Traceback (most recent", "ERR_MODULE_NOT_FOUND", "Cannot find module", "Failed to load")
"""What a tool says that did not run, whatever it exits with."""


class Run(NamedTuple):
    """How long a command took, how long the processor worked for it, and how it failed, if it did."""

    seconds: float
    worked: float
    failure: str = ""
    code: int = 0


Times = dict[str, list[tuple[Run, Run]]]
"""For each tool, its run in each round, and ours on the same files in that round."""


def run(command: Sequence[str], folder: Path) -> Run:
    """One run of a command. Others exit as they like when they find something, but a run that says nothing failed."""
    env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps what it compiled
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start, before = time.perf_counter(), os.times()
        done = subprocess.run(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, env=env, cwd=folder)
        taken, after = time.perf_counter() - start, os.times()
        worked = after.children_user + after.children_system - before.children_user - before.children_system
        said = out.tell() + err.tell()
        err.seek(0)
        complaint = err.read().decode("utf-8", "replace").strip()
    crashed = done.returncode < 0 or not said or any(sign in complaint for sign in CRASHES)
    return Run(
        taken, worked, (complaint.splitlines() or [f"exit {done.returncode}"])[-1] if crashed else "", done.returncode
    )


def ours(corpus: Corpus, folder: Path, jobs: int) -> Run:
    """Our run; one that fails is not fast."""
    done = run([*OURS, "--jobs", str(jobs), *corpus.files], folder)
    if done.failure or done.code:
        sys.exit(f"plainlang failed: {done.failure or f'exit {done.code}'}")
    return done


def version(tool: Tool, place: Place) -> str:
    """What a tool says its version is."""
    if not tool.version:
        return ""
    command = [place.program(tool.version[0]) or "", *tool.version[1:]]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    said = (done.stdout or done.stderr).strip().splitlines()
    return said[0].split()[-1].lstrip("v").removeprefix("(").removesuffix(")") if said else ""


def measured(place: Place, tools: Sequence[Tool], found: dict[str, Corpus], rounds: int, patience: float) -> Times:
    """For each tool its runs, and ours in the same rounds; slow ones run once."""
    times: Times = {EVERY: [], ONE: []}
    failed = set[str]()
    ours(Corpus(found["text"].files[:1], 0), place.settings, 1)  # makes the rules ready, as a user's first run does
    for _ in range(rounds):
        one = {form: ours(corpus, place.settings, 1) for form, corpus in found.items()}
        times[ONE].append((one["markdown"], one["markdown"]))
        times[EVERY].append((ours(found["markdown"], place.settings, os.cpu_count() or 1), one["markdown"]))
        for tool in tools:
            if tool.name in failed or any(done.seconds > patience for done, _ in times.get(tool.name, ())):
                continue
            done = run(tool.command(place, found[tool.reads].files), place.settings)
            if done.failure:
                failed.add(tool.name)
                print(f"{tool.name} failed: {done.failure}", flush=True)
            else:
                times.setdefault(tool.name, []).append((done, one[tool.reads]))
    return times


def show(place: Place, found: dict[str, Corpus], times: Times) -> None:
    """A line for each tool, fastest first."""
    tools = {tool.name: tool for tool in TOOLS}
    print(f"{'':<22}{'version':<10}{'reads':<10}{'words/s':>9}  {'plainlang is':>14}  {'by processor':>12}  rounds")
    for name, pairs in sorted(times.items(), key=lambda item: statistics.median(done.seconds for done, _ in item[1])):
        form = tools[name].reads if name in tools else "markdown"
        number = version(tools[name], place) if name in tools else plainlang.__version__
        speed = found[form].words / statistics.median(done.seconds for done, _ in pairs)
        ratio = statistics.median(done.seconds / us.seconds for done, us in pairs)
        worked = statistics.median(done.worked / us.worked for done, us in pairs)
        said = f"{'':>14}  {'':>12}" if name == ONE else f"{ratio:>8.2f} times  {worked:>6.2f} times"
        print(f"{name:<22}{number:<10}{form:<10}{speed:>9,.0f}  {said}  {len(pairs)}")


def main() -> None:
    """Make the corpus, run everything in turns, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("given", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    parser.add_argument("--peers", type=Path, default=Path("peers"), help="where they were installed (./peers)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--patience", type=float, default=20, help="seconds from which on a tool runs once only")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these tools")
    args = parser.parse_args()
    if missing := [str(path) for path in args.given if not path.exists()]:
        parser.error(f"there is no {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        place = Place(args.peers.resolve(), Path(folder))
        found = corpora(args.given, place.settings)
        if not found["markdown"].files:
            parser.error("there is no page in Markdown or HTML")
        for form, corpus in found.items():
            print(f"{form}: {len(corpus.files):,} files, {corpus.words:,} words", flush=True)
        asked = [tool for tool in TOOLS if not args.only or tool.name in args.only]
        here = [tool for tool in asked if is_installed(tool, place)]
        show(place, found, measured(place, here, found, args.rounds, args.patience))
        for tool in asked:
            if tool not in here:
                print(f"{tool.name} is not installed: {tool.install}")


if __name__ == "__main__":
    main()
