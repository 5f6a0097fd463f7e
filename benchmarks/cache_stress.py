"""Can anything make the cache give a wrong answer? `python benchmarks/cache_stress.py PAGES… [--rounds 20]`

Each round starts twenty processes over one cache folder, kills some of them at random, and meanwhile damages files of
the cache, cuts them short, and deletes some. Every process that lives must say what a run without a cache says. The
test suite has a short form of this.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

PROCESSES, KILLED = 20, 7


def command(pages: list[str], *more: str) -> list[str]:
    """A run over the pages."""
    fixed = ("--output-format", "json", "--exit-zero", "--jobs", "1")
    return [sys.executable, "-m", "plainlang", "check", *fixed, *more, *pages]


def hurt(folder: Path, random: Random) -> None:
    """Damage, cut or delete some files of the cache, as they are being written."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in random.sample(files, min(len(files), 5)):
        try:
            data = bytearray(path.read_bytes())
            how = random.randrange(3)
            if how == 0 and data:
                data[random.randrange(len(data))] ^= 1 << random.randrange(8)
                path.write_bytes(data)
            elif how == 1:
                path.write_bytes(data[: len(data) // 2])
            else:
                path.unlink()
        except OSError:  # a process was faster
            continue


def one_round(pages: list[str], env: dict[str, str], expected: bytes, random: Random) -> tuple[int, int]:
    """How many processes were killed, and how many of the others gave another answer."""
    runs = [subprocess.Popen(command(pages), stdout=subprocess.PIPE, env=env) for _ in range(PROCESSES)]
    for run in random.sample(runs, KILLED):
        time.sleep(random.uniform(0, 0.5))
        run.kill()
        hurt(Path(env["XDG_CACHE_HOME"]), random)
    ended = [(run.communicate()[0], run.returncode) for run in runs]
    lived = [(said, code) for said, code in ended if code >= 0]
    return len(ended) - len(lived), sum((said, code) != (expected, 0) for said, code in lived)


def main() -> int:
    """Print a line for each round; 1 when an answer was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=2026)
    args = parser.parse_args()
    random, wrong = Random(args.seed), 0
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "XDG_CACHE_HOME": folder}
        expected = subprocess.run(command(args.pages, "--no-cache"), stdout=subprocess.PIPE, env=env, check=True).stdout
        for i in range(args.rounds):
            killed, others = one_round(args.pages, env, expected, random)
            wrong += others
            print(f"round {i + 1}: {killed} killed, {PROCESSES - killed} lived, {others} wrong", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
