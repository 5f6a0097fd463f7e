"""The check "distant-verb" of kind grammar: subjects that stand far from their verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from plainlang.analysis import often_finite, tags, usually_finite
from plainlang.document import Block, Document
from plainlang.language.grammar.distance import STOPS, subject_to_verb
from plainlang.language.grammar.openings import opens_with_circumstance, opens_with_verb
from plainlang.language.grammar.subjects import CLAUSE_WORDS
from plainlang.language.grammar.tags import FINITE
from plainlang.language.sentences import Cut
from plainlang.language.words import Word
from plainlang.rule import Match, Rule, in_block, speaks_in

_STOPS: Final = STOPS - {"-", "/"}
_CLOSE: Final = frozenset("i you we they he she it there".split())
"""Pronouns that have their verbs beside them."""
_CLAIMS: Final = CLAUSE_WORDS | _CLOSE
"""Words that have a verb of their own."""
_LINKS: Final = frozenset("however therefore also additionally and but so instead otherwise finally again".split())
"""Words before a comma that link a sentence to the one before."""
_VERBS: Final = frozenset("is are was were am can could may must shall should will would cannot isn't aren't".split())


def distant_verbs(document: Document, rules: Sequence[Rule]) -> Iterator[Match]:
    """Every subject with more words between it and its verb than a rule allows."""
    limit = min((rule.spec.max for rule in rules), default=0)
    for block in document.blocks:
        speaking = [rule for rule in rules if speaks_in(rule, block)]
        for cut in block.cuts if speaking else ():
            if cut.last - cut.first >= limit + 3 and may_be_far(block, cut, limit):
                yield from _in_sentence(document, block, cut, speaking, limit)


def _in_sentence(document: Document, block: Block, cut: Cut, rules: Sequence[Rule], limit: int) -> Iterator[Match]:
    told = tags(document, block, cut)
    near = range(max(0, _start(block.text, block.words[cut.first : cut.last])), len(told))[: limit + 1]
    if not _unclaimed([block.words[cut.first + i].key for i in near], (told[i].tag in FINITE for i in near)):
        return
    far = subject_to_verb(block.words, block.text, cut.first, cut.last, told)
    if far is not None:
        subject, verb = block.words[far.subject], block.words[far.verb]
        values = {"subject": subject.text, "verb": verb.text, "count": far.between}
        for rule in rules:
            if far.between > rule.spec.max:
                yield in_block(rule, block, subject.start, verb.end, values=values)


def may_be_far(block: Block, cut: Cut, limit: int) -> bool:
    """Could more words than the limit stand between subject and verb? Asks the words alone, so that few are tagged."""
    words = block.words[cut.first : cut.last]
    start = _start(block.text, words)
    if start < 0 or len(words) < start + limit + 3:
        return False
    reach = block.text[words[start].end : words[start + limit].start]
    if "(" not in reach and not _STOPS.isdisjoint(reach):
        return False
    near = [word.key for word in words[start : start + limit + 1]]
    return (
        _unclaimed(near, map(_VERBS.__contains__, near))
        and _unclaimed(near, map(usually_finite, near))
        and any(often_finite(word.key) for word in words[start + limit + 1 :])
    )


def _unclaimed(keys: Iterable[str], are_verbs: Iterable[bool]) -> bool:
    """Has each verb among these words a clause of its own, so that the subject's verb comes later?"""
    clauses = 0
    for key, is_verb in zip(keys, are_verbs, strict=True):
        clauses += (key in _CLAIMS) - is_verb
        if clauses < 0:
            return False
    return True


def _start(text: str, words: Sequence[Word]) -> int:
    """The word at which a subject may begin, after the comma of an opening clause; -1 where there is none, in an
    instruction and a question.
    """
    i = 0
    if words and (opens_with_circumstance(words[0].key) or words[0].key in _LINKS):
        i = next((i for i in range(1, len(words)) if "," in text[words[i - 1].end : words[i].start]), -1)
    if i < 0 or len(words) < i + 2:
        return -1
    key, after = words[i].key, words[i + 1].key
    asks = key in CLAUSE_WORDS and after in _VERBS
    return -1 if asks or opens_with_verb(key, after) or key.partition("'")[0] in _CLOSE else i
