"""case: headings written In Title Case or IN CAPITALS where sentence case is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from plainlang.document import Block, Document
from plainlang.language.words import Word, fold
from plainlang.rule import Match, Rule, in_block, speaks_in

_BETWEEN: Final = re.compile(r"[.!?]? ")
_CAPITALS: Final = re.compile("[A-Z\x80-\U0010ffff][A-Z'\x80-\U0010ffff]{3}")
"""What is in every word in capitals of four letters or more, “IT'S” too; and where there are others than a to z."""
_SMALL: Final = frozenset(
    """a an and as at but by for from if in into nor of off on or over per so the to up via vs with yet""".split()
)
_MONTHS: Final = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday i english spanish french""".split()
)
_UNTOLD: Final = _SMALL | _MONTHS
"""Words whose case says nothing about a title."""


@dataclass(frozen=True, slots=True)
class Case:
    """`case`: "sentence" or "capitals" (words written all in capitals, at least `run` in a row). `share` of the later
    words of a heading that must be capitalised before the rule speaks. `names`: words that are always capitalised."""

    case: Literal["sentence", "capitals"]
    share: float = 0.6
    run: int = 3
    names: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule]) -> tuple[tuple[Rule, frozenset[str]], ...]:
    """The names of each rule as a set."""
    return tuple((rule, frozenset(name.lower() for name in rule.spec.names)) for rule in rules)


def matches(document: Document, rules: tuple[tuple[Rule, frozenset[str]], ...]) -> Iterator[Match]:
    """Each block, or run of words, in the wrong case."""
    for rule, names in rules:
        for block in document.blocks:
            if speaks_in(rule, block):
                yield from (_titled if rule.spec.case == "sentence" else _shouted)(rule, block, names)


def _titled(rule: Rule, block: Block, names: frozenset[str]) -> Iterator[Match]:
    later = [w for w in block.words[1:] if w.text[0].isalpha() and w.key not in _UNTOLD and w.key not in names]
    later = [w for w in later if not (w.text.isupper() and len(w.text) > 1)]
    capital = sum(w.text[0].isupper() for w in later)
    if len(later) >= 2 and capital >= rule.spec.share * len(later) and capital >= 2:
        yield in_block(rule, block, 0, len(block.text))


def _in_capitals(block: Block) -> list[Word]:
    """The words in capitals: one letter may be, too, and “IT'S”."""
    return [word for word in block.words if word[0].isupper() and fold(word.text).replace("'", "").isalpha()]


def _shouted(rule: Rule, block: Block, names: frozenset[str]) -> Iterator[Match]:
    """Each run of words in capitals, on past the end of a sentence."""
    if not _CAPITALS.search(block.text):
        return
    run: list[Word] = []
    for word in (*_in_capitals(block), None):
        if run and word and _BETWEEN.fullmatch(block.text, run[-1].end, word.start):
            run.append(word)
            continue
        words = [w for w in run if len(w.text) > 1]
        if len(words) >= rule.spec.run and any(len(w.text) > 3 for w in words) and not all(w.key in names for w in run):
            yield in_block(rule, block, run[0].start, run[-1].end)
        run = [word] if word else []
