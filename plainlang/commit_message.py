"""The message of a commit as prose: what git removes or adds, and what only programs read, is blanked out in place."""

from __future__ import annotations

import re
from typing import Final

_TRAILER: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?: [a-z]+)?: \S")
_MADE_BY_GIT: Final = re.compile(r"(?:fixup|squash|amend)! |Merge |Revert \"|Reapply \"")
_SCISSORS: Final = "------------------------ >8 ------------------------"


def prose_of(message: str, comment: str = "#") -> str:
    """The message with space in place of comments, trailers, the diff of `commit --verbose`, and a first line that git
    wrote; every position stays as it is.
    """
    lines = message.splitlines(keepends=True)
    cut = next((i for i, line in enumerate(lines) if line.startswith(comment) and _SCISSORS in line), len(lines))
    kept = [i < cut and not line.startswith(comment) for i, line in enumerate(lines)]
    for i in _trailers([line if keep else "" for line, keep in zip(lines, kept, strict=True)]):
        kept[i] = False
    first = next((i for i, line in enumerate(lines) if kept[i] and line.strip()), None)
    if first is not None and _MADE_BY_GIT.match(lines[first]):
        kept[first] = False
    return "".join(line if keep else re.sub(r"[^\r\n]", " ", line) for line, keep in zip(lines, kept, strict=True))


def _trailers(lines: list[str]) -> list[int]:
    """The lines of the last paragraph when all of them are trailers, or go on with one; never those of the first."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if not filled:
        return []
    last = filled[-1]
    begin = next((i + 1 for i in range(last, -1, -1) if not lines[i].strip()), 0)
    block = range(begin, last + 1)
    goes_on = all(_TRAILER.match(lines[i]) or (i > begin and lines[i][0] in " \t") for i in block)
    return list(block) if begin > filled[0] and goes_on else []
