"""A profile: a named choice of rules, severities and limits, and the rules that result from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from plainlang.errors import ConfigError, UseError, did_you_mean
from plainlang.finding import Citation
from plainlang.kinds import KINDS
from plainlang.rule import PILLARS, Rule, Theme
from plainlang.ruleset import File, content_hash, read_theme
from plainlang.typed import Form

_OVERRIDES = ("severity", "confidence", "message", "why", "off", "fix", "unless", "roles", "quoted", "names")


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

    profile: str
    title: str
    rules: tuple[Rule, ...]
    themes: Mapping[str, Theme]
    hash: str
    known: tuple[str, ...] = field(default=(), repr=False)


def shipped_folder() -> Traversable:
    """Where the shipped rulesets are: inside the wheel, or beside the package in a checkout."""
    inside = files("plainlang") / "rulesets"
    if inside.is_dir():
        return inside
    beside = files("plainlang").joinpath("..", "rulesets")
    if beside.is_dir():
        return beside
    raise UseError("The rulesets that belong to plainlang are missing; install it again.")


@lru_cache(maxsize=1)
def shipped_files() -> Mapping[str, File]:
    """The shipped files by name: "plain-words" for a theme, "profiles/va" for a profile."""
    found: dict[str, File] = {}
    folder = shipped_folder()
    for prefix, place in (("", folder), ("profiles/", folder / "profiles")):
        for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith(".yaml"):
                name = prefix + entry.name.removesuffix(".yaml")
                found[name] = File(f"rulesets/{prefix}{entry.name}", entry.read_text(encoding="utf-8"), shipped=True)
    return found


def profile_names() -> list[str]:
    """The shipped profiles."""
    return [name.removeprefix("profiles/") for name in shipped_files() if name.startswith("profiles/")]


def theme_names() -> list[str]:
    """The shipped themes."""
    return [name for name in shipped_files() if not name.startswith("profiles/")]


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
    wanted += [
        n
        for n in dict.fromkeys(s.split("/")[0] for s in select)
        if n in shipped and n not in wanted and n != "profiles"
    ]
    sources = [*(shipped[name] for name in wanted), *extra]
    read = [read_theme(file) for file in sources]
    rules = {rule.id: rule for _, group in read for rule in group}
    changes = [(layer_file, node) for _, layer_file, node in layers if node is not None]
    for form, node in (*changes, *overrides):
        rules = _overridden(form, node, rules)
    known = tuple(_names(read))
    chosen = _chosen(rules.values(), select, ignore, known)
    marks = [repr(sorted(map(repr, chosen)))] if overrides else []
    return RuleSet(
        profile, layers[-1][0].title, tuple(chosen), {theme.name: theme for theme, _ in read},
        content_hash([*sources, *(shipped[f"profiles/{f.profile}"] for f, _, _ in layers)], *select, "|", *ignore, *marks),
        known,
    )  # fmt: skip


def _layers(profile: str) -> Iterator[tuple[ProfileForm, Form, yaml.Node | None]]:
    """The profile and those it extends, the base first."""
    shipped = shipped_files()
    if f"profiles/{profile}" not in shipped:
        raise UseError(f"There is no profile “{profile}”. {did_you_mean(profile, profile_names())}")
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
        for name in (*head.themes, *head.without):
            if name not in shipped_files():
                form.fault(pairs["themes"][1], f"There is no theme “{name}”.", did_you_mean(name, theme_names()))
    form.done()
    if head is None:
        raise ConfigError(form.faults)
    return head, form, pairs["rules"][1] if "rules" in pairs else None


def _overridden(form: Form, node: yaml.Node, rules: dict[str, Rule]) -> dict[str, Rule]:
    """The rules with the changes that a profile or a user's file asks for."""
    changed = dict(rules)
    for name, (key, value) in form.pairs(node, "“rules”").items():
        targets = [name] if name in rules else [r for r in rules if r.startswith(f"{name}/")]
        if not targets:
            form.fault(key, f"There is no rule or theme “{name}” here.", did_you_mean(name, list(rules)))
        for target in targets:
            changed[target] = _change(form, rules[target], value)
    form.done()
    return changed


def _change(form: Form, rule: Rule, node: yaml.Node) -> Rule:
    kind = KINDS[rule.kind]
    hints = {f.name: f.type for f in dataclasses.fields(kind.spec)}
    common: dict[str, Any] = {}
    spec: dict[str, Any] = {}
    for name, (key, value) in form.pairs(node, f"The change to “{rule.id}”").items():
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
    return dataclasses.replace(rule, spec=dataclasses.replace(rule.spec, **spec), **common)


def _merged(form: Form, key: yaml.Node, rule: Rule, old: Any, new: Any, *, adding: bool) -> Any:
    """A list or mapping with entries added or taken away; taking away what is not there is a fault."""
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


def _names(read: Iterable[tuple[Theme, tuple[Rule, ...]]]) -> Iterator[str]:
    yield from PILLARS
    for theme, rules in read:
        yield theme.name
        for rule in rules:
            yield rule.id
            yield from rule.alias


def _chosen(rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str], known: Sequence[str]) -> list[Rule]:
    """The rules that are on; the most specific name wins, and a rule named by its id is on."""
    for name in (*select, *ignore):
        if name not in known and name not in theme_names():
            raise UseError(f"There is no rule or theme “{name}”. {did_you_mean(name, known)}")
    chosen = []
    for rule in rules:
        wanted, unwanted = _reach(rule, select), _reach(rule, ignore)
        on = (not rule.off or wanted == 3) if not select else wanted > 0 and (not rule.off or wanted == 3)
        if on and unwanted <= (wanted if unwanted < 3 and select else 0):
            chosen.append(rule)
    return chosen


def _reach(rule: Rule, names: Sequence[str]) -> int:
    """3 when named by its id, 2 by its theme, 1 by its pillar, 0 not at all."""
    if rule.id in names or any(alias in names for alias in rule.alias):
        return 3
    return 2 if rule.theme in names else 1 if rule.pillar in names else 0
