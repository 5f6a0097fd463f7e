"""What rules found and did not say, and why: quoted words, names, an `unless`, a comment, another finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from plainlang.context import Views, excuse, holds
from plainlang.document import Document
from plainlang.finding import Finding, severity_rank
from plainlang.gates import is_closed
from plainlang.kinds import KINDS
from plainlang.lint import Prepared, finding, speaking
from plainlang.overlaps import LISTS
from plainlang.report import Report
from plainlang.rule import Context, Match
from plainlang.sections import Section, by_section
from plainlang.span import LineIndex, Span
from plainlang.suppress import silencers
from plainlang.unless import short, written

_NARROWED: Final = ("inside", "before", "after", "near")
"""Keys of a context that hold lists of words, of which one is enough."""


class Silent(NamedTuple):
    """A finding that is not reported, and why."""

    finding: Finding
    reason: str


def silences(
    report: Report, document: Document, prepared: Prepared, known: Mapping[str, str], lines: LineIndex,
    sections: Sequence[Section] = (),
) -> Iterator[Silent]:  # fmt: skip
    """What the rules found in a document and its report leaves out; `prepared`, `known` and the `sections` of a
    configuration are those of the report.
    """
    orders = silencers(document, report.suppressed, lines, known)
    for suppressed, order in zip(report.suppressed, orders, strict=True):
        line = f" on line {lines.position(order.comment.start).line}" if order else ""
        why = f": “{order.reason}”" if order and order.reason else ""
        yield Silent(suppressed, f"a comment{line} silences it{why}")
    spoken = {(f.rule, f.span) for f in (*report.findings, *report.suppressed)}
    kinds = {rule.id: kind for kind, ready in prepared.items() for rule in ready.rules}
    views: Views = {}
    for kind, ready in speaking(prepared, document.language).items():
        excuses = [(match, excuse(match, document, views)) for match in _found(kind, ready.prepared, document)]
        quiet = [match for match, excused in excuses if excused]
        for match, excused in excuses:
            if (match.rule.id, match.span) not in spoken:
                other = _other(match, document, report, quiet, kinds)
                reason = _reason(excused, match, document, views) if excused else other
                made = finding(match, document, lines)
                left = excused or by_section(document, (made,), sections, known)
                yield Silent(made, reason if left else "the configuration leaves it out of this part of the page")


def _found(kind: str, prepared: Any, document: Document) -> list[Match]:
    """What a kind finds; nothing when a rule of it fails, which the report says."""
    try:
        return list(KINDS[kind].matches(document, prepared))
    except Exception:
        return []


def _other(match: Match, document: Document, report: Report, quiet: Sequence[Match], kinds: Mapping[str, str]) -> str:
    """What silences a match that nothing excuses, as `lint` decides it: a longer entry of a word list, which may be
    silent itself (`quiet`), another rule of the theme about the same words, or a rule to which this one yields.
    """
    rule, span = match.rule, match.span
    told = (*report.findings, *report.suppressed)
    if rule.kind in LISTS:
        around = next((q for q in quiet if q.rule.id == rule.id and _meet(q.span, span)), None)
        if around and around.block:
            return f"it is part of “{around.block.text[around.start : around.end]}”, which is silent"
        won = [f for f in told if kinds.get(f.rule) in LISTS and _meet(f.span, span)]
    else:
        won = [f for f in told if f.theme == rule.theme and f.span == span and kinds.get(f.rule) not in LISTS]
    if not won:
        won = [f for f in told if (f.rule in rule.yields_to or f.theme in rule.yields_to) and _meet(f.span, span)]
    if not won and rule.when and is_closed(rule, document):
        return f"the rule speaks only on pages where {rule.when.metric} is above {rule.when.above:g}"
    if not won and rule.beyond:
        return f"the rule lets the first {rule.beyond} of a page pass"
    first = min(won, key=_order, default=None)
    return "another finding speaks here" if first is None else f"{first.rule} speaks here"


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _order(finding: Finding) -> tuple[int, int, int, str]:
    """The longest, the first, the gravest goes before the others."""
    start, end = finding.span
    return start - end, start, severity_rank(finding.severity), finding.rule


def _reason(excused: Context | str, match: Match, document: Document, views: Views) -> str:
    """Why a match is excused; of the words in a list only those that hold, and no long regular expression."""
    if isinstance(excused, str):
        return excused
    held = excused
    for name in _NARROWED:
        each: tuple[str, ...] = getattr(excused, name)
        held = _with(held, name, [w for w in each if holds(_with(excused, name, [w]), match, document, views)])
    if short(excused.matching) == excused.matching:
        return f"unless {{{written(held)}}}"
    others = written(replace(held, matching=""))
    return f"unless {{{others}{', ' if others else ''}matching a pattern of the rule}}"


def _with(context: Context, name: str, words: Sequence[str]) -> Context:
    """The context with these words in a list of its own."""
    changes: dict[str, Any] = {name: tuple(words)}
    return replace(context, **changes)
