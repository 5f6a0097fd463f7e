"""Checks of links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from plainlang.document import HOLE, Block, Document
from plainlang.kinds.checks.places import Check, Texts, on_element
from plainlang.language.words import fold
from plainlang.rule import Match, Rule, in_block

_FILE: Final = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|csv|zip)(?:$|[?#])", re.I)
_FILE_WORD: Final[Mapping[str, str]] = {
    "doc": "word",
    "docx": "word",
    "xls": "excel",
    "xlsx": "excel",
    "ppt": "powerpoint",
    "pptx": "powerpoint",
}


def _links(document: Document) -> Iterator[tuple[Block, str, int, int, str]]:
    for block in document.blocks:
        for mark in block.marks:
            if mark.kind == "link":
                shown = block.text[mark.start : mark.end]
                if HOLE not in shown and shown.strip():
                    start = mark.start + len(shown) - len(shown.lstrip())
                    yield block, shown.strip(), start, start + len(shown.strip()), mark.target


def link_text(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for block, shown, start, end, _ in _links(document):
        if fold(shown).strip(" .,:;!>»→…") in texts:
            yield in_block(rule, block, start, end)


def bare_link(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for block, shown, start, end, _ in _links(document):
        if shown.startswith(("http://", "https://", "www.")) and " " not in shown:
            yield in_block(rule, block, start, end)


def same_link_text(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    targets: dict[str, str] = {}
    for block, shown, start, end, target in _links(document):
        if target and targets.setdefault(fold(shown), target.rstrip("/")) != target.rstrip("/"):
            yield in_block(rule, block, start, end)


def new_tab(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for element in document.elements:
        opens = element.kind == "link" and element.attributes.get("target") == "_blank"
        if opens and not re.search(r"new (?:tab|window)", element.text, re.I):
            yield on_element(rule, element)


def file_link(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    links = list(_links(document))
    for (block, _, start, end, target), after in zip(links, [*links[1:], None], strict=False):
        if m := _FILE.search(target):
            kind = m[1].lower()
            last = min(end + 20, after[2]) if after and after[0] is block else end + 20
            if not re.search(rf"\b(?:{kind}|{_FILE_WORD.get(kind, kind)})\b", fold(block.text[start:last])):
                yield in_block(rule, block, start, end, values={"file": kind.upper()})


CHECKS: Final[Mapping[str, Check]] = {
    "link-text": link_text,
    "bare-link": bare_link,
    "same-link-text": same_link_text,
    "new-tab": new_tab,
    "file-link": file_link,
}
