"""A profile: a named choice of rules, severities and limits, and the rules that result from it."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import yaml

from plainlang.errors import ConfigError, Fault, UnknownNameError, did_you_mean
from plainlang.overlay import named_now, overridden, with_severity
from plainlang.profile_files import ProfileForm, layers_of
from plainlang.rule import PILLARS, SUPPRESSION_RULES, Rule, Theme
from plainlang.ruleset import File, read_theme
from plainlang.sections import Level, reach
from plainlang.severities import chosen_of, names_of, retuned
from plainlang.shipped import shipped_files, theme_names
from plainlang.typed import Form


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules in force, with all that identifies them."""

    head: ProfileForm
    rules: tuple[Rule, ...]
    themes: Mapping[str, Theme]
    hash: str
    known: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Every name of a rule, theme or pillar, former names too: what it is called now, "" when nothing of it runs."""
    off: tuple[Rule, ...] = ()
    """Rules that would run if they were not off by default."""

    @property
    def profile(self) -> str:
        """The name of the profile."""
        return self.head.profile

    @property
    def by_id(self) -> dict[str, Rule]:
        """The rules by their ids."""
        return {rule.id: rule for rule in self.rules}


def assemble(
    profile: str, select: Sequence[str] = (), ignore: Sequence[str] = (), extra: Sequence[File] = (),
    overrides: Sequence[tuple[Form, yaml.Node]] = (), profiles: Mapping[str, File] | None = None,
    severities: Mapping[str, Level] | None = None, named: Sequence[str] = (),
) -> RuleSet:  # fmt: skip
    """The rules of a profile with a user's rulesets, overrides and choices applied. `profiles`: a user's own, by name;
    `named`: more names that must exist.

    Raises `UseError` for a name that does not exist and `ConfigError` for faults in a file.
    """
    own = [(file, *read_theme(file)) for file in extra]
    _check_names(own)
    layers = list(layers_of(profile, profiles or {}, [theme.name for _, theme, _ in own]))
    gone = {name for layer in layers for name in layer.head.without}
    shipped = shipped_files()
    wanted = [name for layer in layers for name in layer.head.themes if name not in gone]
    wanted = list(dict.fromkeys((*wanted, *(theme for theme in map(_home, select) if theme))))
    homes = {layer.home for layer in layers if layer.home}  # the profile of a pack chooses among the pack's themes
    own = [r for r in own if r[0].home not in homes or r[1].name in wanted or _is_named(r[2], select)]
    read = [*((shipped[name], *read_theme(shipped[name])) for name in wanted if name in shipped), *own]
    rules = _united(read)
    _check_yields([(file, group) for file, _, group in read if not file.proven], rules)
    rules = named_now(rules)
    changes = [(layer.form, layer.changes) for layer in layers if layer.changes is not None]
    for form, node in changes:
        rules = overridden(form, node, rules, gone)
    rules, faults = _tuned(rules, overrides, gone)
    themes = {theme.name: theme for _, theme, _ in reversed(read)}
    names = _names(rules.values(), themes)
    severities = severities or {}
    _check_known((*select, *ignore, *severities, *named), names, faults)
    rules, quiet = retuned(rules, severities, with_severity(overrides))
    chosen = tuple(chosen_of(rules.values(), select, ignore, quiet))
    hash, known = rules_hash(chosen, themes.values()), _running(names, chosen, ignore)
    off = chosen_of([replace(rule, off=False) for rule in rules.values() if rule.off], select, ignore, quiet)
    running = {rule.id for rule in chosen}
    still_off = tuple(rules[rule.id] for rule in off if rule.id not in running)
    return RuleSet(layers[-1].head, chosen, themes, hash, known, still_off)


def rules_hash(rules: Iterable[Rule], themes: Iterable[Theme]) -> str:
    """A short hash of everything that decides what is found, said and scored; examples and remarks do not."""
    digest = hashlib.sha256()
    bare = (replace(rule, examples=()) for rule in rules)
    for value in (*sorted(map(repr, themes)), *sorted(map(repr, bare))):
        digest.update(value.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:16]


def _check_names(own: Sequence[tuple[File, Theme, tuple[Rule, ...]]]) -> None:
    """A theme of a pack has a name of its own: neither a shipped theme nor one of another pack has it."""
    faults, homes = list[Fault](), dict.fromkeys(theme_names(), "plainlang itself")
    for file, theme, _ in own:
        where = homes.setdefault(theme.name, file.home or file.path)
        if file.home and where != file.home:
            line = next((i for i, text in enumerate(file.text.splitlines(), 1) if text.startswith("theme:")), 1)
            said = f"There is a theme “{theme.name}” in {where} already: this one needs another name."
            faults.append(Fault(file.path, line, 1, said))
    if faults:
        raise ConfigError(faults)


def _united(read: Sequence[tuple[File, Theme, tuple[Rule, ...]]]) -> dict[str, Rule]:
    """The rules of all files by id; an id that stands in two files is a fault."""
    rules: dict[str, Rule] = {}
    homes: dict[str, str] = {}
    for file, _, group in read:
        for rule in group:
            if rule.id in rules:
                text = f"The rule “{rule.id}” stands in {homes[rule.id]} too; to change it, write it under “rules”."
                raise ConfigError([Fault(file.path, 1, 1, text)])
            rules[rule.id], homes[rule.id] = rule, file.path
    return rules


def _check_yields(read: Sequence[tuple[File, Sequence[Rule]]], rules: Mapping[str, Rule]) -> None:
    """A rule yields to rules or themes that exist, those of its own file or shipped ones."""
    themes = {rule.theme for rule in rules.values()}.union(theme_names())
    faults = []
    for file, group in read:
        for name in dict.fromkeys(name for rule in group for name in rule.yields_to):
            if name not in rules and name not in themes and not _home(name):
                line = next((i for i, text in enumerate(file.text.splitlines(), 1) if name in text), 1)
                hint = did_you_mean(name, list(rules))
                faults.append(Fault(file.path, line, 1, f"“yields-to”: there is no rule or theme “{name}”.", hint=hint))
    if faults:
        raise ConfigError(faults)


def _names(rules: Iterable[Rule], themes: Iterable[str]) -> dict[str, str]:
    """Every name that may be used, and what it is called now."""
    names = {name: name for name in (*PILLARS, *theme_names(), *themes, "suppression", *SUPPRESSION_RULES)}
    for rule in rules:
        names.update(dict.fromkeys(rule.alias, rule.id))
        names[rule.id] = rule.id
    return names


def _running(names: Mapping[str, str], chosen: Iterable[Rule], ignore: Sequence[str]) -> dict[str, str]:
    running = {name for rule in chosen for name in (rule.id, rule.theme, rule.pillar)}
    if "suppression" not in ignore:
        running.update({"suppression", *SUPPRESSION_RULES}.difference(ignore))
    return {name: now if now in running else "" for name, now in names.items()}


def _is_named(rules: Iterable[Rule], select: Sequence[str]) -> bool:
    """Does someone select one of these rules, or their theme?"""
    return any(reach(names_of(rule), select) > 1 for rule in rules)


def _home(name: str) -> str:
    """The shipped theme that has this name, or a rule that has or had it; "" when none does."""
    names = theme_names()
    if name in names:
        return name
    likely = name.split("/")[0]
    for theme in sorted(names, key=lambda theme: theme != likely) if likely in names else ():
        if any(name == rule.id or name in rule.alias for rule in read_theme(shipped_files()[theme])[1]):
            return theme
    return ""


def _tuned(
    rules: dict[str, Rule], overrides: Sequence[tuple[Form, yaml.Node]], gone: Container[str]
) -> tuple[dict[str, Rule], list[Fault]]:  # fmt: skip
    """The rules with a user's changes, and what is wrong with these."""
    faults: list[Fault] = []
    for form, node in overrides:
        try:
            rules = overridden(form, node, rules, gone)
        except ConfigError as error:
            faults += error.faults
    return rules, faults


def _check_known(wanted: Iterable[str], names: Mapping[str, str], faults: Sequence[Fault]) -> None:
    """Raise all that is wrong so far, and every name that does not exist."""
    unknown = [name for name in dict.fromkeys(wanted) if name not in names and not _home(name)]
    if unknown:
        raise UnknownNameError.of("rule or theme", unknown, list(names), faults)
    if faults:
        raise ConfigError(tuple(dict.fromkeys(faults)))
