"""A user's own rules and profiles: files, folders, and packs that others publish."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from plainlang.config import NAMES, read_text
from plainlang.errors import ConfigError, Fault, UseError
from plainlang.packs import PROFILES, place_of
from plainlang.ruleset import File
from plainlang.shipped import profile_names


def load_rulesets(names: Sequence[str]) -> tuple[File, ...]:
    """A user's rule files; a folder or a pack means every .yaml in it."""
    found: list[File] = []
    for name in names:
        place = place_of(name)
        members = list(_members(place)) if place.is_dir() else [place]
        if not (members or (place.is_dir() and _profiles(place))):
            raise UseError(f"The folder “{place}” has no rule files (.yaml).")
        home = str(place) if place.is_dir() else ""
        found += [File(str(member), read_text(member), home=home) for member in members]
    return tuple({os.path.realpath(file.path): file for file in reversed(found)}.values())[::-1]


def load_profiles(names: Sequence[str]) -> dict[str, File]:
    """The profiles in a user's folders and packs, by name. Raises `ConfigError` when a name is taken."""
    found: dict[str, File] = {}
    for folder in dict.fromkeys(map(place_of, names)):
        for path in _profiles(folder):
            where = "plainlang itself" if path.stem in profile_names() else ""
            where = where or (found[path.stem].path if path.stem in found else "")
            if where:
                said = f"There is a profile “{path.stem}” in {where} already: this one needs another name."
                raise ConfigError([Fault(str(path), 1, 1, said)])
            found[path.stem] = File(str(path), read_text(path), home=str(folder))
    return found


def _members(folder: Path) -> Iterator[Path]:
    """The rule files of a folder; a configuration in it is none."""
    found = sorted((*folder.glob("*.yaml"), *folder.glob("*.yml")))
    return (path for path in found if path.name not in NAMES)


def _profiles(folder: Path) -> list[Path]:
    return sorted((*(folder / PROFILES).glob("*.yaml"), *(folder / PROFILES).glob("*.yml")))
