"""Comments that silence rules, and those that silence nothing.

    <!-- plainlang: ignore[plain-words/utilize] The law uses this word -->     the same line, or the next block
    <!-- plainlang: disable[verbs] --> … <!-- plainlang: enable[verbs] -->     everything between
    <!-- plainlang: ignore-file -->                                            the whole file

Names are rules, themes or nothing at all, which means every rule. Words behind the bracket are the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from plainlang.document import Comment, Document
from plainlang.finding import Citation, Finding
from plainlang.span import LineIndex, Span

_ORDER: Final = re.compile(
    r"(?:<!--|\{/\*|\{#|\{%-?\s*comment\s*-?%\})\s*plainlang:\s*(?P<verb>ignore-file|ignore|disable|enable)\b\s*"
    r"(?:\[(?P<names>[^\]]*)\])?\s*(?P<reason>.*?)\s*(?:--\s*)?(?:-->|\*/\}|#\}|\{%-?\s*endcomment\s*-?%\}|$)",
    re.S,
)
UNUSED: Final = "suppression/unused"
UNKNOWN: Final = "suppression/unknown"


class Order(NamedTuple):
    """One comment to us: what it silences, and over which part of the source."""

    verb: str
    names: tuple[str, ...]
    reason: str
    comment: Span
    reach: Span


def suppress(
    document: Document, findings: Sequence[Finding], lines: LineIndex, known: Sequence[str], partial: bool = False
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings kept and findings silenced; an order that silences nothing becomes a finding, unless only some
    rules ran.
    """
    orders = list(_orders(document, lines))
    if not orders:
        return tuple(findings), ()
    kept: list[Finding] = []
    silenced: list[Finding] = []
    used = set[Span]()
    for finding in findings:
        hits = [order for order in orders if _covers(order, finding)]
        used.update(order.comment for order in hits)
        (silenced if hits else kept).append(finding)
    for order in orders:
        if unknown := [name for name in order.names if name not in known]:
            kept.append(
                _finding(
                    UNKNOWN, order, f"There is no rule “{unknown[0]}”, so this comment does nothing.", lines, document
                )
            )
        elif order.comment not in used and not partial:
            kept.append(_finding(UNUSED, order, "This comment silences nothing; remove it.", lines, document))
    return tuple(kept), tuple(silenced)


def _covers(order: Order, finding: Finding) -> bool:
    named = (
        not order.names or finding.rule in order.names or finding.theme in order.names or finding.pillar in order.names
    )
    if finding.span == (0, 0) and not finding.found:
        return named and order.verb == "ignore-file"
    return named and order.reach.start <= finding.span.start < order.reach.end


def _orders(document: Document, lines: LineIndex) -> Iterator[Order]:
    """Every order with its reach; a "disable" reaches to its "enable" or the end."""
    found = [(c, m) for c in document.comments if "plainlang" in c.text and (m := _ORDER.match(c.text))]
    for i, (comment, m) in enumerate(found):
        names = tuple(name.strip() for name in (m["names"] or "").split(",") if name.strip())
        if m["verb"] == "enable":
            continue
        reach = Span(0, len(document.source) + 1)
        if m["verb"] == "disable":
            ends = (
                c.span.start
                for c, n in found[i + 1 :]
                if n["verb"] == "enable" and (not n["names"] or n["names"] == m["names"])
            )
            reach = Span(comment.span.end, next(ends, len(document.source) + 1))
        elif m["verb"] == "ignore":
            reach = _ignored(document, comment, lines)
        yield Order(m["verb"], names, m["reason"], comment.span, reach)


def _ignored(document: Document, comment: Comment, lines: LineIndex) -> Span:
    """The line of the comment when prose stands on it, else the block that follows."""
    line = lines.position(comment.span.start).line
    start = lines.starts[line - 1]
    last = lines.position(comment.span.end).line
    end = lines.starts[last] if last < len(lines.starts) else len(document.source) + 1
    for block in document.blocks:
        span = block.span
        if (
            span.start < comment.span.start
            and start < span.end
            and any(start <= at < comment.span.start for at in block.map.starts)
        ):
            return Span(start, end)
        if span.start >= comment.span.end:
            return Span(start, end) if span.start < end else Span(start, span.end)
    return Span(start, end)


def _finding(rule: str, order: Order, message: str, lines: LineIndex, document: Document) -> Finding:
    first, last = lines.position(order.comment.start), lines.position(order.comment.end)
    return Finding(
        rule, "suppression", "", "warning", "high", message,
        "A comment that no longer silences anything hides nothing today and may hide a real fault tomorrow.",
        Citation("our default"), order.comment, first.line, first.column, last.line, last.column,
        document.source[order.comment.start : order.comment.end].strip("<!->{}/*#% ").strip(),
    )  # fmt: skip
