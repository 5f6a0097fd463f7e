"""Rules made ready once: reading the YAML of a thousand rules and working out the forms of their words takes longer
than checking a page, so the outcome is kept.

It is found by a hash of all that it was made from, so a stale one is never found: our code, the shipped files (by size
and time, as reading them takes a while), a user's files (by content) and the choices. It is a pickle; reading it makes
values of ours and nothing else, whatever is in it. Faults are never kept. Whatever goes wrong here only costs time.
"""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from plainlang import __version__
from plainlang.cache import clear_old, code_stamp, default_folder, make_folder, read_kept, stamp, write_kept
from plainlang.collector import without_collector
from plainlang.kinds import KINDS
from plainlang.lint import Prepared, Ready, prepare
from plainlang.phrases import PhraseMatcher
from plainlang.profile import RuleSet
from plainlang.rule import Rule
from plainlang.shipped import shipped_paths

_ANEW: Final = frozenset(("metric", "spacy"))
"""Kinds that are made ready on each run: formulas become trees of Python's own, and spaCy looks at its patterns."""
_MOST: Final = 24
"""So many are kept, of over a megabyte each: enough for the profiles and a few repositories."""
_STARTED: Final = time.time_ns() - 2 * 10**9
"""A little before this run began."""
_UNSEAL: Final = object()


class Compiled(NamedTuple):
    """Rules in force, and what their kinds made of them."""

    rules: RuleSet
    prepared: Prepared


def bare(rules: RuleSet) -> RuleSet:
    """The same rules without their examples, which no run needs."""
    on, off = (tuple(replace(rule, examples=()) for rule in group) for group in (rules.rules, rules.off))
    return replace(rules, rules=on, off=off)


def key_of(*made_from: Sequence[str] | str) -> str:
    """The name under which rules are kept that were made from these choices and texts. Empty where our own files have
    changed since we started, as what was read may be older than what is there; and where they lie in a zip file.
    """
    try:
        code, shipped = code_stamp(), stamp((name, str(path)) for name, path in shipped_paths().items())
    except OSError:
        return ""
    if max(code.newest, shipped.newest) > _STARTED:
        return ""
    ours = (__version__, sys.implementation.cache_tag, sys.hexversion, code.digest, shipped.digest)
    return sha256(repr((ours, made_from)).encode("utf-8", "surrogatepass")).hexdigest()


def kept(key: str) -> Compiled | None:
    """What is kept under a key, if it is there and whole."""
    body = read_kept(_path(key)) if key else None
    if body is None:
        return None
    rules: list[Rule] = []
    try:
        with without_collector():
            found = _Reader(body, rules).load()
    except Exception:  # pickles fail in as many ways as there are bytes
        return None
    if not (isinstance(found, Compiled) and isinstance(found.rules, RuleSet) and isinstance(found.prepared, Mapping)):
        return None
    rules += found.rules.rules
    return _completed(found)


@without_collector()
def kept_from_now_on(key: str, rules: RuleSet) -> Compiled:
    """Rules made ready, and kept under a key."""
    made = Compiled(rules, prepare(rules.rules))
    if key:
        _keep(_path(key), made)
    return made


def _keep(path: Path, made: Compiled) -> None:
    slim = {kind: ready for kind, ready in made.prepared.items() if kind not in _ANEW}
    body = BytesIO()
    try:
        make_folder(default_folder(), path.parent)  # first, since it may fail and the rest takes a while
        _Writer(body, made.rules.rules).dump(made._replace(prepared=slim))
        write_kept(default_folder(), path, body.getvalue())
        clear_old(path.parent, _MOST)
    except Exception:  # no folder, no room, a phrase of a thousand words: it is made again next time
        return


def _path(key: str) -> Path:
    return default_folder() / "rules" / f"{key}.pickle"


def _completed(found: Compiled) -> Compiled:
    """With the kinds that are not kept, in the order of kinds."""
    anew = prepare([rule for rule in found.rules.rules if rule.kind in _ANEW])
    every: Mapping[str, Ready] = {**found.prepared, **anew}
    return found._replace(prepared={kind: every[kind] for kind in KINDS if kind in every})


class _Values(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """A dataclass as its type and its values: read in a fifth of the time."""
        if is_dataclass(value) and not isinstance(value, type):
            return type(value), tuple(getattr(value, field.name) for field in fields(value))
        return NotImplemented


class _Phrases(_Values):
    """Writes what stands below one word of a matcher, with the places of rules in place of rules."""

    def __init__(self, out: BytesIO, places: Mapping[int, int]) -> None:
        super().__init__(out, 5)
        self._places = places

    def persistent_id(self, value: Any) -> int | None:
        """The place of a rule."""
        return self._places.get(id(value))


class _Writer(_Values):
    """Writes rules and what was made of them, phrases sealed: a page has few of all the words."""

    def __init__(self, out: BytesIO, rules: Sequence[Rule]) -> None:
        super().__init__(out, 5)
        self._places = {id(rule): i for i, rule in enumerate(rules)}

    def persistent_id(self, value: Any) -> str | None:
        """What the reader puts in: itself, to unseal phrases."""
        return "unseal" if value is _UNSEAL else None

    def reducer_override(self, value: Any) -> Any:
        """A matcher as the sealed parts that it is made of."""
        if isinstance(value, PhraseMatcher):
            return PhraseMatcher, ((), value.sealed(self._sealed), _UNSEAL)
        return super().reducer_override(value)

    def _sealed(self, node: Any) -> bytes:
        out = BytesIO()
        _Phrases(out, self._places).dump(node)
        return out.getvalue()


class _Reader(pickle.Unpickler):
    """Reads what `_Writer` wrote. `rules`: those in force, once they are read."""

    def __init__(self, body: bytes, rules: list[Rule]) -> None:
        super().__init__(BytesIO(body))
        self._rules = rules

    def persistent_load(self, known: Any) -> Any:
        """A rule by its place, or what unseals phrases."""
        return self._rules[known] if isinstance(known, int) else partial(_unsealed, self._rules)

    def find_class(self, module: str, name: str) -> Any:
        """A type for values of ours that is already imported; no function, and nothing of anyone else's."""
        found = getattr(sys.modules.get(module), name, None) if module.startswith("plainlang.") else None
        if isinstance(found, type) and found.__module__ == module and _is_value(found):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")


def _unsealed(rules: list[Rule], body: bytes) -> Any:
    return _Reader(body, rules).load()


def _is_value(type: type) -> bool:
    """Are these values that only hold others?"""
    return is_dataclass(type) or type is PhraseMatcher or (issubclass(type, tuple) and hasattr(type, "_fields"))
