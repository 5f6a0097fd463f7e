"""A page in the terminal with its findings marked, each explained below the line where it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from plainlang.reporters.layout import counted, paint, visible, wrapped
from plainlang.span import LineIndex, merged

if TYPE_CHECKING:
    from plainlang.finding import Finding
    from plainlang.report import Report
    from plainlang.reporters import Look

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand around what was found while lines are broken; no page has them."""
_PLAIN: Final = {ord(_OPEN): "«", ord(_CLOSE): "»"}
_COLORS: Final = {"error": "31", "warning": "33", "suggestion": "36"}
_MARK: Final = "\033[1;4m"
_END: Final = "\033[0m"
_ROOM: Final = 6
_DEEPEST: Final = 16


class _Line(NamedTuple):
    """A line of the source without its end."""

    number: int
    start: int
    text: str


def marked_page(report: Report, look: Look) -> Iterator[str]:
    """The lines of the page, what was found in them, and the score last, where somebody looks who waits for it."""
    yield f"{paint(visible(report.path or ''), '1', look)}\n\n"
    for error in report.errors:
        yield from (paint(line, "31", look) for line in wrapped(error, look, "  ✗ ", 4))
    about_page = [f for f in report.findings if not f.found and f.span == (0, 0)]
    inside = [f for f in report.findings if f not in about_page]
    source = report.document.source
    spans = merged(f.span for f in inside)
    for line in _lines(source):
        if line.text.strip():
            yield from _shown(line, spans, look)
            yield from _said([f for f in inside if f.end_line == line.number], look)
        else:
            yield "\n"
    yield "\n"
    yield from _said(about_page, look)
    yield from wrapped(_summary(report), look)


def _lines(source: str) -> Iterator[_Line]:
    starts = LineIndex(source).starts
    for number, (start, end) in enumerate(zip(starts, (*starts[1:], len(source)), strict=True), 1):
        if start < len(source):
            yield _Line(number, start, source[start:end].rstrip("\r\n"))


def _shown(line: _Line, spans: Sequence[tuple[int, int]], look: Look) -> Iterator[str]:
    """One line of the page, broken where the terminal ends."""
    text = line.text.replace(_OPEN, " ").replace(_CLOSE, " ")
    for start, end in reversed(spans):
        first, last = max(0, start - line.start), min(len(text), end - line.start)
        if first < last:
            text = f"{text[:first]}{_OPEN}{text[first:last]}{_CLOSE}{text[last:]}"
    deep = min(len(line.text) - len(line.text.lstrip()), _DEEPEST)
    broken = list(wrapped(text, look, f"{line.number:>{_ROOM - 2}}  {' ' * deep}", _ROOM + deep))
    yield from _painted(broken, look)


def _painted(lines: Iterable[str], look: Look) -> Iterator[str]:
    """The marks as colour, which ends with each line and goes on in the next; or as quotation marks."""
    lines = list(lines)
    if not look.color:
        yield from (line.translate(_PLAIN) for line in lines)
        return
    open_ = [0, *accumulate(line.count(_OPEN) - line.count(_CLOSE) for line in lines)]
    for line, inside in zip(lines, open_, strict=False):
        indent = len(line) - len(line.lstrip()) if inside else 0
        line = f"{line[:indent]}{_OPEN if inside else ''}{line[indent:]}"
        ending = _END if line.count(_OPEN) > line.count(_CLOSE) else ""
        yield line.replace(_OPEN, _MARK).replace(_CLOSE, _END).removesuffix("\n") + f"{ending}\n"


def _said(findings: Sequence[Finding], look: Look) -> Iterator[str]:
    for finding in findings:
        label = paint(f"{finding.severity}:", _COLORS[finding.severity], look)
        head = f"{' ' * _ROOM}└ {label} "
        yield from wrapped(f"{finding.message} {finding.rule}", look, head, _ROOM + 2)


def _summary(report: Report) -> str:
    score, grade = report.score, report.readability.grade
    parts = [f"Score {score.overall} of 100" if score.overall is not None else score.reason.removesuffix(".")]
    if grade:
        low, high = (f"{value:.0f}" for value in grade)
        parts.append(f"US grade {low}" if low == high else f"US grade {low} to {high}")
    return " · ".join((*parts, counted(len(report.findings), "finding")))
