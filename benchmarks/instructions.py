"""Instructions a word, to compare two states of the code on a machine that is busy: the same number again and again.

    python benchmarks/instructions.py PAGE… [--against REV] [--show 15]

Checks the pages in one process, with the default profile and without the cache, once with nothing to check and once
with the pages; the difference is what the pages cost. Counts with `perf stat` where the processor lets it, else with
`valgrind --tool=callgrind`, which takes fifty times as long: one or two pages are enough. `--against` does the same
with the code of another commit, taken out of git into a folder of its own. `--show`: functions of the interpreter's
own and of C libraries that most instructions go to.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
WORK = """
import gc, sys
from pathlib import Path
from plainlang import Linter
gc.disable()
linter = Linter()
linter.check("# Apply\\n\\nYou must submit the form. It was sent by us in order to help.", "markdown")
for path in sys.argv[1:]:
    linter.check_bytes(Path(path).read_bytes(), path).to_dict()
"""


class Cost(NamedTuple):
    """Instructions of a process that checks nothing, and how many more the pages take."""

    start: int
    pages: int


def by_perf(command: Sequence[str], env: dict[str, str], folder: Path) -> int:
    """Instructions as the processor counts them."""
    done = subprocess.run(
        ["perf", "stat", "-x,", "-e", "instructions:u", *command], env=env, cwd=folder, capture_output=True, text=True
    )
    return int(done.stderr.strip().splitlines()[-1].split(",")[0])


def by_callgrind(command: Sequence[str], env: dict[str, str], folder: Path) -> int:
    """Instructions as valgrind counts them."""
    out = folder / "callgrind.out"
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *command],
        env=env, cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) if found else 0


def can_perf() -> bool:
    """Does the processor let us count?"""
    if not shutil.which("perf"):
        return False
    tried = subprocess.run(["perf", "stat", "-e", "instructions:u", "true"], capture_output=True, text=True)
    return tried.returncode == 0 and "<not" not in tried.stderr


def cost(code: Path, pages: Sequence[str], counted: str, folder: Path) -> Cost:
    """What a state of the code takes; its rules are made ready before anything is counted."""
    env = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "PYTHONPATH": str(code), "HOME": str(folder)}
    env["XDG_CACHE_HOME"] = str(folder / code.name)
    command = [sys.executable, "-c", WORK]
    for _ in range(2):
        subprocess.run([*command, *pages], env=env, cwd=folder, check=True)
    count = by_perf if counted == "perf" else by_callgrind
    start = count(command, env, folder)
    return Cost(start, count([*command, *pages], env, folder) - start)


def taken_out(revision: str, folder: Path) -> Path:
    """The code of a commit."""
    packed = subprocess.run(["git", "-C", str(ROOT), "archive", revision], capture_output=True, check=True).stdout
    (code := folder / "against").mkdir()
    subprocess.run(["tar", "-x", "-C", str(code)], input=packed, check=True)
    return code


def show_functions(folder: Path, most: int) -> None:
    """Where callgrind saw the instructions of the last run."""
    command = ["callgrind_annotate", str(folder / "callgrind.out")]
    lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    print("\n".join(line[:150] for line in lines if re.match(r" *[\d,]+ \(", line))[: most * 150])


def main() -> None:
    """Print the instructions a word of one state of the code, or of two and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--against", metavar="REV", help="a commit to compare with")
    parser.add_argument("--counted", choices=["perf", "callgrind"], default="perf" if can_perf() else "callgrind")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="the N functions that take most (callgrind)")
    args = parser.parse_args()
    pages = [str(path.resolve()) for path in args.pages]
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in args.pages)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = cost(taken_out(args.against, folder), pages, args.counted, folder) if args.against else None
        now = cost(ROOT, pages, args.counted, folder)
        print(f"{words:,} words, counted by {args.counted}")
        for said, one in ((args.against, before), ("here", now)):
            if one:
                print(f"{said}: {one.pages / words:,.0f} instructions a word; {one.start / 1e6:,.0f} million to start")
        if before:
            print(f"here takes {now.pages / before.pages:.4f} times; {now.start / before.start:.4f} times to start")
        if args.show and args.counted == "callgrind":
            show_functions(folder, args.show)


if __name__ == "__main__":
    main()
