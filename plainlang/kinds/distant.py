"""The check "distant-verb" of kind grammar: subjects that stand far from their verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from plainlang.analysis import tags, usually_finite
from plainlang.document import Block, Document
from plainlang.language.grammar.distance import STOPS, subject_to_verb
from plainlang.language.grammar.openings import opens_with_circumstance, opens_with_verb
from plainlang.language.grammar.subjects import CLAUSE_WORDS
from plainlang.language.sentences import Cut
from plainlang.language.words import Word
from plainlang.rule import Match, Rule, in_block, speaks_in

_STOPS: Final = STOPS - {"-", "/"}
_CLOSE: Final = frozenset("i you we they he she it there".split())
"""Pronouns that have their verbs beside them."""
_VERBS: Final = frozenset("is are was were am can could may must shall should will would cannot isn't aren't".split())


def distant_verbs(document: Document, rules: Sequence[Rule]) -> Iterator[Match]:
    """Every subject with more words between it and its verb than a rule allows."""
    limit = min((rule.spec.max for rule in rules), default=0)
    for block in document.blocks:
        speaking = [rule for rule in rules if speaks_in(rule, block)]
        for cut in block.cuts if speaking else ():
            if may_be_far(block, cut, limit):
                yield from _in_sentence(document, block, cut, speaking)


def _in_sentence(document: Document, block: Block, cut: Cut, rules: Sequence[Rule]) -> Iterator[Match]:
    far = subject_to_verb(block.words, block.text, cut.first, cut.last, tags(document, block, cut))
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
    if start < 0 or len(words) < start + limit + 3 or words[start].key.partition("'")[0] in _CLOSE:
        return False
    reach = block.text[words[start].end : words[start + limit].start]
    if "(" not in reach and not _STOPS.isdisjoint(reach):
        return False
    near = words[start : start + limit + 1]
    return _unclaimed(near, _is_verb) and _unclaimed(near, usually_finite)


def _unclaimed(words: Sequence[Word], is_verb: Callable[[str], bool]) -> bool:
    """Has each verb among these words a clause of its own, so that the subject's verb comes later?"""
    verbs = clauses = 0
    for word in words:
        clauses += word.key in CLAUSE_WORDS or word.key in _CLOSE
        verbs += is_verb(word.key)
        if verbs > clauses:
            return False
    return True


def _is_verb(key: str) -> bool:
    return key in _VERBS


def _start(text: str, words: Sequence[Word]) -> int:
    """The word at which a subject may begin, after the comma of an opening clause; -1 where there is none."""
    if len(words) < 2 or opens_with_verb(words[0].key, words[1].key):
        return -1
    if not opens_with_circumstance(words[0].key):
        return 0
    return next((i for i in range(1, len(words)) if "," in text[words[i - 1].end : words[i].start]), -1)
