"""The report a writer reads: how bad, what first, what to write instead, why.

Score first, worst first; one example a rule, the rest counted. Severity is a word and a sign, colour only adds to it.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from plainlang.finding import SEVERITIES, Finding, severity_rank
from plainlang.report import Report
from plainlang.reporters import Look

_SIGNS: Final = {"error": "✗", "warning": "!", "suggestion": "·"}
_COLORS: Final = {"error": "31", "warning": "33", "suggestion": "36"}
_PILLARS: Final = {"readability": "Readability", "jargon": "Plain words", "inclusive": "Inclusive language"}
_WHOLE_PAGES: Final = 20
_LINES_NAMED: Final = 8
_WIDEST: Final = 110


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """The pages, worst first; with many pages, the worst in full and the rest a line each."""
    ordered = sorted(reports, key=_badness)
    look = Look(min(look.width, _WIDEST), look.color, look.links)
    pages = [report for report in ordered if report.findings or report.errors]
    if len(ordered) == 1:
        pages = ordered
    for report in pages[:_WHOLE_PAGES]:
        yield from _page(report, look)
    for report in pages[_WHOLE_PAGES:]:
        yield f"{_title(report, look)}  {_counted(report.findings)}\n"
    yield _summary(ordered, look)


def _badness(report: Report) -> tuple[int, int, float, str]:
    errors = sum(f.severity == "error" for f in report.findings)
    return (-bool(report.errors), -errors, report.score.raw, report.path or "")


def _page(report: Report, look: Look) -> Iterator[str]:
    yield f"{_title(report, look)}\n"
    for error in report.errors:
        yield f"  {_paint('✗ ' + error, '31', look)}\n"
    if report.errors and not report.readability.words:
        yield "\n"
        return
    yield from _scores(report, look)
    for note in report.notes:
        yield f"  Note: {note}\n"
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        groups[finding.rule].append(finding)
    ordered = sorted(groups.values(), key=lambda g: (severity_rank(g[0].severity), -len(g), g[0].span))
    for group in ordered:
        yield "\n"
        yield from _group(group, look)
    if not report.findings and not report.errors:
        yield "\n  Nothing to change here.\n"
    yield "\n"


def _title(report: Report, look: Look) -> str:
    return _paint(report.path or "Your text", "1", look)


def _scores(report: Report, look: Look) -> Iterator[str]:
    score, r = report.score, report.readability
    if score.overall is None:
        yield f"  No score: {score.reason}\n"
    else:
        low, high = r.grade or (0.0, 0.0)
        overall = _paint(f"Score {score.overall} of 100", "1", look)
        yield f"  {overall} · US grade {low:.0f} to {high:.0f} (mode: {r.mode})\n"
        pillars = (f"{_PILLARS[name]} {pillar.score:.0f}" for name, pillar in score.pillars.items())
        yield f"  {' · '.join(pillars)}\n"
    passive = f", {r.passive_share:.0%} passive" if r.sentences else ""
    yield f"  {r.words:,} words, {r.words_per_sentence:.0f} a sentence{passive}\n"


def _group(group: Sequence[Finding], look: Look) -> Iterator[str]:
    first = group[0]
    sign = _paint(f"{_SIGNS[first.severity]} {first.severity}", _COLORS[first.severity], look)
    yield from _wrapped(f"{first.message}", look, f"  {sign}  ", 2 + 2 + len(first.severity) + 2)
    if first.found and first.context:
        yield from _quote(first, look)
    yield from _wrapped(f"Why: {first.why}", look, "      ", 6)
    source = first.citation.title + (f" {first.citation.url}" if first.citation.url else "")
    yield f"      {_paint(f'{first.rule} · {source}', '2', look)}\n"
    if len(group) > 1:
        lines = list(dict.fromkeys(str(f.line) for f in group[1:]))
        more = ", ".join(lines[:_LINES_NAMED]) + (" …" if len(lines) > _LINES_NAMED else "")
        word = "line" if len(lines) == 1 else "lines"
        yield f"      {len(group) - 1} more like this: {word} {more}\n"


def _quote(finding: Finding, look: Look) -> Iterator[str]:
    """The sentence, clipped around the words, and marks under them."""
    place = f"line {finding.line}: "
    room = max(20, look.width - 6 - len(place))
    start, end = finding.context_at
    text = finding.context
    end = min(end, start + room - 2)
    begin = 0 if len(text) <= room else max(0, min(start - (room - (end - start)) // 2, len(text) - room))
    shown = text[begin : begin + room]
    if begin > 0:
        shown = "…" + shown[1:]
    if begin + room < len(text):
        shown = shown[:-1] + "…"
    a, b = start - begin, min(end - begin, len(shown))
    marked = shown[:a] + _paint(shown[a:b], "1;4", look) + shown[b:]
    yield f"      {place}{marked}\n"
    yield f"      {' ' * len(place)}{' ' * a}{_paint('^' * max(1, b - a), _COLORS[finding.severity], look)}\n"


def _wrapped(text: str, look: Look, head: str, indent: int) -> Iterator[str]:
    for i, line in enumerate(textwrap.wrap(text, max(30, look.width - indent))):
        yield f"{head if i == 0 else ' ' * indent}{line}\n"


def _summary(reports: Sequence[Report], look: Look) -> str:
    findings = [f for report in reports for f in report.findings]
    pages = "1 page" if len(reports) == 1 else f"{len(reports):,} pages"
    silenced = sum(len(report.suppressed) for report in reports)
    quiet = f"; {silenced} silenced by comments" if silenced else ""
    broken = sum(bool(report.errors) for report in reports)
    failed = f"; {broken} could not be checked whole" if broken else ""
    rules = f"profile {reports[0].ruleset.id}, rules {reports[0].ruleset.hash}" if reports else ""
    return _paint(f"{pages}: {_counted(findings)}{quiet}{failed}. {rules}", "2", look) + "\n"


def _counted(findings: Sequence[Finding]) -> str:
    parts = []
    for severity in SEVERITIES:
        n = sum(f.severity == severity for f in findings)
        if n:
            parts.append(f"{n:,} {severity}{'s' if n > 1 else ''}")
    return ", ".join(parts) or "nothing to change"


def _paint(text: str, code: str, look: Look) -> str:
    return f"\033[{code}m{text}\033[0m" if look.color and text else text
