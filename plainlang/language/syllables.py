"""Syllables: how many beats a word has when it is read aloud.

Spelling rules get about nineteen words in twenty right. The shipped table holds only the words of the CMU Pronouncing
Dictionary on which the rules fail, as the difference from the rule, so the answer is exact for all of that dictionary
and sensible for the rest. A correction also holds for the regular inflections of its word.

A number counts as one syllable, however long: read out in full, one phone number would outweigh its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from plainlang.language import data

# The two large patterns stay text until a word is counted; re keeps what it compiles. Each branch begins with a letter
# and looks behind only then, so that re leaves it at once where another letter stands.
_VOWELS = re.compile("[aeiouyæœø]+")
_FOLLOWING = r"(?=[bcdfghjklmnpqstvwxz](?!$|d$|n$|s$|rs?$))"
_SILENT = (  # each match takes one syllable away: most often an "e" that is written and not heard
    r"e(?<=[^aeiouy]e)(?=(?:|ly|less(?:ness|ly)?|ness|ments?|ful(?:ly|ness)?|some|m[ae]n|land)$)"
    r"(?<![^aeiouyrlw]le)(?<![cgt]re(?=$))"  # make, safely, careful; but table, acre
    r"|ed(?:(?<=[^aeiouytd]ed)(?=$|ly$|ness$)(?<![^aeiouyrlw]led)|(?<=[aeo]yed)$)"  # asked, played; but added, settled
    r"|es(?<=[^aeiouyscxzg]es)$(?<!ches)(?<!shes)(?<![^aeiouyrlw]les)(?<![cgt]res)"  # makes; but boxes, tables
    r"|e(?<=[qg]ue)s?$|a(?<=ica)(?=lly)"  # unique, league, basically
    r"|i(?<=lli)(?=on)|i(?<=ni)(?=on)(?!ion[ei]$)|i(?<=illi)(?=am)"  # million, union, William
    r"|e(?<=^(?:bas|car|fac|for|hom|lak|lif|mor|not|pip|saf|sid|som|tim|wav|wid|wir)e)"
    rf"{_FOLLOWING}|e(?<=^(?:hors|hous|ston|ther|wher|whit)e){_FOLLOWING}"  # homework, lifetime, something
    r"|e(?<=^eve)(?=ry)|y(?<=^ey)(?=e.)|y(?<=[^aeiouy]y)(?=ard)"  # everyone, eyelid, backyard
)
_EXTRA = (  # each match adds one: vowels side by side that are heard apart, and beats without a vowel
    r"i(?<![cstg]i)(?=[aou])|i(?<=[cstg]i)(?=os?$|at(?!h)|o[ltpdg]|as[mt]|ansky|u)"  # radio, media; but social, nation
    r"|i(?<=[^cst]i)(?=e(?:rs?$|st|t|nc[eyi]|nt|ll))|i(?<=[cst]i)(?=er$|est$)|i(?<=sci)(?=en)|iy"  # happier, quiet
    r"|e(?<!ge)(?=o(?!u|ns?$))|e(?<=^ge)(?=o(?!rg)[a-z]{3})|e(?=u[ms]$)|ea(?=s?$|t(?:e$|es$|i[ov]|or))"  # video, create
    r"|y(?<=[aeou]y)(?=[aeiou](?!$|s$))|y(?<![aeou]y)(?<!^y)(?=ing|a|o|e[rn])|aya$"  # player, loyal, trying
    r"|u(?<=[cdlmnprst]u)(?=a[^gy]|ou|i(?:ng|t[yi]|sh))|ue(?<!que)(?=n[tc])|ui(?=ng|e)|ei(?=ng)|oi(?=ng)"  # annual
    r"|sm(?=s?$|ed$)|thm(?=s?$)|mc(?<=^mc)|au(?=er)"  # prism, rhythm, McNeil, Bauer
    r"|re(?<=^re)(?=[aiou])(?!a[cdlprs]|i[bcdegm]|in(?:[ehk]|s?$|ed))|pre(?<=^pre)(?=[aeio])"  # react, preempt
    r"|co(?<=^co)(?=o[prw]|i[nd]|au|e[dfrx])"  # coed
)
_PARTS = re.compile(r"\d[\d.,:]*(?:(?:st|nd|rd|th|s)(?![^\W\d_]))?|[^\W\d_]+(?:'[^\W\d_]+)*|(?<=\w)&(?=\w)")
_CLITIC = re.compile(r"'(?:s|d|m|t|ll|re|ve)$")
_BEAT = re.compile(  # endings with a beat of their own: boss's, it'd, that'll, could've, didn't
    r"(?:[sxz]|[cs]h|[cgsz]e)'s$|[td]'d$|[^aeiouy]'(?:ll|ve)$|[^aeiouylr]n't$"
)
_FINAL_E = re.compile("é(?=e?s?$|e?s?[-'])")
_SUFFIXES = {  # by their last letter, each with what stands in its place in the word that is inflected
    "s": (("s", ""), ("es", ""), ("ers", ""), ("rs", ""), ("ness", ""), ("ies", "y")),
    "d": (("ed", ""), ("d", ""), ("ied", "y")),
    "g": (("ing", ""), ("ing", "e")),
    "y": (("ly", ""),),
    "r": (("er", ""), ("r", "")),
}
_MEMO_LIMIT = 200_000
_memo: dict[str, int] = {}


def count(key: str) -> int:
    """Syllables of one word, given as a folded key."""
    found = _memo.get(key)
    if found is None:
        if len(_memo) >= _MEMO_LIMIT:
            _memo.clear()
        found = _memo[key] = measure(key, _corrections())
    return found


def measure(key: str, corrections: Mapping[str, int]) -> int:
    """Syllables by the rules and a table of corrections; the table itself is made by calling this."""
    if not key.isascii():
        key = _without_accents(key)
    if key.isalpha():  # most words: one part
        return _spoken(key, corrections)
    parts: list[str] = _PARTS.findall(key)
    whole = corrections.get(key, 0) if len(parts) > 1 else 0
    return max(1 if parts else 0, whole + sum([_spoken(part, corrections) for part in parts]))


def rule(letters: str) -> int:
    """Syllables of plain letters by the spelling rules alone."""
    vowels = len(_VOWELS.findall(letters))
    if not vowels:
        return len(letters) + 2 * letters.count("w") if letters.isascii() else 1  # spelled out; w is “double-u”
    silent, extra = _patterns()
    return max(1, vowels - len(silent.findall(letters)) + len(extra.findall(letters)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is silent and what is heard apart; compiled when a word is first counted."""
    return re.compile(_SILENT), re.compile(_EXTRA)


def _spoken(part: str, corrections: Mapping[str, int]) -> int:
    """Syllables of a number, an ampersand, or letters with or without apostrophes."""
    if part.isalpha():
        return max(1, rule(part) + correction(part, corrections))
    if not part[0].isalpha():
        return 1
    clitic = _CLITIC.search(part)
    known = corrections.get(part, 0)
    pieces = (part[: clitic.start()] if clitic else part).split("'")
    beats = sum(max(1, rule(p) + correction(p, corrections)) for p in pieces if len(p) > 1 or p in "aeiouy")
    return max(1, known + max(1, beats) + (1 if _BEAT.search(part) else 0))


def correction(letters: str, corrections: Mapping[str, int]) -> int:
    """How far the rule is off for a word, or for the word it is an inflection of."""
    found = corrections.get(letters)
    if found is not None or len(letters) < 5:
        return found or 0
    for suffix, ending in _SUFFIXES.get(letters[-1], ()):
        if letters.endswith(suffix):
            found = corrections.get(letters[: -len(suffix)] + ending)
            if found is not None:
                return found
    return 0


def _without_accents(key: str) -> str:
    """Plain letters; a final é is heard (cliché) and two dots part the vowels (naïve)."""
    from unicodedata import combining, normalize

    key = _FINAL_E.sub("ei", normalize("NFC", key).replace("ï", "-i").replace("ë", "-e"))
    return "".join(c for c in normalize("NFD", key) if not combining(c))


@cache
def _corrections() -> dict[str, int]:
    """Word → difference from the rule."""
    table: dict[str, int] = {}
    for line in data.lines("syllables.txt"):
        difference, *words = line.split(" ")
        table.update(dict.fromkeys(words, int(difference)))
    return table
