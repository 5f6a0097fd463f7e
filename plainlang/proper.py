"""Proper names and the titles of laws and programs, told by their capitals.

A capital tells a name only in the middle of a sentence; at its beginning it takes two in a row, and in a Title With
Capitals it tells nothing. In doubt there is no name.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final, NamedTuple

from plainlang.document import HOLE, Block
from plainlang.language.capitals import CALENDAR, COMMON, HEADS, LAWS, OPENERS, SHOUTED
from plainlang.language.words import Word
from plainlang.runs import Run, runs_in

_UNTITLED: Final = frozenset(("paragraph", "item", "quote", "caption", "summary", "description"))
_SMALL: Final = frozenset("about after before between from into onto over than that under upon when with your".split())
"""Longer words that may stay small in a Title with Capitals."""
_OPENS: Final = frozenset(f":;–—…|•{HOLE}")
_YEAR: Final = re.compile(r" of (?:1[789]|20)\d\d\b")
_ALONE: Final = 6
"""Letters of the longest abbreviation; longer words in capitals are shouted."""


class Proper(NamedTuple):
    """A proper name in a block's text; `law`: the title of a law or a program."""

    start: int
    end: int
    law: bool


def proper_names(block: Block, barred: Container[int]) -> Iterator[Proper]:
    """Every proper name in order; `barred` are words, by index, that belong to something else."""
    begins = {cut.first for cut in block.cuts}
    runs = runs_in(block, barred, begins)
    if runs and _is_label(block):
        runs = [run for run in runs[:1] if _is_whole(block, run) and _is_body(block.words[: run.last])]
    for run in runs:
        if name := _name(block, run, begins):
            yield name


def is_title(block: Block, aside: Sequence[Word] = ()) -> bool:
    """A Title In Capitals: no longer word after the first is small, so capitals do not tell a name."""
    long = (w for w in block.words[1:40] if len(w.text) > 3 and w.key not in _SMALL and w not in aside)
    return not any(w.text[0].islower() for w in long)


def is_titled(block: Block, aside: Sequence[Word] = ()) -> bool:
    """The same of a block in which titles are to be expected."""
    return block.role not in _UNTITLED and is_title(block, aside)


def opens(block: Block, first: int) -> bool:
    """Does this word stand behind a colon, a dash or the like?"""
    return first > 0 and not _OPENS.isdisjoint(block.text[block.words[first - 1].end : block.words[first].start])


def _is_label(block: Block) -> bool:
    """Do all words of this block have capitals, as a title or the text of a button has?"""
    if block.role not in _UNTITLED:
        return is_title(block)
    long = [w for w in block.words[:40] if len(w.text) > 3]
    return len(long) > 1 and block.text[-1] not in ".!?:;" and block.words[0].text[0].isupper() and is_title(block)


def _is_whole(block: Block, run: Run) -> bool:
    """Is this run all that the block says, short names in brackets aside?"""
    end = block.words[run.last - 1].end
    year = _YEAR.match(block.text, end)
    return run.first == 0 and block.text[year.end() if year else end :].lstrip()[:1] in ("", "(")


def _is_body(words: Sequence[Word]) -> bool:
    return len(words) > 1 and not HEADS.isdisjoint(w.key for w in words) and OPENERS.isdisjoint(_large(words))


def _large(words: Sequence[Word]) -> list[str]:
    """The words with capitals, as they are looked up."""
    return [w.key.removesuffix("'s").rstrip(".") for w in words if w.text[0].isupper()]


def _name(block: Block, run: Run, begins: Container[int]) -> Proper | None:
    """The name that a run is, without what only opens its sentence; None when its capitals say nothing."""
    words = block.words
    first, last, _ = run
    starts = first in begins or opens(block, first)
    while first < last and _is_opener(words[first], starts, first == run.first):
        first += 1
    while first < last and not words[first].text[0].isupper():
        first += 1
    starts = starts and first == run.first
    shown = words[first:last]
    if not shown or not _is_proper(shown, starts):
        return None
    end = shown[-1].end
    if shown[-1].key in LAWS and (year := _YEAR.match(block.text, end)):
        end = year.end()
    return Proper(shown[0].start, end, len(shown) > 1 and _is_law(shown))


def _is_law(shown: Sequence[Word]) -> bool:
    """Does a law's or a program's word end this, or stand before "for" or "on", or before a number?"""
    laws = [i for i, word in enumerate(shown) if word.key in LAWS]
    return any(i + 1 == len(shown) or not shown[i + 1].text[0].isupper() for i in laws) or (
        len(laws) > 0 and any(c.isdigit() for c in shown[-1].text)
    )


def _is_opener(word: Word, starts: bool, first: bool) -> bool:
    """Does this word only open its sentence? In the middle of one, just an article or a pronoun is left out."""
    if not starts:
        return word.key in ("the", "a", "an", "our", "your")
    if word.key in OPENERS:
        return not (word.text.isupper() and len(word.text) > 1)
    return first and word.key.endswith(("ing", "ly")) and len(word.key) > 4


def _is_proper(shown: Sequence[Word], starts: bool) -> bool:
    """Do these words name someone or something?"""
    bound = any(w.text[0].islower() for w in shown)
    large = _large(shown)
    told = [key for key in large if key not in COMMON and key not in CALENDAR and len(key) > 1]
    if all(w.text.isupper() for w in shown if w.text[0].isupper()):  # letters of a name, or shouted
        short = 1 < sum(map(str.isalpha, large[0])) <= _ALONE
        return (len(shown) == 1 and short and large[0] not in SHOUTED | COMMON) or any("." in w.text for w in shown)
    if len(shown) == 1:
        return bool(told) and not starts and large[0] not in OPENERS and len(large[0]) > 1
    if not told:
        return bound or large[-1] == "department"
    if starts and not bound and all(key in COMMON or key in CALENDAR for key in large[1:]):
        return large[-1] in HEADS
    return any(key not in OPENERS for key in told)
