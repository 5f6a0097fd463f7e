"""How profiles differ: themes and rules that are on in some only, limits, severities, words."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from plainlang.entries import listed
from plainlang.rule import Rule

_LIMITS: Final = (("min", "at least"), ("max", "at most"))
_MANY: Final = 6
Words = dict[str, tuple[str, ...]]


class Difference(NamedTuple):
    """A rule that is not the same in all the profiles compared: what each makes of it, "off" where it is off. Or a
    theme that some of them do without, with its number of rules in the others.
    """

    rule: str
    values: tuple[str, ...]


def limit_of(rule: Rule) -> str:
    """The limit of a rule that counts, in words; empty for other rules."""
    if rule.kind == "define" and "{count}" not in rule.message:
        return ""
    limits = ((word, getattr(rule.spec, key, None)) for key, word in _LIMITS)
    return ", ".join(f"{word} {value:g}" for word, value in limits if value)


def differences(rulesets: Sequence[Mapping[str, Rule]]) -> Iterator[Difference]:
    """Every theme and rule that is not the same in all of these, by name; each ruleset is its rules by id."""
    sizes = [Counter(rule.theme for rule in rules.values()) for rules in rulesets]
    for theme in sorted({theme for size in sizes for theme in size}):
        those = [i for i, size in enumerate(sizes) if size[theme]]
        if len(those) < len(rulesets):
            yield Difference(theme, tuple(_size(size[theme]) for size in sizes))
        for name in sorted({name for rules in rulesets for name in rules if rules[name].theme == theme}):
            values = _values([rules.get(name) for rules in rulesets])
            if len({values[i] for i in those}) > 1:
                yield Difference(name, values)


def _size(count: int) -> str:
    return f"{count} rule{'s' * (count > 1)}" if count else "off"


def _values(rules: Sequence[Rule | None]) -> tuple[str, ...]:
    """What to show of a rule in each profile: what is not the same everywhere."""
    there = [rule for rule in rules if rule]
    severities = {rule.severity for rule in there}
    limits = {limit_of(rule) if rule else "" for rule in rules}
    words = [_words(rule) for rule in there]
    common = {word: offers for word, offers in words[0].items() if all(other.get(word) == offers for other in words)}
    everywhere = set.intersection(*map(set[str], words))
    wanted = (len(severities) > 1, len(limits) > 1, common, everywhere)
    return tuple("off" if rule is None else ", ".join(_shown(rule, *wanted)) or "on" for rule in rules)


def _shown(rule: Rule, severity: bool, limit: bool, common: Words, everywhere: set[str]) -> Iterator[str]:
    if limit:
        yield limit_of(rule) or "no limit"
    if severity:
        yield rule.severity
    own = {word: offers for word, offers in _words(rule).items() if word not in common}
    added = [word for word in own if word not in everywhere]
    changed = [_instead(word, offers) for word, offers in own.items() if word in everywhere]
    if added:
        yield f"also {_few(added)}"
    if changed:
        yield _few(changed)


def _instead(word: str, offers: Sequence[str]) -> str:
    quoted = f"“{word}” " if word else ""
    return f"{quoted}→ “{offers[0]}”" if offers and offers[0] else f"{quoted}left out"


def _few(texts: Sequence[str]) -> str:
    return f"{', '.join(texts[:_MANY])}{' …' * (len(texts) > _MANY)}"


def _words(rule: Rule) -> Words:
    """The words of a rule, each with what to write instead: those it lists, and those it knows. What it offers for
    all else stands under "".
    """
    words = dict(listed(rule))
    for field in dataclasses.fields(rule.spec):
        if field.name in ("known", "names", "allow"):
            words.update(dict.fromkeys(getattr(rule.spec, field.name), ()))
    if offers := getattr(rule.spec, "suggest", ()):
        words[""] = tuple(offers)
    return words
