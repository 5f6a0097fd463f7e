"""YAML to typed rules: the only place with raw nodes. Everything wrong in a file is reported at once, each at its
place.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

import yaml

from plainlang.blanks import note_blanks
from plainlang.document import Role
from plainlang.entries import entry_faults
from plainlang.errors import did_you_mean
from plainlang.finding import Citation, Confidence, FixChoice, Severity
from plainlang.kinds import KINDS, Kind
from plainlang.language.grammar.tags import TagName
from plainlang.rule import Context, Example, Rule, Theme, When
from plainlang.rule_nodes import Pairs, node_of
from plainlang.soundness import citation_faults, example_faults, spec_faults, theme_faults
from plainlang.typed import Form

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class File(NamedTuple):
    """A ruleset file as read: where it is, what it says, and whether it came with the library.

    A `proven` file has been checked before, as the tests do with every shipped one, so that a run need not do it again.
    `home`: the pack, or folder, that it is part of.
    """

    path: str
    text: str
    shipped: bool = False
    proven: bool = False
    home: str = ""


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
    tag: tuple[TagName, ...] = ()
    quoted: bool = False
    names: bool = False
    fix: FixChoice = "unsafe"
    examples: tuple[Example, ...] = ()
    off: bool = False
    alias: tuple[str, ...] = ()
    beyond: int = 0
    yields_to: tuple[str, ...] = field(default=(), metadata={"key": "yields-to"})
    when: When | None = None


_COMMON: Final = tuple(key.metadata.get("key", key.name) for key in dataclasses.fields(RuleForm))
_HEAD: Final = ("theme", "pillar", "title", "why")
_UNREAD: Final = Theme("unread", "jargon", "", "", Citation(""))
"""Stands for a head with faults while the rules below it are read for theirs."""


@lru_cache(maxsize=256)
def read_theme(file: File) -> tuple[Theme, tuple[Rule, ...]]:
    """The theme and rules of one file. Raises `ConfigError` with every fault in it."""
    form = Form(file.path, file.text)
    root = form.root(proven=file.proven)
    if not isinstance(root, yaml.MappingNode):
        form.add(0, 0, "A ruleset must be a mapping of keys and values.")
        form.done()
    pairs = form.pairs(root, "A ruleset")
    blank = not file.proven and note_blanks(form, root, _HEAD)
    theme = _UNREAD if blank else _theme(form, pairs, root)
    defaults = form.pairs(pairs["defaults"][1], "“defaults”") if "defaults" in pairs else {}
    _check_defaults(form, defaults)
    named = form.pairs(pairs["rules"][1], "“rules”") if "rules" in pairs else {}
    rules = [_rule(form, theme, name, key, node, defaults, file) for name, (key, node) in named.items()]
    if not file.proven:
        for id, phrase, text in entry_faults([rule for rule in rules if rule]):
            key, node = named[id.partition("/")[2]]
            form.fault(node_of(phrase, {"": (key, node)}) or key, text)
    form.done()
    return theme, tuple(rule for rule in rules if rule)


def _theme(form: Form, pairs: Pairs, root: yaml.Node | None) -> Theme:
    """What the top of a file says; a stand-in when it has faults, so that the rules are read all the same."""
    theme = form.build(Theme, pairs, root, "A ruleset", also=("schema", "defaults", "rules"))
    _check_schema(form, pairs, root)
    if theme is None:
        return _UNREAD
    if not _ID.fullmatch(theme.name):
        form.fault(pairs["theme"][1], f"“{theme.name}” is no theme name: lower-case words joined by hyphens.")
    for name, text in theme_faults(theme):
        form.fault(pairs[name][1], text)
    return theme


def _check_schema(form: Form, pairs: Pairs, root: yaml.Node | None) -> None:
    for name in ("schema", "rules"):
        if name not in pairs and root is not None:
            form.fault(root, f"A ruleset needs “{name}”.")
    if "schema" in pairs and (version := form.value(pairs["schema"][1], int, "schema")) not in (1, None):
        form.fault(pairs["schema"][1], f"schema {version} is not known; this version reads schema 1.")


def _check_defaults(form: Form, defaults: Pairs) -> None:
    known = [*_COMMON, *(key for kind in KINDS.values() for key in _keys(kind))]
    for name, (key, _) in defaults.items():
        if name not in known:
            form.fault(key, f"“defaults” has no key “{name}”.", did_you_mean(name, known))


def _rule(
    form: Form, theme: Theme, name: str, key: yaml.Node, node: yaml.Node, defaults: Pairs, file: File
) -> Rule | None:
    """One rule; its own keys win over the defaults."""
    if not _ID.fullmatch(name):
        form.fault(key, f"“{name}” is no rule name: lower-case words joined by hyphens.")
    own = form.pairs(node, f"The rule “{name}”")
    blank = not file.proven and note_blanks(form, node, KINDS)
    kind_name = None if blank else _kind_of(form, name, key, own, defaults)
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
        common.citation or theme.citation, common.severity, common.confidence, common.unless, common.roles, common.tag,
        common.quoted, common.names, common.fix, common.examples, common.off, common.alias, common.beyond,
        common.yields_to, common.when, file.shipped,
    )  # fmt: skip
    if not file.proven:
        for value, text in spec_faults(rule):
            form.fault(node_of(value, pairs) or key, text)
        for text in example_faults(rule):
            form.fault(key, text)
        for text in citation_faults(rule.citation) if rule.shipped else ():
            form.fault(pairs["citation"][0] if "citation" in pairs else key, text)
    return rule


def _strange(own: Pairs) -> list[str]:
    """The keys of a rule without a kind that may be one misspelt, those that no kind has first."""
    known = {key for kind in KINDS.values() for key in _keys(kind)}
    return sorted((key for key in own if key not in _COMMON), key=known.__contains__) or [""]


def _keys(kind: Kind) -> tuple[str, ...]:
    return tuple(key.name for key in dataclasses.fields(kind.spec))


def _kind_of(form: Form, name: str, key: yaml.Node, own: Pairs, defaults: Pairs) -> str | None:
    """The kind that the rule names, or the one whose key it has, or the default."""
    named = own.get("kind") or (None if any(k in KINDS for k in own) else defaults.get("kind"))
    if named is not None:
        node = named[1]
        kind = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    else:
        kinds = [k for k in own if k in KINDS]
        whole = (k for k in kinds if set(kinds) <= {k, *_keys(KINDS[k])})  # `swap` is also a key of `grammar`
        kind = next(whole, (kinds or _strange(own))[0])
        node = own[kind][0] if kind in own else key
    if kind not in KINDS:
        hint = "Add “kind: spacy”." if kind in ("tokens", "dependency") else did_you_mean(kind, list(KINDS))
        form.fault(node, f"The rule “{name}” has no known kind.", hint)
        return None
    return kind
