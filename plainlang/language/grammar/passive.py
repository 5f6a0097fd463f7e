"""Passive voice: which verb chains of a sentence hide who acts.

Trigger, then confirm. A sentence without a form of "be" or "get" costs one look per word. Where there is one, each
participle-shaped word within reach of it is weighed by a small linear table over the words around it, which tells
"was sent" from "was interested" better than any list of exceptions. The table is read when the first candidate turns
up; `benchmarks/train_grammar.py` makes it. One auxiliary opens one clause: "was signed and dated" counts once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plainlang.language.grammar.evidence import Candidate, features, weights
from plainlang.language.grammar.participles import FORMS, FRONTED, MODALS, NO_AGENT, is_participle, kind
from plainlang.language.words import Word

_REACH = 9  # words from the form of "be" to the participle; longer gaps are nearly always another clause
_AGENT_REACH = 6  # words from the participle to "by"
_HARD = frozenset(";!?")
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


def _is_passive(words: Sequence[Word], text: str, candidate: Candidate, first: int, last: int) -> bool:
    table = weights()
    return sum([table.get(name, 0) for name in features(words, text, candidate, first, last)]) > 0


def _fronted(words: Sequence[Word], text: str, form: int, first: int) -> int:
    """The participle of "Attached is …" or "Enclosed with this letter are …", or -1."""
    opener = first + (words[first].key == "also")
    for at in range(form - 1, max(first, form - 5) - 1, -1):
        key = words[at].key
        if key in FRONTED or (at == opener and key[-2:] == "ed"):
            opens = at == opener or words[at - 1].key == "also" or "," in text[words[at - 1].end : words[at].start]
            direct = at + 1 == form and key in FRONTED
            joined = direct or (kind(words[at + 1].key) in "PO" and is_participle(key))
            return at if opens and joined and not text[words[at].end : words[at + 1].start].strip() else -1
    return -1


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
        if (key in FORMS or kind(key) == "H") and ("'" not in key or key.endswith("n't")):
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
