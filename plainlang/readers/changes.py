"""What the Markdown parser gets in place of the page: indentation left out, a line put in, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

LINES: Final = re.compile(r"(?P<indent>[ \t]*)(?P<text>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_TABLE: Final = re.compile(r"(?:(?<=\n\n)|(?<=\r\n\r\n)|(?<=\r\r)|\A)(?:[ ]?\|[^\r\n]*\|[ \t]*(?:\r\n|\r|\n|\Z)){2,}")
_ROW: Final = re.compile(r"(?P<indent> ?)\|(?P<cells>[^\r\n]*)\|[ \t]*(?P<end>\r\n|\r|\n)")
_DELIMITERS: Final = re.compile(r"[ |:=+-]*[\r\n]")
_WIDEST: Final = 100
_CONTAINERS: Final = re.compile(
    r"(?:\A|(?<=[\r\n]))[ \t]*+(?>(?:(?:[-*+:>]|\d{1,9}[.)]|\[\^[^\]\r\n]++\]:)[ \t]++|>)*)"
)
"""What a line begins with before its text: indentation, and the marks of lists, quotations and notes."""
_BLANKS: Final = re.compile(r"[ \t]++(?=[^\r\n])")
_CELL_EDGE: Final = re.compile(r"(?<!\\)\|")


class Change(NamedTuple):
    """A range of the text, and what the parser gets instead."""

    start: int
    end: int
    shown: str = ""


def table_rows(text: str) -> Iterator[Change]:
    """The line of dashes under the first row that kramdown's tables may go without, and the parser's may not."""
    if not text.startswith("|") and "\n|" not in text and "\r|" not in text and "\n |" not in text:
        return
    for table in _TABLE.finditer(text):
        first = _ROW.match(text, table.start())
        if first and not _DELIMITERS.match(text, table.start()) and not _DELIMITERS.match(text, first.end()):
            columns = len(_CELL_EDGE.findall(first["cells"])) + 1
            if 1 < columns <= _WIDEST:
                yield Change(first.end(), first.end(), first["indent"] + "|-" * columns + "|" + first["end"])


def starts(text: str, written: str) -> Iterator[Change]:
    """What was made into spaces where a line begins: left out, as it would be indentation of the text behind it."""
    if text == written:
        return
    for line in _CONTAINERS.finditer(written):
        if blanks := _BLANKS.match(text, line.end()):
            yield Change(*blanks.span())


def changed(text: str, begin: int, changes: Sequence[Change]) -> tuple[str, Sequence[int]]:
    """The text with these changes, and for each of its characters, and its end, the place in the source."""
    if not changes:
        return text, range(begin, begin + len(text) + 1)
    parts, places, at = list[str](), list[int](), 0
    for start, end, shown in changes:
        if start < at:
            continue
        parts += [text[at:start], shown]
        places += range(begin + at, begin + start)
        places += [begin + start] * len(shown)
        at = end
    return "".join([*parts, text[at:]]), [*places, *range(begin + at, begin + len(text) + 1)]
