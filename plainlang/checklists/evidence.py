"""What a machine sees of the questions of a checklist: what rules found on the page, and numbers beside their limits.

What could not be looked at is said, and is neither a yes nor a no.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from plainlang.checklists.items import Item, Measure
from plainlang.checklists.shown import Hit, Hits
from plainlang.counts import count
from plainlang.document import Role
from plainlang.finding import SEVERITIES, Citation, Finding, severity_rank
from plainlang.kinds import KINDS
from plainlang.kinds.count import Count
from plainlang.kinds.metric import value_of
from plainlang.kinds.units import UNITS
from plainlang.report import Report
from plainlang.rule import Rule

_TEXT: Final[tuple[Role, ...]] = ("paragraph", "item", "quote", "caption", "summary")
_WORSE: Final = {"error": " wrong", "warning": " worse than a suggestion", "suggestion": ""}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was looked at. `passes`: None when it could not be judged, or is only shown to a person. `rule`: a
    rule, theme or pillar; `remarks`: what else is to know of it; `value` and `limit`: numbers; `citation`: who sets the
    limit.
    """

    says: str
    passes: bool | None = None
    hits: tuple[Hit, ...] = ()
    rule: str = ""
    value: float | None = None
    limit: float | None = None
    citation: Citation | None = None
    remarks: tuple[str, ...] = ()


class Page(NamedTuple):
    """What answers come from. `rules`: those that run on this page, by id; `whole`: none of them failed."""

    report: Report
    hits: Hits
    rules: Mapping[str, Rule]
    names: Mapping[str, str]
    whole: bool


def judged_by_machine(item: Item, page: Page) -> Iterator[Evidence]:
    """What the rules and numbers that an item names say about a page."""
    for name in item.rules:
        yield _rule_evidence(page.names.get(name) or name, item, page)
    for measure in item.measure:
        yield _measured(measure, page)
    for spec in item.count:
        yield _counted(spec, page)


def _covers(name: str, rule: Rule | Finding) -> bool:
    """Is a name that of a rule, its theme or its pillar?"""
    return name in (rule.id if isinstance(rule, Rule) else rule.rule, rule.theme, rule.pillar)


def _rule_evidence(name: str, item: Item, page: Page) -> Evidence:
    """What a rule, a theme or a pillar found, of this severity or worse."""
    running = [rule for rule in page.rules.values() if _covers(name, rule)]
    if not running:
        return Evidence("does not run on this page", rule=name)
    found = [finding for finding in page.report.findings if _covers(name, finding)]
    least = severity_rank(item.severity)
    bad = [finding for finding in found if severity_rank(finding.severity) <= least]
    silenced = sum(_covers(name, finding) for finding in page.report.suppressed)
    lesser = [finding for finding in found if severity_rank(finding.severity) > least]
    remarks = [f"{_by_severity(lesser)} not counted here"] if lesser else []
    remarks += [f"{silenced} silenced by comments"] if silenced else []
    limit = _limit(running[0]) if len(running) == 1 and running[0].id == name else None
    if limit is not None:
        remarks.insert(0, f"limit {limit:g}")
    return Evidence(
        _by_severity(bad) if bad else f"nothing{_WORSE[item.severity]} found",
        not bad,
        tuple(Hit(f.line, f.place, f.found) if f.found else Hit(0, "", f.message) for f in bad),
        name,
        float(len(bad)),
        limit,
        running[0].citation if limit is not None else None,
        tuple(remarks),
    )


def _by_severity(findings: Sequence[Finding]) -> str:
    numbers = Counter(finding.severity for finding in findings)
    return ", ".join(f"{numbers[s]} {s}{'s' * (numbers[s] > 1)}" for s in SEVERITIES if numbers[s])


def _limit(rule: Rule) -> float | None:
    """The limit of a rule that counts something."""
    if rule.kind not in ("count", "metric", "structure"):
        return None
    limits = [getattr(rule.spec, name, None) for name in ("max", "min")]
    return next((float(limit) for limit in limits if isinstance(limit, int | float) and limit), None)


def _measured(measure: Measure, page: Page) -> Evidence:
    """A number of the page beside its limit; a page too short for it is not judged."""
    document = page.hits.document
    counts = count(document, measure.mode)
    if not document.language.startswith("en"):
        return Evidence("the formulas are made for English")
    if counts.words < measure.at_least:
        return Evidence(f"{counts.words} words in mode {measure.mode}; under {measure.at_least} nothing is measured")
    value = value_of(measure.metric, counts)
    rule = page.rules.get(page.names.get(measure.limit_of) or measure.limit_of)
    over, under = measure.max, measure.min
    if rule is not None and (limit := _limit(rule)) is not None:
        over, under = (limit, None) if over is not None else (None, limit)
    shown_value = f"{value:.3g}" if value < 1000 else f"{value:.0f}"
    whose = rule.id if rule is not None else "this checklist"
    bounds = f"at most {over:g}" if over is not None else f"at least {under:g}"
    passes = (over is None or value <= over) and (under is None or value >= under)
    says = f"{measure.says.replace('{value}', shown_value)} (limit of {whose}: {bounds}; mode: {measure.mode})"
    return Evidence(says, passes, (), "", value, over if over is not None else under,
                    rule.citation if rule else None)  # fmt: skip


def _counted(spec: Count, page: Page) -> Evidence:
    """Every unit of the page that is too long or too short; where there is none of them, nobody can say."""
    document = page.hits.document
    rule = Rule("", "", "readability", "count", spec, "", "", Citation(""), roles=_TEXT if spec.per != "list" else ())
    units = sum(unit.words >= spec.at_least for unit in UNITS[spec.per](document, rule))
    if not units:
        lists = ", or only lists of names or links" if spec.per == "list" else ""
        return Evidence(f"there is no {spec.per} on this page{lists}")
    every = _matches(replace(spec, max=-1.0, min=None), rule, page)
    bad = _matches(spec, rule, page)
    most = max((n for n, _ in every), default=0)
    limit = spec.max if spec.max is not None else spec.min
    bounds = f"at most {limit:g}" if spec.max is not None else f"at least {limit:g}"
    over = f"{len(bad)} of {units} {spec.per}{'s' * (units > 1)} beyond it"
    says = f"{spec.count} in a {spec.per}: limit {bounds}; {over if bad else f'the most is {most}'}"
    hits = tuple(hit._replace(found=f"{n} {spec.count}: {hit.found}") for n, hit in bad)
    return Evidence(says, not bad, hits, "", float(most), limit)


def _matches(spec: Count, rule: Rule, page: Page) -> list[tuple[int, Hit]]:
    found = KINDS["count"].matches(page.hits.document, (replace(rule, spec=spec),))
    return [
        (int(str(match.values["count"])), page.hits.at(match.block, match.start, match.end))
        for match in found
        if match.block is not None
    ]
