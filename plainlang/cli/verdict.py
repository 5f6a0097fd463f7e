"""What a run of `check` comes to: which findings fail it, and the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plainlang.cli.ending import BAD_USE, CLEAN, FOUND, OUR_BUG
from plainlang.finding import Finding, severity_rank
from plainlang.report import Report


class Verdict:
    """Gathered while reports go by, so that no report has to be kept.

    `seen` counts them, `below` the findings that do not fail the run, `low` names pages that score under `minimum`.
    """

    def __init__(self, gate: str, minimum: float | None = None) -> None:
        self._limit = severity_rank(gate) if gate != "never" else -1
        self._minimum = minimum
        self._found = self._unread = self._crashed = False
        self.seen = self.below = 0
        self.low: list[str] = []

    def fails(self, finding: Finding) -> bool:
        """Is this finding at or above the gate?"""
        return severity_rank(finding.severity) <= self._limit

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, looked at."""
        for report in reports:
            failing = sum(map(self.fails, report.findings))
            self.seen += 1
            self.below += len(report.findings) - failing
            self._found |= failing > 0
            self._crashed |= report.crashed
            self._unread |= bool(report.errors) and not report.crashed
            overall = report.score.overall
            if self._minimum is not None and overall is not None and overall < self._minimum:
                self.low.append(f"{report.path}: the score {overall} is under {self._minimum:g} (--fail-under).")
            yield report

    def failing_only(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports without what does not fail the run."""
        for report in reports:
            yield replace(report, findings=tuple(filter(self.fails, report.findings)))

    def exit_code(self, exit_zero: bool) -> int:
        """0 clean, 1 findings, 2 a file that could not be read, 3 our bug."""
        if self._crashed:
            return OUR_BUG
        if self._unread:
            return BAD_USE
        return FOUND if (self._found or self.low) and not exit_zero else CLEAN
