"""Which rules run, and how severe they are, by the names of rules, themes and pillars: the most specific name wins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from plainlang.rule import Rule
from plainlang.sections import Level, reach


class Retuned(NamedTuple):
    """The rules with their new severities; and those turned off, with how specific the name was that did it."""

    rules: dict[str, Rule]
    quiet: Mapping[str, int]


def retuned(rules: Mapping[str, Rule], severities: Mapping[str, Level], tuned: Collection[str] = ()) -> Retuned:
    """The rules with severities applied. `tuned`: what has a severity of its own already, which a less specific name
    does not change. Who gives a rule a severity by its id wants it to run, even one that is off by default.
    """
    changed, quiet = dict(rules), dict[str, int]()
    for rule in rules.values() if severities else ():
        said = next(((how, severities[name]) for how, name in names_of(rule) if name in severities), None)
        if said is None or said[0] < reach(names_of(rule), tuned):
            continue
        how, level = said
        if level == "off":
            quiet[rule.id] = how
        else:
            changed[rule.id] = replace(rule, severity=level, off=rule.off and how < 3)
    return Retuned(changed, quiet)


def chosen_of(
    rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str], quiet: Mapping[str, int]
) -> Iterator[Rule]:
    """The rules that are on; at one level ignore wins, and a rule named by its id is on. `quiet`: those that a severity
    turns off, with how specific its name was.
    """
    for rule in rules:
        wanted, unwanted = reach(names_of(rule), select), max(reach(names_of(rule), ignore), quiet.get(rule.id, 0))
        on = (wanted > 0 or not select) and (not rule.off or wanted == 3)
        if on and (not unwanted or wanted > unwanted):
            yield rule


def names_of(rule: Rule) -> Iterator[tuple[int, str]]:
    """The names of a rule and how specific each is: 3 its ids, 2 its theme, 1 its pillar."""
    yield from ((3, name) for name in (rule.id, *rule.alias))
    yield from ((2, rule.theme), (1, rule.pillar))
