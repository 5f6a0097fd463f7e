"""What is known of a word whatever stands around it, looked up once: its length, its syllables, how familiar it is.

It is kept as one number whose digits are the facts, so that those of many words are added up as fast as one number.
"""

from __future__ import annotations

from collections.abc import Iterable
from struct import Struct
from typing import Final, NamedTuple

from plainlang.language.familiarity import easy, zipf
from plainlang.language.syllables import count as syllable_count
from plainlang.language.words import LONGEST_KEPT, Word, is_address

RARE: Final = 4.0
COMMON: Final = 5.0
EVERYWHERE: Final = 6.0
UNKNOWN: Final = 2.0
_LONGEST_MEMO: Final = 200_000
_YOU: Final = frozenset("you your yours you're you'll you've yourself yourselves".split())


class Facts(NamedTuple):
    """What one word, or all words of a text, add to each of the counts of the same name, to which addresses add
    nothing; `beats`: the syllables of addresses too; `long`: words of four syllables or more that are not common.
    """

    words: int
    syllables: int
    letters: int
    polysyllables: int
    complex_words: int
    difficult_words: int
    rare_words: int
    you: int
    content_words: int
    zipf_tenths: int
    beats: int
    long: int


def total(keys: Iterable[str]) -> Facts:
    """The facts of all these folded words together."""
    return Facts._make(_DIGITS.unpack(sum(map(_known.__getitem__, keys)).to_bytes(_DIGITS.size, "little")))


def is_long(key: str) -> bool:
    """Has a word four syllables or more, and is it none that everyone meets each day?"""
    return _known[key] >= _LONG


class _Known(dict[str, int]):
    """By folded word its facts, as the digits of one number."""

    def __missing__(self, key: str) -> int:
        number = int.from_bytes(_DIGITS.pack(*_facts(key)), "little")
        if len(key) <= LONGEST_KEPT:
            if len(self) >= _LONGEST_MEMO:
                self.clear()
            self[key] = number
        return number


_known: Final = _Known()
_DIGITS: Final = Struct(f"<{len(Facts._fields)}I")
"""Of 32 bits each: no page has four thousand million letters."""
_LONG: Final = 1 << 32 * Facts._fields.index("long")


def _facts(key: str) -> Facts:
    syllables, frequency, numeral = syllable_count(key), zipf(key), key[0].isdigit()
    whole, many = "-" not in key, syllables >= 3
    long = whole and syllables > 3 and frequency < COMMON
    if "." in key and is_address(Word(key, key, 0, len(key))):
        return Facts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, syllables, long)
    stem = key[:-2] if key.endswith(("es", "ed")) else key[:-3] if key.endswith("ing") else key
    tenths = 0 if numeral or frequency >= EVERYWHERE else round(10 * max(frequency, UNKNOWN))
    return Facts(
        1,
        syllables,
        len(key) if key.isalnum() else sum(map(str.isalnum, key)),
        many,
        many and whole and syllable_count(stem or key) >= 3,
        not easy(key),
        not numeral and frequency < RARE,
        key in _YOU,
        tenths > 0,
        tenths,
        syllables,
        long,
    )
