"""A checklist as Markdown to paste into a ticket: a box for each item, ticked only where a machine found it to pass.

Words of a page must stay words there: nothing in them may become markup, call a person or point to another ticket.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from plainlang.checklists.answers import Answer, FilledPage
from plainlang.checklists.items import Checklist
from plainlang.reporters.checklist import CAUTION, MARKS, WORDS, grouped, idle, made_by, source, summary, told
from plainlang.reporters.layout import visible

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]()<>#|~!$&@:]|^\d+(?=[.)])|^[-+=]")
_KEPT: Final = "():!"
"""Signs that mean something only beside others that are written out."""


def render(checklist: Checklist, pages: Iterable[FilledPage], lines: bool) -> Iterator[str]:
    """The pages one after the other, then a table when there are several."""
    yield f"# {_plain(checklist.title)}\n\n{_plain(checklist.why)}\n"
    kept: list[FilledPage] = []
    for page in pages:
        kept.append(FilledPage(page.report, tuple(Answer(a.item, a.state) for a in page.answers)))
        yield from _page(checklist, page, lines)
    answered = [page for page in kept if page.answers]
    if len(answered) > 1:
        yield from _table(answered)
    for text in dict.fromkeys(made_by(checklist, page) for page in kept):
        yield f"\n{_plain(text)}\n"
    yield f"\n{_plain(CAUTION)}\n"


def _page(checklist: Checklist, page: FilledPage, lines: bool) -> Iterator[str]:
    report = page.report
    title = f"{report.title} ({report.path})" if report.title else report.path or "Your text"
    yield f"\n## {_plain(title)}\n\n"
    for error in report.errors:
        yield f"- ✗ {_plain(error)}\n"
    if not page.answers:
        yield "" if report.errors else "There is nothing to read on this page.\n"
        return
    yield f"{_plain(summary(page))}\n"
    for heading, answers in grouped(checklist, page):
        yield f"\n### {_plain(heading)}\n\n"
        for answer in answers:
            yield from _answer(checklist, answer, lines)
    if page.number("not applicable"):
        yield "\n### Does not apply here\n\n"
    for reason, questions in idle(page):
        yield f"- {_plain(reason[:1].upper() + reason[1:])}: {_plain(questions)}\n"


def _answer(checklist: Checklist, answer: Answer, lines: bool) -> Iterator[str]:
    box = "x" if answer.state == "pass" else " "
    yield f"- [{box}] **{_plain(answer.item.question)}** {MARKS[answer.state]} {WORDS[answer.state]}\n"
    for text in told(answer, lines):
        yield f"  - {_plain(text)}\n"
    also = "Look for" if answer.state == "person" else "A person still looks for"
    look_for = answer.item.look_for
    yield f"  - {also}: {_plain(look_for[:1].lower() + look_for[1:])}\n"
    if citation := source(checklist, answer):
        title = _plain(citation.title)
        url = citation.url.replace(">", "%3E")
        yield f"  - [{title}](<{url}>)\n" if url else f"  - {title}\n"


def _table(pages: Sequence[FilledPage]) -> Iterator[str]:
    """A row an item, a column a page."""
    yield "\n## Items by page\n\n"
    for i, page in enumerate(pages, 1):
        yield f"{i}. {_plain(page.report.path or 'Your text')}: {_plain(summary(page))}\n"
    yield f"\n| Item | {' | '.join(str(i) for i in range(1, len(pages) + 1))} |\n"
    yield f"|---|{'---|' * len(pages)}\n"
    for answers in zip(*(page.answers for page in pages), strict=True):
        marks = " | ".join(f"{MARKS[answer.state]} {WORDS[answer.state]}" for answer in answers)
        yield f"| {_plain(answers[0].item.question)} | {marks} |\n"


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is. "@" and "#" are written as entities: sites link them even when escaped."""
    return _SPECIAL.sub(_written, " ".join(visible(text).split()))


def _written(sign: re.Match[str]) -> str:
    if sign[0].isdigit():
        return f"{sign[0]}\\"
    if sign[0] in "@#&<>":
        return f"&#{ord(sign[0])};"
    return sign[0] if sign[0] in _KEPT else f"\\{sign[0]}"
