"""structure: headings, lists, steps, links, buttons, tables, images, emphasis and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from plainlang.document import Document
from plainlang.kinds.checks import (
    addresses,
    buttons,
    emphasis,
    headings,
    images,
    languages,
    links,
    lists,
    notes,
    openings,
    tables,
)
from plainlang.kinds.checks.places import Check as Run
from plainlang.kinds.checks.places import Texts
from plainlang.language.words import fold
from plainlang.rule import Match, Rule

Check = Literal[
    "skipped-level", "several-h1", "heading-depth", "same-heading", "stacked-headings", "heading-end", "heading-text",
    "list-depth", "one-item-list", "no-lead-in", "link-text", "bare-link", "same-link-text", "new-tab", "file-link",
    "no-alt", "poor-alt", "no-table-header", "bold-heading", "step-without-verb",
    "unnumbered-steps", "list-not-parallel", "headings-not-parallel", "button-without-verb",
    "underline", "italics", "bold", "bold-share", "footnotes", "early-definitions", "no-review-date", "no-summary",
    "merged-cells", "empty-cells", "wide-table", "small-table", "headings-open-alike", "title-text", "mixed-list-ends",
    "link-end", "short-link", "same-target", "pdf-links", "mail-link", "external-link", "unmarked-language",
]  # fmt: skip
ABOUT_ADDRESSES: Final = frozenset(("bare-link", "same-link-text", "new-tab", "file-link", "poor-alt"))
"""Checks that may speak about a web address or a file name alone."""
_CHECKS: Final[Mapping[str, Run]] = {
    **headings.CHECKS, **lists.CHECKS, **links.CHECKS, **images.CHECKS, **openings.CHECKS,
    **buttons.CHECKS, **emphasis.CHECKS, **notes.CHECKS, **tables.CHECKS, **addresses.CHECKS, **languages.CHECKS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Structure:
    """`structure`: the name of a check. `max`: the limit of a check that has one. `texts`: what a text check looks
    for.
    """

    structure: Check
    max: int = 0
    texts: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule]) -> tuple[tuple[Rule, Texts], ...]:
    """The texts of each rule as a set."""
    return tuple((rule, frozenset(map(fold, rule.spec.texts))) for rule in rules)


def matches(document: Document, rules: tuple[tuple[Rule, Texts], ...]) -> Iterator[Match]:
    """What each check finds."""
    for rule, texts in rules:
        yield from _CHECKS[rule.spec.structure](document, rule, texts)
