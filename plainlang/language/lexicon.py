"""What is known of a word whatever stands around it, looked up once: its length, its syllables, how familiar it is."""

from __future__ import annotations

from typing import Final, NamedTuple

from plainlang.language.familiarity import easy, zipf
from plainlang.language.syllables import count as syllable_count

RARE: Final = 4.0
COMMON: Final = 5.0
EVERYWHERE: Final = 6.0
UNKNOWN: Final = 2.0
_LONGEST_MEMO: Final = 200_000
_YOU: Final = frozenset("you your yours you're you'll you've yourself yourselves".split())


class Facts(NamedTuple):
    """`many`: three syllables or more; `plain`: also without -es, -ed or -ing and a hyphen. `hard`: not on the list of
    Dale and Chall. `rare`: Zipf under 4. `long`: four syllables, and not common. `tenths`: ten times the Zipf frequency
    (20 at least); 0 for numbers and for words of Zipf 6 or more, which stand in every text.
    """

    syllables: int
    letters: int
    many: bool
    hard: bool
    rare: bool
    plain: bool
    you: bool
    long: bool
    tenths: int


known: Final[dict[str, Facts]] = {}
"""The words met so far; `known.get(key) or look_up(key)` is the quick way in a loop."""


def look_up(key: str) -> Facts:
    """The facts of a word, given as a folded key."""
    if len(known) >= _LONGEST_MEMO:
        known.clear()
    syllables, frequency, numeral = syllable_count(key), zipf(key), key[0].isdigit()
    stem = key[:-2] if key.endswith(("es", "ed")) else key[:-3] if key.endswith("ing") else key
    facts = known[key] = Facts(
        syllables,
        len(key) if key.isalnum() else sum(map(str.isalnum, key)),
        syllables >= 3,
        not easy(key),
        not numeral and frequency < RARE,
        "-" not in key and syllables >= 3 and syllable_count(stem or key) >= 3,
        key in _YOU,
        syllables > 3 and "-" not in key and frequency < COMMON,
        0 if numeral or frequency >= EVERYWHERE else round(10 * max(frequency, UNKNOWN)),
    )
    return facts
