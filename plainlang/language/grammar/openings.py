"""How a step, an item, a heading or a button opens: with a verb, a name of a thing, a question …

Fragments have little to go by, so a word list speaks first and the part of speech confirms. What is not certain has
no class at all: a rule about form must never speak on a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

from plainlang.language import data
from plainlang.language.familiarity import zipf
from plainlang.language.grammar.tags import FINITE, Tag
from plainlang.language.inflection import verb_forms
from plainlang.language.words import Word

Opening = Literal["verb", "ing", "to", "question", "how", "clause", "thing", "when", "maybe", ""]
"""`verb`: do this. `ing`: doing. `to`: to do. `how`: how to do, what it is. `clause`: you do. `thing`: a noun.
`when`: a circumstance ("If …", "On page 2"). `maybe`: a verb, or a noun spelled alike. Empty: not certain.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LEADS: Final = _words(
    """then next first second third finally lastly please always never carefully simply now also again just kindly
    quickly and or but only do don't not immediately gently"""
)
"""What may stand before the verb of an instruction."""
_WHEN: Final = _words(
    """about after around as at because before by despite during even for from given if in inside like on once
    optional optionally over per regarding since through throughout unless until under upon using when whenever where
    wherever while with within without note tip example important warning e.g i.e between among"""
)
_ASKS: Final = _words("how what which who whom whose why whether")
_SUBJECTS: Final = _words(
    """i you we they he she it there you'll you're you've we'll we're we've they'll they're it's there's i'm nobody
    everyone someone anyone nothing"""
)
_DETERMINERS: Final = _words(
    """the a an your our their his its my this these those any all each every some no both several many most another
    other either two three four five six seven eight nine ten"""
)
_AFTER_VERB: Final = (_DETERMINERS - _words("no most many other")) | _words(
    "us it them me you her yourself yourselves that if whether how what when where why up out down back off away only"
)
"""What follows a verb, and seldom the noun that is spelled like it."""
_PAIRS: Final = frozenset(
    """sign-in sign-on sign-up log-in log-on set-up check-in check-with check-for search-for look-for look-at work-with
    talk-to talk-with ask-for turn-on plan-for test-with point-to""".split()
)
"""Verbs with a small word that nouns have after them as well ("change in")."""
_FINITE: Final = _words(
    """is are was were am has have had do does did can could may might must shall should will would isn't aren't wasn't
    weren't hasn't haven't can't cannot don't doesn't won't"""
)
_RELATIVE: Final = _words("that which who whom whose where when if unless until while because as how what why whether")
_NOT_DOING: Final = _words(
    """according anything being bring building ceiling clothing concerning considering during earring evening everything
    excluding existing following funding going hearing housing including king lodging meeting morning nothing offspring
    outstanding ongoing overarching parking pending regarding remaining ring something spring string sling thing
    upcoming willing wing working"""
)


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Verbs that instructions open with: those that are hardly anything else, and those that are nouns as well."""
    rows = data.lines("opening_verbs.txt")
    sure = frozenset(word for row in rows if row[0] != "~" for word in row.split())
    return sure, frozenset(word for row in rows if row[0] == "~" for word in row[1:].split())


def opening(words: Sequence[Word], text: str, first: int, last: int, tags: Sequence[Tag] = ()) -> Opening:
    """How words[first:last], a sentence of this text, opens. Without their tags only the words speak."""
    at = first
    while at < last - 1 and words[at].key in _LEADS and words[at + 1].key not in _FINITE:
        at += 1
    key = words[at].key
    after = _next(words, text, at, last)
    if "?" in text[words[first].start : words[last - 1].end + 1]:
        return "question"
    if _holed(text, words[first]) or not key.replace("'", "").replace("-", "").isalpha():
        return ""
    if opens_with_verb(key, after):
        return "verb" if at + 1 < last else "maybe"
    if at > first:
        return ""
    return _by_word(words, text, first, last) or (_by_tags(words, text, first, last, tags) if tags else "")


def opens_with_verb(key: str, after: str) -> bool:
    """Is this word, before that word, the verb of an instruction?"""
    sure, either = _verbs()
    if key in sure or key in ("let's", "don't"):
        return key != "use" or after not in ("of", "case", "cases")
    return key in either and (after in _AFTER_VERB or f"{key}-{after}" in _PAIRS)


def opens_with_circumstance(key: str) -> bool:
    """Does a circumstance begin with this word: "if", "on", "after"?"""
    return key in _WHEN or key == "to"


def _may_be_verb(key: str) -> bool:
    """Could this word be the verb of an instruction? People do say "customizing", but not "passporting"."""
    sure, either = _verbs()
    if key in sure or key in either:
        return True
    if not key.isalpha() or key.endswith("ing"):
        return False
    forms = verb_forms(key)
    return zipf(forms.ing) > 0 or zipf(forms.past) > 0


def _by_word(words: Sequence[Word], text: str, first: int, last: int) -> Opening:
    key = words[first].key
    if key in _SUBJECTS:
        return "clause"
    if key in _ASKS or key in _WHEN:
        return "how" if key in _ASKS else "when"
    if key == "to" and ", " in text[words[first].start : words[last - 1].end]:
        return "when"
    return "maybe" if key not in _DETERMINERS and key != "to" and _may_be_verb(key) else ""


def _by_tags(words: Sequence[Word], text: str, first: int, last: int, tags: Sequence[Tag]) -> Opening:
    key, after = words[first].key, _next(words, text, first, last)
    if key == "to":
        return "to" if tags[1:2] and tags[1].tag == "VB" else ""
    if key.endswith("ing") and len(key) > 4:
        doing = tags[0].tag == "VBG" and key not in _NOT_DOING
        return "ing" if doing and after in _AFTER_VERB and not any(map(_finite, words[first:last], tags)) else ""
    if tags[0].tag == "VB":
        return "maybe"
    named = key in _DETERMINERS or (tags[0].pos in ("NOUN", "PROPN", "ADJ") and not key.endswith("ed"))
    return _named(words, text, first, last, tags) if named else ""


def _named(words: Sequence[Word], text: str, first: int, last: int, tags: Sequence[Tag]) -> Opening:
    """A thing, or a sentence about it; a verb behind "that", "who" or a comma belongs to neither for certain."""
    aside = False
    for i in range(first + 1, last):
        key, tag, before = words[i].key, tags[i - first], tags[i - first - 1]
        aside = aside or text[words[i - 1].end : words[i].start].strip() != ""
        if key in _RELATIVE:
            verbs = sum(map(_finite, words[i:last], tags[i - first :]))
            return "thing" if verbs == 1 and not aside else ""
        if key in _FINITE:
            return "" if aside else "clause"
        if _finite(words[i], tag) or (key in _DETERMINERS and before.pos == "NOUN" and not aside):
            return ""
    return "thing"


def _finite(word: Word, tag: Tag) -> bool:
    return word.key in _FINITE or tag.tag in FINITE


def _next(words: Sequence[Word], text: str, at: int, last: int) -> str:
    """The word after this one, when only a space stands between them."""
    return words[at + 1].key if at + 1 < last and text[words[at].end : words[at + 1].start] == " " else ""


def _holed(text: str, word: Word) -> bool:
    """Does a hole (a template, code, an image) or a bracket stand before the first word?"""
    return not set(text[: word.start]).issubset(" \n\"'“‘*#-–•")
