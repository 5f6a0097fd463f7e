"""Profiles as their files say: shipped ones, those of a user's packs, and the layers that one is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from plainlang.errors import ConfigError, UnknownNameError, did_you_mean
from plainlang.finding import Citation
from plainlang.ruleset import File
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


class Layer(NamedTuple):
    """A profile, its file, what it changes in rules, and the pack it came in."""

    head: ProfileForm
    form: Form
    changes: yaml.Node | None
    home: str


def layers_of(
    profile: str, own: Mapping[str, File], themes: Collection[str], above: tuple[str, ...] = ()
) -> Iterator[Layer]:  # fmt: skip
    """The profile and those it extends, the base first. `own`: profiles beside the shipped ones; `themes`: likewise."""
    files = {**own, **{name: shipped_files()[f"profiles/{name}"] for name in profile_names()}}
    if profile not in files:
        raise UnknownNameError("profile", profile, list(files))
    head, pairs, form = _read(files[profile], profile, [*theme_names(), *themes])
    if base := head.extends:
        if base not in files:
            form.fault(pairs["extends"][1], f"There is no profile “{base}”.", did_you_mean(base, list(files)))
        if base in (*above, profile):
            form.fault(pairs["extends"][1], f"“{profile}” cannot build on “{base}”, which builds on it.")
        form.done()
        yield from layers_of(base, own, themes, (*above, profile))
    yield Layer(head, form, pairs["rules"][1] if "rules" in pairs else None, files[profile].home)


def _read(
    file: File, name: str, themes: Collection[str]
) -> tuple[ProfileForm, dict[str, tuple[yaml.Node, yaml.Node]], Form]:
    form = Form(file.path, file.text)
    root = form.root()
    pairs = form.pairs(root, "A profile")
    if root is None:
        form.add(0, 0, "This profile is empty.")
    head = form.build(ProfileForm, pairs, root, "A profile", also=("rules",))
    if head is not None:
        for place, names in (("themes", head.themes), ("without", head.without)):
            for theme in names:
                if theme not in themes:
                    form.fault(pairs[place][1], f"There is no theme “{theme}”.", did_you_mean(theme, list(themes)))
        if head.profile != name:
            form.fault(pairs["profile"][1], f"The profile in {name}.yaml must be named “{name}”.")
    form.done()
    if head is None:
        raise ConfigError(form.faults)
    return head, pairs, form
