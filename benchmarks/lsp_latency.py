"""How long an editor waits after a key: a page of 2,000 words, 200 keys, one at a time.

    python benchmarks/lsp_latency.py [PAGE] [--edits N]

The time runs from the change to the diagnostics of that very state, and holds the pause of 40 ms that the server keeps
so that it says nothing while somebody types on. Beside it stands the processor time of the server, which does not
depend on what else the machine does. Linux only, for it asks /proc.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import tempfile
import time
from pathlib import Path

from lsp_wire import Wire

ROOT = Path(__file__).parent.parent
_TICKS = os.sysconf("SC_CLK_TCK")
_WORDS = 2_000


def page(words: int = _WORDS) -> str:
    """A page of so many words, made of our own."""
    sources = (ROOT / "docs/examples/digital-governance.md", *sorted((ROOT / "docs").glob("*.md")))
    paragraphs = [
        p for path in sources for p in re.split(r"\n{2,}", path.read_text("utf-8")) if not p.startswith("---")
    ]
    kept: list[str] = []
    while paragraphs and len(" ".join(kept).split()) < words:
        kept.append(paragraphs.pop(0))
    return "\n\n".join(kept) + "\n"


def processor_ms(pid: int) -> float:
    """Processor time that a process has used, on all its threads."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        total += int((task / "schedstat").read_text().split()[0])
    return total / 1e6


def memory_mb(pid: int) -> float:
    """Memory that a process holds now."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", nargs="?", type=Path)
    parser.add_argument("--edits", type=int, default=200)
    given = parser.parse_args()
    text = given.page.read_text("utf-8") if given.page else page()
    with tempfile.TemporaryDirectory() as folder, Wire(Path(folder)) as wire:
        measure(wire, Path(folder), text, given.edits)


def measure(wire: Wire, folder: Path, text: str, edits: int) -> None:
    """One key after the other, each somewhere in the page."""
    uri, pid = (folder / "page.md").as_uri(), wire.process.pid
    time.sleep(1)
    print(f"memory before a page is open: {memory_mb(pid):.0f} MB")
    wire.notify("textDocument/didOpen", textDocument={"uri": uri, "languageId": "markdown", "version": 1, "text": text})
    first = time.perf_counter()
    wire.told("textDocument/publishDiagnostics", lambda params: params["uri"] == uri)
    print(f"first diagnostics after {1000 * (time.perf_counter() - first):.0f} ms")
    lines, chance = text.splitlines(), random.Random(1)
    walls, works = list[float](), list[float]()
    for version in range(2, edits + 2):
        line = chance.choice([i for i, shown in enumerate(lines) if shown.isascii() and shown])
        at = {"line": line, "character": chance.randrange(len(lines[line]) + 1)}
        before, begun = processor_ms(pid), time.perf_counter()
        change = {"range": {"start": at, "end": at}, "text": "e"}
        wire.notify("textDocument/didChange", textDocument={"uri": uri, "version": version}, contentChanges=[change])
        wire.told("textDocument/publishDiagnostics", lambda params: params.get("version") == version)  # noqa: B023
        walls.append(1000 * (time.perf_counter() - begun))
        works.append(processor_ms(pid) - before)
        time.sleep(0.05)
    print(f"{edits} keys in {len(text.split()):,} words ({len(text):,} characters)")
    for name, times in (("after the key", walls), ("processor time", works)):
        tail = statistics.quantiles(times, n=20)[-1]
        print(
            f"{name}: median {statistics.median(times):.0f} ms, 95th percentile {tail:.0f} ms, most {max(times):.0f} ms"
        )
    print(f"memory when idle: {memory_mb(pid):.0f} MB (load average {os.getloadavg()[0]:.1f})")


if __name__ == "__main__":
    main()
