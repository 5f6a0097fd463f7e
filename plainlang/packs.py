"""Rulesets that others publish as packages, found by name and read as files: no code of a package ever runs.

A package names its folder of rules under the entry-point group `plainlang.rulesets`; its own name works too. Only the
metadata is read, and `find_spec` is asked for the top package alone, because it imports the parents of any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plainlang.errors import UnknownNameError, UseError, did_you_mean

if TYPE_CHECKING:
    from importlib.metadata import Distribution

GROUP: Final = "plainlang.rulesets"
PROFILES: Final = "profiles"
"""The folder in a pack, or in a folder of rules, in which profiles are."""
_PACKAGE: Final = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_NAME: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_FILES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Pack:
    """An installed pack: its name, its package (with dots), and what that came in."""

    name: str
    package: str
    distribution: str
    version: str


def installed_packs() -> tuple[Pack, ...]:
    """The packs that installed packages announce, by name; of two with one name, the one that Python finds first."""
    from importlib.metadata import distributions

    found: dict[str, Pack] = {}
    for distribution in distributions():
        for pack in _announced(distribution):
            found.setdefault(pack.name, pack)
    return tuple(found[name] for name in sorted(found))


def folder_of(name: str) -> Path:
    """The folder of a pack: by its own name, by the name that pip knows, or by its package. Raises `UseError`."""
    packs = installed_packs()
    alike = [pack for pack in packs if _folded(name) in (_folded(pack.distribution), _folded(pack.name))]
    named = next((pack for pack in packs if pack.name == name), alike[0] if len(alike) == 1 else None)
    announced, package = named is not None, named.package if named else name
    folder = _folder(package) if _PACKAGE.fullmatch(package) else None
    if folder:
        return folder
    if announced:
        said = f"The pack “{name}” says that its rules are in the package “{package}”, but there is no such folder."
        raise UseError(f"{said} Install it again, or tell its authors.")
    raise UnknownNameError("ruleset", name, [pack.name for pack in alike or packs], _advice(name))


def profile_hint(name: str, known: Sequence[str]) -> str:
    """What to do about a profile that nobody knows: name the pack that has it, or a profile that looks like it."""
    for pack in installed_packs() if _NAME.fullmatch(name) else ():
        folder = _folder(pack.package) if _PACKAGE.fullmatch(pack.package) else None
        if folder and any((folder / PROFILES / f"{name}{suffix}").is_file() for suffix in _FILES):
            return f"The pack “{pack.name}” has it. Use the pack too: write “rulesets: [{pack.name}]”."
    return did_you_mean(name, known)


def place_of(name: str, base: str = "") -> Path:
    """The file or folder that a name stands for: a path (from `base`) when there is one, or else a pack."""
    path = Path(base, name)
    return folder_of(name) if is_pack_name(name) and not path.exists() else path


def is_pack_name(name: str) -> bool:
    """Does a name look like that of a package, and not like a path?"""
    return bool(_NAME.fullmatch(name)) and not name.lower().endswith((*_FILES, ".toml"))


def _announced(distribution: Distribution) -> Iterator[Pack]:
    try:
        points = [point for point in distribution.entry_points if point.group == GROUP]
    except (OSError, ValueError, TypeError):  # a damaged package must not stop those that are whole
        return
    for point in points:
        yield Pack(point.name, point.value.partition(":")[0].strip(), distribution.name, distribution.version)


def _folder(package: str) -> Path | None:
    """The folder of a package, found without importing it or what it is in; None when there is none."""
    from importlib.util import find_spec

    top, *below = package.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError, AttributeError):
        return None
    places = spec.submodule_search_locations if spec else None
    folders = (Path(place, *below) for place in places or ())
    return next((folder for folder in folders if folder.is_dir()), None)


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _advice(name: str) -> str:
    package = _folded(name.partition(".")[0])
    said = "No file or folder has this name, and no installed package."
    return f"{said} A package must stand in the same environment as plainlang: pip install {package}"
