"""Checks of links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from plainlang.document import HOLE, Block, Document
from plainlang.kinds.checks.places import Check, Texts, on_element
from plainlang.language.syllables import count as syllables
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, in_block

_FILE: Final = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|csv|zip)(?:$|[?#])", re.I)
_SHOWN: Final = re.compile(r"//github\.com/[^/]+/[^/]+/blob/")
"""A page that shows a file and does not open it."""
_ASIDE: Final = re.compile(r"\Ahttps?://(?:www\.)?|(?<=[?&])utm_\w+=[^&#]*&?", re.I)
"""What leads to the same page when it is left out."""
_SHORT: Final = re.compile(r"(?:\b(?:\w\.)+|\b(?:etc|inc|ltd|co|corp|jr|sr|no|vs|st|ave)\.|\.{2,})\Z", re.I)
"""An ending with a full stop of its own."""
_FILE_WORD: Final[Mapping[str, str]] = {
    "doc": "word",
    "docx": "word",
    "xls": "excel",
    "xlsx": "excel",
    "ppt": "powerpoint",
    "pptx": "powerpoint",
}


def each_link(document: Document) -> Iterator[tuple[Block, str, int, int, str]]:
    """Each link that shows text alone: its block, the text, where it starts and ends there, and its target."""
    for block in document.blocks:
        for mark in block.marks:
            if mark.kind == "link":
                shown = block.text[mark.start : mark.end]
                if HOLE not in shown and shown.strip():
                    start = mark.start + len(shown) - len(shown.lstrip())
                    yield block, shown.strip(), start, start + len(shown.strip()), mark.target


def link_text(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for block, shown, start, end, _ in each_link(document):
        if fold(shown).strip(" .,:;!>»→…") in texts:
            yield in_block(rule, block, start, end)


def bare_link(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for block, shown, start, end, _ in each_link(document):
        if shown.startswith(("http://", "https://", "www.")) and " " not in shown:
            yield in_block(rule, block, start, end)


def same_link_text(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    targets: dict[str, str] = {}
    for block, shown, start, end, target in each_link(document):
        page = _ASIDE.sub("", target).rstrip("/?&")
        if page and targets.setdefault(fold(shown), page) != page:
            yield in_block(rule, block, start, end)


def new_tab(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for element in document.elements:
        opens = element.kind == "link" and element.attributes.get("target") == "_blank"
        if opens and not re.search(r"new (?:tab|window)", element.text, re.I):
            yield on_element(rule, element)


def file_link(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    links = list(each_link(document))
    for (block, _, start, end, target), after in zip(links, [*links[1:], None], strict=False):
        if (m := _FILE.search(target)) and not _SHOWN.search(target):
            kind = m[1].lower()
            last = min(end + 20, after[2]) if after and after[0] is block else end + 20
            if not re.search(rf"\b(?:{kind}|{_FILE_WORD.get(kind, kind)})\b", fold(block.text[start:last])):
                yield in_block(rule, block, start, end, values={"file": kind.upper()})


def link_end(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """The mark that ends a sentence, inside a link."""
    for block, shown, start, end, _ in each_link(document):
        if shown[-1] in ".,;:" and len(shown) > 1 and not _SHORT.search(shown):
            words = block.words_in(start, end)
            if words and words[-1].end >= end - 2:
                yield in_block(rule, block, words[-1].start, end)


def short_link(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A link in the middle of a sentence that is one short word, and no name."""
    for block, shown, start, end, _ in each_link(document):
        word = block.role == "paragraph" and len(block.words) > 4 and shown.isalpha() and shown.islower()
        if word and shown not in texts and syllables(shown) < 3:
            yield in_block(rule, block, start, end)


CHECKS: Final[Mapping[str, Check]] = {
    "link-text": link_text,
    "bare-link": bare_link,
    "same-link-text": same_link_text,
    "new-tab": new_tab,
    "file-link": file_link,
    "link-end": link_end,
    "short-link": short_link,
}
