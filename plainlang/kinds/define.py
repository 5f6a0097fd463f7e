"""define: an abbreviation or term that is used before it is explained.

Explained means: the words and the abbreviation stand side by side with one of them in brackets, in either order, at or
before the first use ("Internal Revenue Service (IRS)", "IRS (Internal Revenue Service)"), or in an HTML `abbr`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from plainlang.document import PROSE_ROLES, Block, Document
from plainlang.rule import Match, Rule, in_block, speaks_in

_ABBREVIATION: Final = re.compile(
    r"(?<![\w./@&-])(?=[A-Z&]*[A-Z][A-Z&]*[A-Z])[A-Z][A-Z&]{1,5}(?:s|'s|’s)?(?![\w@&-]|\.\w|[/]\w)"
)
_IN_BRACKETS: Final = re.compile(
    r"[(\[]\s*[“\"']?([A-Z][A-Za-z&-]{1,8}?)s?[”\"']?(?:\s+or\s+[^)]{0,200}|[,;][^)]{0,200})?\s*[)\]]"
)
_EXPLAINED_AFTER: Final = re.compile(
    r"\b([A-Z][A-Z&]{1,5})s?\s*(?:\(|, (?:or|short for|which stands for)\s|stands for\b|means\b)"
)
_SHOUTED: Final = 0.6


@dataclass(frozen=True, slots=True)
class Define:
    """`define`: what to look for. `known`: abbreviations that need no explanation here."""

    define: tuple[Literal["abbreviations"], ...] = ("abbreviations",)
    known: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule]) -> tuple[tuple[Rule, frozenset[str]], ...]:
    """The known abbreviations of each rule as a set."""
    return tuple((rule, frozenset(rule.spec.known)) for rule in rules)


def matches(document: Document, rules: tuple[tuple[Rule, frozenset[str]], ...]) -> Iterator[Match]:
    """The first use of each abbreviation that is not explained by then."""
    for rule, known in rules:
        explained = set[str]()
        seen = set[str]()
        for block in document.blocks:
            explained.update(_explained(block.text))
            if block.role not in PROSE_ROLES or not speaks_in(rule, block):
                continue
            for start, end, short in _abbreviations(block):
                if short not in known and short not in seen and short not in explained:
                    seen.add(short)
                    yield in_block(rule, block, start, end)


def _abbreviations(block: Block) -> Iterator[tuple[int, int, str]]:
    """Capital abbreviations with their place; none in a block written all in capitals."""
    found = list(_ABBREVIATION.finditer(block.text))
    if not found:
        return
    capitals = sum(w.text.isupper() and len(w.text) > 1 for w in block.words)
    if len(block.words) > 3 and capitals > _SHOUTED * len(block.words):
        return
    for m in found:
        yield m.start(), m.end(), re.sub(r"(?:s|'s|’s)$", "", m[0])


def _explained(text: str) -> Iterator[str]:
    if "(" in text or "[" in text:
        for m in _IN_BRACKETS.finditer(text):
            yield m[1]
    for m in _EXPLAINED_AFTER.finditer(text):
        yield m[1]
