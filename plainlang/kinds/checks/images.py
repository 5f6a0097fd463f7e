"""Checks of images and their alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from plainlang.document import Document
from plainlang.kinds.checks.places import Check, Texts, on_element, whole
from plainlang.language.words import fold
from plainlang.rule import Match, Rule

_FILE_NAME: Final = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)$", re.I)


def no_alt(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for element in document.elements:
        if element.kind == "image" and "alt" not in element.attributes:
            yield on_element(rule, element)


def poor_alt(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    for block in document.blocks:
        if block.role == "alt" and (_FILE_NAME.search(block.text) or fold(block.text).startswith(tuple(texts))):
            yield whole(rule, block)


CHECKS: Final[Mapping[str, Check]] = {
    "no-alt": no_alt,
    "poor-alt": poor_alt,
}
