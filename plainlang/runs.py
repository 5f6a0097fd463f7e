"""Runs of words with capitals, and the small words that bind them: "Office of Management and Budget"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final, NamedTuple

from plainlang.document import Block
from plainlang.language.capitals import HEADS
from plainlang.language.words import Word

_SHORT: Final = frozenset("dr ft gov jr mr mrs ms mt prof rep rev sen sr st".split())
_COUNTED: Final = frozenset("circular directive order part region resolution title".split())
_LISTS: Final = frozenset((", ", ", and ", " and "))
_OF: Final = frozenset((" of ", " of the "))
_FOR: Final = frozenset((" for ", " for the ", " on ", " on the "))
_IN: Final = frozenset((" in ", " to ", " with ", " from ", " by ", " against "))
BINDING: Final = frozenset(" ".join(_LISTS | _OF | _FOR | _IN).replace(",", "").split())
"""The small words within a name."""
_FAR: Final = 40
"""Words of a long run that are looked at, so that time stays linear."""


class Run(NamedTuple):
    """Words [first, last) that belong together, most of them with capitals; `bound`: some small words between."""

    first: int
    last: int
    bound: bool = False


def runs_in(block: Block, barred: Container[int], begins: Container[int]) -> list[Run]:
    """Every run in order; `barred` words belong to something else, `begins` are the first words of sentences."""
    return _joined(block, _runs(block, barred, begins), begins)


def _runs(block: Block, barred: Container[int], begins: Container[int]) -> Iterator[Run]:
    """Words with capitals that follow each other; a number may end a run: "Executive Order 13166"."""
    text, words = block.text, block.words
    first = last = -1
    large = [i for i, word in enumerate(words) if word[0] != word[1] and word[0][0].isupper() and i not in barred]
    for i in large:
        if first >= 0 and i == last and i not in begins and _touches(text, words[i - 1], words[i]):
            last = i + 1
            continue
        if first >= 0:
            yield Run(first, _with_number(block, last, barred, begins))
        first, last = i, i + 1
    if first >= 0:
        yield Run(first, _with_number(block, last, barred, begins))


def _with_number(block: Block, last: int, barred: Container[int], begins: Container[int]) -> int:
    """The end of a run, the number behind a word that has one counted in."""
    words = block.words
    if last == len(words) or last in begins or last in barred or words[last - 1].key not in _COUNTED:
        return last
    return last + (words[last].text[0].isdigit() and _touches(block.text, words[last - 1], words[last]))


def _touches(text: str, word: Word, following: Word) -> bool:
    """Nothing but a space between, or the dot of "Dr." and "J."."""
    gap = text[word.end : following.start]
    return gap in (" ", "\xa0", " & ", ".") or (gap == ". " and (len(word.text) == 1 or word.key in _SHORT))


def _joined(block: Block, runs: Iterable[Run], begins: Container[int]) -> list[Run]:
    """Runs with the small words that bind them: "Department of Labor", "Fish and Wildlife Service"."""
    out: list[Run] = []
    listed = 0  # how many of the last runs are items of a list that goes on
    for run in runs:
        link = _link(block, out[-1], run) if out else ""
        if link and _binds(block, out[-1 - listed], out[-1], run, link, begins, listed):
            first = out[-1 - listed].first
            del out[len(out) - 1 - listed :]
            out.append(Run(first, run.last, True))
            listed = 0
            continue
        listed = listed + 1 if link == ", " else 0
        out.append(run)
    return out


def _link(block: Block, before: Run, after: Run) -> str:
    """What stands between two runs, when it is short and within a sentence."""
    start, end = block.words[before.last - 1].end, block.words[after.first].start
    return block.text[start:end] if end - start <= len(" against ") else ""


def _binds(
    block: Block, opening: Run, before: Run, after: Run, link: str, begins: Container[int], listed: int
) -> bool:  # fmt: skip
    """Do two runs make one name, or, at the end of a list, do all its items?"""
    words = block.words
    last = words[before.last - 1].key
    end = words[after.last - 1].key
    if listed:  # "Centers …, …, and …", "Coronavirus Aid, Relief, and Economic Security Act"
        headed = opening.bound and not HEADS.isdisjoint(w.key for w in words[opening.first : opening.last][:_FAR])
        return link in _LISTS and link != ", " and (end in ("act", "acts") or headed)
    if link in _OF:
        return before.first not in begins or before.last - before.first > 1 or last in HEADS
    if link == " and ":
        whole = last in HEADS or last[0].isdigit()
        return not whole and (before.bound or not HEADS.isdisjoint(w.key for w in words[after.first : after.last]))
    return (link in _FOR and last in HEADS) or (link in _FOR | _IN and end in ("act", "acts"))
