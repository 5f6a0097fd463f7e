"""Several configurations as one: the nearest wins key by key, and some lists and mappings add up."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import reduce
from typing import Any, Final

from plainlang.config.choices import Choices, Override
from plainlang.config.globs import below, rebased
from plainlang.vocabulary import Vocabulary

ADDED: Final = ("ignore", "rulesets", "exclude", "overrides", "owners")
JOINED: Final = ("severities", "prose_keys")
OWN_WORDS: Final = "vocabulary"


@dataclass(frozen=True, slots=True)
class Layer:
    """One configuration file as it stands: what it chooses, and the fields that it gives.

    `tuned`: the rules and themes whose severity it sets under `rules:`.
    """

    path: str
    text: str
    choices: Choices
    given: frozenset[str] = frozenset()
    tuned: frozenset[str] = frozenset()

    @property
    def folder(self) -> str:
        """The folder that paths in this file are relative to."""
        return os.path.dirname(self.path) or "."


def united(layers: Sequence[Layer], root: str) -> Choices:
    """The choices of layers, the nearest last. Patterns of pages count from `root` afterwards."""
    nearest = layers[-1]
    placed = [_placed(layer, root, nearest.folder, at_home=layer is nearest) for layer in layers]
    merged = Choices()
    for layer in placed:
        given = {name: getattr(layer.choices, name) for name in layer.given}
        left = {name: level for name, level in merged.severities.items() if name not in layer.tuned}
        merged = changed(replace(merged, severities=left), given)
    return replace(merged, extends=nearest.choices.extends)


def changed(choices: Choices, given: Mapping[str, Any]) -> Choices:
    """The choices with others over them. A name that is selected is no longer ignored, unless that is said again."""
    values = dict(given)
    for name in ADDED:
        if name in values:
            values[name] = (*getattr(choices, name), *values[name])
    if "select" in values:
        ignored = tuple(name for name in choices.ignore if name not in values["select"])
        values["ignore"] = (*ignored, *given.get("ignore", ()))
    for name in ("ignore", "rulesets"):
        if name in values:
            values[name] = tuple(dict.fromkeys(values[name]))
    for name in JOINED:
        if name in values:
            values[name] = {**getattr(choices, name), **values[name]}
    if OWN_WORDS in values:
        values[OWN_WORDS] = _both(choices.vocabulary, values[OWN_WORDS])
    return replace(choices, **values)


def with_overrides(choices: Choices, overrides: Iterable[Override]) -> Choices:
    """The choices for files that these overrides are about; those about parts of a page change nothing here."""
    whole = (override.given() for override in overrides if not override.in_sections)
    known = {f.name for f in fields(Choices)}
    return reduce(changed, ({k: v for k, v in given.items() if k in known} for given in whole), choices)


def _both(base: Vocabulary, own: Vocabulary) -> Vocabulary:
    """The words of both; of one that both name, the second says whether it is known."""
    known = [*(term for term in base.known if term not in own.explain), *own.known]
    explain = [*(term for term in base.explain if term not in own.known), *own.explain]
    return Vocabulary(tuple(dict.fromkeys(known)), tuple(dict.fromkeys(explain)))


def _placed(layer: Layer, root: str, home: str, *, at_home: bool) -> Layer:
    """A layer whose paths are found from anywhere, and whose patterns count from `root`. Those of a file that lies
    elsewhere, in a shared folder or a package, count from the folder of the nearest file.
    """
    own = layer.choices
    way = below(layer.folder if _above(layer.folder, home) else home, root)
    overrides = tuple(replace(o, files=_moved(o.files, way)) for o in own.overrides)
    owners = tuple(replace(o, files=_moved(o.files, way)) for o in own.owners)
    own = replace(own, exclude=_moved(own.exclude, way), overrides=overrides, owners=owners)
    if not at_home:
        rulesets = tuple(_found(name, layer.folder) for name in own.rulesets)
        history = replace(own.history, file=os.path.join(layer.folder, own.history.file))
        baseline = os.path.join(layer.folder, own.baseline) if own.baseline else ""
        own = replace(own, rulesets=rulesets, history=history, baseline=baseline)
    return replace(layer, choices=own)


def _above(folder: str, home: str) -> bool:
    return bool(below(home, folder)) or os.path.realpath(folder) == os.path.realpath(home)


def _moved(patterns: Collection[str], way: str) -> tuple[str, ...]:
    return tuple(rebased(pattern, way) for pattern in patterns)


def _found(name: str, folder: str) -> str:
    """A path from a folder; what is neither a path nor there may be a package, and keeps its name."""
    from plainlang.packs import is_pack_name

    path = os.path.join(folder, name)
    return path if os.path.exists(path) or not is_pack_name(name) else name
