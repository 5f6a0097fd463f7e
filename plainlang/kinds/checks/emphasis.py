"""Checks of emphasis: underlined, italic and bold text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from plainlang.document import PROSE_ROLES, Block, Document, Mark
from plainlang.kinds.checks.places import Check, Texts
from plainlang.rule import Match, Rule, in_block, whole_document
from plainlang.span import meets, merged

_LABEL: Final = 6
"""The most words of a bold label at the start of a block, which people use to scan."""
_LONG_LABEL: Final = 25
"""The same where it is a line of its own."""
_LONG_PAGE: Final = 200


def _runs(block: Block, kind: str) -> Iterator[Mark]:
    """The marks of a kind, the outermost of those inside one another; white space alone is none."""
    end = 0
    found = [mark for mark in block.marks if mark.kind == kind]
    for mark in sorted(found, key=lambda m: (m.start, -m.end)) if found else ():
        if mark.end > end and not block.text[mark.start : mark.end].isspace():
            yield mark
            end = mark.end


def _unlinked(block: Block, kind: str) -> Iterator[Mark]:
    """The same, but for those that share a character with a link."""
    if runs := list(_runs(block, kind)):
        links = merged((m.start, m.end) for m in block.marks if m.kind == "link")
        yield from (mark for mark in runs if not meets((mark.start, mark.end), links))


def _words(block: Block, mark: Mark) -> int:
    return len(block.words_in(mark.start, mark.end))


def underline(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """Underlined text that is no link."""
    for block in document.blocks:
        for mark in _unlinked(block, "underline"):
            if _words(block, mark):
                yield in_block(rule, block, mark.start, mark.end)


def italics(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    return _over(document, rule, "emphasis")


def bold(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """Long runs in bold, questions aside: those of an interview often are."""
    return (match for match in _over(document, rule, "strong") if not _asks(match))


def _asks(match: Match) -> bool:
    return match.block is not None and match.block.text[match.start : match.end].rstrip().endswith("?")


def _over(document: Document, rule: Rule, kind: str) -> Iterator[Match]:
    """The runs with more words than `max`."""
    for block in document.blocks:
        if block.role in PROSE_ROLES:
            for mark in _runs(block, kind):
                if (words := _words(block, mark)) > rule.spec.max:
                    yield in_block(rule, block, mark.start, mark.end, values={"count": words, "limit": rule.spec.max})


def bold_share(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """More than `max` per cent of a page in bold: paragraphs and items count, and in them no labels, links or names of
    buttons.
    """
    blocks = [block for block in document.blocks if block.role in ("paragraph", "item", "quote")]
    words = sum(len(block.words) for block in blocks)
    if words < _LONG_PAGE:
        return
    strong = sum(
        _words(block, mark)
        for block in blocks
        for mark in _unlinked(block, "strong")
        if mark.start > 0 or not _is_label(block, mark)
    )
    if 100 * strong > rule.spec.max * words:
        yield whole_document(rule, {"count": round(100 * strong / words), "limit": rule.spec.max})


def _is_label(block: Block, mark: Mark) -> bool:
    """Is what stands at the start of a block a few words, a question or a line that names what follows?"""
    words, text = _words(block, mark), block.text[: mark.end].rstrip()
    named = text[-1] in ".:?!" or len(text) == len(block.text)
    return words <= _LABEL or (named and words <= _LONG_LABEL)


CHECKS: Final[Mapping[str, Check]] = {
    "underline": underline,
    "italics": italics,
    "bold": bold,
    "bold-share": bold_share,
}
