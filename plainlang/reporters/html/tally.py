"""What all pages together have, gathered while reports go by: a standing for each page, and the sums of each rule.

Of a page nothing else is kept, so that a site of any size fits into memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from plainlang.finding import SEVERITIES, Finding, severity_rank
from plainlang.formula import Formula
from plainlang.report import Report, RuleSetInfo
from plainlang.reporters.html.marked import shown
from plainlang.reporters.html.rewrite import Rewrite, preference, rewrite
from plainlang.reporters.html.standing import Place, Standing, gains_of, standing
from plainlang.rule import Theme


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """One rule in all pages. `moves`: pages under the target that would reach it without this rule's findings, None
    without a target. `gain`: points that the mean score of the scored pages would rise by.
    """

    number: int
    rule: str
    severity: str
    message: str
    why: str
    source: str
    url: str
    findings: int
    pages: int
    moves: int | None = None
    gain: float = 0.0
    example: Rewrite | None = None


@dataclass(slots=True)
class _Sums:
    """What one rule comes to: findings, pages, raw points that the scored pages would gain without it, and how often a
    score, as it is shown, would become another.
    """

    findings: int = 0
    pages: int = 0
    gained: float = 0.0
    became: Counter[tuple[int, int]] = field(default_factory=Counter)

    def moves(self, target: float) -> int:
        """Pages under the target that would reach it."""
        return sum(pages for (now, then), pages in self.became.items() if now < target <= then)


class Tally:
    """Grows with each report; `seen` numbers the rules in the order in which they turn up."""

    def __init__(self) -> None:
        self.pages: list[Standing] = []
        self.seen: dict[str, int] = {}
        self.rulesets: dict[RuleSetInfo, int] = {}
        self.modes: dict[str, int] = {}
        self.formulas: dict[str, None] = {}
        self._sums: dict[str, _Sums] = {}
        self._groups: dict[str, str] = {}
        self._firsts: dict[str, Finding] = {}
        self._examples: dict[str, tuple[tuple[bool, bool, int], Rewrite]] = {}

    def add(
        self, report: Report, place: Place, themes: Mapping[str, Theme], formula: Formula | None = None
    ) -> Standing:
        """Take in one report; `formula`: that of its score, the shipped one when left out."""
        page = standing(report, len(self.pages) + 1, place)
        page = replace(page, group=self._groups.setdefault(page.group, page.group))
        self.pages.append(page)
        self.rulesets[report.ruleset] = self.rulesets.get(report.ruleset, 0) + 1
        if page.words:
            counted = report.readability.counted
            self.modes[counted] = self.modes.get(counted, 0) + 1
            self.formulas[report.score.formula] = None
        for finding in report.findings:
            self._look_at(finding, page)
        for rule, count in Counter(finding.rule for finding in report.findings).items():
            self._sums[rule].findings += count
            self._sums[rule].pages += 1
        for rule, gain in gains_of(report, themes, formula).items():
            self._sums[rule].gained += gain.raw - page.raw
            self._sums[rule].became[page.overall or 0, gain.overall] += 1
        return page

    def _look_at(self, finding: Finding, page: Standing) -> None:
        rule = finding.rule
        self.seen.setdefault(rule, len(self.seen) + 1)
        self._sums.setdefault(rule, _Sums())
        first = self._firsts.get(rule)
        if first is None or severity_rank(finding.severity) < severity_rank(first.severity):
            self._firsts[rule] = finding
        liked = preference(finding)
        if rule not in self._examples or liked < self._examples[rule][0]:
            found = rewrite(finding, page.number, page.title or page.path)
            if found and (found.after or rule not in self._examples):
                self._examples[rule] = liked, found

    def rules(self, target: float | None) -> list[RuleFacts]:
        """The facts of each rule, those on most pages first."""
        scored = sum(page.overall is not None for page in self.pages)
        facts = [
            RuleFacts(
                number, rule,  first.severity, shown(first.message), shown(first.why),
                shown(first.citation.title), first.citation.url, sums.findings, sums.pages,
                None if target is None else sums.moves(target), sums.gained / max(1, scored),
                self._examples[rule][1] if rule in self._examples else None,
            )
            for rule, number in self.seen.items()
            for first, sums in [(self._firsts[rule], self._sums[rule])]
        ]  # fmt: skip
        return sorted(facts, key=lambda f: (-f.pages, severity_rank(f.severity), -f.findings, f.rule))

    def severities(self) -> dict[str, int]:
        """Findings by severity, the worst first."""
        return {name: sum(page.severities.get(name, 0) for page in self.pages) for name in SEVERITIES}
