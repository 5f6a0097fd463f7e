"""Familiarity: how well readers know a word.

Two measures. ``zipf`` is a frequency on van Heuven's scale (3 = once in a million words, 6 = once in a thousand), which
grades every word. ``easy`` is the Dale-Chall list of 3,000 words that nine in ten American fourth-graders know, read
the way its authors count: regular inflections of a listed word are familiar too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from plainlang.language import data

_NUMERAL_ZIPF = 5.0  # a numeral is read at sight; the table holds words only
_NUMERAL = re.compile(r"[\d.,:]*\d[\d.,:]*(?:st|nd|rd|th|s)?")
_CLITIC = re.compile(r"(?:'(?:s|d|m|ll|re|ve)|n't)$")
_DOUBLED = re.compile(r"([bdfgklmnprtvz])\1(?:ed|ing|er|est)$")
_ENDINGS = {  # by its last letter: an ending, and what stands in its place in the listed word
    "s": (("s", ""), ("es", ""), ("ies", "y")),
    "d": (("ed", ""), ("ed", "e"), ("ied", "y")),
    "g": (("ing", ""), ("ing", "e"), ("ying", "ie")),
    "y": (("ly", ""), ("bly", "ble"), ("ply", "ple"), ("tly", "tle"), ("ily", "y"), ("fully", "full")),
}
_COMPARED = (("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y"))
_NOT_DERIVED = frozenset({"apply"})  # only looks like apple
_MEMO_LIMIT = 200_000
_memo: dict[str, bool] = {}


def zipf(key: str) -> float:
    """Zipf frequency of a word, given as a folded key; 0.0 when it is rarer than the table reaches."""
    table = frequencies()
    found = table.get(key)
    return found if found is not None else _composed(key, table)


def easy(key: str) -> bool:
    """Whether a word, given as a folded key, counts as familiar on the Dale-Chall list."""
    found = _memo.get(key)
    if found is None:
        if len(_memo) >= _MEMO_LIMIT:
            _memo.clear()
        compare, listed = _easy_words()
        found = _memo[key] = key in listed or derived(key, listed, compare)
    return found


def derived(key: str, listed: Collection[str], compare: Collection[str]) -> bool:
    """Whether a word follows from a list by the rules; the shipped list is made by calling this."""
    if "-" in key:
        return all(part in listed or derived(part, listed, compare) for part in key.split("-"))
    if key.isalpha():
        return _inflected(key, listed, compare)
    if _NUMERAL.fullmatch(key):
        return True
    clitic = _CLITIC.search(key)
    base = key[: clitic.start()] if clitic else ""
    return base.isalpha() and (base in listed or _inflected(base, listed, compare))


def _inflected(key: str, listed: Collection[str], compare: Collection[str]) -> bool:
    """Whether letters are a listed word with a regular ending, or the comparative of a listed adjective."""
    if key in _NOT_DERIVED:
        return False
    for ending, base in _ENDINGS.get(key[-1], ()):
        if key.endswith(ending):
            stem = key[: -len(ending)] + base
            if stem in listed and (len(stem) > 2 or ending in ("es", "ing")):
                return True
    if key[-1] not in "dgrt":
        return False
    doubled = _DOUBLED.search(key)
    single = key[: doubled.start() + 1] if doubled else ""
    if len(single) > 2 and single in (listed if key[-1] in "dg" else compare):
        return True
    return any(key.endswith(e) and key[: -len(e)] + base in compare for e, base in _COMPARED)


def _composed(key: str, table: Mapping[str, float]) -> float:
    """The frequency of a word that is not listed whole: without its 's, or that of its rarest part."""
    if key.isalpha():
        return 0.0
    if "-" in key:
        return min([table.get(part) or _composed(part, table) for part in key.split("-")])
    if _NUMERAL.fullmatch(key):
        return _NUMERAL_ZIPF
    clitic = _CLITIC.search(key)
    return table.get(key[: clitic.start()] if clitic else key.rstrip("."), 0.0)


@cache
def frequencies() -> Mapping[str, float]:
    """Word → Zipf frequency, of the words that are listed whole; a line of the table is a value and its words."""
    table: dict[str, float] = {}
    for line in data.lines("frequency.txt"):
        value, *words = line.split(" ")
        table.update(dict.fromkeys(words, float(value)))
    return table


@cache
def _easy_words() -> tuple[frozenset[str], frozenset[str]]:
    """The listed adjectives that take -er and -est, and the whole list."""
    compare, others = [frozenset(line.split(" ")) for line in data.lines("easy.txt")]
    return compare, compare | others
