"""Rarity: which words most readers do not know.

How often a word is written says little by itself: "hyphenated" is as easy as "hyphen", "lunchtime" as "lunch". So a
word is as common as the commonest word of its family, and a word made of common parts is common. Of words that are
equally rare, people know those for things that they can see ("crayon") and not the learned ones ("abatement"), which
English took from Latin and Greek; their endings tell.

Words are given as folded keys of letters alone, so what is not in the table of frequencies is never written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import Final

from plainlang.language.familiarity import frequencies

_BASE: Final = 3.5
"""How common the base of a derived word must be for the word to be easy."""
_PART: Final = 4.3
"""The same of the parts of a compound."""
_DEPTH: Final = 3
_SLIPS: Final = 6
"""Letters of a word up to which its neighbours are words of their own."""
_OFTEN: Final = 4.5
_NEVER: Final = 99.0
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Written "able/e" for ("able", "e") and "ly" for ("ly", "")."""
    return tuple((one, other) for one, _, other in (item.partition("/") for item in text.split()))


def _endings(text: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Pairs by the last letter of an ending: few have to be tried on a word."""
    pairs = _pairs(text)
    return {last: tuple(pair for pair in pairs if pair[0][-1] == last) for last in {one[-1] for one, _ in pairs}}


_PREFIXES: Final = tuple(
    """anti auto bio co counter cross cyber de dis em en ex extra hyper il im in inter ir mega micro mid mini mis multi
    non out over post pre psycho re self semi socio sub super tele trans ultra un under up""".split()
)
_FORMS: Final = _endings("s es ies/y ed ed/e ied/y ing ing/e")
"""Endings of the forms of a word, and what stands in their place in the word: a form is as well known as the word."""
_DERIVED: Final = _endings(
    """er er/e ier/y or or/e est est/e iest/y eer ly bly/ble ibly/ible ily/y ally y ness iness/y able able/e able/ate
    iable/y bility/ble ity ity/e less ful ish ese ship hood like ward wise fold some ment al ic ical ical/ic ian ist ism
    ion ion/e ation ation/e ization/ize ize ize/y ify en ive/e ive/ion ence/ent ance/ant ency/ent ancy/ant ure age"""
)
"""Endings that make another word: an easy one when the word it comes from is common."""
_SPELLINGS: Final = _pairs(
    "is/iz iz/is our/or or/our ae/e oe/e ys/yz yz/ys re/er ogue/og og/ogue ll/l l/ll nce/nse amme/am gem/gm"
)
"""How British and American spelling differ."""
_LEARNED: Final = re.compile(
    r"(?:[sctx]ion|[aei]ment|[ae]nc[ey]|[a-z][tdrnlsv]ity|at[eo]|ating|i[sz](?:e|ing)|ify|ifying|[a-z]{2}ous"
    r"|[a-z]{2}al|[tns]ory|[a-z][tdnlms]ary|[a-z]{2}ive|[a-z][tnrslmpdfv]ics?|[tnrg]ia"
    r"|[a-z][ai]ble|[a-z]{2}[aei]nt|[a-z]ism|[aeo]sis|itis|emia|olog(?:y|ical|ie)|graph(?:y|ic)|[a-z]{3}tor|[a-z]{2}[ns]or"
    r"|[a-z]{3}ee|tude|[a-z]{3}[tsd]ure|[a-z]ium|[a-z]{3}oid|[a-z]{3}[cdt]um|rix|cide|phone|cracy|tomy|pathy)(?:s|es|d)?\Z"
)


def commonness(key: str) -> float:
    """The Zipf frequency of the commonest word of a word's family."""
    best = max(frequencies().get(key, 0.0), _of_parts(key))
    for word in (key, *_respelled(key)):
        best = best if best >= _BASE else max(best, _of_form(word), _of_family(word, _DEPTH))
    return best


def words_behind(key: str) -> Iterator[str]:
    """A word, and the words that it may be a form of."""
    yield key
    yield from _bases(key, _FORMS)


def is_learned(key: str) -> bool:
    """Does a word end as the learned words do that English took from Latin and Greek?"""
    return _LEARNED.search(key, 1) is not None


def is_misspelt(key: str) -> bool:
    """Is a word that nobody writes one letter away from one that people do, or is a long one ("seperate") so near to a
    common one? Its end is not looked at: "promulgate" is no slip for "promulgated".
    """
    table = frequencies()
    common = 0.1 if key not in table else _OFTEN if len(key) > _SLIPS else _NEVER
    if common == _NEVER:
        return False
    for i in range(len(key) - 2):
        head, rest = key[:i], key[i:]
        near = [head + rest[1:], head + rest[1] + rest[0] + rest[2:]]
        near += [head + letter + tail for tail in (rest, rest[1:]) for letter in _LETTERS]
        if any(table[word] >= common for word in table.keys() & near if word != key):
            return True
    return False


def _respelled(key: str) -> Iterator[str]:
    """The word as it is spelled on the other side of the Atlantic."""
    rest = key[1:]
    for one, other in _SPELLINGS:
        if one in rest:
            head, _, tail = key.rpartition(one)
            yield head + other + tail


def _of_family(key: str, depth: int) -> float:
    """The frequency of a word, or of the word that it is a form of or derived from, when that is common."""
    best = frequencies().get(key, 0.0)
    if depth == 0 or best >= _BASE:
        return best
    for base in _bases(key, _FORMS):
        best = max(best, _of_family(base, depth - 1))
    prefixes = filter(key.startswith, _PREFIXES) if key.startswith(_PREFIXES) else ()
    for base in (*_bases(key, _DERIVED), *map(key.removeprefix, prefixes)):
        common = _of_family(base, depth - 1) if len(base) > 3 else 0.0
        if common >= _BASE:
            best = max(best, common)
    return best


def _bases(key: str, endings: Mapping[str, tuple[tuple[str, str], ...]]) -> Iterator[str]:
    """What words may stand behind one with these endings."""
    for ending, own in endings.get(key[-1], ()):
        if key.endswith(ending) and len(key) - len(ending) + len(own) > 2:
            base = key[: -len(ending)] + own
            yield base
            if not own and len(base) > 3 and base[-1] == base[-2] and ending[0] in "aei":
                yield base[:-1]


def _of_form(key: str) -> float:
    """The frequency of the commonest form of a word: "redacted" is listed, "redact" is not."""
    stem = key[:-1] if key[-1] in "ey" else key
    forms = (f"{key}s", f"{key}d", f"{key}ed", f"{key}ing", f"{stem}ing", f"{stem}ion", f"{stem}ies", f"{stem}ied")
    return max(map(frequencies().get, forms, repeat(0.0)))


def _of_parts(key: str) -> float:
    """The frequency of the rarer of the two common words that a compound is made of; 0.0 when it is made of none."""
    written = frequencies().get
    for i in range(3, len(key) - 2):
        head = written(key[:i], 0.0)
        if head >= _PART:
            tail = written(key[i:], 0.0)
            if tail < _PART:
                tail = max(map(written, _bases(key[i:], _FORMS), repeat(0.0)), default=0.0)
            if tail >= _PART:
                return min(head, tail)
    return 0.0
