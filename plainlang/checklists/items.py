"""A checklist as data: yes or no questions in groups, and what a machine looks at to answer some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from plainlang.counts import Mode
from plainlang.finding import Citation, Severity
from plainlang.kinds.count import Count

SHIPPED: Final = "clear-communication"
"""The checklist for whoever brings none."""
Shown = Literal["opening", "headings", "links", "images"]
"""What of a page helps a person to answer."""
ElementKind = Literal["image", "link", "list", "table", "heading", "button"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A formula over the counts of a page and its limit. `says` puts the number into words, as {value}. The limit of
    the rule `limit_of` wins where that rule runs. Pages under `at_least` words are not measured.
    """

    metric: str
    says: str
    max: float | None = None
    min: float | None = None
    limit_of: str = field(default="", metadata={"key": "limit-of"})
    at_least: int = 100
    mode: Mode = "blocks"


@dataclass(frozen=True, slots=True)
class Applies:
    """A page to which an item applies; every key given must hold. `elements`: it has one of these. `words`: it has one
    of these words or phrases. `numbers`: it has numbers that readers must understand. `above`: the metric is above it.
    """

    elements: tuple[ElementKind, ...] = ()
    words: tuple[str, ...] = ()
    numbers: bool = False
    metric: str = ""
    above: float = 0.0


@dataclass(frozen=True, slots=True)
class Item:
    """One question. A machine answers it when `rules`, `measure` or `count` say how; else a person does.

    `rules` must find nothing of `severity` or worse. `person`: that they find nothing proves nothing, so a person still
    answers. `look_for` tells that person what to look for, `show` which parts of the page to show.
    """

    question: str
    group: str
    look_for: str = field(metadata={"key": "look-for"})
    citation: Citation | None = None
    rules: tuple[str, ...] = ()
    severity: Severity = "suggestion"
    measure: tuple[Measure, ...] = ()
    count: tuple[Count, ...] = ()
    applies: Applies | None = None
    show: tuple[Shown, ...] = ()
    person: bool = False
    id: str = ""

    @property
    def judged(self) -> bool:
        """Does a machine look at it?"""
        return bool(self.rules or self.measure or self.count)


@dataclass(frozen=True, slots=True)
class Checklist:
    """One file: what it is called, whose it is, its groups by name, its items, and a hash of all that."""

    name: str = field(metadata={"key": "checklist"})
    title: str
    why: str
    citation: Citation
    groups: Mapping[str, str]
    items: tuple[Item, ...] = ()
    hash: str = ""
