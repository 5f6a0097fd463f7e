"""Comments that silence rules, and those that silence nothing.

    <!-- plainlang: ignore[plain-words/utilize] The law uses this word -->     the same line, or the next block
    <!-- plainlang: disable[verbs] --> … <!-- plainlang: enable[verbs] -->     everything between
    <!-- plainlang: ignore-file -->                                            the whole file

Names are rules, themes or pillars; without a bracket, every rule is meant. Words behind the bracket are the reason. A
finding about the whole document stands nowhere: only "ignore-file" silences it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from plainlang.document import Block, Comment, Document
from plainlang.finding import Citation, Finding
from plainlang.span import LineIndex, Span

_ORDER: Final = re.compile(
    r"(?:<!--|\{/\*|\{#|\{%-?\s*comment\s*-?%\})\s*plainlang:\s*(?P<verb>ignore-file|ignore|disable|enable)\b\s*"
    r"(?:\[(?P<names>[^\]]*)\])?\s*(?P<reason>.*?)\s*(?:--\s*)?(?:-->|\*/\}|#\}|\{%-?\s*endcomment\s*-?%\}|$)",
    re.S,
)
_NEAR: Final = 16
"""How many blocks may share the line of a comment before it."""
UNUSED: Final = "suppression/unused"
UNKNOWN: Final = "suppression/unknown"


class Order(NamedTuple):
    """One name in a comment to us ("" is every rule), and over which part of the source it is silenced."""

    verb: str
    name: str
    reason: str
    comment: Span
    reach: Span


def suppress(
    document: Document, findings: Sequence[Finding], lines: LineIndex, known: Mapping[str, str], partial: bool = False
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings kept and findings silenced; a comment that silences nothing becomes a finding, unless only some
    rules ran. `known`: every name that may stand in a comment, and the name now in force, "" when it is not running.
    """
    orders = list(_orders(document, lines))
    if not orders:
        return tuple(findings), ()
    kept: list[Finding] = []
    silenced: list[Finding] = []
    used = set[Span]()
    for finding in findings:
        hits = [order.comment for order in orders if _covers(order, finding, known)]
        used.update(hits)
        (silenced if hits else kept).append(finding)
    for comment, group in groupby(orders, key=lambda order: order.comment):
        kept += _idle(comment, [order.name for order in group], comment in used or partial, known, lines, document)
    return tuple(kept), tuple(silenced)


def _covers(order: Order, finding: Finding, known: Mapping[str, str]) -> bool:
    named = not order.name or known.get(order.name, order.name) in (finding.rule, finding.theme, finding.pillar)
    if finding.span == (0, 0) and not finding.found:
        return named and order.verb == "ignore-file"
    return named and order.reach.start <= finding.span.start < order.reach.end


def _idle(
    comment: Span, names: Sequence[str], used: bool, known: Mapping[str, str], lines: LineIndex, document: Document
) -> Iterator[Finding]:
    """What is wrong with one comment: a name that does not exist, or nothing that it silences."""
    unknown = [name for name in names if name and name not in known and known.get(name.split("/")[0]) != ""]
    for name in unknown:
        yield _finding(UNKNOWN, comment, f"There is no rule or theme “{name}” to silence.", lines, document)
    running = any(not name or known.get(name) for name in names)
    if running and not used and not unknown:
        yield _finding(UNUSED, comment, "This comment silences nothing; remove it.", lines, document)


def _orders(document: Document, lines: LineIndex) -> Iterator[Order]:
    """Every order with its reach; a "disable" reaches to its "enable" or the end."""
    found = [(c, m) for c in document.comments if "plainlang" in c.text and (m := _ORDER.match(c.text))]
    starts = [block.span.start for block in document.blocks] if found else []
    ends = [(c.span.start, _named(m["names"])) for c, m in found if m["verb"] == "enable"]
    for comment, m in found:
        if m["verb"] == "enable":
            continue
        whole = Span(0, len(document.source) + 1)
        reach = _ignored(document, starts, comment, lines) if m["verb"] == "ignore" else whole
        for name in _named(m["names"]):
            if m["verb"] == "disable":
                stops = (at for at, again in ends if at > comment.span.start and (again == ("",) or name in again))
                reach = Span(comment.span.end, next(stops, whole.end))
            yield Order(m["verb"], name, m["reason"], comment.span, reach)


def _named(names: str | None) -> tuple[str, ...]:
    """The names in a bracket; one empty name, which means every rule, when there are none."""
    return tuple(name.strip() for name in (names or "").split(",") if name.strip()) or ("",)


def _ignored(document: Document, starts: Sequence[int], comment: Comment, lines: LineIndex) -> Span:
    """The line of the comment when prose stands on it; else the rest of the block around it, or the next."""
    line = lines.position(comment.span.start).line
    start = lines.starts[line - 1]
    last = lines.position(comment.span.end).line
    end = lines.starts[last] if last < len(lines.starts) else len(document.source) + 1
    i = bisect_left(starts, comment.span.end)
    before = document.blocks[max(0, i - _NEAR) : i]
    if any(_stands(block, start, comment.span.start) for block in before):
        return Span(start, end)
    if around := [block.span.end for block in before if block.span.end > comment.span.end]:
        return Span(start, around[0])
    if i < len(starts) and starts[i] >= end:
        return Span(start, document.blocks[i].span.end)
    return Span(start, end)


def _stands(block: Block, start: int, end: int) -> bool:
    """Does a piece of the block begin in this range of the source?"""
    i = bisect_left(block.map.starts, start)
    return i < len(block.map.starts) and block.map.starts[i] < end


def _finding(rule: str, comment: Span, message: str, lines: LineIndex, document: Document) -> Finding:
    first, last = lines.position(comment.start), lines.position(comment.end)
    return Finding(
        rule, "suppression", "", "warning", "high", message,
        "A comment that no longer silences anything hides nothing today and may hide a real fault tomorrow.",
        Citation("our default"), comment, first.line, first.column, last.line, last.column,
        document.source[comment.start : comment.end].strip("<!->{}/*#% ").strip(),
    )  # fmt: skip
