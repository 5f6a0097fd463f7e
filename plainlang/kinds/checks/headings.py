"""Checks of headings, and of bold lines that stand in for one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from plainlang.document import Block, Document
from plainlang.kinds.checks.places import Check, Texts, whole
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, in_block


def _headings(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.role == "heading"]


def _between(starts: list[int], first: int, last: int) -> bool:
    i = bisect_left(starts, first)
    return i < len(starts) and starts[i] < last


def skipped_level(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    level = 0
    for block in _headings(document):
        if level and block.level > level + 1:
            yield whole(rule, block, level=block.level, before=level)
        level = block.level


def several_h1(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    if document.format == "docx":
        return  # the chapters of a Word file begin at level 1, under its title
    for block in [b for b in _headings(document) if b.level == 1][1:]:
        yield whole(rule, block)


def heading_depth(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for block in _headings(document):
        if block.level > rule.spec.max:
            yield whole(rule, block, level=block.level, limit=rule.spec.max)


def same_heading(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """The same text twice under one parent heading."""
    path: list[tuple[int, str]] = []
    seen = set[tuple[str, ...]]()
    for block in _headings(document):
        path = [(level, text) for level, text in path if level < block.level]
        path.append((block.level, fold(block.text)))
        key = tuple(text for _, text in path)
        if key in seen:
            yield whole(rule, block)
        seen.add(key)


def stacked(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    blocks = [b for b in document.blocks if b.role not in ("title", "description", "alt")]
    starts = sorted(e.span.start for e in document.elements if e.kind in ("image", "table", "list"))
    for a, b in pairwise(blocks):
        if a.role == b.role == "heading" and b.level > a.level > 1 and not _between(starts, a.span.end, b.span.start):
            yield whole(rule, b)


def heading_end(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for block in _headings(document):
        words = block.words
        if (
            block.text[-1] in ".:;,"
            and not block.text.endswith("...")
            and words
            and words[-1].end == len(block.text) - 1
        ):
            last = words[-1]
            yield in_block(rule, block, last.start, len(block.text), (last.text,))


def heading_text(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for block in _headings(document):
        if block.level > 1 and fold(block.text).strip(" .:?!") in texts:
            yield whole(rule, block)


def bold_heading(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for a, b in pairwise(document.blocks):
        short = a.role == b.role == "paragraph" and len(a.words) < 12 and a.text[-1] not in ".!?:;,"
        if short and any(m.kind == "strong" and m.start == 0 and m.end == len(a.text) for m in a.marks):
            yield whole(rule, a)


def headings_open_alike(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """The third of the headings side by side that open with the same of `texts`."""
    path: list[Block] = []
    seen = Counter[tuple[int, int, str]]()
    for block in _headings(document):
        path = [above for above in path if above.level < block.level]
        opening = next((text for text in sorted(texts) if fold(block.text).startswith(f"{text} ")), "")
        key = (id(path[-1]) if path else 0, block.level, opening)
        seen[key] += bool(opening)
        if opening and seen[key] == 3:
            yield in_block(rule, block, 0, len(opening), values={"usual": opening})
        path.append(block)


def title_text(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A title that is one of `texts` and nothing else; what a title says twice is found once."""
    for block in document.blocks:
        titled = block.role == "title" or (block.role == "heading" and block.level == 1)
        if titled and fold(block.text).strip(" .:?!") in texts:
            yield whole(rule, block)
            return


CHECKS: Final[Mapping[str, Check]] = {
    "skipped-level": skipped_level,
    "several-h1": several_h1,
    "heading-depth": heading_depth,
    "same-heading": same_heading,
    "stacked-headings": stacked,
    "heading-end": heading_end,
    "heading-text": heading_text,
    "bold-heading": bold_heading,
    "headings-open-alike": headings_open_alike,
    "title-text": title_text,
}
