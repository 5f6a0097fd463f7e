"""The rulesets and profiles that come with the library."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from plainlang.errors import UseError
from plainlang.ruleset import File

DEFAULT_PROFILE: Final = "us-federal"


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
def shipped_paths() -> Mapping[str, Traversable]:
    """Where the shipped files are, by name: "plain-words" for a theme, "profiles/va" for a profile."""
    folder = shipped_folder()
    return {
        prefix + entry.name.removesuffix(".yaml"): entry
        for prefix, place in (("", folder), ("profiles/", folder / "profiles"))
        for entry in sorted(place.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".yaml")
    }


@lru_cache(maxsize=1)
def shipped_files() -> Mapping[str, File]:
    """The shipped files by name, read."""
    return {
        name: File(f"rulesets/{name}.yaml", path.read_text(encoding="utf-8"), True, True)
        for name, path in shipped_paths().items()
    }


def profile_names() -> list[str]:
    """The shipped profiles, the default one first."""
    names = [name.removeprefix("profiles/") for name in shipped_paths() if name.startswith("profiles/")]
    return sorted(names, key=lambda name: (name != DEFAULT_PROFILE, name))


def theme_names() -> list[str]:
    """The shipped themes."""
    return [name for name in shipped_paths() if not name.startswith("profiles/")]
