"""One page in a comment on a pull request: a line to unfold, and below it a point for each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import quote

from plainlang.finding import SEVERITIES, Finding, severity_rank
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.comment_text import code, inline, size
from plainlang.reporters.layout import counted
from plainlang.reporters.unread import troubles

_LINES: Final = 8
"""Places that are named for one rule."""


class Page(NamedTuple):
    """A page and its path as it is shown."""

    report: Report
    path: str


def linked(page: Page, look: Look, line: int = 0) -> str:
    """The path, or a line of it, as a link where it is known to where."""
    shown = f"line {line}" if line else inline(page.path)
    if not look.run.pages or page.path.startswith(("/", "../", "-", "<")) or page.path[1:2] == ":":
        return shown
    address = f"{look.run.pages}/{quote(page.path.encode('utf-8', 'replace'))}"
    return f"[{shown}]({address}{f'?plain=1#L{line}' if line else ''})"


def details(page: Page, look: Look, room: int) -> str:
    """The page to unfold, as one text; with as many of its rules as there is room for, the worst first."""
    counts = Counter[str](f.severity for f in page.report.findings)
    wrong = troubles(page.report)
    told = [counted(counts[name], name) for name in SEVERITIES if counts[name]]
    head = f"\n<details><summary>{code(page.path)}: {', '.join(told) or 'not checked'}</summary>\n\n"
    points = [f"- ✗ **not checked whole**: {inline(text)}\n" for text in wrong]
    points += [_point(group, page, look) for group in _groups(page.report.findings)]
    left, tail = room - size(head) - 80, "\n</details>\n"
    kept: list[str] = []
    for point in points:
        left -= size(point)
        if left < 0:
            tail = f"- … and {counted(len(points) - len(kept), 'more rule')} here.\n{tail}"
            break
        kept.append(point)
    return f"{head}{''.join(kept)}{tail}"


def _groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings by rule, the worst and most frequent rules first."""
    groups: dict[str, list[Finding]] = {}
    for f in findings:
        groups.setdefault(f.rule, []).append(f)
    return sorted(groups.values(), key=lambda group: (severity_rank(group[0].severity), -len(group), group[0].span))


def _point(group: Sequence[Finding], page: Page, look: Look) -> str:
    first = group[0]
    label = f"**{first.severity}**" if first.severity != "suggestion" else first.severity
    return f"- {label}: {inline(first.message)} {_places(group, page, look)} `{first.rule}`<br>{inline(first.why)}\n"


def _places(group: Sequence[Finding], page: Page, look: Look) -> str:
    """Where a rule speaks: the first lines, or the places in a Word file; a count of the others."""
    if group[0].place:
        places = [inline(place) for place in dict.fromkeys(f.place for f in group)]
    elif not group[0].found and group[0].span == (0, 0):
        return ""
    else:
        places = [linked(page, look, line) for line in dict.fromkeys(f.line for f in group)]
    more = f" and {len(places) - _LINES} more" if len(places) > _LINES else ""
    return f"({', '.join(places[:_LINES])}{more})"
