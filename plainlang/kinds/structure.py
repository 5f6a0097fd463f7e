"""structure: headings, lists, links, tables and images. Each check is a short function over blocks and elements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from plainlang.document import HOLE, Block, Document, Element
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, in_block

Check = Literal[
    "skipped-level", "several-h1", "heading-depth", "same-heading", "stacked-headings", "heading-end", "heading-text",
    "list-depth", "one-item-list", "no-lead-in", "link-text", "bare-link", "same-link-text", "new-tab", "file-link",
    "no-alt", "poor-alt", "no-table-header", "bold-heading",
]  # fmt: skip
ABOUT_ADDRESSES: Final = frozenset(("bare-link", "same-link-text", "new-tab", "file-link", "poor-alt"))
"""Checks that may speak about a web address or a file name alone."""
_FILE_NAME: Final = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)$", re.I)
_FILE: Final = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|csv|zip)(?:$|[?#])", re.I)
_FILE_WORD: Final[Mapping[str, str]] = {
    "doc": "word",
    "docx": "word",
    "xls": "excel",
    "xlsx": "excel",
    "ppt": "powerpoint",
    "pptx": "powerpoint",
}


@dataclass(frozen=True, slots=True)
class Structure:
    """`structure`: the name of a check. `max`: the limit of a check that has one. `texts`: what a text check looks
    for.
    """

    structure: Check
    max: int = 0
    texts: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule]) -> tuple[tuple[Rule, frozenset[str]], ...]:
    """The texts of each rule as a set."""
    return tuple((rule, frozenset(map(fold, rule.spec.texts))) for rule in rules)


def matches(document: Document, rules: tuple[tuple[Rule, frozenset[str]], ...]) -> Iterator[Match]:
    """What each check finds."""
    for rule, texts in rules:
        yield from _CHECKS[rule.spec.structure](document, rule, texts)


def _headings(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.role == "heading"]


def _whole(rule: Rule, block: Block, **values: object) -> Match:
    return in_block(rule, block, 0, len(block.text), values=values)


def _element(rule: Rule, element: Element, **values: object) -> Match:
    """A match on an element that may show no text: it points at the tag and names it."""
    shown = element.text or element.attributes.get("src") or {"image": "img"}.get(element.kind, element.kind)
    return Match(rule, element.span, values={"text": element.text, "found": shown, **values})


def _skipped_level(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    level = 0
    for block in _headings(document):
        if level and block.level > level + 1:
            yield _whole(rule, block, level=block.level, before=level)
        level = block.level


def _several_h1(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    for block in [b for b in _headings(document) if b.level == 1][1:]:
        yield _whole(rule, block)


def _heading_depth(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    for block in _headings(document):
        if block.level > rule.spec.max:
            yield _whole(rule, block, level=block.level, limit=rule.spec.max)


def _same_heading(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    """The same text twice under one parent heading."""
    path: list[tuple[int, str]] = []
    seen = set[tuple[str, ...]]()
    for block in _headings(document):
        path = [(level, text) for level, text in path if level < block.level]
        path.append((block.level, fold(block.text)))
        key = tuple(text for _, text in path)
        if key in seen:
            yield _whole(rule, block)
        seen.add(key)


def _stacked(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    blocks = [b for b in document.blocks if b.role not in ("title", "description", "alt")]
    starts = sorted(e.span.start for e in document.elements if e.kind in ("image", "table", "list"))
    for a, b in pairwise(blocks):
        if a.role == b.role == "heading" and b.level > a.level > 1 and not _between(starts, a.span.end, b.span.start):
            yield _whole(rule, b)


def _between(starts: list[int], first: int, last: int) -> bool:
    i = bisect_left(starts, first)
    return i < len(starts) and starts[i] < last


def _heading_end(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
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


def _heading_text(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    for block in _headings(document):
        if block.level > 1 and fold(block.text).strip(" .:?!") in texts:
            yield _whole(rule, block)


def _list_depth(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    firsts = _first_blocks(document)
    for i, element in enumerate(document.elements):
        if element.kind == "list" and int(element.attributes["depth"]) == rule.spec.max + 1 and i in firsts:
            yield _whole(rule, firsts[i], limit=rule.spec.max)


def _one_item_list(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    firsts = _first_blocks(document)
    for i, element in enumerate(document.elements):
        if (
            element.kind == "list"
            and element.attributes.get("items") == "1"
            and element.attributes["tag"] == "ul"
            and i in firsts
        ):
            yield _whole(rule, firsts[i])


def _no_lead_in(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    """A list right after a heading, where it is not the heading that introduces it."""
    firsts = _first_blocks(document)
    before = {id(b): a for a, b in pairwise(document.blocks)}
    for i, element in enumerate(document.elements):
        if element.kind == "list" and element.attributes["depth"] == "1" and i in firsts:
            above = before.get(id(firsts[i]))
            if above is not None and above.role == "heading" and above.text[-1] not in ":?":
                yield _whole(rule, firsts[i])


def _first_blocks(document: Document) -> dict[int, Block]:
    firsts: dict[int, Block] = {}
    for block in document.blocks:
        if block.role == "item":
            firsts.setdefault(block.parent, block)
    return firsts


def _links(document: Document) -> Iterator[tuple[Block, str, int, int, str]]:
    for block in document.blocks:
        for mark in block.marks:
            if mark.kind == "link":
                shown = block.text[mark.start : mark.end]
                if HOLE not in shown and shown.strip():
                    start = mark.start + len(shown) - len(shown.lstrip())
                    yield block, shown.strip(), start, start + len(shown.strip()), mark.target


def _link_text(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    for block, shown, start, end, _ in _links(document):
        if fold(shown).strip(" .,:;!>»→…") in texts:
            yield in_block(rule, block, start, end)


def _bare_link(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    for block, shown, start, end, _ in _links(document):
        if shown.startswith(("http://", "https://", "www.")) and " " not in shown:
            yield in_block(rule, block, start, end)


def _same_link_text(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    targets: dict[str, str] = {}
    for block, shown, start, end, target in _links(document):
        if target and targets.setdefault(fold(shown), target.rstrip("/")) != target.rstrip("/"):
            yield in_block(rule, block, start, end)


def _new_tab(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    for element in document.elements:
        opens = element.kind == "link" and element.attributes.get("target") == "_blank"
        if opens and not re.search(r"new (?:tab|window)", element.text, re.I):
            yield _element(rule, element)


def _file_link(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    links = list(_links(document))
    for (block, _, start, end, target), after in zip(links, [*links[1:], None], strict=False):
        if m := _FILE.search(target):
            kind = m[1].lower()
            last = min(end + 20, after[2]) if after and after[0] is block else end + 20
            if not re.search(rf"\b(?:{kind}|{_FILE_WORD.get(kind, kind)})\b", fold(block.text[start:last])):
                yield in_block(rule, block, start, end, values={"file": kind.upper()})


def _no_alt(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    for element in document.elements:
        if element.kind == "image" and "alt" not in element.attributes:
            yield _element(rule, element)


def _poor_alt(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    for block in document.blocks:
        if block.role == "alt" and (_FILE_NAME.search(block.text) or fold(block.text).startswith(tuple(texts))):
            yield _whole(rule, block)


def _no_table_header(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    if document.format != "html":
        return
    for element in document.elements:
        if element.kind == "table" and "header" not in element.attributes and int(element.attributes["rows"]) > 1:
            yield _element(rule, element)


def _bold_heading(document: Document, rule: Rule, texts: frozenset[str]) -> Iterator[Match]:
    for a, b in pairwise(document.blocks):
        short = a.role == b.role == "paragraph" and len(a.words) < 12 and a.text[-1] not in ".!?:;,"
        if short and any(m.kind == "strong" and m.start == 0 and m.end == len(a.text) for m in a.marks):
            yield _whole(rule, a)


_CHECKS: Final[Mapping[str, Callable[[Document, Rule, frozenset[str]], Iterator[Match]]]] = {
    "skipped-level": _skipped_level, "several-h1": _several_h1, "heading-depth": _heading_depth,
    "same-heading": _same_heading, "stacked-headings": _stacked, "heading-end": _heading_end,
    "heading-text": _heading_text, "list-depth": _list_depth, "one-item-list": _one_item_list,
    "no-lead-in": _no_lead_in, "link-text": _link_text, "bare-link": _bare_link, "same-link-text": _same_link_text,
    "new-tab": _new_tab, "file-link": _file_link, "no-alt": _no_alt, "poor-alt": _poor_alt,
    "no-table-header": _no_table_header, "bold-heading": _bold_heading,
}  # fmt: skip
