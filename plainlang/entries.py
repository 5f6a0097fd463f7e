"""The words and phrases in the lists of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from plainlang.kinds.swap import forms
from plainlang.language.words import fold
from plainlang.phrases import steps
from plainlang.rule import Rule

_LISTS: Final[Mapping[str, str]] = {
    "avoid": "avoid",
    "consistent": "consistent",
    "define": "terms",
    "structure": "texts",
}
"""Kind → its key with words that have nothing put in their place."""


def listed(rule: Rule) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The words and phrases that a rule lists, each with what to write instead."""
    if rule.kind in ("swap", "grammar"):
        return tuple(rule.spec.swap.items())
    return tuple((word, ()) for word in getattr(rule.spec, _LISTS[rule.kind])) if rule.kind in _LISTS else ()


def entries(rule: Rule) -> Iterable[str]:
    """The entries of a word list."""
    return rule.spec.swap if rule.kind == "swap" else rule.spec.avoid if rule.kind == "avoid" else ()


def forms_of(rule: Rule, phrase: str) -> Iterator[str]:
    """Every form in which an entry of a word list is found."""
    for surface, _, _ in forms(phrase, (), rule.spec.inflect):
        yield surface


def surfaces(rule: Rule) -> Iterator[str]:
    """Every form that a word list finds."""
    for phrase in entries(rule):
        yield from dict.fromkeys(forms_of(rule, phrase))


def entry_faults(rules: Iterable[Rule]) -> Iterator[tuple[str, str, str]]:
    """The id, the phrase and what is wrong: no phrase may stand twice in one file, nor a form of it in another rule,
    and a phrase has a word in it.
    """
    seen: dict[str, str] = {}
    for rule in rules:
        own = set[str]()
        for phrase in entries(rule):
            if fold(phrase) in own:
                yield rule.id, phrase, f"“{phrase}” stands twice in “{rule.id}”."
            if not steps(phrase):
                yield rule.id, phrase, f"“{phrase}” in “{rule.id}” has no word in it."
            own.add(fold(phrase))
            for surface in dict.fromkeys(forms_of(rule, phrase)):
                other = seen.setdefault(fold(surface), rule.id)
                if other != rule.id:
                    yield rule.id, phrase, f"“{surface}” stands in “{rule.id}” and in “{other}”."
