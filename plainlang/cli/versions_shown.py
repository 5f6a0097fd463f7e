"""What became of pages, as text and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import click

from plainlang.report import Report
from plainlang.reporters.layout import counted, visible
from plainlang.trends.versions import Group, Version, in_sum

_MANY: Final = 6


def as_text(found: Sequence[Version], label: str, added: Sequence[str], removed: Sequence[str]) -> Iterator[str]:
    """Each page that is not the same, worst first, and the sum."""
    for version in found:
        yield from _page(version)
        yield ""
    if len(found) > 1 or added or removed or not found:
        yield from _sum(found, label, added, removed)
    for info in dict.fromkeys((v.after.ruleset, v.after.readability.counted) for v in found):
        yield f"Profile {info[0].id}, plainlang {info[0].version}, rules {info[0].hash}, mode: {info[1]}."
    if found:
        yield "Scores measure the text. No score says that a page complies with a law."


def _page(version: Version) -> Iterator[str]:
    before, after = version.before, version.after
    yield click.style(visible(version.path), bold=True) + (
        f"  (was {visible(before.path)})" if before.path and before.path != version.path else ""
    )
    change = f" ({version.change:+.1f})" if None not in (before.score.overall, after.score.overall) else ""
    yield f"  Score {_overall(before)} → {_overall(after)}{change}, {_words(before, after)}"
    if before.readability.grade and after.readability.grade:
        yield f"  US grade {_grade(before)} → {_grade(after)}"
    yield from _side("Better", "32", [*version.better, *_findings(version.fixed, "fixed")])
    yield from _side("Worse", "31", [*version.worse, *_findings(version.new, "new")])
    if not (version.better or version.worse or version.fixed or version.new):
        yield "  Nothing that the rules look at got better or worse."
    if version.remaining:
        yield f"  {counted(version.remaining, 'finding')} as before."


def _side(head: str, color: str, said: Sequence[str]) -> Iterator[str]:
    if said:
        yield click.style(f"  {head}:", fg="green" if color == "32" else "red")
        yield from (f"    {visible(line)}" for line in said)


def _findings(groups: Sequence[Group], word: str) -> list[str]:
    total = sum(len(group.lines) for group in groups)
    lines = [f"{len(group.lines)} {word}: {group}" for group in groups[:_MANY]]
    rest = total - sum(len(group.lines) for group in groups[:_MANY])
    return [*lines, f"{rest:,} more {word}"] if rest else lines


def _sum(found: Sequence[Version], label: str, added: Sequence[str], removed: Sequence[str]) -> Iterator[str]:
    how = {name: sum(version.verdict == name for version in found) for name in ("better", "worse", "same")}
    yield click.style(visible(label), bold=True)
    also = "".join(
        f"; {counted(len(pages), 'page')} {word}" for pages, word in ((added, "added"), (removed, "removed")) if pages
    )
    verdicts = ", ".join(f"{n} {'the same' if name == 'same' else name}" for name, n in how.items())
    yield f"  {counted(len(found), 'page')} changed: {verdicts}{also}."
    if found:
        yield f"  In sum: {'; '.join(in_sum(found))}."


def _overall(report: Report) -> str:
    return "not scored" if report.score.overall is None else str(report.score.overall)


def _grade(report: Report) -> str:
    low, high = report.readability.grade or (0.0, 0.0)
    return f"{low:.1f}–{high:.1f}"


def _words(before: Report, after: Report) -> str:
    a, b = before.readability.words, after.readability.words
    return f"{b:,} words" if a == b else f"{a:,} → {b:,} words"


def as_data(found: Sequence[Version], label: str, added: Sequence[str], removed: Sequence[str]) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "schema": 1,
        "compared": label,
        "pages": [_version(version) for version in found],
        "added": list(added),
        "removed": list(removed),
        "sum": list(in_sum(found)),
    }


def _version(version: Version) -> dict[str, Any]:
    data = {name: list(getattr(version, name)) for name in ("better", "worse")}
    groups = {name: [group._asdict() for group in getattr(version, name)] for name in ("new", "fixed")}
    return {
        "path": version.path,
        "verdict": version.verdict,
        "change": version.change,
        "before": _report(version.before),
        "after": _report(version.after),
        **data,
        **groups,
        "remaining": version.remaining,
    }


def _report(report: Report) -> dict[str, Any]:
    r = report.readability
    return {
        "path": report.path,
        "overall": report.score.overall,
        "raw": report.score.raw,
        "grade": list(r.grade) if r.grade else None,
        "words": r.words,
        "difficulty": r.difficulty,
        "ruleset": {"id": report.ruleset.id, "version": report.ruleset.version, "hash": report.ruleset.hash},
        "mode": r.mode,
        "names": r.names,
    }
