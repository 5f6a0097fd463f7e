"""A page's text with its findings marked, piece by piece, and the advice that goes beside each passage.

Findings know where they stand in the source; a reader wants to see them in the text. The way back goes through the
offset map of the block, and is taken only when the text there is what was found: a file that changed since it was
checked must not be marked in the wrong place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from plainlang.document import HOLE, Block, Document, OffsetMap
from plainlang.finding import Finding, severity_rank
from plainlang.reporters.layout import visible

SHOWN_HOLE: Final = "▢"
LETTERS: Final = {"error": "E", "warning": "W", "suggestion": "S"}
_WIDE: Final = 60
"""A mark longer than this is underlined, not filled: a whole sentence in colour is hard to read."""


class Piece(NamedTuple):
    """A run of text; `severity` is "" where there is nothing to say, `labels` are those of findings that end here."""

    text: str
    severity: str = ""
    wide: bool = False
    labels: tuple[tuple[str, str], ...] = ()


class Advice(NamedTuple):
    """What to do about findings that say the same: their labels ("W2"), severity, message, rule and place."""

    labels: tuple[str, ...]
    severity: str
    message: str
    rule: str
    where: str


class Mark(NamedTuple):
    """A finding in the text of a block."""

    start: int
    end: int
    label: str
    finding: Finding


class Passage(NamedTuple):
    """One block as it is shown. `role` "gap" stands for blocks that are left out, with their number in `level`."""

    role: str
    level: int
    pieces: tuple[Piece, ...]
    advice: tuple[Advice, ...] = ()

    @property
    def worst(self) -> int:
        """The rank of the worst severity in it; higher than any when there is nothing."""
        return min((severity_rank(a.severity) for a in self.advice), default=9)


class Marked(NamedTuple):
    """A block and its marks."""

    block: Block
    marks: tuple[Mark, ...]


def marked(document: Document, findings: Sequence[Finding]) -> tuple[list[Marked], list[tuple[str, Finding]]]:
    """The blocks of a document with their marks, and the findings that stand in none, each with its label."""
    order = sorted(range(len(document.blocks)), key=lambda i: document.blocks[i].span)
    starts = [document.blocks[i].span.start for i in order]
    homes: dict[int, list[Mark]] = defaultdict(list)
    homeless = []
    for label, finding in labelled(findings):
        for i in reversed(order[: bisect_right(starts, finding.span.start)]) if finding.found else ():
            if mark := _in_block(document.blocks[i], label, finding):
                homes[i].append(mark)
                break
        else:
            homeless.append((label, finding))
    return [Marked(block, tuple(homes[i])) for i, block in enumerate(document.blocks)], homeless


def labelled(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Each finding with a letter for its severity and a number: E1, W1, W2."""
    counts: dict[str, int] = defaultdict(int)
    for finding in findings:
        letter = LETTERS[finding.severity]
        counts[letter] += 1
        yield f"{letter}{counts[letter]}", finding


def _in_block(block: Block, label: str, finding: Finding) -> Mark | None:
    start, end = finding.span
    if not block.text or block.span.end < end:
        return None
    a, b = text_range(block.map, start, end)
    same = "".join(block.text[a:b].split()) == "".join(finding.found.split())
    return Mark(a, b, label, finding) if same and a < b else None


def text_range(map: OffsetMap, start: int, end: int) -> tuple[int, int]:
    """The range of a block's text that shows a range of the source: the way back of `OffsetMap.span`."""
    return _offset(map, start, last=False), _offset(map, end - 1, last=True)


def _offset(map: OffsetMap, place: int, *, last: bool) -> int:
    i = min(max(bisect_right(map.starts, place) - 1, 0), len(map.starts) - 1)
    length = map.at[i + 1] - map.at[i]
    if length != map.ends[i] - map.starts[i]:
        return map.at[i + 1] if last else map.at[i]
    return map.at[i] + min(max(place - map.starts[i] + last, 0), length)


def passage(home: Marked, ranges: Sequence[tuple[int, int]] = ()) -> Passage:
    """A block as it is shown: the whole of it, or only these ranges of its text."""
    block, marks = home
    pieces: list[Piece] = []
    end = 0
    for start, stop in ranges or [(0, len(block.text))]:
        pieces += [Piece("… ")] if start > end else []
        pieces += _pieces(block.text, start, stop, marks)
        end = stop
    pieces += [Piece(" …")] if end < len(block.text) else []
    return Passage(block.role, block.level, tuple(pieces), advice((m.label, m.finding) for m in marks))


def _pieces(text: str, start: int, stop: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The text cut where a mark begins or ends; where marks lie over each other, the worst of the shortest shows."""
    cuts = {start, stop, *(m.start for m in marks), *(m.end for m in marks)}
    places = sorted(place for place in cuts if start <= place <= stop)
    coming = deque(sorted((m for m in marks if m.start < stop and start < m.end), key=lambda m: m.start))
    over: list[Mark] = []
    for a, b in pairwise(places):
        while coming and coming[0].start <= a:
            over.append(coming.popleft())
        over = [m for m in over if m.end >= b]
        labels = tuple((m.finding.severity, m.label) for m in over if m.end == b)
        words = shown(text[a:b])
        if over:
            top = min(over, key=lambda m: (m.end - m.start > _WIDE, severity_rank(m.finding.severity)))
            yield Piece(words, top.finding.severity, top.end - top.start > _WIDE, labels)
        else:
            yield Piece(words)


def advice(findings: Iterable[tuple[str, Finding]]) -> tuple[Advice, ...]:
    """What to do about labelled findings; those that say the same are told once."""
    groups: dict[tuple[str, str], list[tuple[str, Finding]]] = defaultdict(list)
    for label, finding in findings:
        groups[finding.rule, finding.message].append((label, finding))
    return tuple(
        Advice(tuple(label for label, _ in group), first.severity, shown(first.message), first.rule, _where(first))
        for group in groups.values()
        for first in [group[0][1]]
    )


def _where(finding: Finding) -> str:
    return shown(finding.place) if finding.place else f"line {finding.line}" if finding.found else "whole page"


def shown(text: str) -> str:
    """The text without control codes, as long as before; what is not read (code, an image) is a sign."""
    return visible(text).replace(HOLE, SHOWN_HOLE)
