"""How far a subject stands from its verb: "The office that handled your claim in the year before it closed must".

No parser: a walk over the parts of speech, from the noun that opens a sentence to the first finite verb that no clause
in between claims. What the walk cannot account for (a colon, a list, a comma left open) ends it in silence, and a verb
that it takes too early can only hide a finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from plainlang.language.grammar.subjects import Step, steps_of, subject
from plainlang.language.grammar.tags import Tag
from plainlang.language.words import Word


class Distance(NamedTuple):
    """A subject and its verb, as indices into the block's words, and how many words stand between them."""

    subject: int
    verb: int
    between: int


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CLAIMS_NONE: Final = _words("needed possible necessary applicable available")
_TIME_CLAUSES: Final = _words("after before once since until")
_BEFORE_OBJECTS: Final = _words("about at between by for from in of on over to under with without")
_GIVEN: Final = _words("given sent asked told paid shown offered granted awarded denied taught charged")
_AUXILIARIES: Final = _words("are were have do can could may might must shall should will would")
STOPS: Final = frozenset(':;?!–—-“”"/•…[]{}#=|')
"""Marks that no subject is followed across."""


def subject_to_verb(words: Sequence[Word], text: str, first: int, last: int, tags: Sequence[Tag]) -> Distance | None:
    """The subject of the sentence words[first:last] and its verb, where both are certain."""
    steps = steps_of(words, text, first, last, tags)
    head = subject(steps)
    found = _walk(steps, head) if head >= 0 else None
    return found if found and _is_whole(words, text, first, last, found.verb) else None


def _is_whole(words: Sequence[Word], text: str, first: int, last: int, verb: int) -> bool:
    """No hole before the verb, which may stand for any words, and no fragment that its last word makes a sentence."""
    holed = "\ufffc" in text[words[first - 1].end if first else 0 : words[verb].start]
    return not holed and (verb < last - 1 or text[words[last - 1].end :].strip() != "")


def _walk(steps: Sequence[Step], head: int) -> Distance | None:
    """From the subject to the verb that is its own; clauses in between claim a verb each."""
    claimed = between = 0
    plain = True  # so far only nouns and prepositions: "the cost of the form and the price of …" has two subjects
    marked = next((i for i, step in enumerate(steps) if step.gap), len(steps))
    for i in range(head + 1, len(steps)):
        step = steps[i]
        if _is_lost(steps, i, plain and not claimed, marked):
            return None
        if _is_finite(steps, i):
            if not claimed:
                return Distance(steps[head].at, step.at, between) if _closed(steps, head, i) else None
            claimed -= 1
        elif step.letter == "C" and plain:
            between = -1
        claimed += _claims(steps, i)
        plain = plain and step.letter in "DNICRT" and not step.gap
        between += 1
    return None


def _is_lost(steps: Sequence[Step], i: int, plain: bool, marked: int) -> bool:
    """Is there something here that the walk cannot account for? `marked`: the first step with a mark before it."""
    step, before = steps[i], steps[i - 1]
    after = steps[i + 1].letter if i + 1 < len(steps) else ""
    if not STOPS.isdisjoint(step.gap):
        return True
    if step.letter in "DN" and not step.gap and step.at > before.at + 1:  # a noun on either side of brackets
        return True
    if step.key in _TIME_CLAUSES and i < marked:
        return after in ("D", "N")  # "before the vote" or "before the office closed"
    if step.letter == "D" and not step.gap:  # a verb that was taken for a noun or a participle stands before it
        return before.letter == "N" or (before.letter == "V" and before.key not in _GIVEN)
    if step.letter == "P" and step.gap:
        return plain and _claims(steps, i)
    if step.letter == "C":
        return plain and (step.gap != "" or after in ("F", "P", "W"))
    return False


def _is_finite(steps: Sequence[Step], i: int) -> bool:
    """Is this a finite verb of a clause of its own? In "lives and works" the second goes with the first."""
    before = steps[i - 1].letter + (steps[i - 2].letter if i > 1 else "")
    return steps[i].letter == "F" and before[0] != "C" and before != "RC"


def _claims(steps: Sequence[Step], i: int) -> bool:
    """Does a clause open here with a verb of its own? "If needed" and "how to apply" have none."""
    step, after = steps[i], steps[i + 1 : i + 3]
    if step.letter == "W":
        empty = not after or after[0].letter in "VTI" or after[0].key in _CLAIMS_NONE
        return step.key in ("that", "which", "who") or not empty
    if step.letter != "P" or steps[i - 1].letter == "W" or _is_object(steps, i):
        return False
    return "".join(s.letter for s in after).removeprefix("R").startswith("F")


def _is_object(steps: Sequence[Step], i: int) -> bool:
    """Is this pronoun an object, as in "the form we sent you is" and "the part of it is"?"""
    before = steps[i - 1]
    return before.key in _BEFORE_OBJECTS or (steps[i].key in ("you", "it") and before.letter in "FBV")


def _closed(steps: Sequence[Step], head: int, verb: int) -> bool:
    """Do the commas before the verb make whole asides, as in "The board, after a vote, may"?"""
    commas = sum("," in step.gap for step in steps[head + 1 : verb + 1])
    at = verb
    while steps[at - 1].letter == "R" and not steps[at].gap:
        at -= 1
    key = steps[verb].key
    listed = commas > 2 and not key.endswith(("s", "ed")) and key not in _AUXILIARIES  # "… find, share, use"
    return commas == 0 or (commas >= 2 and "," in steps[at].gap and not listed)
