"""The subject that opens a sentence: its last noun, "office" in "the new office of the agency".

A sentence is first made into steps, one a word that is not in brackets, so that what follows can walk over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from plainlang.language.grammar.openings import opens_with_verb
from plainlang.language.grammar.tags import Tag
from plainlang.language.words import Word


class Step(NamedTuple):
    """A word: its index, what it is, and the marks before it. D stands before a noun, N is a noun, P a subject pronoun,
    I a preposition, W opens a clause, F is a finite verb, B a base verb, V a participle, T "to", C "and", R the rest.
    """

    at: int
    key: str
    letter: str
    gap: str
    named: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLAUSE_WORDS: Final = _words(
    """that which who whom whose where when why how what whatever whoever whichever whether if because although unless
    while"""
)
"""Words that open a clause with a verb of its own."""
_SUBJECTS: Final = _words("i you we they he she it there this these those")
_TIMES: Final = _words(
    """year years week weeks day days month months time times today yesterday morning evening afternoon fall spring
    summer winter monday tuesday wednesday thursday friday saturday sunday way minute minutes hour hours"""
)
_LETTERS: Final = {
    "DET": "D", "ADJ": "D", "NUM": "D", "NOUN": "N", "PROPN": "N", "PRON": "N", "ADP": "I", "SCONJ": "I", "CCONJ": "C",
}  # fmt: skip
_VERBS: Final = {"VBZ": "F", "VBP": "F", "VBD": "F", "MD": "F", "VB": "B", "VBG": "V", "VBN": "V"}


def steps_of(words: Sequence[Word], text: str, first: int, last: int, tags: Sequence[Tag]) -> tuple[Step, ...]:
    """The words of the sentence words[first:last], without those in brackets."""
    return tuple(_steps(words, text, first, last, tags))


def _steps(words: Sequence[Word], text: str, first: int, last: int, tags: Sequence[Tag]) -> Iterator[Step]:
    """Each word that is not in brackets."""
    inside = False
    for i in range(first, last):
        tag = tags[i - first]
        gap = text[words[i - 1].end : words[i].start].strip() if i > first else ""
        inside = gap.rfind("(") > gap.rfind(")") or (inside and ")" not in gap)
        if not inside:
            yield Step(i, words[i].key, _letter(words[i].key, tag), gap.rpartition(")")[2], tag.pos == "PROPN")


def _letter(key: str, tag: Tag) -> str:
    if key == "to":
        return "T"
    if key in CLAUSE_WORDS and tag.tag != "DT":
        return "W"
    if key in _SUBJECTS and tag.pos == "PRON":
        return "P"
    return _VERBS.get(tag.tag) or _LETTERS.get(tag.pos, "R")


def subject(steps: Sequence[Step]) -> int:
    """The step that is the subject, -1 when none is plain."""
    if len(steps) < 2 or opens_with_verb(steps[0].key, steps[1].key):
        return -1
    start = _start(steps)
    head = _head(steps, start) if start >= 0 else -1
    if head < 0 or not _may_be_subject(steps[head].key):
        return -1
    named = steps[head].named and steps[start].letter == "N"
    titled = named and any(step.gap == "," for step in steps[head + 1 : head + 2])  # "Jo Doe, head of research, said"
    return -1 if titled else head


def _start(steps: Sequence[Step]) -> int:
    """Where the subject begins: at once, or after the comma of an opening clause; -1 when neither is so."""
    if steps[1].gap == "." and steps[1].letter in "DN":
        return 1  # a letter that numbers the sentence
    if steps[0].letter in "DNP":
        return 0
    if steps[0].letter in "CFB":
        return -1
    comma = next((i for i, step in enumerate(steps) if step.gap), 0)
    return comma if steps[comma].gap == "," and steps[comma].letter in "DN" else -1


def _head(steps: Sequence[Step], start: int) -> int:
    """The last noun of the subject: "office" in "the new office of the agency"; -1 when none is plain."""
    at = start
    while steps[start].letter != "P" and at + 1 < len(steps) and not steps[at + 1].gap:
        letter, after = steps[at + 1].letter, "".join(step.letter for step in steps[at + 2 : at + 4])
        if letter not in "DN" and not (letter in "RV" and re.match("V?D?N", after)):
            break
        if steps[at].letter == "N" and letter == "D":
            return -1
        at += 1
    return at if steps[at].letter in "NDP" else -1


def _may_be_subject(key: str) -> bool:
    """No time ("last year"), and no word that brings its verb along: "we'll", "that's"; "NASA's" does not."""
    start, apostrophe, _ = key.partition("'")
    brings = apostrophe and (start in _SUBJECTS | CLAUSE_WORDS or not key.endswith("'s"))
    return not brings and key not in _TIMES
