"""A checklist filled in for one page: what a machine can judge from the report, each answer with its evidence.

What no machine looked at is never counted as passed: a rule that does not run here, a page too short to measure, a
question that takes a person. As in CDC's Index, an item passes only when every instance on the page does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from plainlang.checklists.evidence import Evidence, Page, judged_by_machine
from plainlang.checklists.items import Checklist, Item
from plainlang.checklists.shown import Hits, applicable, shown
from plainlang.counts import count
from plainlang.document import Document
from plainlang.report import Report
from plainlang.rule import Rule

State = Literal["pass", "not yet", "person", "not applicable"]
STATES: Final[tuple[State, ...]] = get_args(State)


@dataclass(frozen=True, slots=True)
class Answer:
    """An item with what came of it. `reason`: why it does not apply."""

    item: Item
    state: State
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FilledPage:
    """The answers for one page; none when it could not be read. `report` says which rules answered."""

    report: Report
    answers: tuple[Answer, ...]

    def number(self, state: State) -> int:
        """How many items came to this."""
        return sum(answer.state == state for answer in self.answers)


def filled(
    checklist: Checklist, report: Report, document: Document, rules: Mapping[str, Rule], names: Mapping[str, str]
) -> FilledPage:
    """The checklist for the page of a report. `document`: that page; `rules`: those of its profile; `names`: names
    of old and those of now.
    """
    if not count(document).words:
        return FilledPage(report, ())
    english = document.language.startswith("en")
    running = {id: rule for id, rule in rules.items() if english or rule.kind == "structure"}
    page = Page(report, Hits(document), running, names, not (report.errors or report.crashed))
    return FilledPage(report, tuple(_answer(item, page) for item in checklist.items))


def _answer(item: Item, page: Page) -> Answer:
    applies = applicable(page.hits, item.applies)
    if not applies.applies:
        return Answer(item, "not applicable", reason=applies.reason)
    judged = tuple(judged_by_machine(item, page))
    for_person = [Evidence(label, hits=hits) for label, hits in (shown(page.hits, part) for part in item.show) if hits]
    if applies.hits:
        for_person.append(Evidence("Look here", hits=applies.hits))
    if any(evidence.passes is False for evidence in judged):
        return Answer(item, "not yet", judged)
    if judged and not item.person and all(evidence.passes for evidence in judged):
        if page.whole:
            return Answer(item, "pass", judged)
        judged = (*judged, Evidence("a rule failed on this page, so its silence proves nothing"))
    return Answer(item, "person", (*judged, *for_person))
