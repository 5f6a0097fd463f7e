"""The words and phrases in the lists of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from plainlang.kinds.swap import forms
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
