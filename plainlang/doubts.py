"""Doubts about a fix: where one cannot be made at all, and where a person has to look although its rule is safe.

A word with a capital in the middle of a sentence may be part of a name. One beside its own replacement ("use email, not
e-mail"), or in a list of words, is talked about. What a page shows, it does not say: see `shown`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from plainlang.document import HOLE, Document
from plainlang.edits import edit_of
from plainlang.finding import Finding, FixKind
from plainlang.shown import shown
from plainlang.skeleton import untouchable
from plainlang.span import Span, meets

_OPENS: Final = re.compile(rf"(?:\A|[.:;!?|/()\[\]–—…{HOLE}]|[“‘\"'-](?<!\w.))[\s“‘\"'(\[*_-]*\Z")
"""What stands before the first word of a sentence, a cell, a label or a part in brackets."""
_JOINS: Final = r"[\s-]+(?:for|of|on|and|to|&|the)"
_NAME_GOES_ON: Final = re.compile(rf"(?:{_JOINS})*[\s-]+[A-Z]|(?:{_JOINS})+\Z")
"""A capital follows, or the line ends before one can."""
_IN_CAPITALS: Final = re.compile(r"[A-Z]{2,}\W+\Z")
_ON_IN_CAPITALS: Final = re.compile(r"\W+[A-Z]{2,}")
_LIST_OF_WORDS: Final = re.compile(
    r"\b(?:(?<!other )words?|phrases?|terms?|expressions?|verbs?|nouns?|adjectives?|adverbs?|spellings?)"
    r"(?:\W{1,3}| (?:like|such as|as|including|are|is)\b[^.!?]*|:[^.!?]*)\Z",
    re.I,
)
_AROUND: Final = f"{HOLE}… \n"
_NEAR: Final = 30
_BETWEEN: Final = (
    r"[^\w.;!?]+(?:(?:or|not|and|vs|versus|than|instead|rather|with|for|by|of|to|means|never|say)[^\w.;!?]+){0,2}"
)
_SHORT: Final = 3


def settled(document: Document, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, each with the fix that may be made where it stands, if any."""
    if not any(finding.fix for finding in findings):
        return tuple(findings)
    shut = untouchable(document)
    doubtful = shown(document) if any(finding.fix == "safe" for finding in findings) else ()
    return tuple([_settled(document, f, shut, doubtful) if f.fix else f for f in findings])


def _settled(document: Document, finding: Finding, shut: Sequence[Span], doubtful: Sequence[Span]) -> Finding:
    fix = _fix(document, finding, shut, doubtful)
    return finding if fix == finding.fix else replace(finding, fix=fix)


def _fix(document: Document, finding: Finding, shut: Sequence[Span], doubtful: Sequence[Span]) -> FixKind | None:
    if meets(finding.span, shut) or edit_of(document.source, finding) is None:
        return None
    if finding.fix == "safe" and (meets(finding.span, doubtful) or _in_doubt(finding, document.source)):
        return "unsafe"
    return finding.fix


def _in_doubt(finding: Finding, source: str) -> bool:
    return may_be_name(finding) or is_talked_about(finding, source)


def may_be_name(finding: Finding) -> bool:
    """Is it written like a name, or like the beginning of one: "Center for Applied Linguistics"?"""
    start, end = finding.context_at
    found, context = finding.found, finding.context
    if len(found) > 1 and found.isupper():
        return bool(_IN_CAPITALS.search(context, 0, start) or _ON_IN_CAPITALS.match(context, end))
    if not found[:1].isupper() or any(c.isupper() for c in found.partition(" ")[0][1:]):
        return False
    if not _OPENS.search(context, 0, start):
        return True
    return " " not in found and (found == context.strip(_AROUND) or _NAME_GOES_ON.match(context, end) is not None)


def is_talked_about(finding: Finding, source: str) -> bool:
    """Does it stand in a list of words, or beside what is to be put in its place?"""
    if _LIST_OF_WORDS.search(finding.context, 0, finding.context_at[0]):
        return True
    start, end = finding.span
    instead = finding.suggestions[0].strip(" ,.")
    if len(instead) < _SHORT:
        return False
    around = source[max(0, start - _NEAR - len(instead)) : end + _NEAR + len(instead)]
    a, b = re.escape(source[start:end]), re.escape(instead)
    return re.search(rf"\b(?:{b}{_BETWEEN}{a}|{a}{_BETWEEN}{b})\b", around, re.I) is not None
