"""Checks of what stands apart from the text: footnotes, definitions, a summary, the date of the last review."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from math import ceil
from typing import Final

from plainlang.counts import count
from plainlang.document import PROSE_ROLES, Block, Document, Mark
from plainlang.kinds.checks.places import Check, Texts, whole
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, in_block, whole_document
from plainlang.span import lies_in, merged

_NUMBER: Final = re.compile(r"[\[(]?\d{1,3}(?:, ?\d{1,3})*[\])]?|\[?[*†‡]+\]?")
_NOTED: Final = re.compile(r"(?:[a-z]{5,}|[.,;:!?)\]”\"’'])\Z", re.I)
"""What a note stands behind: a word longer than most units of measurement, or the end of a sentence."""
_UNITS: Final = re.compile(r"(?:met(?:er|re)s?|inch(?:es)?|feet|miles?|yards?)\Z", re.I)
_TOLD: Final = re.compile(
    r"\b(?:last (?:updated|reviewed|modified|checked|changed)|(?:page|date) (?:last )?(?:updated|reviewed|modified)"
    r"|(?:updated|reviewed|published)(?: on)?:? (?:\d|january|february|march|april|may|june|july|august|september"
    r"|october|november|december))"
)
_LONG_PAGE: Final = 300
_LONG_SECTION: Final = 60


def footnotes(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A page with notes is found once, at the first of them. Those in the cells of tables have nowhere else to go."""
    cells = merged(block.span for block in document.blocks if block.role == "cell")
    places = [element.span.start for element in document.elements if element.kind == "footnote"]
    notes = [_before(document, rule, at) for at in places if not lies_in((at, at), cells)]
    for block in document.blocks:
        if block.marks and block.role in PROSE_ROLES and block.role != "cell":
            notes += [in_block(rule, block, start, end) for start, end in _note_marks(block)]
    if notes:
        first = min(notes, key=lambda match: (match.block is None, match.span))
        yield first._replace(values={"count": len(notes)})


def _before(document: Document, rule: Rule, at: int) -> Match:
    """A match on the word before a note, which itself shows nothing that is read."""
    i = bisect_right(document.blocks, at, key=lambda block: block.span.start) - 1
    block = document.blocks[i] if i >= 0 else None
    if block is None or not block.words or block.span.end < at:
        return whole_document(rule, {})
    before = bisect_right(block.words, at, key=lambda word: block.map.span(word.start, word.end).end)
    word = block.words[max(0, before - 1)]
    return in_block(rule, block, word.start, word.end)


def _note_marks(block: Block) -> Iterator[tuple[int, int]]:
    """Raised numbers behind a word, and numbers that link to a place on the page."""
    raised = merged((m.start, m.end) for m in block.marks if m.kind == "superscript")
    for mark in block.marks:
        if mark.kind in ("link", "superscript") and _NUMBER.fullmatch(block.text[mark.start : mark.end].strip()):
            local = _is_local(block, mark) and not lies_in((mark.start, mark.start + 1), raised)
            if _is_noted(block.text[max(0, mark.start - 30) : mark.start]) if mark.kind == "superscript" else local:
                yield mark.start, mark.end


def _is_noted(before: str) -> bool:
    return _NOTED.search(before) is not None and _UNITS.search(before) is None


def _is_local(block: Block, mark: Mark) -> bool:
    """Does a number lead to a note on this page, from within a text?"""
    return mark.target.startswith("#") and mark.start > 0 and block.role != "heading"


def early_definitions(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A long section of definitions in the first third of a long page."""
    blocks = [block for block in document.blocks if block.role in PROSE_ROLES]
    words = sum(len(block.words) for block in blocks)
    before = 0
    for i, block in enumerate(blocks):
        early = block.role == "heading" and block.level > 1 and before < words / 3
        named = early and words >= _LONG_PAGE and fold(block.text).strip(" .:") in texts
        if named and _section(blocks, i) >= _LONG_SECTION:
            yield whole(rule, block)
        before += len(block.words)


def _section(blocks: list[Block], first: int) -> int:
    """The words under a heading, down to the next that is not below it."""
    words = 0
    for i in range(first + 1, len(blocks)):
        if blocks[i].role == "heading" and blocks[i].level <= blocks[first].level:
            break
        words += len(blocks[i].words)
    return words


def no_review_date(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A page with front matter that names no date there, and none in its text."""
    undated = document.metadata.get("date", "?") == ""
    if undated and not any(_TOLD.search(fold(block.text)) for block in document.blocks):
        yield whole_document(rule, {})


def no_summary(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A page over the school grade `max` (Flesch-Kincaid) with none of `texts` at the head of a block near its top."""
    counts = count(document)
    if counts.words < _LONG_PAGE or not counts.sentences:
        return
    grade = 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59
    if grade > rule.spec.max and not _sums_up(document, counts.words / 3, texts):
        yield whole_document(rule, {"level": ceil(grade), "limit": rule.spec.max})


def _sums_up(document: Document, reach: float, texts: Texts) -> bool:
    """Does a heading or a paragraph among the first so many words say that it sums up the page?"""
    before = 0
    for block in document.blocks:
        if block.role in PROSE_ROLES:
            if before > reach:
                return False
            if fold(block.text).startswith(tuple(texts)):
                return True
            before += len(block.words)
    return False


CHECKS: Final[Mapping[str, Check]] = {
    "footnotes": footnotes,
    "early-definitions": early_definitions,
    "no-review-date": no_review_date,
    "no-summary": no_summary,
}
