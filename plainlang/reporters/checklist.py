"""A checklist filled in, in three forms: text for a terminal, Markdown for a ticket, JSON for programs.

What is shown of an answer is put into words here once, for text and Markdown alike.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from plainlang import __version__
from plainlang.checklists.answers import STATES, Answer, FilledPage, State
from plainlang.checklists.evidence import Evidence
from plainlang.checklists.items import Checklist
from plainlang.checklists.shown import Hit
from plainlang.finding import Citation
from plainlang.reporters import Look
from plainlang.soundness import OUR_DEFAULT

_SCHEMA: Final = 1
_FEW: Final = 4
_CLIP: Final = 60
_SHOWN: Final = 8
_LONGER: Final = 140
"""What a person is shown is for reading, what a rule found is for finding."""
MARKS: Final[Mapping[State, str]] = {"pass": "✓", "not yet": "✗", "person": "?", "not applicable": "–"}
WORDS: Final[Mapping[State, str]] = {
    "pass": "pass", "not yet": "not yet", "person": "needs a person", "not applicable": "does not apply",
}  # fmt: skip

ChecklistReporter = Callable[[Checklist, Iterable[FilledPage], Look, bool], Iterator[str]]


def _text(checklist: Checklist, pages: Iterable[FilledPage], look: Look, lines: bool) -> Iterator[str]:
    from plainlang.reporters.checklist_text import render

    return render(checklist, pages, look, lines)


def _markdown(checklist: Checklist, pages: Iterable[FilledPage], look: Look, lines: bool) -> Iterator[str]:
    from plainlang.reporters.checklist_markdown import render

    return render(checklist, pages, lines)


def summary(page: FilledPage) -> str:
    """What it comes to, in numbers that nobody takes for a score."""
    passed, person, idle = page.number("pass"), page.number("person"), page.number("not applicable")
    judged = passed + page.number("not yet")
    parts = [f"{passed} of {judged} items a machine can judge pass" if judged else "A machine can judge no item here"]
    parts.append(f"{person} need{'s' * (person == 1)} a person")
    if idle:
        parts.append(f"{idle} do{'es' * (idle == 1)} not apply")
    return "; ".join(parts) + "."


def made_by(checklist: Checklist, page: FilledPage) -> str:
    """What the answers depend on: compare only those with the same."""
    rules = page.report.ruleset
    return (
        f"Checklist {checklist.name} ({checklist.hash}), profile {rules.id}, rules {rules.hash}, "
        f"plainlang {rules.version}."
    )


CAUTION: Final = (
    "This is no score. A pass says that a machine found nothing wrong; it does not say that the page meets a law or a "
    "standard."
)


def told(answer: Answer, every: bool) -> Iterator[str]:
    """The evidence of an answer in sentences; `every`: with every place."""
    quiet: dict[tuple[str, bool | None], list[str]] = defaultdict(list)
    for evidence in answer.evidence:
        if evidence.rule and not evidence.hits:
            quiet[evidence.says, evidence.passes].append(evidence.rule + _remarked(evidence))
    for (says, passes), rules in quiet.items():
        if passes:
            yield f"{says[:1].upper()}{says[1:]} by {', '.join(rules)}."
        else:
            yield f"Not judged: {', '.join(rules)} {says if len(rules) == 1 else says.replace('does', 'do', 1)}."
    for evidence in answer.evidence:
        if evidence.hits or not evidence.rule:
            yield _sentence(evidence, every)


def _sentence(evidence: Evidence, every: bool) -> str:
    says = f"{evidence.rule}: {evidence.says}{_remarked(evidence)}" if evidence.rule else evidence.says
    if evidence.hits:
        few, clip = (_FEW, _CLIP) if evidence.passes is False else (_SHOWN, _LONGER)
        who = f". Limit: {evidence.citation.title}" if evidence.citation else ""
        return f"{says}: {places(evidence.hits, len(evidence.hits) if every else few, clip)}{who}"
    if evidence.passes is False and evidence.citation:
        return f"{says[:1].upper()}{says[1:]}. Limit: {evidence.citation.title}."
    return f"{says[:1].upper()}{says[1:]}."


def source(checklist: Checklist, answer: Answer) -> Citation | None:
    """Who asks the question, when it is not we."""
    citation = answer.item.citation or checklist.citation
    return None if citation.title == OUR_DEFAULT else citation


def _remarked(evidence: Evidence) -> str:
    return f" ({'; '.join(evidence.remarks)})" if evidence.remarks else ""


def places(hits: Sequence[Hit], few: int, clip: int) -> str:
    """What was found and where, the same words once: “utilize” (lines 3, 8)."""
    found: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        found[_clipped(hit.found, clip)].append(hit)
    shown = list(found.items())[:few]
    left = len(hits) - sum(len(same) for _, same in shown)
    parts = [_placed(words, same, few) for words, same in shown]
    return "; ".join(parts) + (f"; {left} more" if left else "")


def _placed(words: str, hits: Sequence[Hit], few: int) -> str:
    if not hits[0].line:
        return f"“{words}”"
    return f"“{words}” ({_where(hits, few)})" if words else _where(hits, few)


def _where(hits: Sequence[Hit], few: int) -> str:
    named = hits[0].place != ""
    where = list(dict.fromkeys(hit.place if named else str(hit.line) for hit in hits))
    shown = ("; " if named else ", ").join(where[:few])
    more = " …" if len(where) > few else ""
    return f"{'' if named else 'line ' if len(where) == 1 else 'lines '}{shown}{more}"


def _clipped(words: str, clip: int) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= clip else f"{shown[:clip].rsplit(' ', 1)[0]}…"


def grouped(checklist: Checklist, page: FilledPage) -> Iterator[tuple[str, list[Answer]]]:
    """The answers under the titles of their groups, without those that do not apply."""
    for name, title in checklist.groups.items():
        answers = [a for a in page.answers if a.item.group == name and a.state != "not applicable"]
        if answers:
            yield title, answers


def idle(page: FilledPage) -> Iterator[tuple[str, str]]:
    """Why items do not apply, and their questions."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for answer in page.answers:
        if answer.state == "not applicable":
            reasons[answer.reason].append(answer.item.question)
    return ((reason, " ".join(questions)) for reason, questions in reasons.items())


def _json(checklist: Checklist, pages: Iterable[FilledPage], look: Look, lines: bool) -> Iterator[str]:
    head = {"name": checklist.name, "title": checklist.title, "hash": checklist.hash, "groups": dict(checklist.groups)}
    yield f'{{"schema": {_SCHEMA}, "version": "{__version__}", "checklist": {json.dumps(head, ensure_ascii=False)},\n'
    yield f'"caution": "{CAUTION}", "pages": ['
    between = "\n"
    for page in pages:
        yield between + json.dumps(_page(checklist, page), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _page(checklist: Checklist, page: FilledPage) -> dict[str, Any]:
    report = page.report
    return {
        "path": report.path,
        "title": report.title,
        "ruleset": asdict(report.ruleset),
        "errors": list(report.errors),
        "numbers": {state: page.number(state) for state in STATES},
        "items": [
            {
                "id": answer.item.id,
                "group": answer.item.group,
                "question": answer.item.question,
                "state": answer.state,
                "reason": answer.reason,
                "look_for": answer.item.look_for,
                "citation": asdict(answer.item.citation or checklist.citation),
                "evidence": [_evidence(evidence) for evidence in answer.evidence],
            }
            for answer in page.answers
        ],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    data = asdict(evidence)
    return {**data, "hits": [hit._asdict() for hit in evidence.hits], "remarks": list(evidence.remarks)}


CHECKLISTS: Final[Mapping[str, ChecklistReporter]] = {"text": _text, "markdown": _markdown, "json": _json}
