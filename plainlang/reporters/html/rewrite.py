"""One sentence of the pages before and after: the best that was found to show what a rule asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from plainlang.document import HOLE
from plainlang.edits import edit_of
from plainlang.finding import Finding
from plainlang.reporters.html.marked import shown
from plainlang.span import Span

_BEST: Final = (50, 160)
_BESIDE: Final = 110


class Sentence(NamedTuple):
    """A sentence in three parts; the middle is what changes."""

    left: str
    middle: str
    right: str


class Rewrite(NamedTuple):
    """A sentence as it stands on a page, and with the first suggestion in it; `after` is None where a person has to
    write it."""

    before: Sentence
    after: Sentence | None
    page: int
    path: str


def rewrite(finding: Finding, page: int, path: str) -> Rewrite | None:
    """The sentence of a finding, before and after; None when it stands in none."""
    start, end = finding.context_at
    text = finding.context
    if not text or not text[start:end].strip():
        return None
    return Rewrite(_parts(text, start, end, text[start:end]), _after(finding), page, path)


def _after(finding: Finding) -> Sentence | None:
    if not finding.suggestions:
        return None
    here = Span(*finding.context_at)
    edit = edit_of(finding.context, replace(finding, span=here, found=finding.context[here.start : here.end]))
    return None if edit is None else _parts(finding.context, *edit.span, edit.text)


def _parts(text: str, start: int, end: int, middle: str) -> Sentence:
    """The sentence around a place, no longer than is read at a glance."""
    left, right = text[:start], text[end:]
    if len(left) > _BESIDE:
        left = "…" + left[-_BESIDE:].partition(" ")[2]
        left = left if left.endswith((" ", "…")) or text[start - 1 : start] != " " else left + " "
    if len(right) > _BESIDE:
        right = right[:_BESIDE].rpartition(" ")[0] + " …"
    return Sentence(shown(left), shown(middle), shown(right))


def preference(finding: Finding) -> tuple[bool, bool, int]:
    """Lower is better to show: with a rewrite, nothing missing in the sentence, and of a good length."""
    length = len(finding.context)
    off = max(0, _BEST[0] - length) + max(0, length - _BEST[1])
    return not finding.suggestions, HOLE in finding.context or "\n" in finding.context, off
