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

from plainlang.language.words import Word

_LONGEST = 24  # no abbreviation is longer


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BINDING = _words("Mr Mrs Ms Mx Messrs MR MRS e.g i.e E.g I.e E.G I.E eg ie vs Vs v viz cf approx Approx ca")
"""Never the end of a sentence. As written: "CA." and "MS." are places."""

_NUMBERED = _words(
    """no nos n° nº num p pp pg pgs sec secs sect fig figs vol vols ch chap par para paras pt pts ex eq ref refs ext
    tel ph fax sched subch subpt subsec cl amend r ver rev repr ed eds jan feb mar apr jun jul aug sep sept oct nov dec
    etc al hr hrs min mins max mo mos yr yrs wk wks oz lb lbs ft mi gal qt tbsp tsp mg kg km cm mm avg est pop misc
    incl excl apt bldg rm fl ste abbr appt appts attn cont conf info orig tech equiv Art"""
)
"""The end of a sentence unless a number or a code follows. "Art" as written: not "of art. 5"."""

_NAMED = _words(
    """Dr Drs Prof Gen Sen Rep Gov Rev Hon Pres Lt Col Capt Cpl Sgt Pvt Maj Adm Cmdr Brig Supt Atty Asst Dir Insp Ft Mt
    Sec Sr Fr Br Pub Stat Reg Fed Cong Rec Cir Ct App Supp Comp Comm Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ln Pl
    Sq Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt
    Wis Wyo inc co corp ltd llc jr sr esq pvt dept depts st ave blvd rd hwy pkwy div dist univ inst assn assoc natl
    nat'l intl int'l govt gov't bros mfg admin att'y"""
)
"""The end of a sentence only before a word that starts sentences, as is "U.S."."""

_STARTERS = _words(
    """a about according also after all although an and another any anyone apply are as at be because before both but
    by call can check click complete contact could did do does don't during each either even every everyone find for
    from get give go had has have he her here his how however i if in instead is it its just keep learn let like make
    many more most must my never next none not note now on once only or other our please read remember see send several
    she should since so some someone still such tell submit than that the their them then there therefore these they
    this those though through thus to try under unless until use visit was we were what whatever when whenever where
    whether which while who whose why with within without would yes yet you your"""
)
_AFTER_HOURS = _words(
    """eastern central mountain pacific alaska hawaii atlantic local daylight standard et ct mt pt est edt cst cdt mst
    mdt pst pdt akst hst utc gmt bst monday tuesday wednesday thursday friday saturday sunday weekdays weekends january
    february march april may june july august september october november december mon tue tues wed thu thurs fri sat
    sun jan feb mar apr jun jul aug sep sept oct nov dec"""
)
_ABBREVIATIONS = _BINDING | _NUMBERED | _NAMED

_CLOSERS = r"\"'”’»)\]}*_\ufffc"
_STOP = re.compile(
    rf"([.!?…]++(?:[^\S\n][.!?…]++(?=[\s{_CLOSERS}]|$))*+)"  # a run: ".", "?!", ". . ."
    rf"((?:[{_CLOSERS}¹²³⁰⁴-⁹]|\[\w{{1,3}}\])*+)"  # what closes after it, and footnote marks
    r"(\s*+)"
    r"(?=([^\w.!?…§$£€#\ufffc]*+)(.?))"  # what opens the next word, and its first character
    r"|\n\s*+"
)
_NOUN = (
    r"(?:appendix|article|attachment|box|category|chapter|class|column|exhibit|figure|form|grade|group|hepatitis|item|"
    r"level|line|list|option|page|paragraph|part|phase|plan|question|rule|schedule|section|sec\.|stage|step|subpart|"
    r"table|tier|title|type|unit|vitamin|zone|§)s?\s"
)
_LABEL = re.compile(rf"(?i:[\"'“‘*(\[]?(?:{_NOUN})?(?:\d{{1,3}}|[^\W\d_]|[ivx]{{1,5}})(?:\.\w{{1,2}})*[)\]]?)")
_LETTERED = re.compile(rf"\b(?i:{_NOUN})\w$|\s[a-z]\w*\sI$")  # "Part B.", "you and I."
_LEAD = re.compile(r"(?:At|By|On|From|Before|After|Until|Since|Between|Around|About)\s[^,;:]*")
_RANGE = re.compile(r"(?i:to|and|or|until|through)\s\d")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_CODE = re.compile(r"[A-Z]{1,4}[-–]?\d|[B-HJ-Z]\b(?!['’.])")
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
        if end < 0 or (last := bisect_left(words, end, lo=first, key=attrgetter("start"))) == first:
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
    run, closed, gap, _, after = stop.groups()
    at, end = stop.start(), stop.start(3)
    if run is None:
        while at > start and text[at - 1].isspace():
            at -= 1
        return at
    if not gap or "\n" in gap:
        return end if gap else -1
    if run == ".":
        ends = _dot_ends(text, start, at, stop.start(5))
    else:
        ends = not after.islower() and ("!" in run or "?" in run or not _omits(text, start, at, run))
        if run == ". . . ." and text[at - 1] != " ":  # "word. . . . Next": the stop, then words left out
            end = at + 1
    if not ends or (closed and _CITED.match(text, at)) or _bracketed(text, start, at, end):
        return -1
    return end


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
    short = len(token) == 1 or "." in token or token in _ABBREVIATIONS or token.lower() in _ABBREVIATIONS
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
    if token in _BINDING:
        return False
    if key in ("a.m", "p.m"):
        lead = at - start <= _LONGEST and _LEAD.fullmatch(text, start, at)
        if numeric or lead or _word(text, follow) in _AFTER_HOURS or _RANGE.match(text, follow):
            return False
        return not (token + text[follow : follow + 2]).isupper() or _starts(text, follow)
    if len(token) == 1 and token.isupper():
        return _starts(text, follow) or bool(_LETTERED.search(text[max(start, at - _LONGEST) : at]))
    if token in _NAMED or key in _NAMED or _DOTTED.fullmatch(token):
        return _starts(text, follow)
    if token in _NUMBERED or key in _NUMBERED:
        return not numeric and not _CODE.match(text, follow)
    return True


def _word(text: str, at: int) -> str:
    """The word at `at` in lower case, or nothing when it is an initial or a number."""
    found = _NEXT.match(text, at)
    return found[0].rstrip(".").lower() if found and not (found[1] and found.end() - at == 2) else ""


def _starts(text: str, at: int) -> bool:
    """Whether the word at `at` is one that starts sentences."""
    word = _word(text, at)
    return word in _STARTERS or re.split("['’]", word)[0] in _STARTERS or word.endswith(("n't", "n’t"))
