"""Sentences: where one ends and the next begins, inside one block of prose.

One regex finds every stop; the words on either side decide. After an abbreviation only a word that hardly ever
continues a name ("The", "How", "You") starts a sentence: "the U.S. Government" goes on, "in the U.S. How" is two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from plainlang.language.abbreviations import ABBREVIATIONS, AFTER_HOURS, BINDING, NAMED, NUMBERED, STARTERS
from plainlang.language.words import Word

_START = attrgetter("start")
_LONGEST = 24  # no abbreviation is longer
_CLOSERS = r"\"'”’»)\]}*_\ufffc"
_STOP = re.compile(
    r"[.!?…\n](?:(?<=\n)\s*+|"
    rf"([.!?…]*+(?>(?:[^\S\n][.!?…]++(?=[\s{_CLOSERS}]|$))*))"  # the rest of a run: ".", "?!", ". . ."
    # what closes after it, and footnote marks, "rose.12 Then" too
    rf"((?>(?:[{_CLOSERS}†‡¹²³⁰⁴-⁹]|\[\w{{1,3}}\]|(?<=[^\W\d_]{{2}}[.!?”’\"])\d{{1,2}}(?:,\d{{1,2}})*(?=\s++\W?[A-Z]))*))"
    r"(\s*+)"
    r"(?=([^\w.!?…§$£€#\ufffc]*+)(.?)))"  # what opens the next word, and its first character
)
_NOUN = (
    r"(?:appendix|article|attachment|box|category|chapter|class|column|exhibit|figure|form|grade|group|hepatitis|item|"
    r"level|line|list|option|page|paragraph|part|phase|plan|question|rule|schedule|section|sec\.|stage|step|subpart|"
    r"table|tier|title|type|unit|vitamin|zone|§)s?\s"
)
_LABEL = re.compile(  # "1", "(a)", "Step 2", "Box 5a", "Q1", "§ 404.1520"
    rf"(?i:[\"'“‘*(\[]?(?:{_NOUN})?(?:\d{{1,3}}[a-z]?|[^\W\d_]|[qa]\d{{1,2}}|[ivx]{{1,5}})(?:\.\w{{1,2}})*[)\]]?"
    r"|§+\s?\d[\w.()–-]*)"
)
_LETTERED = re.compile(rf"\b(?i:{_NOUN})\w$|\s[a-z]\w*\sI$")  # "Part B.", "you and I."
_LEAD = re.compile(r"(?:At|By|On|From|Before|After|Until|Since|Between|Around|About)\s[^,;:]*")
_RANGE = re.compile(r"(?i:to|and|or|until|through)\s\d")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_EVENT = re.compile(r"\b(?i:an?|the|our|your|this|each|every)\s[\d:]+\s$")  # "the 10 a.m. Zoom meeting"
_CODE = re.compile(  # "B2", "B", and "A" if no article: "App. A, which", "App. A is"
    r"[A-Z]{1,4}[-–]?\d|[B-HJ-Z]\b(?!['’.])|A(?:[,;:)]|\s(?:and|or|of|for|to|is|in|applies|covers|lists|shows|[A-Z])\b)"
)
_ASIDE = re.compile(r"[^().!?]{1,80}\)")  # "et seq. (the Act)", "p.m. (Eastern)"
_GLUED = re.compile(r"(?<!\S)[(“\"]?[a-z]{2,}[.?!]$")  # the space left out: "apply.You"
_CITED = re.compile(r"[.!?…\s]++[\"”’'] \((?=[^()]{0,60}\d)[^()]{1,60}\)[.,;:]")  # “… .” (5 U.S.C. 552).
_NEXT = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(\.(?=\s))?")
_PART = re.compile(r"[/–—(\[\"“”'‘*_]+")


class Cut(NamedTuple):
    """One sentence of a block: characters [start, end) without surrounding space, words [first, last)."""

    start: int
    end: int
    first: int
    last: int


def split(text: str, words: Sequence[Word]) -> tuple[Cut, ...]:
    """The sentences of one block, in order; every word is in exactly one."""
    text = text.replace("\xa0", " ").replace("\u202f", " ")
    cuts: list[Cut] = []
    start, first = _past_space(text, 0), 0
    for stop in _STOP.finditer(text):
        end = _end(text, stop, start)
        if end < 0 or (last := bisect_left(words, end, lo=first, key=_START)) == first:
            continue
        cuts.append(Cut(start, end, first, last))
        start, first = _past_space(text, end), last
    end = len(text.rstrip())
    if first < len(words):
        cuts.append(Cut(start, end, first, len(words)))
    elif cuts:
        cuts[-1] = cuts[-1]._replace(end=end)
    return tuple(cuts)


def _past_space(text: str, at: int) -> int:
    """The first offset from `at` on that is not space."""
    while text[at : at + 1].isspace():
        at += 1
    return at


def _end(text: str, stop: re.Match[str], start: int) -> int:
    """Where the sentence from `start` ends if this stop ends it, or -1."""
    more, closed, gap, opened, after = stop.groups()
    at, end = stop.start(), stop.start(3)
    if more is None:
        while at > start and text[at - 1].isspace():
            at -= 1
        return at
    if not gap:
        return end if not closed and _glued(text, start, end) else -1
    if "\n" in gap or "•" in opened:
        return end
    run = text[at] + more
    if run == ".":
        ends = _dot_ends(text, start, at, stop.start(5))
    else:
        ends = not after.islower() and ("!" in run or "?" in run or not _omits(text, start, at, run))
        if run == ". . . ." and text[at - 1] != " ":  # "word. . . . Next": the stop, then words left out
            end = at + 1
    if not ends or (closed and _CITED.match(text, at)) or _bracketed(text, start, at, end):
        return -1
    return end


def _glued(text: str, start: int, end: int) -> bool:
    """Whether the space after a stop was left out, as in "apply.You need it"."""
    if not text[end : end + 1].isupper() or not (found := _NEXT.match(text, end)):
        return False
    plain = text[found.end() : found.end() + 1] in (" ", ",") and _starts(text, end)
    return plain and _GLUED.search(text[max(start, end - _LONGEST) : end]) is not None


def _omits(text: str, start: int, at: int, run: str) -> bool:
    """Whether dots stand for words left out ("the ... law", "[...]") with no fourth dot to end the sentence."""
    before = text[at - 1] if at > start else "["
    return before in "[(" or (before == " " and run.count(".") < 4)


def _bracketed(text: str, start: int, at: int, end: int) -> bool:
    """Whether a stop lies inside brackets that opened within the sentence and still have to close."""
    opened = text.rfind("(", max(start + 1, at - 400), at)  # bounded, so that time stays linear
    if opened < 0 or text.find(")", opened, end) >= 0:
        return False
    closing = text.find(")", end, end + 400)
    return closing >= 0 and text.find("(", end, closing) < 0


def _dot_ends(text: str, start: int, at: int, follow: int) -> bool:
    """Whether one full stop at `at` ends a sentence, when the next word begins at `follow`."""
    tail = text[max(start, at - _LONGEST) : at]
    token = tail[tail.rfind(" ") + 1 :]
    if not token.isalpha():
        token = _PART.split(token)[-1]
    short = len(token) == 1 or "." in token or token in ABBREVIATIONS or token.lower() in ABBREVIATIONS
    if text[follow : follow + 1].islower():  # "iPhone", or a capital forgotten after a plain word
        plain = not short and (text[follow + 1 : follow + 2].isupper() or (len(token) > 3 and token.islower()))
        return plain and follow == at + 2
    if (at - start <= _LONGEST and _LABEL.fullmatch(text, start, at)) or tail.endswith(": 1"):
        return False  # "1. Apply online.", "Step 2. Apply online."
    return not short or _short_ends(text, start, at, token, follow)


def _short_ends(text: str, start: int, at: int, token: str, follow: int) -> bool:
    """The same after an abbreviation or initial, when the next word does not begin with a small letter."""
    key = token.lower()
    numeric = not text[follow : follow + 1].isalpha()
    if token in BINDING or text[at + 1].isdigit():  # "Vol.2 The early years"
        return False
    if text[follow - 1] == "(" and _ASIDE.match(text, follow) and (token.isalpha() or _DOTTED.fullmatch(token)):
        return False
    if key in ("a.m", "p.m"):
        lead = at - start <= _LONGEST and _LEAD.fullmatch(text, start, at)
        lead = lead or _EVENT.search(text[max(start, at - _LONGEST) : at - 3])
        if numeric or lead or _word(text, follow) in AFTER_HOURS or _RANGE.match(text, follow):
            return False
        return not (token + text[follow : follow + 2]).isupper() or _starts(text, follow)
    if len(token) == 1 and token.isupper():
        return _starts(text, follow) or bool(_LETTERED.search(text[max(start, at - _LONGEST) : at]))
    if token in NAMED or key in NAMED or _DOTTED.fullmatch(token):
        return _starts(text, follow) and not _CODE.match(text, follow)
    if token in NUMBERED or key in NUMBERED:
        return not numeric and not _CODE.match(text, follow)
    return True


def _word(text: str, at: int) -> str:
    """The word at `at` in lower case, or nothing when it is an initial or a number."""
    found = _NEXT.match(text, at)
    return found[0].rstrip(".").lower() if found and not (found[1] and found.end() - at == 2) else ""


def _starts(text: str, at: int) -> bool:
    """Whether the word at `at` is one that starts sentences."""
    word = _word(text, at)
    return word in STARTERS or re.split("['’]", word)[0] in STARTERS or word.endswith(("n't", "n’t"))
