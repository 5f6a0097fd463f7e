"""What fails a run besides the severity of a finding: too low a score, too many findings, a page that got worse."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import click

from plainlang.finding import SEVERITIES
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.cli.old_text import OldText
    from plainlang.config import Config
    from plainlang.nearest import Linters
    from plainlang.report import Report

F = TypeVar("F", bound=Callable[..., Any])
_SHOWN: Final = 20


def gate_options(function: F) -> F:
    """--fail-on, --fail-under, --max, --ratchet and --exit-zero."""
    for option in (
        click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found."),
        click.option("--ratchet", is_flag=True, help="Exit 1 when a page is worse than at --since or in the baseline."),
        click.option(
            "--max",
            "most",
            type=click.IntRange(0),
            metavar="N",
            help="Exit 1 when more than N findings are left to show.",
        ),
        click.option(
            "--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit 1 when a page scores less."
        ),
        click.option(
            "--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Exit 1 from this severity on (error)."
        ),
    ):
        function = option(function)
    return function


class Failure(NamedTuple):
    """One thing that fails the run: what it is, by how much, and the line that says so."""

    what: str
    by: float
    said: str


class Gates:
    """Watches reports go by. An option of the command line goes before what a page's configuration says."""

    def __init__(
        self, linters: Linters, old: OldText, fail_under: float | None, most: int | None, ratchet: bool
    ) -> None:
        self._linters, self._old = linters, old
        self._fail_under, self._most, self._ratchet = fail_under, most, ratchet
        self._failures: list[Failure] = []
        self._counts, self._limits = Counter[str](), dict[str, int]()
        self._others = self._alone = self._compared = 0

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, looked at."""
        for report in reports:
            config = self._linters.at(report.path or "").config
            self._failures += self._too_low(report, config)
            self._count(report, config)
            if (self._ratchet or config.choices.ratchet) and not report.errors:
                self._failures += self._worse(report)
            yield report

    def _too_low(self, report: Report, config: Config) -> Iterator[Failure]:
        own = config.choices.fail_under
        least = own if self._fail_under is None else self._fail_under
        overall = report.score.overall
        if least is not None and overall is not None and overall < least:
            who = "--fail-under" if self._fail_under is not None else _key("fail-under", config)
            said = f"{report.path}: the score {overall} is under {least:g} ({who})."
            yield Failure("low", least - report.score.raw, said)

    def _count(self, report: Report, config: Config) -> None:
        own = config.choices.max
        most = own if self._most is None else self._most
        if most is not None:
            who = "--max" if self._most is not None else _key("max", config)
            self._limits[who] = most
            self._counts[who] += len(report.findings)

    def _worse(self, report: Report) -> Iterator[Failure]:
        """A score that is half a point lower; where there is no score, more findings."""
        from plainlang.baseline import rules_of
        from plainlang.trends.matching import NOTICEABLE

        before = self._old.before(report.path or "")
        if before is None:
            self._alone += 1
            return
        if before.rules != rules_of(report):
            self._others += 1
            return
        self._compared += 1
        was, total = before.allowed.total, len(report.findings) + report.known
        if before.score is not None and report.score.overall is not None:
            if (by := before.score - report.score.raw) >= NOTICEABLE:
                said = f"the score went down from {before.score:.1f} to {report.score.raw:.1f}"
                yield Failure("worse", by, f"{report.path}: {said} (--ratchet).")
        elif total > was:
            yield Failure(
                "worse", total - was, f"{report.path}: {counted(total, 'finding')}, {was} before (--ratchet)."
            )

    def failures(self) -> list[Failure]:
        """Everything that fails the run, what is worst of its kind first."""
        many = [
            Failure(
                "many", n - self._limits[who], f"{counted(n, 'finding')}, and {self._limits[who]:,} allowed ({who})."
            )
            for who, n in self._counts.items()
            if n > self._limits[who]
        ]
        kinds = ("many", "low", "worse")
        return sorted([*many, *self._failures], key=lambda failure: (kinds.index(failure.what), -failure.by))

    def remarks(self) -> Iterator[str]:
        """What could not be compared."""
        if self._others:
            said = f"--ratchet left out {counted(self._others, 'page')}, which the baseline has by other rules"
            yield f"{said}: plainlang baseline update"
        elif self._alone and not self._compared and not self._old.is_dated:
            yield "--ratchet compared nothing: make a baseline, or name a revision with --since."


def told(failures: list[Failure]) -> Iterator[str]:
    """A line for each of the worst, and how many there are more."""
    yield from (failure.said for failure in failures[:_SHOWN])
    if len(failures) > _SHOWN:
        yield f"… and {counted(len(failures) - _SHOWN, 'more line')} like these."


def why_failed(severities: Counter[str], failures: list[Failure]) -> str:
    """One line: everything that fails this run, or nothing."""
    found = [counted(severities[severity], severity) for severity in SEVERITIES if severities[severity]]
    counts = Counter(failure.what for failure in failures)
    low, worse = counted(counts["low"], "page"), counted(counts["worse"], "page")
    parts = [", ".join(found), *(["too many findings"] if counts["many"] else [])]
    parts += [f"{low} with too low a score"] if counts["low"] else []
    parts += [f"{worse} worse than before"] if counts["worse"] else []
    return f"This run failed: {'; '.join(filter(None, parts))}." if any(parts) else ""


def _key(key: str, config: Config) -> str:
    return f"{key} in {os.path.basename(config.path)}"
