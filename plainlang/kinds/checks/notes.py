"""Checks of what stands apart from the text: footnotes, definitions, a summary, the date of the last review."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from plainlang.counts import count
from plainlang.document import PROSE_ROLES, Block, Document
from plainlang.kinds.checks.places import Check, Texts, whole
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, in_block, whole_document

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
    notes = [_before(document, rule, element.span.start) for element in document.elements if element.kind == "footnote"]
    for block in document.blocks:
        if block.role in PROSE_ROLES and block.role != "cell":
            notes += [in_block(rule, block, start, end) for start, end in _note_marks(block)]
    if notes:
        first = min(notes, key=lambda match: match.span)
        yield first._replace(values={**first.values, "count": len(notes)})


def _before(document: Document, rule: Rule, at: int) -> Match:
    """A match on the word before a note, which itself shows nothing that is read."""
    for block in document.blocks:
        if block.span.start <= at <= block.span.end:
            places = [word for word in block.words if block.map.span(word.start, word.end).end <= at]
            word = (places or block.words)[-1 if places else 0]
            return in_block(rule, block, word.start, word.end)
    return whole_document(rule, {})


def _note_marks(block: Block) -> Iterator[tuple[int, int]]:
    """Raised numbers behind a word, and numbers that link to a place on the page."""
    for mark in block.marks:
        if mark.kind in ("link", "superscript") and _NUMBER.fullmatch(block.text[mark.start : mark.end].strip()):
            raised = mark.kind == "superscript"
            if _is_noted(block.text[: mark.start]) if raised else _is_local(block, mark.start, mark.target):
                yield mark.start, mark.end


def _is_noted(before: str) -> bool:
    return _NOTED.search(before[-30:]) is not None and _UNITS.search(before[-30:]) is None


def _is_local(block: Block, start: int, target: str) -> bool:
    """Does a number lead to a note on this page, from within a text? Raised ones are counted as such."""
    raised = any(m.kind == "superscript" and m.start <= start < m.end for m in block.marks)
    return not raised and target.startswith("#") and start > 0 and block.role != "heading"


def early_definitions(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A long section of definitions in the first third of a long page."""
    blocks = [block for block in document.blocks if block.role in PROSE_ROLES]
    words = sum(len(block.words) for block in blocks)
    before = 0
    for i, block in enumerate(blocks):
        early = block.role == "heading" and block.level > 1 and before < words / 3
        named = early and words >= _LONG_PAGE and fold(block.text).strip(" .:") in texts
        if named and _section(blocks[i:]) >= _LONG_SECTION:
            yield whole(rule, block)
        before += len(block.words)


def _section(blocks: list[Block]) -> int:
    """The words under the first heading, down to the next that is not below it."""
    words = 0
    for block in blocks[1:]:
        if block.role == "heading" and block.level <= blocks[0].level:
            break
        words += len(block.words)
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
        yield whole_document(rule, {"level": f"{grade:.0f}", "limit": rule.spec.max})


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
