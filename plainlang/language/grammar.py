"""Passive voice: which verb chains of a sentence hide who acts.

Trigger, then confirm. A sentence without a form of "be" or "get" costs one look per word. Where there is one, each
participle-shaped word within reach of it is weighed by a small linear table over the words around it, which tells
"was sent" from "was interested" better than any list of exceptions. The table is read when the first candidate turns
up; `benchmarks/train_passive.py` makes it. One auxiliary opens one clause: "was signed and dated" counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plainlang.language.participles import FORMS, FRONTED, MODALS, NO_AGENT, group, is_participle, kind, weights
from plainlang.language.words import Word

_REACH = 9  # words from the form of "be" to the participle; longer gaps are nearly always another clause
_AGENT_REACH = 6  # words from the participle to "by"
_HARD = frozenset(";!?")
_ASIDES = {",": ",", "(": ")"}
# What may stand between "was" and "sent" in a question, as letters of `kind`.
_SUBJECT = re.compile("[DRWN\ufffc][DRWNP\ufffc\"“”']*A?").fullmatch
_STOP = frozenset(".,;:!?()")
_AFTER_MODAL = frozenset({"be", "been", "being", "get", "getting", "got", "gotten"})


class Passive(NamedTuple):
    """One passive clause in a sentence, as word indices into the block's words.

    `first` is the form of "be" or "get", or the modal that opens its chain; `last` is the participle. In "Attached is
    the form" both are the participle, because the form comes after it.
    """

    first: int
    last: int
    agent: bool
    modal: str


class Candidate(NamedTuple):
    """A participle-shaped word and the form of "be" or "get" that it may belong to."""

    form: int
    participle: int


def passives(words: Sequence[Word], text: str, first: int, last: int) -> Iterator[Passive]:
    """Every passive clause among words[first:last], which are one sentence of the text, in order."""
    taken = -1
    for candidate in candidates(words, text, first, last):
        form, at = candidate
        if form == taken:
            continue
        if at < form:
            taken = form
            yield Passive(at, at, _agent(words, text, form, last), "")
        elif _is_passive(words, text, candidate, first, last):
            taken = form
            start, modal = _chain(words, text, form, first)
            yield Passive(start, at, _agent(words, text, at, last), modal)


def candidates(words: Sequence[Word], text: str, first: int, last: int) -> Iterator[Candidate]:
    """Participle-shaped words within reach of a form of "be" or "get"; the nearest form before them counts."""
    form = -1
    for i in range(first, last):
        key = words[i].key
        if key in FORMS:
            form = i
            if (at := _fronted(words, text, i, first)) >= 0:
                yield Candidate(i, at)
        elif form >= 0 and is_participle(key):
            if i - form > _REACH or not _HARD.isdisjoint(text[words[form].end : words[i].start]):
                form = -1
            else:
                yield Candidate(form, i)


def features(words: Sequence[Word], text: str, candidate: Candidate, first: int, last: int) -> list[str]:
    """The named facts about a candidate that the table may have weights for."""
    form, at = candidate
    key, be = words[at].key, FORMS[words[form].key]
    between = _inner(words, text, form, at)
    inner = between if len(between) <= 4 else "long"
    before = words[form - 1].key if form > first else "^"
    before2 = words[form - 2].key if form - 1 > first else "^"
    after, after2 = _after(words, text, at, last), _after(words, text, at + 1, last)
    before_kind, after_kind = kind(before), kind(after)
    names = [
        "",  # the constant
        f"w={key}",
        f"t={key[-4:]}",
        f"p={key[:2]}",
        f"m={inner}",
        f"bm={be}{inner}",
        f"mk={inner}{after_kind}",
        f"bk={be}{after_kind}",
        f"l={words[at - 1].key}",
        f"a={after}",
        f"ka={after_kind}",
        f"wa={key} {after}",
        f"wk={key} {after_kind}",
        f"a2={after2}",
        f"kk={after_kind}{kind(after2)}",
        f"x={before}",
        f"kx={kind(before2)}{before_kind}",
        f"kxb={before_kind}{be}",
    ]
    names += [f"i={words[i].key}" for i in range(form + 1, at)]
    if told := group(key):
        names += [told, f"{told} {after_kind}", f"{told} {be}", f"{told} {inner}"]
    if before_kind in "Q^" and _SUBJECT(between) and after_kind in "?.$PbOAQC":
        names.append("question" if text.startswith("?", words[last - 1].end) else "inverted")
    if any(word.key == "by" for word in words[at + 1 : min(at + 5, last)]):
        names.append("by")
    return names


def _is_passive(words: Sequence[Word], text: str, candidate: Candidate, first: int, last: int) -> bool:
    table = weights()
    return sum([table.get(name, 0) for name in features(words, text, candidate, first, last)]) > 0


def _fronted(words: Sequence[Word], text: str, form: int, first: int) -> int:
    """The participle of "Attached is …" or "Enclosed with this letter are …", or -1."""
    for at in range(form - 1, max(first, form - 5) - 1, -1):
        if words[at].key in FRONTED:
            opens = at == first or words[at - 1].key == "also" or "," in text[words[at - 1].end : words[at].start]
            direct = at + 1 == form or kind(words[at + 1].key) == "P"
            return at if opens and direct and not text[words[at].end : words[at + 1].start].strip() else -1
    return -1


def _after(words: Sequence[Word], text: str, i: int, last: int) -> str:
    """What follows a word: the punctuation that touches it, the next word, or the end."""
    if i >= last:
        return "$"
    if i + 1 == last:
        return text[words[i].end : words[i].end + 1].strip() or "$"
    gap = text[words[i].end : words[i + 1].start].strip()
    return gap[0] if gap else words[i + 1].key


def _inner(words: Sequence[Word], text: str, form: int, at: int) -> str:
    """The words and marks between the form and the participle, one letter each; an adverb or an aside is one letter."""
    letters = ""
    for i in range(form, at):
        letter = kind(words[i].key) if i > form else ""
        if letter == "A" and words[i - 1].key == "no":
            letters = letters[:-1]
        if letter != "A" or letters[-1:] != "A":
            letters += letter
        gap = text[words[i].end : words[i + 1].start]
        if gap != " " and (mark := gap.strip()):
            letters += mark[0]
    if letters[:1] in _ASIDES and len(letters) > 1 and letters[-1] == _ASIDES[letters[0]]:
        return "A" if letters.strip(",()") == "A" else letters[0]
    return letters


def _chain(words: Sequence[Word], text: str, form: int, first: int) -> tuple[int, str]:
    """Where the chain of a form begins, and its modal: "must be", "will not have been", "is being"."""
    if words[form].key not in _AFTER_MODAL:
        return form, ""
    start = form
    for i in range(form - 1, max(first, form - 5) - 1, -1):
        key = words[i].key
        if text[words[i].end : words[i + 1].start].strip():
            break
        if key in MODALS:
            return (start if key.endswith("'ll") else i), MODALS[key]
        if key in FORMS and "'" not in key:
            start = i
        elif kind(key) not in "AH" and not (key == "to" and i > first and words[i - 1].key == "ought"):
            break
    return start, _asked(words, form, first)


def _asked(words: Sequence[Word], form: int, first: int) -> str:
    """The modal of a question, which stands before its subject: "When will the form be sent?"."""
    if form == first or words[form - 1].key == "to" or words[form].key not in ("be", "get"):
        return ""
    asks = first + (kind(words[first].key) == "Q")
    return MODALS.get(words[asks].key, "") if asks < form <= asks + _REACH else ""


def _agent(words: Sequence[Word], text: str, at: int, last: int) -> bool:
    """Whether "by" and somebody follow: "by the clerk", but not "by mail", "by Friday" or "by calling"."""
    for i in range(at + 1, min(at + 1 + _AGENT_REACH, last - 1)):
        key = words[i].key
        if key in FORMS or key in MODALS or not _STOP.isdisjoint(text[words[i - 1].end : words[i].start]):
            return False
        if key == "by":
            named = [word.key for word in words[i + 1 : min(i + 3, last)] if kind(word.key) != "D"]
            return bool(named) and named[0] not in NO_AGENT and kind(named[0]) not in "INA"
    return False
