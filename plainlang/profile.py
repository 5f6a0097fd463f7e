"""A profile: a named choice of rules, severities and limits, and the rules that result from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import yaml

from plainlang.errors import ConfigError, Fault, UnknownNameError, did_you_mean
from plainlang.finding import Citation
from plainlang.overlay import named_now, overridden
from plainlang.rule import PILLARS, SUPPRESSION_RULES, Rule, Theme
from plainlang.ruleset import File, read_theme
from plainlang.shipped import profile_names, shipped_files, theme_names
from plainlang.typed import Form


@dataclass(frozen=True, slots=True)
class ProfileForm:
    """The keys of a profile's file. `themes`: the files of rules it uses; those of what it extends are kept."""

    schema: int
    profile: str
    title: str
    why: str
    citation: Citation
    extends: str = ""
    themes: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


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
    overrides: Sequence[tuple[Form, yaml.Node]] = (),
) -> RuleSet:  # fmt: skip
    """The rules of a profile with a user's rulesets, overrides and choices applied.

    Raises `UseError` for a name that does not exist and `ConfigError` for faults in a file.
    """
    layers = list(_layers(profile))
    used = [name for form, _, _ in layers for name in form.themes]
    gone = {name for form, _, _ in layers for name in form.without}
    shipped = shipped_files()
    wanted = [name for name in dict.fromkeys(used) if name not in gone]
    wanted += [theme for theme in dict.fromkeys(map(_home, select)) if theme and theme not in wanted]
    read = [(file, *read_theme(file)) for file in (*(shipped[name] for name in wanted), *extra)]
    rules = _united(read)
    _check_yields([(file, group) for file, _, group in read if not file.proven], rules)
    rules = named_now(rules)
    changes = [(layer_file, node) for _, layer_file, node in layers if node is not None]
    for form, node in (*changes, *overrides):
        rules = overridden(form, node, rules, gone)
    themes = {theme.name: theme for _, theme, _ in reversed(read)}
    names = _names(rules.values(), themes)
    chosen = tuple(_chosen(rules.values(), select, ignore, names))
    hash, known = rules_hash(chosen, themes.values()), _running(names, chosen, ignore)
    off = _chosen([replace(rule, off=False) for rule in rules.values() if rule.off], select, ignore, names)
    running = {rule.id for rule in chosen}
    still_off = tuple(rules[rule.id] for rule in off if rule.id not in running)
    return RuleSet(layers[-1][0], chosen, themes, hash, known, still_off)


def rules_hash(rules: Iterable[Rule], themes: Iterable[Theme]) -> str:
    """A short hash of everything that decides what is found, said and scored; examples and remarks do not."""
    digest = hashlib.sha256()
    bare = (replace(rule, examples=()) for rule in rules)
    for value in (*sorted(map(repr, themes)), *sorted(map(repr, bare))):
        digest.update(value.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:16]


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


def _layers(profile: str) -> Iterator[tuple[ProfileForm, Form, yaml.Node | None]]:
    """The profile and those it extends, the base first."""
    shipped = shipped_files()
    if f"profiles/{profile}" not in shipped:
        raise UnknownNameError("profile", profile, profile_names())
    head, form, node = _read_profile(shipped[f"profiles/{profile}"])
    if head.extends:
        yield from _layers(head.extends)
    yield head, form, node


def _read_profile(file: File) -> tuple[ProfileForm, Form, yaml.Node | None]:
    form = Form(file.path, file.text)
    root = form.root()
    pairs = form.pairs(root, "A profile")
    head = form.build(ProfileForm, pairs, root, "A profile", also=("rules",))
    if head is not None:
        for place, names in (("themes", head.themes), ("without", head.without)):
            for name in names:
                if name not in theme_names():
                    form.fault(pairs[place][1], f"There is no theme “{name}”.", did_you_mean(name, theme_names()))
    form.done()
    if head is None:
        raise ConfigError(form.faults)
    return head, form, pairs["rules"][1] if "rules" in pairs else None


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


def _chosen(
    rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str], names: Mapping[str, str]
) -> Iterator[Rule]:
    """The rules that are on; the most specific name wins, and a rule named by its id is on."""
    for name in (*select, *ignore):
        if name not in names and not _home(name):
            raise UnknownNameError("rule or theme", name, list(names))
    for rule in rules:
        wanted, unwanted = _reach(rule, select), _reach(rule, ignore)
        on = (wanted > 0 or not select) and (not rule.off or wanted == 3)
        if on and (not unwanted or wanted > unwanted):
            yield rule


def _reach(rule: Rule, names: Sequence[str]) -> int:
    """3 when named by its id, 2 by its theme, 1 by its pillar, 0 not at all."""
    if rule.id in names or any(alias in names for alias in rule.alias):
        return 3
    return 2 if rule.theme in names else 1 if rule.pillar in names else 0
