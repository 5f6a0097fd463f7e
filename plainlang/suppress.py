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
from typing import Final

from plainlang.document import Block, Comment, Document
from plainlang.finding import Citation, Finding
from plainlang.orders import Order, reaches_of, silencer, used_among
from plainlang.rule import SUPPRESSION_RULES
from plainlang.span import LineIndex, Span

_ORDER: Final = re.compile(
    r"(?:<!--|\{/\*|\{#|\{%-?\s*comment\s*-?%\})\s*plainlang:\s*(?P<verb>ignore-file|ignore|disable|enable)\b\s*"
    r"(?:\[(?P<names>[^\]]*)\])?\s*(?P<reason>.*?)\s*(?:--\s*)?(?:-->|\*/\}|#\}|\{%-?\s*endcomment\s*-?%\}|$)",
    re.S,
)
_NEAR: Final = 16
"""How many blocks may share the line of a comment before it."""
UNUSED, UNKNOWN = SUPPRESSION_RULES


def suppress(
    document: Document, findings: Sequence[Finding], lines: LineIndex, known: Mapping[str, str], partial: bool = False
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings kept and findings silenced; a comment that silences nothing becomes a finding, unless only some
    rules ran. `known`: every name that may stand in a comment, and the name now in force, "" when it is not running.
    """
    orders = list(_orders(document, lines))
    if not orders:
        return tuple(findings), ()
    reaches = reaches_of(orders, known)
    kept: list[Finding] = []
    silenced: list[Finding] = []
    for finding in findings:
        (silenced if silencer(finding, reaches) else kept).append(finding)
    used = set(used_among(orders, silenced, known))
    for comment, group in groupby(orders, key=lambda order: order.comment):
        names = [(order.name, order in used or partial) for order in group]
        kept += (
            _finding(rule, comment, text, lines, document)
            for rule, text in _idle(names, known)
            if known.get(rule, rule)
        )
    return tuple(kept), tuple(silenced)


def silencers(
    document: Document, findings: Sequence[Finding], lines: LineIndex, known: Mapping[str, str]
) -> Iterator[Order | None]:
    """For each finding the order that silences it, if there is one."""
    reaches = reaches_of(list(_orders(document, lines)), known)
    return (silencer(finding, reaches) for finding in findings)


def _idle(names: Sequence[tuple[str, bool]], known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one comment: a name that does not exist, or one that silences nothing."""
    unknown = [name for name, _ in names if name and name not in known and known.get(name.split("/")[0]) != ""]
    for name in unknown:
        yield UNKNOWN, f"There is no rule or theme “{name}” to silence."
    running = [(name, used) for name, used in names if not name or known.get(name)]
    idle = [name for name, used in running if not used]
    if idle and len(idle) == len(running) and not unknown:
        yield UNUSED, "This comment silences nothing; remove it."
    elif idle and len(idle) < len(running):
        yield from ((UNUSED, f"“{name}” silences nothing here; take it out of the comment.") for name in idle)


def _orders(document: Document, lines: LineIndex) -> Iterator[Order]:
    """Every order with its reach; a "disable" reaches to its "enable" or the end."""
    found = [(c, m) for c in document.comments if "plainlang" in c.text and (m := _ORDER.match(c.text))]
    starts = [block.span.start for block in document.blocks] if found else []
    end = len(document.source) + 1
    enabled: dict[str, int] = {}
    orders: list[Order] = []
    for comment, m in reversed(found):
        names = _named(m["names"])
        if m["verb"] == "enable":
            if names == ("",):
                enabled.clear()
            enabled |= dict.fromkeys(names, comment.span.start)
            continue
        reach = _ignored(document, starts, comment, lines) if m["verb"] == "ignore" else Span(0, end)
        for name in reversed(names):
            if m["verb"] == "disable":
                reach = Span(comment.span.end, min(enabled.get(name, end), enabled.get("", end)))
            orders.append(Order(m["verb"], name, m["reason"], comment.span, reach))
    return reversed(orders)


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
