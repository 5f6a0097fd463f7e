"""What a configuration extends: other files, folders with a configuration, or installed packages that ship one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from plainlang.config.choices import Choices
from plainlang.config.faults import items
from plainlang.config.texts import PROJECT
from plainlang.errors import UnknownNameError, UseError
from plainlang.typed import Form

NAMES: Final = ("plainlang.yaml", "plainlang.yml", ".plainlang.yaml")


class Base(NamedTuple):
    """A file to build on, where it really lies, and where it is asked for."""

    path: str
    place: str
    node: yaml.Node


def bases_of(
    form: Form, pairs: Mapping[str, tuple[yaml.Node, yaml.Node]], choices: Choices, above: tuple[str, ...]
) -> Iterator[Base]:  # fmt: skip
    """The files that a configuration builds on; a missing one is a fault, and one that builds on this file too."""
    folder = os.path.dirname(form.path)
    for node, name in zip(items(pairs, "extends"), choices.extends, strict=True):
        try:
            path = _path_of(name, folder)
        except UseError as error:
            form.fault(node, str(error))
            continue
        place = os.path.realpath(path)
        if place == above[-1]:
            form.fault(node, "A configuration cannot extend itself.")
        elif place in above:
            form.fault(node, f"“{name}” extends this file, so this file cannot extend it: one of the two must go.")
        else:
            yield Base(path, place, node)


def _path_of(name: str, folder: str) -> str:
    path = _short(os.path.join(folder, name))
    if not name.strip():
        raise UseError("“extends” needs the name of a file or package.")
    if path.is_dir():
        return str(_in_folder(path, f"The folder “{name}” has"))
    if path.exists():
        return str(path)
    from plainlang.packs import folder_of, is_pack_name

    if not is_pack_name(name):
        raise UseError(f"There is no file or folder “{name}” (looked for from {folder or '.'}).")
    try:
        return str(_in_folder(folder_of(name), f"The package “{name}” has"))
    except UnknownNameError:
        said = f"There is no file, folder or installed package “{name}”."
        raise UseError(f"{said} A package must stand in the same environment as plainlang.") from None


def _short(path: str) -> Path:
    """A path without “..” where that leads to the same place: not always behind a link."""
    short = os.path.normpath(path)
    return Path(short if os.path.realpath(short) == os.path.realpath(path) else path)


def _in_folder(folder: Path, what: str) -> Path:
    found = [folder / name for name in (*NAMES, PROJECT) if (folder / name).is_file()]
    if not found:
        raise UseError(f"{what} no plainlang.yaml.")
    return found[0]
