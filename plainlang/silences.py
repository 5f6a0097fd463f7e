"""What rules found and did not say, and why: quoted words, names, an `unless`, a comment, another finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final, NamedTuple

from plainlang.context import Views, excuse, holds
from plainlang.document import Document
from plainlang.finding import Finding
from plainlang.kinds import KINDS
from plainlang.lint import Prepared, finding, speaking
from plainlang.report import Report
from plainlang.rule import Context, Match
from plainlang.span import LineIndex, Span
from plainlang.suppress import silencers

_NARROWED: Final = ("inside", "before", "after", "near")
"""Keys of a context that hold lists of words, of which one is enough."""


class Silent(NamedTuple):
    """A finding that is not reported, and why."""

    finding: Finding
    reason: str


def silences(
    report: Report, document: Document, prepared: Prepared, known: Mapping[str, str], lines: LineIndex
) -> Iterator[Silent]:
    """What the rules found in a document and its report leaves out; `prepared` and `known` are of the same rules."""
    orders = silencers(document, report.suppressed, lines, known)
    for suppressed, order in zip(report.suppressed, orders, strict=True):
        line = f" on line {lines.position(order.comment.start).line}" if order else ""
        why = f": “{order.reason}”" if order and order.reason else ""
        yield Silent(suppressed, f"a comment{line} silences it{why}")
    spoken = {(f.rule, f.span) for f in (*report.findings, *report.suppressed)}
    views: Views = {}
    for kind, ready in speaking(prepared, document.language).items():
        for match in _found(kind, ready.prepared, document):
            if (match.rule.id, match.span) not in spoken:
                excused = excuse(match, document, views)
                reason = _reason(excused, match, document, views) if excused else _other(match.span, report)
                yield Silent(finding(match, document, lines), reason)


def _found(kind: str, prepared: Any, document: Document) -> list[Match]:
    """What a kind finds; nothing when a rule of it fails, which the report says."""
    try:
        return list(KINDS[kind].matches(document, prepared))
    except Exception:
        return []


def _other(span: Span, report: Report) -> str:
    """The finding that speaks in the place of one that nothing excuses: of more words, or graver."""
    here = (f.rule for f in report.findings if f.span.start < span.end and span.start < f.span.end)
    return f"{next(here, 'another rule')} speaks here"


def _reason(excused: Context | str, match: Match, document: Document, views: Views) -> str:
    if isinstance(excused, str):
        return excused
    keys = {}
    for field in fields(Context):
        if value := getattr(excused, field.name):
            if field.name in _NARROWED:
                each = [(item, _only(excused, field.name, item)) for item in value]
                value = tuple(item for item, context in each if holds(context, match, document, views))
            keys[field.metadata.get("key", field.name)] = value
    return f"unless {{{', '.join(f'{key}: {_shown(value)}' for key, value in keys.items())}}}"


def _only(context: Context, name: str, item: str) -> Context:
    """The context with one word in a list."""
    changes: dict[str, Any] = {name: (item,)}
    return replace(context, **changes)


def _shown(value: object) -> str:
    """A value as YAML has it."""
    if isinstance(value, tuple):
        return str(value[0]) if len(value) == 1 else f"[{', '.join(value)}]"
    return "true" if value is True else str(value)
