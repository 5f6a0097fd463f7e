"""Checks of headings, and of bold lines that stand in for one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from plainlang.document import Block, Document
from plainlang.kinds.checks.places import Check, Texts, whole
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, in_block

_CAPTION: Final = re.compile(r"(?:table|figure|chart|exhibit) [\dA-Z]", re.I)
_LINE: Final = 12
"""The words of a line that may be a heading."""
_NAME: Final = 3
"""A line of so few words is a name, no text under a heading."""


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
    for above, block in pairwise(b for b in _headings(document) if b.level == 1):
        if not _is_comment(document.source[above.span.end : block.span.start]):
            yield whole(rule, block)


def _is_comment(between: str) -> bool:
    """Do two headings stand on lines right under each other, as the lines of a comment with “#” do?"""
    return not between.strip("# \t\r\n") and between.count("\n") == 1


def heading_depth(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for block in _headings(document):
        if block.level > rule.spec.max:
            yield whole(rule, block, level=block.level, limit=rule.spec.max)


def same_heading(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """The same text twice under one parent heading; what a template asks to fill in ("[Title]") is none."""
    path: list[tuple[int, str]] = []
    under: dict[tuple[str, ...], list[str]] = {}
    blocks: dict[tuple[str, ...], list[Block]] = {}
    for block in _headings(document):
        path = [(level, text) for level, text in path if level < block.level]
        parent = tuple(text for _, text in path)
        path.append((block.level, fold(block.text)))
        under.setdefault(parent, []).append(path[-1][1])
        blocks.setdefault(parent, []).append(block)
    for parent, texts_under in under.items():
        last: dict[str, int] = {}
        for i, text in enumerate(texts_under):
            if text in last and text[0] != "[" and not _is_series(texts_under, last[text], i):
                yield whole(rule, blocks[parent][i])
            last[text] = i


def _is_series(texts: Sequence[str], first: int, again: int) -> bool:
    """Does a heading come back together with one beside it, as in “Before”, “After”, “Before”, “After”?"""
    return first + 1 < again and (
        texts[first + 1] == (*texts, "")[again + 1] or (first > 0 and texts[first - 1] == texts[again - 1])
    )


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
    """A bold line over a text. Several in a row are the lines of a cover or an address."""
    bold = {id(block) for block in document.blocks if _is_all(block, "strong")}
    for before, block, after in zip((None, *document.blocks), document.blocks, document.blocks[1:], strict=False):
        short = id(block) in bold and len(block.words) < _LINE and block.text[-1] not in ".!?:;,"
        named = len(after.words) <= _NAME and after.text[-1] not in ".!?:"
        if short and after.role == "paragraph" and not named and bold.isdisjoint((id(before), id(after))):
            yield whole(rule, block)


def stands_out(block: Block) -> bool:
    """Does a paragraph look like a heading: a line in bold or underlined, and no caption of a table? A question in bold
    with its answer behind it does, too.
    """
    if not block.marks:
        return False
    short = len(block.words) < 2 * _LINE and not _CAPTION.match(block.text)
    asks = any(m.kind == "strong" and not m.start and block.text[: m.end].rstrip()[-1:] == "?" for m in block.marks)
    return asks or (short and (_is_all(block, "strong") or _is_all(block, "underline")))


def _is_all(block: Block, kind: str) -> bool:
    """Is a paragraph all in one kind of emphasis?"""
    if block.role != "paragraph" or not block.marks:
        return False
    return any(mark.kind == kind and mark[1:3] == (0, len(block.text)) for mark in block.marks)


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
