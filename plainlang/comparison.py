"""How profiles differ: rules that are on in some only, limits, severities, words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from plainlang.entries import listed
from plainlang.rule import Rule

_LIMITS: Final = (("min", "at least"), ("max", "at most"))


class Difference(NamedTuple):
    """A rule that is not the same in all the profiles compared: what each makes of it, "off" where it is off."""

    rule: str
    values: tuple[str, ...]


def limit_of(rule: Rule) -> str:
    """The limit of a rule that counts, in words; empty for other rules."""
    limits = ((word, getattr(rule.spec, key, None)) for key, word in _LIMITS)
    return ", ".join(f"{word} {value:g}" for word, value in limits if value)


def differences(rulesets: Sequence[Mapping[str, Rule]]) -> Iterator[Difference]:
    """Every rule that is not the same in all of these, by id; each ruleset is its rules by id."""
    for name in sorted({name for rules in rulesets for name in rules}):
        values = _values([rules.get(name) for rules in rulesets])
        if len(set(values)) > 1:
            yield Difference(name, values)


def _values(rules: Sequence[Rule | None]) -> tuple[str, ...]:
    """What to show of a rule in each profile: what is not the same everywhere."""
    there = [rule for rule in rules if rule]
    severities = {rule.severity for rule in there}
    limits = {limit_of(rule) if rule else "" for rule in rules}
    common = set.intersection(*({word for word, _ in _words(rule)} for rule in there))
    return tuple(
        "off" if rule is None else ", ".join(_shown(rule, len(severities) > 1, len(limits) > 1, common)) or "on"
        for rule in rules
    )


def _shown(rule: Rule, severity: bool, limit: bool, common: set[str]) -> Iterator[str]:
    if limit:
        yield limit_of(rule) or "no limit"
    if severity:
        yield rule.severity
    own = [word for word, _ in _words(rule) if word not in common]
    if own:
        yield f"also {', '.join(own[:6])}{' …' * (len(own) > 6)}"


def _words(rule: Rule) -> Iterator[tuple[str, object]]:
    """The words of a rule: those it lists, and those it knows."""
    yield from listed(rule)
    for field in dataclasses.fields(rule.spec):
        if field.name in ("known", "names", "allow"):
            yield from ((word, ()) for word in getattr(rule.spec, field.name))
