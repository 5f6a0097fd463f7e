"""A rule as data: everything one idea needs, read from one block of YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple, get_args

from plainlang.document import Block, Role
from plainlang.finding import Citation, Confidence, FixChoice, Severity
from plainlang.language.grammar.tags import TagName
from plainlang.span import Span

Pillar = Literal["readability", "jargon", "inclusive"]
PILLARS: Final[tuple[Pillar, ...]] = get_args(Pillar)


SUPPRESSION_RULES: Final = ("suppression/unused", "suppression/unknown")
"""What is said about comments that silence rules; these two stand in no ruleset."""


@dataclass(frozen=True, slots=True)
class Context:
    """A context in which a rule stays silent; every key given must hold.

    `inside`: the match is part of one of these phrases. `before`, `after`: it stands right before or after one
    of these words or phrases ("naturaliz*" is a beginning). `near`: one of these is in the same sentence.
    `role`: it stands in a block with this role. `matching`: a regular expression that covers the match within
    its sentence. `name`: it is written with a capital in the middle of a sentence. `tag`: its first word is this part
    of speech, by its Universal or Penn Treebank name. `tag_before`, `tag_after`: the word right beside it is.
    """

    inside: tuple[str, ...] = field(default=(), metadata={"key": "in"})
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    role: tuple[Role, ...] = ()
    matching: str = ""
    name: bool = False
    tag: tuple[TagName, ...] = ()
    tag_before: tuple[TagName, ...] = field(default=(), metadata={"key": "tag-before"})
    tag_after: tuple[TagName, ...] = field(default=(), metadata={"key": "tag-after"})


@dataclass(frozen=True, slots=True)
class When:
    """A rule speaks only on a page where this `metric`, a formula over counts, is `above` a number."""

    metric: str
    above: float


@dataclass(frozen=True, slots=True)
class Example:
    """`bad` must be found and its fix must give `good`; `good` alone must stay silent.

    `todo` marks a known gap, a failure that is expected. `repeat` writes the text that many times, for rules
    about a whole page.
    """

    bad: str = ""
    good: str = ""
    todo: bool = False
    format: Literal["text", "markdown", "html"] = "text"
    repeat: int = 1


@dataclass(frozen=True, slots=True)
class Theme:
    """One file of rules: the keys at its top."""

    name: str = field(metadata={"key": "theme"})
    pillar: Pillar
    title: str
    why: str
    citation: Citation
    weight: float = 1.0
    owner: str = ""
    reviewed: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One idea: what it matches (`spec`, read by its kind), when it does not, and what it says.

    `tag`: it speaks only where the first word of the match is one of these parts of speech. `beyond`: how many matches
    of a page it lets pass before it speaks. `yields_to`: rules that speak in its place where they match too.
    """

    id: str
    theme: str
    pillar: Pillar
    kind: str
    spec: Any
    message: str
    why: str
    citation: Citation
    severity: Severity = "suggestion"
    confidence: Confidence = "medium"
    unless: tuple[Context, ...] = ()
    roles: tuple[Role, ...] = ()
    tag: tuple[TagName, ...] = ()
    quoted: bool = False
    names: bool = False
    fix: FixChoice = "unsafe"
    examples: tuple[Example, ...] = ()
    off: bool = False
    alias: tuple[str, ...] = ()
    beyond: int = 0
    yields_to: tuple[str, ...] = ()
    when: When | None = None
    shipped: bool = True


class Match(NamedTuple):
    """What a kind yields: a rule, where, and what to write instead.

    `block` and the offsets `start` and `end` in its text are there when the match lies in prose. `values` fill
    the message.
    """

    rule: Rule
    span: Span
    suggestions: tuple[str, ...] = ()
    block: Block | None = None
    start: int = 0
    end: int = 0
    values: Mapping[str, object] = {}


def in_block(
    rule: Rule,
    block: Block,
    start: int,
    end: int,
    suggestions: tuple[str, ...] = (),
    values: Mapping[str, object] | None = None,
) -> Match:
    """A match on part of a block's text."""
    return Match(rule, block.map.span(start, end), suggestions, block, start, end, values or {})


def whole_document(rule: Rule, values: Mapping[str, object]) -> Match:
    """A match that is about the document and stands nowhere."""
    return Match(rule, Span(0, 0), values=values)


def speaks_in(rule: Rule, block: Block) -> bool:
    """Does the rule look at blocks of this role?"""
    return not rule.roles or block.role in rule.roles
