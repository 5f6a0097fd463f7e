"""Fix every page of some folders and measure what fixing does to them: `python benchmarks/fix_corpora.py FOLDER…`

Nothing is written. `--unsafe` makes the first suggestion of every finding, `--profile` chooses the rules. Of every page
that changes it counts what must never happen:

- off: a piece of text of the fixed page that does not stand where the reader says
- again: a page that fixing changes a second time
- more: a rule whose fixes were made and that has more to say than before, less what was fixed
- markup: a page that has other elements, links or comments than before
- ends: a page with another kind of line end, another byte order mark, or another end of its last line
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from plainlang import Linter
from plainlang.config.choices import Choices
from plainlang.config.file import Config
from plainlang.document import HOLE, Document
from plainlang.files import decode, format_of
from plainlang.fixing import Change, Fixer
from plainlang.nearest import Linters
from plainlang.readers import SUFFIXES, read_source
from plainlang.run import Text
from plainlang.skeleton import skeleton

FAULTS = ("off", "again", "more", "markup", "ends")
_LINE_END = re.compile(r"\r\n|\r|\n")


def pages(folders: Iterable[Path]) -> Iterator[Path]:
    """Every page below some folders that fixes are made in."""
    for folder in folders:
        yield from (p for p in sorted(folder.rglob("*")) if p.is_file() and SUFFIXES.get(p.suffix, "docx") != "docx")


def positions_off(document: Document) -> int:
    """How many pieces of its text do not stand in the source where they should."""
    wrong = 0
    for block in document.blocks:
        at, starts, ends = block.map.at, block.map.starts, block.map.ends
        for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
            shown, source = block.text[at[i] : at[i + 1]], document.source[start:end]
            alike = shown == source or HOLE in shown or not shown.strip() or unescape(source).strip() == shown.strip()
            wrong += not alike
    return wrong


def faults(change: Change, fixer: Fixer, linter: Linter) -> Counter[str]:
    """What is wrong with a change."""
    format = format_of(change.path)
    before, after = (decode(data, change.path)[0] for data in (change.before, change.after))
    old, new = read_source(before, format), read_source(after, format)
    found, left = (Counter(f.rule for f in linter.check(text, format).findings) for text in (before, after))
    fixed = Counter(finding.rule for finding in change.made)
    return Counter(
        off=max(0, positions_off(new) - positions_off(old)),
        again=fixer.change(Text(change.path, change.after)).differs,
        more=sum(left[rule] > max(0, found[rule] - fixed[rule]) for rule in fixed),
        markup=skeleton(old) != skeleton(new),
        ends=_ends(change.before) != _ends(change.after),
    )


def _ends(data: bytes) -> tuple[frozenset[str], bool, str]:
    text = data.decode("utf-8", "replace")
    return frozenset(_LINE_END.findall(text)), text.startswith("\ufeff"), text[-2:] if text[-1:] in "\r\n" else ""


def main() -> int:
    """Fix, measure, and print one line for each folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--profile", default="us-federal")
    parser.add_argument("--unsafe", action="store_true")
    options = parser.parse_args()
    linters = Linters(Config(Choices(profile=options.profile)))
    fixer, linter = Fixer(linters, False, options.unsafe), linters.at("page.md")
    print(f"{'folder':24}{'pages':>7}{'changed':>9}{'places':>8}{'left':>6}" + "".join(f"{name:>8}" for name in FAULTS))
    worst = 0
    for folder in options.folders:
        total = Counter[str]()
        for path in pages([folder]):
            change = fixer.change(Text(str(path), path.read_bytes()))
            total.update(pages=1, left=len(change.left))
            if change.differs:
                wrong = faults(change, fixer, linter)
                total.update(wrong, changed=1, places=change.places)
                for name in +wrong:
                    print(f"{name}: {path}", file=sys.stderr)
        print(f"{folder.name:24}{total['pages']:7,}{total['changed']:9,}{total['places']:8,}{total['left']:6,}"
              + "".join(f"{total[name]:8,}" for name in FAULTS))  # fmt: skip
        worst += sum(total[name] for name in FAULTS)
    return int(worst > 0)


if __name__ == "__main__":
    sys.exit(main())
