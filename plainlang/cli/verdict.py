"""What a run over pages comes to: which findings fail it, and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from plainlang.cli.ending import exit_code
from plainlang.finding import Finding, severity_rank
from plainlang.report import Report


class Verdict:
    """Gathered while reports go by, so that no report has to be kept.

    `gate` gives the severity that fails the run, for each path. `seen` counts reports, `below` the findings that do not
    fail the run, `severities` those that do.
    """

    def __init__(self, gate: Callable[[str], str] = lambda path: "never") -> None:
        self._gate = gate
        self._failed = self._crashed = False
        self.seen = self.below = 0
        self.severities = Counter[str]()

    def failing(self, report: Report) -> tuple[Finding, ...]:
        """The findings at or above the gate."""
        gate = self._gate(report.path or "")
        limit = severity_rank(gate) if gate != "never" else -1
        return tuple(f for f in report.findings if severity_rank(f.severity) <= limit)

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, looked at."""
        for report in reports:
            failing = self.failing(report)
            self.seen += 1
            self.below += len(report.findings) - len(failing)
            self.severities.update(finding.severity for finding in failing)
            self._crashed |= report.crashed
            self._failed |= bool(report.errors) and not report.crashed
            yield report

    def failing_only(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports without what does not fail the run."""
        for report in reports:
            kept = self.failing(report)
            failing = {id(finding) for finding in kept}
            others = tuple(finding for finding in report.findings if id(finding) not in failing)
            yield replace(report, findings=kept, left_out=(*report.left_out, *others))

    def exit_code(self, exit_zero: bool = False, gated: bool = False) -> int:
        """0 clean, 1 findings or another gate, 2 a file that could not be read, 3 our bug."""
        found = (bool(self.severities) or gated) and not exit_zero
        return exit_code(crashed=self._crashed, failed=self._failed, found=found)
