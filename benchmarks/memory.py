"""Does memory grow with the number of files? `python benchmarks/memory.py PAGES… [--files 5000 20000] [--jobs 2]`

Makes folders of small pages out of the paragraphs of the pages given, runs commands over them, and prints the largest
amount of memory that our process and its workers ever held. Needs /proc, so Linux. Ends with 1 when the first process
grows by more than a kilobyte or two for each file.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from pages import SUFFIXES

COMMANDS = (
    ("check", "--exit-zero", "--no-cache"),
    ("check", "--exit-zero", "--output-format", "json"),
    ("score",),
    ("report", "--output-file", os.devnull),
    ("fix", "--diff"),
)
MOST = 3.0
"""Kilobytes that one more file may cost the first process: its path, and its place in the queue."""


def written(paragraphs: Sequence[str], files: int, folder: Path) -> None:
    """Small pages of four paragraphs each, 200 in a folder."""
    random = Random(2026)
    for i in range(files):
        path = folder / f"{i // 200:04}" / f"{i:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Page {i}\n\n" + "\n\n".join(random.choices(paragraphs, k=4)), encoding="utf-8")


def paragraphs(given: Sequence[Path]) -> list[str]:
    """The paragraphs of Markdown pages that are neither long nor code."""
    pages = (page for path in given for page in ([path] if path.is_file() else sorted(path.rglob("*"))))
    texts = (page.read_text("utf-8", "replace") for page in pages if page.suffix in SUFFIXES and page.is_file())
    return [part for text in texts for part in text.split("\n\n") if 40 < len(part) < 600 and "```" not in part]


def held(command: Sequence[str], env: dict[str, str]) -> tuple[float, list[float], float]:
    """The most megabytes that the process held, and each of its workers, and the seconds that it took."""
    start = time.perf_counter()
    most: dict[int, float] = {}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env) as process:
        while process.poll() is None:
            for pid in (process.pid, *_children(process.pid)):
                most[pid] = max(most.get(pid, 0), _megabytes(pid))
            time.sleep(0.1)
    return most.pop(process.pid, 0), sorted(most.values()), time.perf_counter() - start


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0)


def main() -> int:
    """Print a line for each command and number of files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--files", nargs=2, type=int, default=[5_000, 20_000])
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    parts, grows = paragraphs(args.pages), False
    with tempfile.TemporaryDirectory() as name:
        for files in args.files:
            written(parts, files, Path(name, str(files)))
        env = {**os.environ, "XDG_CACHE_HOME": str(Path(name, "cache"))}
        for command in COMMANDS:
            found = []
            for files in args.files:
                path = str(Path(name, str(files)))
                line = [sys.executable, "-m", "plainlang", *command, path, "--jobs", str(args.jobs)]
                own, workers, seconds = held(line, env)
                found.append(own)
                shown = ", ".join(f"{worker:.0f}" for worker in workers)
                print(f"{' '.join(command)}: {files:,} files, {seconds:.0f} s, {own:.0f} MB, workers {shown} MB")
            few, many = args.files
            more = 1024 * (found[1] - found[0]) / (many - few)
            then = found[1] + more * (100_000 - many) / 1024
            grows |= more > MOST
            print(f"  {more:.1f} kB for each file; 100,000 files would take {then:.0f} MB", flush=True)
    return int(grows)


if __name__ == "__main__":
    sys.exit(main())
