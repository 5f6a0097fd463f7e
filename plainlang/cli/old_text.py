"""Old text: what a page had before, by a baseline or by a git revision, is left out of its report."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from plainlang.errors import UseError
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.baseline import Baseline, Entry
    from plainlang.cli.past import Past
    from plainlang.nearest import Linters
    from plainlang.report import Report

BASELINE: Final = "plainlang-baseline.json"
F = TypeVar("F", bound=Callable[..., Any])


def old_text_options(function: F) -> F:
    """--baseline, --new-only and --since."""
    for option in (
        click.option(
            "--since",
            metavar="REV",
            help="Only what is new since this git revision: HEAD, v1.2, or main... (a branch).",
        ),
        click.option("--new-only", is_flag=True, help=f"Only what the baseline does not know: {BASELINE}, or yours."),
        click.option("--baseline", metavar="FILE", help="Leave out what this baseline knows."),
    ):
        function = option(function)
    return function


def place_of(page: str, linters: Linters, named: str | None, default: str) -> str:
    """The baseline for a page: the one that was named, or that of its configuration, or `default`."""
    if named:
        return named
    config = linters.at(page).config
    own = config.choices.baseline
    return str(Path(config.folder, own)).removeprefix(os.path.join(os.getcwd(), "")) if own else default


def check_sense(
    paths: Sequence[str], linters: Linters, baseline: str | None, since: str | None, ratchet: bool, annotate: bool,
    stdin_filename: str | None,
) -> None:  # fmt: skip
    """Raise `UseError` for options that contradict each other."""
    if since is not None and not since.strip():
        raise UseError(
            "--since needs a git revision: a branch, a tag, a commit, or main... (where this branch left main)."
        )
    if since and annotate:
        raise UseError("--annotate and --since do not go together: a copy has comments on everything. Leave one out.")
    if stdin_filename and "-" not in paths:
        raise UseError("--stdin-filename names the text on standard input: add - to the paths, or leave it out.")
    if ratchet and not since and not baseline:
        page = os.path.join(paths[0], "page.md") if os.path.isdir(paths[0]) else paths[0]
        if not (place_of(page, linters, None, "") or os.path.isfile(BASELINE)):
            create = "make one with “plainlang baseline create PATHS”, or name a revision: --since HEAD"
            raise UseError(f"--ratchet compares pages with what they were, and there is no baseline: {create}.")


@dataclass(frozen=True, slots=True)
class KnownBy:
    """Who knows what is old: the baseline that was `named`, any baseline (`new_only`), a revision (`past`).

    `partial`: the command line says which rules are asked, so that what the others found is not gone.
    """

    named: str | None = None
    new_only: bool = False
    past: Past | None = None
    partial: bool = False


class OldText:
    """What pages had before. Baselines are read when a page needs them, each once."""

    def __init__(self, linters: Linters, by: KnownBy) -> None:
        self._linters, self._by = linters, by
        self._loaded: dict[str, Baseline] = {}
        self._gone = Counter[str]()
        if by.named:
            self._load(by.named)

    def left_out_of(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports without what is known of their pages."""
        default = BASELINE if self._by.new_only and not self._by.past else ""
        for report in reports:
            place = place_of(report.path or "", self._linters, self._by.named, default)
            known = [self._of_baseline(report, place)] if place else []
            known += [self._by.past.entry(report.path or "")] if self._by.past else []
            yield _without(report, known) if place or self._by.past else report

    @property
    def is_dated(self) -> bool:
        """Is there a revision to compare with?"""
        return self._by.past is not None

    def before(self, page: str) -> Entry | None:
        """What a page had before: at the revision, or else by its baseline, where there is one."""
        if self._by.past:
            return self._by.past.entry(page)
        place = place_of(page, self._linters, self._by.named, BASELINE if os.path.isfile(BASELINE) else "")
        return self._entry(page, place) if place else None

    def remarks(self, paths: Sequence[str]) -> Iterator[str]:
        """What to know about the baselines themselves."""
        for place, baseline in self._loaded.items():
            which = f" --baseline {place}" if self._by.named else ""
            if baseline.version == 1:
                said = f"{place} only counts findings (version 1), so new ones cannot be told from old ones."
                yield f"{said} Bring it up to date: plainlang baseline update{which}"
            gone = self._gone[place] + sum(entry.allowed.total for _, entry in self._deleted(place, baseline, paths))
            if gone:
                are = "is" if gone == 1 else "are"
                said = f"{counted(gone, 'finding')} of the baseline {are} gone"
                yield f"{said}: plainlang baseline prune{which}"

    def _deleted(self, place: str, baseline: Baseline, paths: Sequence[str]) -> Iterator[tuple[str, Entry]]:
        """The pages of a baseline below these folders that are no longer there."""
        folders = [os.path.join(os.path.abspath(path), "") for path in paths if os.path.isdir(path)]
        base = os.path.dirname(os.path.abspath(place))
        for name, entry in baseline.files.items():
            full = os.path.join(base, name)
            if full.startswith(tuple(folders)) and not os.path.lexists(full):
                yield name, entry

    def _of_baseline(self, report: Report, place: str) -> Entry | None:
        """What the baseline knows of a page; what it knows and nobody found is counted."""
        from plainlang.allowances import spend
        from plainlang.baseline import is_whole

        entry = self._entry(report.path or "", place)
        if entry and is_whole(report):
            left = spend(report.findings, entry.allowed).left
            asked = self._linters.at(report.path or "").rules.rules
            self._gone[place] += (left.of(rule.id for rule in asked) if self._by.partial else left).total
        return entry

    def _entry(self, page: str, place: str) -> Entry | None:
        from plainlang.baseline import relative

        return self._load(place).files.get(relative(page, os.path.dirname(os.path.abspath(place))))

    def _load(self, place: str) -> Baseline:
        from plainlang.baseline_file import load

        if place not in self._loaded:
            if place == BASELINE and self._by.new_only and not os.path.exists(place):
                create = "make a baseline with “plainlang baseline create PATHS”"
                raise UseError(
                    f"--new-only needs old text to compare with: {create}, or name a revision: --since HEAD."
                )
            self._loaded[place] = load(place)
        return self._loaded[place]


def _without(report: Report, known: Sequence[Entry | None]) -> Report:
    """The report without what any of these knows, which is counted."""
    from plainlang.allowances import spend

    new = report.findings
    for entry in known:
        if entry:
            fresh = {id(finding) for finding in spend(report.findings, entry.allowed).new}
            new = tuple(finding for finding in new if id(finding) in fresh)
    kept = {id(finding) for finding in new}
    old = tuple(finding for finding in report.findings if id(finding) not in kept)
    return replace(report, findings=new, known=len(old), left_out=(*report.left_out, *old))
