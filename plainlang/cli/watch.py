"""What looks at the reports of a check as they go by, and what the run comes to in the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from plainlang.cli.gates import Gates, told, why_failed
from plainlang.cli.old_text import KnownBy, OldText
from plainlang.cli.sources import no_page
from plainlang.cli.verdict import Verdict
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.cli.gates import Failure
    from plainlang.nearest import Linters
    from plainlang.report import Report


class Watch:
    """Old text is left out first; then the severities and the other gates are looked at."""

    def __init__(
        self, linters: Linters, by: KnownBy, fail_on: str | None, fail_under: float | None, most: int | None,
        ratchet: bool,
    ) -> None:  # fmt: skip
        self._since = by.past.rev if by.past else ""
        self._old = OldText(linters, by)
        self._verdict = Verdict(lambda path: fail_on or linters.at(path).config.choices.fail_on)
        self._gates = Gates(linters, self._old, fail_under, most, ratchet)

    def over(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports without old text, looked at."""
        return self._gates.watch(self._verdict.watch(self._old.left_out_of(reports)))

    def failing_only(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports without the findings that do not fail the run."""
        return self._verdict.failing_only(reports)

    def end(self, paths: Sequence[str], quiet: bool, exit_zero: bool) -> int:
        """Say on standard error what is not about one finding; the exit code."""
        if not quiet:
            nothing = f"No page is new or changed since {self._since}." if self._since else no_page(paths)
            for line in (
                *(() if self._verdict.seen else (nothing,)),
                *self._gates.remarks(),
                *self._old.remarks(paths),
            ):
                click.echo(line, err=True)
        failures = self._gates.failures()
        exit_code = self._verdict.exit_code(exit_zero, bool(failures))
        for line in told(failures):
            click.echo(line, err=True)
        if quiet and exit_code:
            self._say_what_is_hidden(failures)
        if not exit_zero and (why := why_failed(self._verdict.severities, failures)):
            click.echo(why, err=True)
        return exit_code

    def _say_what_is_hidden(self, failures: Sequence[Failure]) -> None:
        if below := self._verdict.below:
            many = any(failure.what == "many" for failure in failures)
            what = "are not shown" if many else "did not fail this run"
            click.echo(f"{counted(below, 'more finding')} {what}; “plainlang check” shows all.", err=True)
