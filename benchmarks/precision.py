"""Sum up the verdicts on findings: `python benchmarks/precision.py > docs/precision.md`

Reads `docs/audits/precision.jsonl`, one verdict a line (file, offset, found, rule, right or wrong, reason), and
`docs/audits/precision.yaml`, what was done about a rule. `--pages PATH…` checks instead that each verdict is about a
finding that the rules still give, and that every rule with ten findings or more has been read; it prints what is not.
The findings to judge are drawn by `benchmarks/draw_findings.py all --each 8`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml
from draw_findings import findings, shipped_rules

from plainlang import Linter
from plainlang.rule import Rule

DOCS = Path(__file__).parent.parent / "docs"
VERDICTS, DONE = DOCS / "audits" / "precision.jsonl", DOCS / "audits" / "precision.yaml"
ENOUGH = 10
"""Findings of a rule from which on some of them must have been read."""
LEAST = 5
"""Verdicts from which on a rule can be below its mark."""
NEEDED: Final = {"error": 0.98, "warning": 0.9, "suggestion": 0.7}
INTRO = """# How often the rules are right

We drew findings from public pages of seven government sites with a fixed seed. A reader judged each one: would a good
editor change this? The verdicts are in [audits/precision.jsonl](audits/precision.jsonl), so that anyone can check them.
This page is made by `python benchmarks/precision.py`.

- An error must be right 98 times of 100, a warning 90 times, and a suggestion 70 times. A rule below that is narrowed,
  gets a lower severity, or is off until you turn it on.
- Few findings of a rule were read, so a share is rough: 8 of 8 can still be a rule that is wrong one time in five. One
  wrong finding alone, or fewer than five verdicts, decide nothing.
- For a rule that only one profile uses, “right” means that an editor who follows that guide would change it.
"""


def verdicts() -> list[dict[str, Any]]:
    """Every verdict."""
    return [json.loads(line) for line in VERDICTS.read_text(encoding="utf-8").splitlines()]


def summary(rows: Sequence[Mapping[str, Any]], rules: Sequence[Rule], done: Mapping[str, str]) -> Iterator[str]:
    """The page, line by line: the total, then the rules from the worst to the best."""
    read = Counter(row["rule"] for row in rows)
    right = Counter(row["rule"] for row in rows if row["verdict"] == "right")
    known = {rule.id: rule for rule in rules}
    on = [rule for rule in read if not known[rule].off]
    yield INTRO
    yield f"Verdicts: {len(rows):,} on {len(read)} rules. Right: {_share(right.total(), len(rows))}. "
    read_on, right_on = sum(read[rule] for rule in on), sum(right[rule] for rule in on)
    yield f"Of rules that are on by default: {read_on:,} verdicts. Right: {_share(right_on, read_on)}."
    yield "\n| rule | severity | read | right | share | what was done |\n|---|---|---|---|---|---|"
    for name in sorted(read, key=lambda name: (right[name] / read[name], name)):
        rule = known[name]
        severity = f"{rule.severity}, off" if rule.off else rule.severity
        share = _share(right[name], read[name])
        yield f"| {name} | {severity} | {read[name]} | {right[name]} | {share} | {done.get(name, '')} |"


def below(rows: Sequence[Mapping[str, Any]], rules: Sequence[Rule]) -> Iterator[str]:
    """Rules that are on and right less often than their severity asks."""
    for rule in rules:
        own = [row["verdict"] == "right" for row in rows if row["rule"] == rule.id]
        enough = len(own) >= LEAST and own.count(False) > 1
        if enough and not rule.off and sum(own) < NEEDED[rule.severity] * len(own):
            yield f"{rule.id}: {sum(own)} of {len(own)} right, too few for “{rule.severity}”"


def gaps(rows: Sequence[Mapping[str, Any]], rules: Sequence[Rule], pages: Sequence[Path]) -> Iterator[str]:
    """Verdicts about what is not found any more, and rules that were not read."""
    every = findings(Linter(select=[rule.id for rule in rules]), pages, Path(os.path.commonpath(pages)), 0)
    places = {(found["file"], found["offset"], found["rule"]) for found in every}
    counts, read = Counter(found["rule"] for found in every), {row["rule"] for row in rows}
    for row in rows:
        if (row["file"], row["offset"], row["rule"]) not in places:
            yield f"{row['rule']}: not found any more at {row['file']}, {row['offset']}"
    for rule, count in counts.items():
        if count >= ENOUGH and rule not in read:
            yield f"{rule}: {count} findings, none read"


def _share(right: int, read: int) -> str:
    return f"{right / read:.2f}" if read else "–"


def main() -> None:
    """Print the page, or what is wrong with the verdicts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", nargs="+", type=Path)
    args = parser.parse_args()
    rows, rules = verdicts(), shipped_rules()
    if args.pages:
        wrong = [*below(rows, rules), *gaps(rows, rules, args.pages)]
        print("\n".join(wrong) or f"{len(rows):,} verdicts: all are about findings of today, no rule is missing.")
        sys.exit(bool(wrong))
    print("\n".join(summary(rows, rules, yaml.safe_load(DONE.read_text(encoding="utf-8")) or {})))


if __name__ == "__main__":
    main()
