"""What a name means that somebody typed: a rule, a theme, a pillar, or a word that rules look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainlang.errors import UseError, near_matches

if TYPE_CHECKING:
    from plainlang.profile import RuleSet
    from plainlang.rule import Rule, Theme

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Shelf:
    """All rules there are, by theme, and those in force."""

    themes: Mapping[str, Theme]
    rules: Mapping[str, Sequence[Rule]]
    chosen: RuleSet

    def every(self) -> Iterator[Rule]:
        """The rules one by one."""
        for group in self.rules.values():
            yield from group

    def state(self, rule: Rule) -> str:
        """How severe a rule is here, or that it is off."""
        return self.states()[rule.id]

    def states(self) -> dict[str, str]:
        """The same for all rules, by id."""
        on = self.chosen.by_id
        off = f"off in profile {self.chosen.profile}"
        return {
            rule.id: on[rule.id].severity if rule.id in on else "off by default" if rule.off else off
            for rule in self.every()
        }


def named(name: str, shelf: Shelf) -> tuple[Rule, ...]:
    """The rules that a name stands for: its id, a former id, its part after the slash, or a word in its list; in this
    order, and only the first of these that there is.
    """
    asked = name.strip().lower()
    return (
        tuple(rule for rule in shelf.every() if rule.id.lower() == asked)
        or tuple(rule for rule in shelf.every() if asked in rule.alias)
        or tuple(rule for rule in shelf.every() if rule.id.partition("/")[2] == asked.replace(" ", "-"))
        or tuple(rule for rule in shelf.every() if "/" not in asked and _lists(rule, name))
    )


def nothing(name: str, shelf: Shelf) -> UseError:
    """What is said when a name stands for nothing."""
    ids = [rule.id for rule in shelf.every()]
    near = near_matches(name, [*ids, *shelf.themes]) or list(_with_near_words(name, shelf.every()))[:_NEAR]
    hint = f"Did you mean {' or '.join(f'“{one}”' for one in near)}? " if near else ""
    return UseError(
        f"There is no rule “{name}”, and no rule looks for that word. {hint}“plainlang rules” lists them all."
    )


def _lists(rule: Rule, word: str) -> bool:
    """Does a rule look for exactly this word or phrase, in any form?"""
    from plainlang.entries import listed, surfaces
    from plainlang.language.words import fold

    asked = fold(word.strip())
    return any(asked == fold(entry) for entry, _ in listed(rule)) or any(asked == fold(form) for form in surfaces(rule))


def _with_near_words(word: str, rules: Iterable[Rule]) -> Iterator[str]:
    """Rules with a word in their lists that looks like this one."""
    from plainlang.entries import listed

    words = {entry.lower(): rule.id for rule in rules for entry, _ in listed(rule)}
    for found in near_matches(word, list(words)):
        yield words[found]
