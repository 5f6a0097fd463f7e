"""Draw safe fixes for a person to judge: `python benchmarks/draw_fixes.py FOLDER… --count 50 --seed 1`

Fixes every page of these folders as `plainlang fix` does, with every shipped profile that has a rule for it, and draws
among all fixes with a fixed seed: at most `--each` of one rule (3), and every rule has the same chance whether it
speaks often or not. Nothing is written to the pages. Prints one fix a line, as in `docs/audits/fixes.jsonl`: page,
line, rule, the words before and after with up to `--words` words (12) on either side, and the profile.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from fix_corpora import pages

from plainlang import Linter
from plainlang.files import decode, format_of
from plainlang.fixes import Fix, fixes
from plainlang.profile import assemble
from plainlang.readers.front import front_matter
from plainlang.shipped import profile_names


def fixes_of(page: Path, linter: Linter) -> tuple[str, Sequence[Fix]]:
    """The text of a page, and the safe fixes of its first round."""
    text = decode(page.read_bytes(), str(page))[0]
    return text, fixes(text, linter.check(text, format_of(str(page))).findings)


def row(page: str, text: str, fix: Fix, words: int, profile: str) -> dict[str, Any]:
    """One fix as it is judged: the edit with the words around it."""
    (start, end), instead = fix.edit
    top = front_matter(text)[2]
    left = " ".join(text[max(top, start - 200) : start].split(" ")[-words - 1 :])
    right = " ".join(text[end : end + 200].split(" ")[: words + 1])
    before, after = (" ".join(f"{left}{middle}{right}".split()) for middle in (text[start:end], instead))
    return {"page": page, "line": fix.finding.line, "rule": fix.finding.rule, "before": before, "after": after,
            "profile": profile}  # fmt: skip


def every_fix(folders: Sequence[Path], words: int) -> Iterator[dict[str, Any]]:
    """Every safe fix of any profile, once. A page is checked with a profile when one of its safe rules speaks there
    that no profile before it had.
    """
    safe = {name: {rule.id for rule in assemble(name).rules if rule.fix == "safe"} for name in sorted(profile_names())}
    scout = Linter(select=tuple(sorted(set[str]().union(*safe.values()))))
    linters = {name: Linter(name) for name in safe}
    for folder in folders:
        for page in pages([folder]):
            left = {fix.finding.rule for fix in fixes_of(page, scout)[1]}
            for profile, rules in safe.items():
                if here := left & rules:
                    left -= rules
                    text, made = fixes_of(page, linters[profile])
                    name = f"{folder.name}/{page.relative_to(folder).as_posix()}"
                    yield from (row(name, text, fix, words, profile) for fix in made if fix.finding.rule in here)


def drawn(every: Sequence[dict[str, Any]], count: int, each: int, seed: int) -> list[dict[str, Any]]:
    """As many as asked, at most `each` of a rule: one of every rule in turn, in an order that the seed gives."""
    chance = random.Random(seed)
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in every:
        groups.setdefault(one["rule"], []).append(one)
    names = sorted(groups)
    chance.shuffle(names)
    own = {name: chance.sample(groups[name], min(each, len(groups[name]))) for name in names}
    rounds = [own[name][i] for i in range(each) for name in names if i < len(own[name])]
    return sorted(rounds[:count], key=lambda one: (one["rule"], one["page"], one["line"]))


def main() -> int:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--each", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=12)
    options = parser.parse_args()
    every = list(every_fix(options.folders, options.words))
    for one in drawn(every, options.count, options.each, options.seed):
        print(json.dumps(one, ensure_ascii=False))
    rules = len({one["rule"] for one in every})
    print(f"{len(every):,} safe fixes of {rules} rules to draw from.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
