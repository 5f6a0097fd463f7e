"""Doubts about a fix: where one cannot be made at all, and where a person has to look although its rule is safe.

A word with a capital in the middle of a sentence may be part of a name, and one beside its own replacement ("use
email, not e-mail") is talked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from plainlang.document import HOLE, Document
from plainlang.edits import edit_of
from plainlang.finding import Finding, FixKind
from plainlang.skeleton import untouchable
from plainlang.span import Span, meets

_OPENS: Final = re.compile(rf"(?:\A|[.:;!?|/()\[\]–—…{HOLE}]|[“‘\"'-](?<!\w.))[\s“‘\"'(\[*_-]*\Z")
"""What stands before the first word of a sentence, a cell, a label or a part in brackets."""
_NAME_GOES_ON: Final = re.compile(r"(?:[\s-]+(?:for|of|on|and|&|the))*[\s-]+[A-Z]")
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
    return tuple(replace(f, fix=_fix(document, f, shut)) if f.fix else f for f in findings)


def _fix(document: Document, finding: Finding, shut: Sequence[Span]) -> FixKind | None:
    if meets(finding.span, shut) or edit_of(document.source, finding) is None:
        return None
    in_doubt = finding.fix == "safe" and (may_be_name(finding) or is_talked_about(finding, document.source))
    return "unsafe" if in_doubt else finding.fix


def may_be_name(finding: Finding) -> bool:
    """Is it written like a name, or like the beginning of one: "Center for Applied Linguistics"?"""
    start, end = finding.context_at
    found, context = finding.found, finding.context
    if not found[:1].isupper() or any(c.isupper() for c in found.partition(" ")[0][1:]):
        return False
    if not _OPENS.search(context, 0, start):
        return True
    return " " not in found and (found == context.strip() or _NAME_GOES_ON.match(context, end) is not None)


def is_talked_about(finding: Finding, source: str) -> bool:
    """Does what is to be put in its place stand beside it already?"""
    start, end = finding.span
    instead = finding.suggestions[0].strip(" ,.")
    if len(instead) < _SHORT:
        return False
    around = source[max(0, start - _NEAR - len(instead)) : end + _NEAR + len(instead)]
    a, b = re.escape(source[start:end]), re.escape(instead)
    return re.search(rf"\b(?:{b}{_BETWEEN}{a}|{a}{_BETWEEN}{b})\b", around, re.I) is not None
