"""SARIF 2.1.0, for code scanning: results with rules, places, fixes and lasting fingerprints.

GitHub refuses a run of more than 25,000 results, so the worst are kept and a notification counts the others. All are
gathered before the first is written, as text, which bounds the memory that a site may take.
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from plainlang import __version__
from plainlang.finding import SEVERITIES, Finding
from plainlang.fingerprints import fingerprints, silenced_fingerprints
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.paths import shown_path
from plainlang.reporters.places import lines_of
from plainlang.reporters.sarif_results import ROOT, artifact, result
from plainlang.reporters.sarif_rules import rule
from plainlang.reporters.streamed import Written, plain, streamed
from plainlang.reporters.unread import UNREAD, troubles

MOST: Final = 25_000
_SHOWN: Final = 5_000
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_HOME: Final = "https://github.com/plainlang/plainlang"
_SILENCED: Final = "silenced"
_RANKS: Final = (*SEVERITIES, _SILENCED)
"""Worst first; where there is no room, the last go first."""


class _Gathered:
    """Of all results the worst; the rules by id, with their places; and what there is to say about the run."""

    def __init__(self) -> None:
        self.results: dict[str, list[Written]] = {rank: [] for rank in _RANKS}
        self.rules: dict[str, tuple[int, dict[str, Any]]] = {}
        self.said: list[dict[str, Any]] = []
        self.cut = self.hidden = 0
        self.failed = False

    def add(self, rank: str, made: dict[str, Any]) -> None:
        """Keep a result; where there is no room, one that matters less makes way."""
        if self.total >= MOST:
            self.cut += 1
            least = next(name for name in reversed(_RANKS) if self.results[name])
            if _RANKS.index(rank) >= _RANKS.index(least):
                return
            self.results[least].pop()
        self.results[rank].append(Written(plain(made)))

    @property
    def total(self) -> int:
        """How many results there are."""
        return sum(map(len, self.results.values()))

    def place(self, finding: Finding) -> int:
        """The place of a finding's rule among the rules."""
        if finding.rule not in self.rules:
            self.rules[finding.rule] = len(self.rules), rule(finding)
        return self.rules[finding.rule][0]

    def say(self, level: str, text: str, file: dict[str, str] | None = None) -> None:
        """Put a line among the notifications; about a file, when one is given."""
        said = {"level": level, "message": {"text": text}}
        self.said.append({**said, "locations": [{"physicalLocation": {"artifactLocation": file}}]} if file else said)


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """One run, one result a line, the worst first."""
    kept = _Gathered()
    for report in reports:
        _gather(report, look, kept)
    for line in _limits(kept):
        kept.say("note", line)
        look.run.say(line)
    yield from streamed({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(kept)]})
    yield "\n"


def _gather(report: Report, look: Look, kept: _Gathered) -> None:
    file = artifact(shown_path(report.path, look.run.folder))
    kept.failed |= bool(report.errors)
    for text in troubles(report):
        kept.say("error", text, file)
        kept.said[-1]["descriptor"] = {"id": UNREAD}
    for text in report.notes:
        kept.say("note", text, file)
    lines = lines_of(report) if any(f.fix for f in report.findings) else None
    for f, mark in zip(report.findings, fingerprints(report), strict=True):
        kept.add(f.severity, result(f, file, lines, mark, kept.place(f)))
    if not look.run.silenced:
        kept.hidden += len(report.suppressed)
        return
    for f, mark in zip(report.suppressed, silenced_fingerprints(report), strict=True):
        made = result(f, file, None, mark, kept.place(f))
        kept.add(_SILENCED, {**made, "suppressions": [{"kind": "inSource", "status": "accepted"}]})


def _limits(kept: _Gathered) -> Iterator[str]:
    """What this file leaves out, and what GitHub will."""
    if kept.cut:
        yield f"SARIF: {kept.cut:,} more findings left out; GitHub takes {MOST:,} of a run. These are the worst."
    if kept.total > _SHOWN:
        yield f"SARIF: GitHub shows the worst {_SHOWN:,} of these {kept.total:,} findings."
    if kept.hidden:
        yield f"SARIF: {kept.hidden:,} silenced by comments left out; GitHub would show them as open."


def _run(kept: _Gathered) -> dict[str, Any]:
    driver = {
        "name": "plainlang",
        "informationUri": _HOME,
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [described for _, described in kept.rules.values()],
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which plainlang ran."}}},
        "invocations": [{"executionSuccessful": not kept.failed, "toolExecutionNotifications": kept.said}],
        "results": (written for rank in _RANKS for written in kept.results[rank]),
    }
