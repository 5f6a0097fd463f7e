"""Changes to rules, from a profile or a user's file: other limits, severities and words, without a copy of the rule."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, Final

import yaml

from plainlang.errors import did_you_mean
from plainlang.finding import Citation
from plainlang.kinds import KINDS
from plainlang.rule import Rule
from plainlang.rule_nodes import node_of
from plainlang.soundness import OUR_DEFAULT, spec_faults
from plainlang.typed import Form

_LIMITS: Final = {"max", "min"}
_REMARK: Final = " (limit changed)"
_EXPLAINS: Final = "unexplained/term"
_OVERRIDES: Final = (
    "severity",
    "confidence",
    "message",
    "why",
    "citation",
    "off",
    "fix",
    "unless",
    "roles",
    "tag",
    "quoted",
    "names",
    "beyond",
    "when",
)


def overridden(form: Form, node: yaml.Node, rules: dict[str, Rule], gone: Container[str] = ()) -> dict[str, Rule]:
    """The rules with the changes that a profile or a user's file asks for. `gone`: themes that a profile leaves out,
    whose changes in the profile below it no longer matter.
    """
    changed = dict(rules)
    given = form.pairs(node, "“rules”")
    for name in sorted(given, key=lambda name: "/" in name):  # a rule's own change goes over that of its theme
        key, value = given[name]
        now = next((rule.id for rule in rules.values() if name in rule.alias), name)
        targets = [now] if now in rules else [r for r in rules if r.startswith(f"{name}/")]
        if not targets and name.split("/")[0] not in gone:
            form.fault(key, f"There is no rule or theme “{name}” here.", did_you_mean(name, list(rules)))
        for target in targets:
            changed[target] = _change(form, changed[target], value)
    form.done()
    return changed


def with_severity(changes: Iterable[tuple[Form, yaml.Node]]) -> frozenset[str]:
    """The rules and themes whose severity is changed."""
    every = (form.pairs(node, "“rules”").items() for form, node in changes)
    return frozenset(n for rows in every for n, (_, v) in rows if isinstance(v, yaml.MappingNode) and _sets(v))


def _sets(change: yaml.MappingNode) -> bool:
    return any(key.value == "severity" for key, _ in change.value)


def named_now(rules: Mapping[str, Rule]) -> dict[str, Rule]:
    """The rules, each yielding to others by the names that these have now."""
    now = {name: rule.id for rule in rules.values() for name in rule.alias}
    old = [rule for rule in rules.values() if not now.keys().isdisjoint(rule.yields_to)]
    renamed = {r.id: dataclasses.replace(r, yields_to=tuple(now.get(name, name) for name in r.yields_to)) for r in old}
    return {**rules, **renamed}


def explaining(rules: Sequence[Rule], terms: Sequence[str]) -> tuple[Rule, ...]:
    """The rules, with a user's terms added to those of the rule that asks for explanations, where it is on."""
    return tuple(_with_terms(rule, terms) if terms and rule.id == _EXPLAINS else rule for rule in rules)


def _with_terms(rule: Rule, terms: Sequence[str]) -> Rule:
    every = tuple(dict.fromkeys((*rule.spec.terms, *terms)))
    return dataclasses.replace(rule, spec=dataclasses.replace(rule.spec, terms=every))


def _change(form: Form, rule: Rule, node: yaml.Node) -> Rule:
    kind = KINDS[rule.kind]
    hints = {f.name: f.type for f in dataclasses.fields(kind.spec)}
    common: dict[str, Any] = {}
    spec: dict[str, Any] = {}
    given = form.pairs(node, f"The change to “{rule.id}”")
    for name, (key, value) in given.items():
        bare = name.rstrip("+-")
        if name in _OVERRIDES:
            common[name] = form.field(Rule, name, value)
        elif bare in hints:
            new = form.field(kind.spec, bare, value, listed=name.endswith("-"))
            old = spec.get(bare, getattr(rule.spec, bare))
            spec[bare] = new if bare == name else _merged(form, key, rule, old, new, adding=name.endswith("+"))
        else:
            allowed = [*_OVERRIDES, *hints, *(f"{h}{s}" for h in hints for s in "+-")]
            form.fault(key, f"The rule “{rule.id}” has no key “{name}”.", did_you_mean(name, allowed))
    if form.faults:
        return rule
    if any(spec.get(name) != getattr(rule.spec, name) for name in spec.keys() & _LIMITS):
        # Who sets a limit wants to hear of all that is over it, whatever the page.
        common = {"citation": _with_remark(rule.citation), "when": None, **common}
    changed = dataclasses.replace(rule, spec=dataclasses.replace(rule.spec, **spec), **common)
    for value_at_fault, text in spec_faults(changed):
        form.fault(node_of(value_at_fault, given) or node, text)
    return changed


def _with_remark(citation: Citation) -> Citation:
    """A source for a rule whose limit is no longer the one that the source names."""
    title = citation.title
    own = title == OUR_DEFAULT or title.endswith(_REMARK)
    return citation if own else dataclasses.replace(citation, title=title + _REMARK)


def _merged(form: Form, key: yaml.Node, rule: Rule, old: Any, new: Any, *, adding: bool) -> Any:
    """A list or mapping with entries added or taken away; taking away what is not there is a fault."""
    if not isinstance(old, (Mapping, tuple)):
        form.fault(key, f"“{key.value}” of “{rule.id}” is no list, so nothing can be added to it or taken from it.")
        return old
    if form.faults:
        return old
    if adding:
        return {**old, **new} if isinstance(old, Mapping) else (*old, *new)
    for entry in new:
        if entry not in old:
            form.fault(
                key, f"“{entry}” is not in “{rule.id}”, so it cannot be removed.", did_you_mean(entry, list(old))
            )
    if isinstance(old, Mapping):
        return {k: v for k, v in old.items() if k not in new}
    return tuple(v for v in old if v not in new)
