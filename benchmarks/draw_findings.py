"""Draw findings of some rules for a person to judge: `python benchmarks/draw_findings.py RULE,RULE… --pages PATH…`

Reads pages of every format but Word, and the texts of tables and treebanks: .jsonl, .csv, .xlsx, .conllu.gz. The
rules "all" are every shipped one, those that are off too. `--each 8` draws as many of each rule that has ten
findings, 16 of a warning and 32 of an error, which must be right more often, and 5 of a rule that is off; of a
warning or an error also when it has fewer findings. Each rule has a seed of its own, so that a change to one leaves
the others alone.

Prints what it draws, with a fixed seed, one finding a line: file, offset, found and rule, as in the audits of
`docs/`; `--context 60` shows what stands around it and what the rule says. An offset counts characters of the decoded
file. Where the file does not hold the text as such, there is a `row` too (the row of a table, the sentence of a
treebank, from 1), and the offset is one in that text. What a file says twice in the same words counts once.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from plainlang import Linter
from plainlang.readers import SUFFIXES
from plainlang.rule import Rule
from plainlang.ruleset import read_theme
from plainlang.shipped import shipped_files, theme_names

AROUND = 25
"""Characters on each side that tell one finding from another."""
TIMES = {"suggestion": 1, "warning": 2, "error": 4}
"""How many times as much is read of graver rules."""
OFF = 5
FEW = 10
"""Findings from which on a suggestion is read."""
SHORTEST = 12
"""Characters of the shortest cell of a table that is read."""


class Text(NamedTuple):
    """A text to check: where it begins in its file and how the file writes it, or else its row."""

    file: Path
    text: str
    format: str = "text"
    start: int = 0
    row: int = 0
    written: Callable[[str], str] = str


def texts(path: Path) -> Iterator[Text]:
    """Every text of a file, or of all files in a folder."""
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            yield from texts(inner) if inner.is_file() else ()
    elif path.suffix in SUFFIXES and path.suffix != ".docx":
        yield Text(path, path.read_bytes().decode("utf-8", "replace"), SUFFIXES[path.suffix])
    elif path.suffix == ".jsonl":
        lines = path.read_bytes().decode("utf-8").splitlines()
        yield from _placed(path, (json.loads(line).values() for line in lines), _as_json)
    elif path.suffix == ".csv":
        csv.field_size_limit(sys.maxsize)
        with path.open(encoding="utf-8", newline="") as source:
            yield from _placed(path, csv.reader(source), lambda text: text.replace('"', '""'))
    elif path.suffix == ".xlsx":
        from openpyxl import load_workbook

        rows = load_workbook(path, read_only=True).active.iter_rows(values_only=True)
        yield from (Text(path, text, row=n) for n, row in enumerate(rows, 1) for text in _longest(row))
    elif path.name.endswith(".conllu.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as source:
            sentences = (line[9:].rstrip("\n") for line in source if line.startswith("# text = "))
            yield from (Text(path, text, row=n) for n, text in enumerate(sentences, 1))


def _as_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _placed(path: Path, rows: Iterable[Iterable[Any]], written: Callable[[str], str]) -> Iterator[Text]:
    """The texts of a table, each with its place in the file, or with its row where the file writes it otherwise."""
    whole, after = path.read_bytes().decode("utf-8"), 0
    for n, row in enumerate(rows, 1):
        places = [(text, whole.find(written(text), after)) for text in _longest(row)]
        for text, start in places:
            yield Text(path, text, row=n) if start < 0 else Text(path, text, start=start, written=written)
        after = max((start for _, start in places), default=after)


def _longest(cells: Iterable[Any]) -> list[str]:
    """The texts of a row, without those that stand in another one of it too."""
    found = [cell for cell in cells if isinstance(cell, str) and len(cell) >= SHORTEST]
    return [text for text in found if not any(text != other and text in other for other in found)]


def findings(linter: Linter, paths: Iterable[Path], root: Path, context: int) -> list[dict[str, Any]]:
    """Every different finding, in the order of the files."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for path in paths:
        for text in texts(path):
            for finding in linter.check(text.text, text.format).findings:
                start, end = finding.span.start, finding.span.end
                before, after = text.text[max(0, start - AROUND) : start], text.text[end : end + AROUND]
                says = (" ".join(part.split()).lower() for part in (before, finding.found, after))
                line: dict[str, Any] = {"file": text.file.relative_to(root).as_posix()}
                line |= {"row": text.row} if text.row else {}
                line |= {"offset": text.start + len(text.written(text.text[:start]))}
                line |= {"found": finding.found, "rule": finding.rule}
                around = text.text[max(0, start - context) : end + context]
                line |= {"around": around, "says": finding.message} if context else {}
                found.setdefault((str(text.file), finding.rule, *says), line)
    return list(found.values())


def drawn(every: list[dict[str, Any]], count: int, seed: int) -> list[dict[str, Any]]:
    """As many as asked of all findings, in their order."""
    return [every[i] for i in sorted(random.Random(seed).sample(range(len(every)), min(count, len(every))))]


def drawn_of_each(every: list[dict[str, Any]], each: int, seed: int) -> list[dict[str, Any]]:
    """As many as asked of each rule, rule by rule; a rule's draw depends on nothing else."""
    found = []
    for rule in shipped_rules():
        own = [finding for finding in every if finding["rule"] == rule.id]
        if len(own) >= FEW or (rule.severity != "suggestion" and not rule.off):
            count = OFF if rule.off else each * TIMES[rule.severity]
            picked = random.Random(f"{seed} {rule.id}").sample(range(len(own)), min(count, len(own)))
            found += [own[i] for i in sorted(picked)]
    return found


def shipped_rules() -> list[Rule]:
    """Every rule that comes with the library, but for those that need spaCy."""
    rules = [rule for name in theme_names() for rule in read_theme(shipped_files()[name])[1]]
    return [rule for rule in rules if rule.kind != "spacy"]


def main() -> None:
    """Print the findings drawn, and how many there are of each rule."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", metavar="RULE[,RULE…]")
    parser.add_argument("--pages", nargs="+", type=Path, required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--each", type=int, default=0)
    parser.add_argument("--without", nargs="*", default=[], help="leave out pages of what is drawn")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--context", type=int, default=0)
    args = parser.parse_args()
    root = Path(os.path.commonpath(args.pages))
    rules = [rule.id for rule in shipped_rules()] if args.rules == "all" else args.rules.split(",")
    every = findings(Linter(select=rules), args.pages, root, args.context)
    few = drawn_of_each(every, args.each, args.seed) if args.each else drawn(every, args.count, args.seed)
    for finding in few:
        if not any(part in finding["file"] for part in args.without):
            print(json.dumps(finding, ensure_ascii=False))
    print(Counter(finding["rule"] for finding in every).most_common(), file=sys.stderr)


if __name__ == "__main__":
    main()
