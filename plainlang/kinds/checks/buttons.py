"""Buttons that name a thing where they should say what happens.

A noun is right on a tab, a menu or a filter, so a button is found only when nothing about it hints at one of those, and
its label is one of the nouns that people act on: a form, a claim, a payment.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from plainlang.analysis import tags, usually_name
from plainlang.document import HOLE, Block, Document
from plainlang.kinds.checks.openings import opens
from plainlang.kinds.checks.places import Check, Texts, whole
from plainlang.language.words import Word, fold
from plainlang.proper import is_title
from plainlang.rule import Match, Rule


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _table(**rows: str) -> Mapping[str, str]:
    """Verbs and their nouns, turned round."""
    return {noun: verb.capitalize() for verb, nouns in rows.items() for noun in nouns.split()}


_ABOUT: Final = _table(
    get="form template checklist worksheet brochure leaflet booklet factsheet toolkit quote estimate certificate",
    start="application request claim appeal complaint enquiry inquiry assessment questionnaire registration enrollment "
    "enrolment renewal",
    read="report guide handbook manual", see="details receipt", take="survey quiz",
    make="payment booking reservation donation", book="appointment",
)  # fmt: skip
"""What people do with a thing."""
_YOURS: Final = _table(see="information documents answers choices results")
"""The same, when the thing is theirs."""
_NEW: Final = _table(
    add="account article case client contact customer document employee entry event file item member message project "
    "record row service ticket topic user visit", start="search order return", send="submission",
)  # fmt: skip
"""The same, when the thing is new."""
_DOING: Final = _table(
    pay="payment", submit="submission", apply="application", register="registration", enroll="enrollment enrolment",
    cancel="cancellation", confirm="confirmation", renew="renewal", subscribe="subscription", donate="donation",
    verify="verification", reserve="reservation", remove="removal", delete="deletion", calculate="calculation",
)  # fmt: skip
"""Verbs that hide in nouns."""
_OWN: Final = _words("the a an your our this these another")
_OTHERS: Final = _words(
    """next previous back first last more all no none some any other others additional further current my related
    similar recent latest popular default sample example demo"""
)
"""What opens the name of a page, a list or a specimen."""
_NOUNS: Final = _words("account benefit benefits tax contact grant permit claim travel")
"""Words spelled like verbs that are none before the name of a thing."""
_PLAIN: Final = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*\Z")
_EDGE: Final = f" .!>»›→…{HOLE}\n"
_LINKING: Final = _words("of for to in on with at by from about")
_STATES: Final = _words(
    """disabled aria-disabled aria-expanded aria-controls aria-haspopup aria-pressed aria-selected aria-label
    data-toggle data-bs-toggle data-dismiss data-bs-dismiss"""
)
_PARTS: Final = re.compile(r"[^\W_]+")
_WIDGETS: Final = _words(
    """accordion active breadcrumb carousel chip chips close collapse collapsed collapsible current demo disabled
    disclosure dismiss dropdown example expand expander filter filters lang language locale menu menubar nav navbar
    navigation pager pagination pill pills popover sample segment segmented selected slide slider sort sortable step
    stepper steps swatch switch switcher tab tablist tabs tag toggle toggler tooltip wizard"""
)
"""Parts of class names that tell of a tab, a menu, a filter or a specimen."""
_REACH: Final = 5
"""How many buttons beside one are looked at."""


def button_without_verb(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A button that names a thing; `texts` are labels that people know without a verb."""
    for at, block in enumerate(document.blocks):
        if block.role == "button" and not _known(block, texts):
            happens = _happens(document, block)
            if happens and _acts(document, block) and not _is_choice(document, at, texts):
                yield whole(rule, block, happens=happens)


def _happens(document: Document, block: Block) -> str:
    """What the button could say instead; empty when its label may well be right."""
    label = _BRACKETS.sub("", block.text).strip(_EDGE)
    words = [word for word in block.words if word.end <= len(label)]
    keys = [word.key for word in words]
    if not _PLAIN.fullmatch(label) or keys[0] in _OTHERS or not {"and", "or"}.isdisjoint(keys):
        return ""
    end = next((i for i, key in enumerate(keys) if key in _LINKING), len(keys))
    verb = _verb(keys[:end], alone=end == len(keys))
    if not verb:
        return ""
    how = opens(document, block)
    sure = how == "thing" or (how == "maybe" and keys[0] in _NOUNS and len(keys) > 1)
    told = tags(document, block, block.cuts[0])[0]
    named = is_title(block) or told.pos == "PROPN" or usually_name(keys[0])
    return _offer(verb, words, end, lower=not named) if sure else ""


def _verb(keys: Sequence[str], *, alone: bool) -> str:
    """What people do with the thing that these words name, as far as we know; a word alone may name a page."""
    if len(keys) == 1 and keys[0] in _DOING:
        return _DOING[keys[0]]
    found = _ABOUT.get(keys[-1], "") if keys and not (alone and len(keys) == 1) else ""
    if len(keys) < 2:
        return found
    if keys[0] in ("new", "another"):
        found = found or _NEW.get(keys[-1], "")
    if keys[0] == "your":
        found = found or _YOURS.get(keys[-1], "")
    return found or _DOING.get(keys[-1], "")


def _offer(verb: str, words: Sequence[Word], end: int, *, lower: bool) -> str:
    """The label with a verb before it, "Get the application form", or in place of its noun: "Apply for leave"."""
    doing = verb == _DOING.get(words[end - 1].key)
    if doing and end == 1:
        of = len(words) > 2 and words[1].key == "of"
        rest = words[2:] if of else words[1:]
        return " ".join([verb, *(_article(rest[0].key) if of else ()), *(word.text for word in rest)])
    first = words[0].text
    if lower and not first[1:].isupper():
        first = first[0].lower() + first[1:]
    whole_label = " ".join([verb, *_article(words[0].key), first, *(word.text for word in words[1:])])
    return f"{verb} …" if doing else whole_label


def _article(key: str) -> tuple[str, ...]:
    """The article before this word, if it needs one."""
    return ("a",) if key == "new" else () if key in _OWN else ("the",)


def _acts(document: Document, block: Block) -> bool:
    """Is the button, as far as its element tells, no tab, menu, switch or specimen?"""
    for element in document.elements:
        if element.kind in ("button", "heading") and element.span.start < block.span.start < element.span.end:
            found = element.attributes
            parts = set(_PARTS.findall(found.get("class", "").lower()))
            if element.kind == "heading" or not _STATES.isdisjoint(found) or not _WIDGETS.isdisjoint(parts):
                return False
            jumps = found.get("href", "").startswith("#") and len(found["href"]) > 1
            alone = found.get("type", "").lower() == "button" and len(block.words) == 1
            if jumps or alone or found.get("role", "button").lower() != "button":
                return False
    return True


def _is_choice(document: Document, at: int, texts: Texts) -> bool:
    """Does a button beside it name one more thing to choose from, or a thing of the same kind, as in a menu?"""
    first, end = at, at + 1
    while first > max(0, at - _REACH) and document.blocks[first - 1].role == "button":
        first -= 1
    while end < min(len(document.blocks), at + _REACH + 1) and document.blocks[end].role == "button":
        end += 1
    row = [b for b in document.blocks[first:end] if b.words and opens(document, b) == "thing" and not _known(b, texts)]
    kinds = Counter(block.words[-1].key for block in row)
    return any(times > 1 for times in kinds.values()) or not all(_happens(document, block) for block in row)


def _known(block: Block, texts: Texts) -> bool:
    return fold(block.text).strip(_EDGE) in texts


CHECKS: Final[Mapping[str, Check]] = {"button-without-verb": button_without_verb}
