"""A checklist on a terminal: each answer is a sign and a word, with the evidence below it; colour only adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from plainlang.checklists.answers import Answer, FilledPage
from plainlang.checklists.items import Checklist
from plainlang.columns import fitting, width
from plainlang.reporters import Look
from plainlang.reporters.checklist import CAUTION, MARKS, WORDS, grouped, idle, made_by, source, summary, told
from plainlang.reporters.layout import link, paint, visible, wrapped

_WIDEST: Final = 100
_COLORS: Final = {"pass": "32", "not yet": "33", "person": "36", "not applicable": "2"}
_INDENT: Final = 4
_QUESTION: Final = 44
_COLUMN: Final = 4
"""Columns of the table for one page."""


def render(checklist: Checklist, pages: Iterable[FilledPage], look: Look, lines: bool) -> Iterator[str]:
    """The pages one after the other, then a table when there are several."""
    look = Look(min(look.width, _WIDEST), look.color, look.links)
    yield f"{paint(checklist.title, '1', look)}\n"
    yield from wrapped(checklist.why, look)
    yield "\n"
    kept: list[FilledPage] = []
    for page in pages:
        kept.append(FilledPage(page.report, tuple(Answer(a.item, a.state) for a in page.answers)))
        yield from _page(checklist, page, look, lines)
    answered = [page for page in kept if page.answers]
    if len(answered) > 1:
        yield from _table(answered, look)
    for text in dict.fromkeys(made_by(checklist, page) for page in kept):
        yield from wrapped(text, look)
    yield from wrapped(CAUTION, look)


def _page(checklist: Checklist, page: FilledPage, look: Look, lines: bool) -> Iterator[str]:
    report = page.report
    name = "Standard input" if report.path == "-" else report.path or "Your text"
    yield f"{paint(visible(name), '1', look)}\n"
    if report.title:
        yield from wrapped(report.title, look, "  ", 2)
    for error in report.errors:
        yield from wrapped(error, look, "  ✗ ", _INDENT)
    for note in report.notes:
        yield from wrapped(note, look, "  Note: ", _INDENT)
    if not page.answers:
        yield "" if report.errors else "  There is nothing to read on this page.\n"
        yield "\n"
        return
    yield from wrapped(summary(page), look, "  ", 2)
    for title, answers in grouped(checklist, page):
        yield f"\n{paint(title, '1', look)}\n"
        for answer in answers:
            yield from _answer(checklist, answer, look, lines)
    if page.number("not applicable"):
        yield f"\n{paint('Does not apply here', '1', look)}\n"
    for reason, questions in idle(page):
        yield from wrapped(f"{reason[:1].upper()}{reason[1:]}: {questions}", look, "  – ", _INDENT)
    yield "\n"


def _answer(checklist: Checklist, answer: Answer, look: Look, lines: bool) -> Iterator[str]:
    label = paint(f"{MARKS[answer.state]} {WORDS[answer.state]}:", _COLORS[answer.state], look)
    yield from wrapped(answer.item.question, look, f"  {label} ", _INDENT)
    for text in told(answer, lines):
        yield from wrapped(text, look, " " * _INDENT, _INDENT + 2)
    also = "Look for" if answer.state == "person" else "A person still looks for"
    look_for = answer.item.look_for
    yield from wrapped(f"{also}: {look_for[:1].lower()}{look_for[1:]}", look, " " * _INDENT, _INDENT + 2)
    citation = source(checklist, answer)
    for line in wrapped(citation.title, look, " " * _INDENT, _INDENT) if citation else ():
        yield f"{' ' * _INDENT}{link(paint(line.strip(), '2', look), citation.url if citation else '', look)}\n"


def _table(pages: Sequence[FilledPage], look: Look) -> Iterator[str]:
    """A line an item, a column a page; as many pages side by side as the width allows."""
    yield f"{paint('Items by page', '1', look)}\n"
    yield from wrapped("; ".join(f"{MARKS[state]} {word}" for state, word in WORDS.items()), look, "  ", 2)
    for i, page in enumerate(pages, 1):
        yield from wrapped(f"{page.report.path}: {summary(page)}", look, f"  {i:>3}  ", 7)
    room = max(20, min(_QUESTION, look.width // 2))
    side = max(1, (look.width - room - 2) // _COLUMN)
    for first in range(0, len(pages), side):
        part = pages[first : first + side]
        yield "\n" + " " * (room + 2) + "".join(f"{first + n:>{_COLUMN}}" for n in range(1, len(part) + 1)) + "\n"
        for answers in zip(*(page.answers for page in part), strict=True):
            question = answers[0].item.question
            kept = question if width(question) <= room else question[: fitting(question, room - 1)] + "…"
            marks = (paint(f"{MARKS[a.state]:>{_COLUMN}}", _COLORS[a.state], look) for a in answers)
            yield f"  {kept}{' ' * (room - width(kept))}{''.join(marks)}\n"
    yield "\n"
