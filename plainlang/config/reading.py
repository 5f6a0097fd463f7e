"""Reading a configuration and all that it builds on. Every fault in every file is said at once."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

import yaml

from plainlang.config.bases import Base, bases_of
from plainlang.config.choices import BESIDE, Choices
from plainlang.config.faults import check_values, items
from plainlang.config.file import Config
from plainlang.config.globs import common_root
from plainlang.config.merging import Layer, united
from plainlang.config.texts import PROJECT, form_of, read_config_text
from plainlang.errors import ConfigError, Fault, PlainlangError, UseError
from plainlang.formula import completed
from plainlang.typed import Form

_WHAT = "The configuration"
Pairs = Mapping[str, tuple[yaml.Node, yaml.Node]]


class _Read(NamedTuple):
    form: Form
    pairs: Pairs
    layer: Layer
    sound: bool
    """Is it known which rules there are, whatever else is wrong?"""


def read_config(path: Path) -> Config:
    """Read a configuration file. Raises `UseError` when it cannot be read, `ConfigError` for what is wrong in it."""
    text = read_config_text(path)
    if path.name == PROJECT:
        return read_project(path, text) or Config()
    return parse_config(str(path), text)


def as_config(given: Config | str | os.PathLike[str]) -> Config:
    """A configuration, or the one in the file at a path. Raises `UseError`."""
    if not isinstance(given, Config | str | os.PathLike):
        raise UseError(f"“config” must be a configuration or the path of one, not {given!r:.60}.")
    return given if isinstance(given, Config) else read_config(Path(given))


def read_project(path: Path, text: str | None = None) -> Config | None:
    """The configuration in a pyproject.toml; None when nothing in it is for us."""
    text = read_config_text(path) if text is None else text
    if "plainlang" not in text or form_of(str(path), text).root() is None:
        return None
    return parse_config(str(path), text)


def parse_config(path: str, text: str) -> Config:
    """The configuration in a text of YAML, or of TOML when the path is that of a pyproject.toml."""
    files: dict[str, _Read] = {}
    _read(path, text, files, ())
    layers = tuple(read.layer for read in files.values())
    sound = all(read.sound for read in files.values())
    if not any(layer.choices.rulesets for layer in layers):  # which may bring profiles of their own
        for read in files.values():
            sound = _has_profiles(read) and sound
    nearest = layers[-1]
    root = common_root(nearest.folder, [layer.folder for layer in layers]) if path else "."
    config = Config(united(layers, root), path, text, layers, root)
    faults = [fault for read in files.values() for fault in read.form.faults]
    if faults and sound:
        faults += _further(config)
    if faults:
        order = [layer.path for layer in reversed(layers)]
        raise ConfigError(sorted(dict.fromkeys(faults), key=lambda fault: _rank(fault, order)))
    return config


def _rank(fault: Fault, order: Sequence[str]) -> tuple[int, int, int]:
    """The nearest file first, and in each from the top."""
    file = order.index(fault.path) if fault.path in order else len(order)
    return file, fault.line, fault.column


def _read(path: str, text: str, files: dict[str, _Read], above: tuple[str, ...]) -> None:
    """Read a file after those that it builds on; each once."""
    form = form_of(path, text)
    place = os.path.realpath(path)
    try:
        form.check_ends(root := form.root())
        pairs = completed(form, form.pairs(root, _WHAT))
    except ConfigError as error:
        form.faults = list(error.faults)
        files[place] = _Read(form, {}, Layer(path, text, Choices()), False)
        return
    built = form.build(Choices, pairs, root, _WHAT, also=BESIDE)
    choices = None if form.faults else built
    usable = pairs if choices else _usable(path, text, pairs)
    choices = choices or form_of(path, text).build(Choices, usable, None, _WHAT, also=BESIDE) or Choices()
    check_values(form, pairs, choices, usable)
    before = len(form.faults)
    for base in bases_of(form, usable, choices, (*above, place)):
        if base.place not in files:
            _read_base(form, base, files, (*above, place))
    sound = len(form.faults) == before and all(
        key in usable for key in pairs if key in ("rulesets", "extends", "profile")
    )
    layer = Layer(path, text, choices, _given(usable), _tuned(form, usable))
    files[place] = _Read(form, usable, layer, sound)


def _read_base(form: Form, base: Base, files: dict[str, _Read], above: tuple[str, ...]) -> None:
    try:
        text = read_config_text(Path(base.path))
    except UseError as error:
        form.fault(base.node, f"It cannot be read: {error}.")
        return
    _read(base.path, text, files, above)


def _usable(path: str, text: str, pairs: Pairs) -> Pairs:
    """The keys with nothing wrong in them, so that what depends on them can be looked at all the same."""
    return {
        name: pair for name, pair in pairs.items() if form_of(path, text).build(Choices, {name: pair}, None, "", BESIDE)
    }


def _given(pairs: Pairs) -> frozenset[str]:
    return frozenset(f.name for f in fields(Choices) if f.metadata.get("key", f.name) in pairs)


def _tuned(form: Form, pairs: Pairs) -> frozenset[str]:
    rules = form.pairs(pairs["rules"][1], "“rules”") if "rules" in pairs else {}
    return frozenset(name for name, (_, node) in rules.items() if "severity" in form.pairs(node, f"“{name}”"))


def _has_profiles(read: _Read) -> bool:
    """Do the profiles that a file names exist? A missing one is a fault."""
    from plainlang.packs import profile_hint
    from plainlang.shipped import profile_names

    form, pairs, layer, _ = read
    before = len(form.faults)
    own = [(pairs, layer.choices.profile)] if "profile" in pairs else []
    for node, override in zip(items(pairs, "overrides"), layer.choices.overrides, strict=True):
        own += [(form.pairs(node, ""), override.profile)] if override.profile else []
    for keys, profile in own:
        if profile not in profile_names():
            hint = profile_hint(profile, profile_names())
            form.fault(keys["profile"][1], f"There is no profile “{profile}”.", hint)
    return len(form.faults) == before


def _further(config: Config) -> tuple[Fault, ...]:
    """Names of rules that do not exist, in a configuration in which more is wrong."""
    from plainlang.config.force import rules_of

    try:
        rules_of(config)
    except ConfigError as error:
        return error.faults
    except PlainlangError:
        return ()
    return ()
