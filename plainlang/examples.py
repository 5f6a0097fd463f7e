"""`rules test`: every rule proves itself on its own examples, its list entries and its exceptions."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from plainlang.document import Document
from plainlang.edits import apply
from plainlang.entries import surfaces
from plainlang.finding import Finding
from plainlang.fixes import edits
from plainlang.lint import lint, prepare
from plainlang.readers import read_source
from plainlang.rule import Example, Rule
from plainlang.soundness import suggests
from plainlang.span import LineIndex
from plainlang.unless import written

_CARRIERS: Final = (
    "Yesterday {} was said twice.", "Everyone here knows {} well.",
    "We {} it.", "She {} it every day.", "It {} as a bridge.", "We will {} it.", "They are {} it.", "They have {} it.",
    "It was {} by us.",
    "The {} is here.", "The {} are here.", "It is a very {} day.", "They went there {}.",
)  # fmt: skip
"""Sentences that hold any words; the later ones make a verb, a noun, an adjective or an adverb of them."""


class Failure(NamedTuple):
    """What a rule gets wrong."""

    rule: str
    text: str


class Trial(NamedTuple):
    """One example of a rule, named for a test report."""

    name: str
    rule: Rule
    example: Example


def trials(rules: Sequence[Rule]) -> Iterator[Trial]:
    """Every example of every rule."""
    for rule in rules:
        for i, example in enumerate(rule.examples, 1):
            yield Trial(f"{rule.id}-{i}", rule, example)


def failures(rules: Sequence[Rule]) -> Iterator[Failure]:
    """Everything that is wrong with these rules."""
    for trial in trials(rules):
        wrong = fault_of(trial.rule, trial.example)
        if trial.example.todo and not wrong:
            yield Failure(trial.rule.id, f"the example “{_shown(trial.example)}” is marked todo but works")
        elif wrong and not trial.example.todo:
            yield Failure(trial.rule.id, wrong)
    for rule in rules:
        yield from (Failure(rule.id, text) for text in silent_entries(rule))
        yield from (Failure(rule.id, text) for text in idle_exceptions(rule))


def fault_of(rule: Rule, example: Example) -> str:
    """What is wrong when the rule meets the example; empty when nothing is."""
    if example.bad:
        source = example.bad * example.repeat
        found = _find(rule, source, example.format)
        if not found:
            return f"does not find “{example.bad}”"
        if not example.good:
            return ""
        if suggests(rule):
            fixed = apply(source, edits(source, [dataclasses.replace(f, fix="safe") for f in found]))
            wanted = example.good * example.repeat
            return "" if fixed == wanted else f"makes “{fixed}” of “{example.bad}”, not “{example.good}”"
    if found := _find(rule, example.good * example.repeat, example.format):
        return f"speaks about “{found[0].found}” in “{example.good}”"
    return ""


def messages(rule: Rule) -> Iterator[str]:
    """What the rule says about each example in which it finds something."""
    for example in rule.examples:
        if example.bad and not example.todo:
            yield from (f.message for f in _find(rule, example.bad * example.repeat, example.format)[:1])


def silent_entries(rule: Rule) -> Iterator[str]:
    """Entries of a word list that are not found even in a plain sentence."""
    prepared = prepare([dataclasses.replace(rule, beyond=0)])
    for surface in surfaces(rule):
        if not any(_speaks(rule, prepared, carrier.format(surface)) for carrier in _CARRIERS):
            yield f"never finds its entry “{surface}”"


def idle_exceptions(rule: Rule) -> Iterator[str]:
    """Exceptions that no example needs."""
    for i, context in enumerate(rule.unless):
        bare = dataclasses.replace(rule, unless=rule.unless[:i] + rule.unless[i + 1 :])
        if not any(not e.todo and fault_of(bare, e) for e in rule.examples):
            yield f"has an exception that no example needs: {written(context)}"


def _find(rule: Rule, text: str, format: str) -> Sequence[Finding]:
    document = read_source(text, format)
    found, crashes = lint(document, prepare([rule]), LineIndex(document.source))
    if crashes:
        raise crashes[0]
    return found


def _speaks(rule: Rule, prepared: object, text: str) -> bool:
    """Does the rule speak in this sentence, in a block of a role it looks at?"""
    document = read_source(text, "text")
    if rule.roles:
        blocks = tuple(dataclasses.replace(block, role=rule.roles[0]) for block in document.blocks)
        document = Document(document.source, "text", blocks)
    return bool(lint(document, prepared, LineIndex(text))[0])  # type: ignore[arg-type]


def _shown(example: Example) -> str:
    return example.bad or example.good
