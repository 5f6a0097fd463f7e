"""YAML to typed rules: the only place with raw nodes. Everything wrong in a file is reported at once, each at its
place.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

import yaml

from plainlang.document import Role
from plainlang.errors import did_you_mean
from plainlang.finding import Citation, Confidence, FixKind, Severity
from plainlang.kinds import KINDS, Kind
from plainlang.kinds.literals import required
from plainlang.kinds.metric import parse as parse_formula
from plainlang.kinds.swap import forms
from plainlang.rule import Context, Example, Pillar, Rule, Theme
from plainlang.typed import Form

Pairs = Mapping[str, tuple[yaml.Node, yaml.Node]]
_SUGGESTING: Final = frozenset(("swap", "repeat", "consistent"))
_NEEDS_SILENT: Final = frozenset(("pattern", "grammar"))
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class File(NamedTuple):
    """A ruleset file as read: where it is, what it says, and whether it came with the library."""

    path: str
    text: str
    shipped: bool = False


@dataclass(frozen=True, slots=True)
class ThemeForm:
    """The keys at the top of a theme's file."""

    schema: int
    theme: str
    pillar: Pillar
    title: str
    why: str
    citation: Citation
    weight: float = 1.0
    owner: str = ""
    reviewed: str = ""


@dataclass(frozen=True, slots=True)
class RuleForm:
    """The keys any rule may have, beside those of its kind."""

    message: str
    kind: str = ""
    why: str = ""
    citation: Citation | None = None
    severity: Severity = "suggestion"
    confidence: Confidence = "medium"
    unless: tuple[Context, ...] = ()
    roles: tuple[Role, ...] = ()
    quoted: bool = False
    names: bool = False
    fix: FixKind = "unsafe"
    examples: tuple[Example, ...] = ()
    off: bool = False
    alias: tuple[str, ...] = ()


_COMMON: Final = tuple(field.name for field in dataclasses.fields(RuleForm))


@lru_cache(maxsize=256)
def read_theme(file: File) -> tuple[Theme, tuple[Rule, ...]]:
    """The theme and rules of one file. Raises `ConfigError` with every fault in it."""
    form = Form(file.path, file.text)
    root = form.root()
    pairs = form.pairs(root, "A ruleset")
    head = form.build(ThemeForm, pairs, root, "A ruleset", also=("defaults", "rules"))
    defaults = form.pairs(pairs["defaults"][1], "“defaults”") if "defaults" in pairs else {}
    named = form.pairs(pairs["rules"][1], "“rules”") if "rules" in pairs else {}
    if head is None:
        form.done()
        raise AssertionError("a head without faults is built")
    if head.schema != 1:
        form.fault(pairs["schema"][1], f"schema {head.schema} is not known; this version reads schema 1.")
    theme = Theme(head.theme, head.pillar, head.title, head.why, head.citation, head.weight, head.owner, head.reviewed)
    rules = [_rule(form, theme, name, key, node, defaults, file) for name, (key, node) in named.items()]
    _check_entries(form, [(rule, named[rule.id.split("/", 1)[1]][0]) for rule in rules if rule])
    form.done()
    return theme, tuple(rule for rule in rules if rule)


def _rule(
    form: Form, theme: Theme, name: str, key: yaml.Node, node: yaml.Node, defaults: Pairs, file: File
) -> Rule | None:
    """One rule; its own keys win over the defaults."""
    if not _ID.fullmatch(name):
        form.fault(key, f"“{name}” is no rule name: lower-case words joined by hyphens.")
    own = form.pairs(node, f"The rule “{name}”")
    kind_name = _kind_of(form, name, key, own, defaults)
    if kind_name is None:
        return None
    kind = KINDS[kind_name]
    keys = _keys(kind)
    pairs = {**{k: v for k, v in defaults.items() if k in keys or k in _COMMON}, **own}
    what = f"The rule “{name}”"
    common = form.build(RuleForm, {k: v for k, v in pairs.items() if k not in keys}, key, what, also=keys)
    spec = form.build(kind.spec, {k: v for k, v in pairs.items() if k in keys}, key, what)
    if common is None or spec is None:
        return None
    rule = Rule(
        f"{theme.name}/{name}", theme.name, theme.pillar, kind_name, spec, common.message, common.why or theme.why,
        common.citation or theme.citation, common.severity, common.confidence, common.unless, common.roles,
        common.quoted, common.names, common.fix, common.examples, common.off, common.alias, file.shipped,
    )  # fmt: skip
    _check_spec(form, key, rule)
    _check_examples(form, key, rule)
    return rule


def _keys(kind: Kind) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind.spec))


def _kind_of(form: Form, name: str, key: yaml.Node, own: Pairs, defaults: Pairs) -> str | None:
    """The kind that the rule names, or the one whose key it has, or the default."""
    if "kind" in own:
        node = own["kind"][1]
        kind = str(node.value)
    else:
        kind = next((k for k in own if k in KINDS), "")
        node = key
        if not kind and "kind" in defaults:
            kind, node = str(defaults["kind"][1].value), defaults["kind"][1]
    if kind not in KINDS:
        form.fault(node, f"The rule “{name}” has no known kind.", did_you_mean(kind, list(KINDS)))
        return None
    return kind


def _check_spec(form: Form, key: yaml.Node, rule: Rule) -> None:
    """What only the kind can tell: regular expressions, literals, formulas."""
    spec: Any = rule.spec
    for context in rule.unless:
        if context.matching and (error := _regex_error(context.matching)):
            form.fault(key, f"The rule “{rule.id}”: “{context.matching}” is no regular expression: {error}.")
    if rule.kind == "pattern":
        if error := _regex_error(spec.pattern):
            form.fault(key, f"The rule “{rule.id}”: “{spec.pattern}” is no regular expression: {error}.")
        elif rule.shipped and not (spec.literal or required(spec.pattern)):
            form.fault(key, f"The rule “{rule.id}” needs “literal”: a text that occurs wherever the pattern matches.")
    if rule.kind == "metric":
        try:
            parse_formula(spec.metric)
        except ValueError as error:
            form.fault(key, f"The rule “{rule.id}”: {error}.")


def _regex_error(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        try:
            import regex

            regex.compile(pattern)
        except Exception:
            return str(error)
    return ""


def suggests(rule: Rule) -> bool:
    """Does the rule offer words to put in place?"""
    return rule.kind in _SUGGESTING or (rule.kind == "pattern" and bool(rule.spec.suggest))


def _check_examples(form: Form, key: yaml.Node, rule: Rule) -> None:
    """A rule shows what it finds and what it puts there; one with exceptions shows when it is silent."""
    what = f"The rule “{rule.id}”"
    if not any(e.bad for e in rule.examples):
        form.fault(key, f"{what} needs an example with “bad”: a text it must find.")
    elif suggests(rule) and not any(e.bad and e.good for e in rule.examples):
        form.fault(key, f"{what} offers words, so it needs an example with “bad” and the “good” its fix makes of it.")
    silent = any(e.good and not e.bad for e in rule.examples)
    if (rule.unless or rule.kind in _NEEDS_SILENT) and not silent:
        form.fault(key, f"{what} needs an example with “good” alone: a text in which it must stay silent.")


def _check_entries(form: Form, rules: Sequence[tuple[Rule, yaml.Node]]) -> None:
    """No phrase may stand in two rules of one file, inflected forms included."""
    seen: dict[str, str] = {}
    for rule, key in rules:
        for surface in surfaces(rule):
            if surface in seen and seen[surface] != rule.id:
                form.fault(key, f"“{surface}” stands in “{rule.id}” and in “{seen[surface]}”.")
            seen.setdefault(surface, rule.id)


def surfaces(rule: Rule) -> Iterable[str]:
    """Every form that a word list finds."""
    entries = rule.spec.swap if rule.kind == "swap" else rule.spec.avoid if rule.kind == "avoid" else ()
    for phrase in entries:
        yield from dict.fromkeys(surface for surface, _, _ in forms(phrase, (), rule.spec.inflect))


def content_hash(files: Iterable[File], *more: str) -> str:
    """A short hash of everything that decides what is found."""
    digest = hashlib.sha256()
    for part in (*(file.text for file in files), *more):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:16]
