"""A page's text within the room there is for it: all of it, or the passages with findings, the worst first.

A report of a thousand pages has to open in a browser and to go through mail, so each page gets its share of the file.
What is left out is counted, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from plainlang.errors import ReadError
from plainlang.finding import Finding, severity_rank
from plainlang.report import Report
from plainlang.reporters.html.marked import Advice, Marked, Passage, Piece, advice, labelled, marked, passage

_LONG: Final = 500
"""A block longer than this is cut to the sentences with findings when there is no room for everything."""
_MARKUP: Final = 90
"""Characters of markup around a passage or an advice, more or less."""
_MOST_PASSAGES: Final = 4000


class Sheet(NamedTuple):
    """What is shown of a page: its passages, the advice about nothing in the text, and what is left out: findings, and
    whether any text is. `language`: of its words.
    """

    passages: tuple[Passage, ...] = ()
    about: tuple[Advice, ...] = ()
    left: int = 0
    whole: bool = True
    language: str = "en"
    unread: str = ""


class Room:
    """The characters a report may spend on the text of pages, and how many pages still want some."""

    def __init__(self, total: int, pages: int, least: int = 1500, most: int = 60_000) -> None:
        self._left, self._pages = total, max(1, pages)
        self._least, self._most = least, most

    def share(self) -> int:
        """What the next page may take: up to twice its even share, for most pages take less."""
        return max(self._least, min(self._most, 2 * self._left // self._pages))

    def take(self, characters: int) -> None:
        """One page has taken this much."""
        self._left, self._pages = max(0, self._left - characters), max(1, self._pages - 1)


def sheet(report: Report, room: int) -> Sheet:
    """The text of a page with its findings, in about so many characters."""
    try:
        document = report.document
    except (ReadError, OSError) as error:
        told = advice(labelled(report.findings))
        return Sheet((), told[:50], _count(told[50:]), unread=f"The text cannot be shown: {error}")
    homes, homeless = marked(document, report.findings)
    about, cut = _within(advice(sorted(homeless, key=_rank)), room // 3)
    room -= sum(map(_cost_of_advice, about))
    whole = [passage(home) for home in homes if home.block.text.strip()]
    if sum(map(_cost, whole)) <= room and len(whole) <= _MOST_PASSAGES:
        return Sheet(tuple(_joined(whole)), about, cut, not cut, document.language)
    kept, left = _excerpts(homes, room)
    return Sheet(tuple(kept), about, cut + left, False, document.language)


def _rank(labelled: tuple[str, Finding]) -> int:
    return severity_rank(labelled[1].severity)


def _excerpts(homes: Sequence[Marked], room: int) -> tuple[list[Passage], int]:
    """The passages with findings that fit, the worst chosen first, in the order of the page; and what did not fit."""
    there = {i: passage(home, _around(home)) for i, home in enumerate(homes) if home.marks}
    chosen = dict[int, Passage]()
    left = 0
    for i, part in sorted(there.items(), key=lambda item: (item[1].worst, item[0])):
        cost = _cost(part)
        if cost <= room or not chosen:
            chosen[i] = part if cost <= room else _clipped(part, max(room, 600))
            room -= cost
        else:
            left += _count(part.advice)
    return list(_with_gaps(chosen, len(homes))), left


def _with_gaps(chosen: dict[int, Passage], total: int) -> Iterator[Passage]:
    before = -1
    for i in sorted(chosen):
        if i - before > 1:
            yield Passage("gap", i - before - 1, ())
        yield chosen[i]
        before = i
    if total - before > 1:
        yield Passage("gap", total - before - 1, ())


def _around(home: Marked) -> list[tuple[int, int]]:
    """The sentences of a long block that have findings, as ranges of its text; nothing for a short one."""
    if len(home.block.text) <= _LONG:
        return []
    ranges: list[tuple[int, int]] = []
    for cut in home.block.cuts:
        if any(mark.start < cut.end and cut.start < mark.end for mark in home.marks):
            if ranges and cut.start - ranges[-1][1] <= 1:
                ranges[-1] = ranges[-1][0], cut.end
            else:
                ranges.append((cut.start, cut.end))
    return ranges


def _clipped(part: Passage, room: int) -> Passage:
    """The beginning of a passage that is too long for any page."""
    pieces: list[Piece] = []
    for piece in part.pieces:
        if room <= 0:
            break
        pieces.append(piece._replace(text=piece.text[:room] + "…" * (len(piece.text) > room)))
        room -= len(piece.text)
    return part._replace(pieces=tuple(pieces))


def _joined(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The same passages; cells with nothing to say stand on one line, as they do in their table."""
    for quiet, group in groupby(passages, lambda p: p.role == "cell" and not p.advice):
        if quiet:
            yield Passage("cell", 0, (Piece(" | ".join("".join(x.text for x in p.pieces) for p in group)),))
        else:
            yield from group


def _within(said: tuple[Advice, ...], room: int) -> tuple[tuple[Advice, ...], int]:
    """The advice that fits, and how many findings are in what does not."""
    fits = 0
    for one in said:
        room -= _cost_of_advice(one)
        if room < 0 and fits:
            break
        fits += 1
    return said[:fits], _count(said[fits:])


def _count(said: Sequence[Advice]) -> int:
    return sum(len(one.labels) for one in said)


def _cost(part: Passage) -> int:
    marks = sum(30 for piece in part.pieces if piece.severity)
    return 20 + sum(len(p.text) for p in part.pieces) + marks + sum(map(_cost_of_advice, part.advice))


def _cost_of_advice(one: Advice) -> int:
    return _MARKUP + len(one.message) + len(one.rule) + len(one.where)
