"""Every value in force, and the file and line that it comes from: what is extended, and overrides for a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, Final, NamedTuple

import yaml

from plainlang.config.choices import Choices
from plainlang.config.faults import items
from plainlang.config.file import Config
from plainlang.config.merging import ADDED, JOINED
from plainlang.trends.portfolio import to_dict
from plainlang.typed import Form

DEFAULT: Final = "default"
_WORDS: Final = ("known", "explain")
Pairs = Mapping[str, tuple[yaml.Node, yaml.Node]]


class Value(NamedTuple):
    """A key, its value or one entry of it, and where that stands. `key` has a dot before the name of an entry."""

    key: str
    value: Any
    place: str
    entry: bool = False


class _Source(NamedTuple):
    """A configuration file, or an override in one, that says something about a page."""

    form: Form
    pairs: Pairs


def values_of(config: Config) -> dict[str, Any]:
    """The values in force, as plain data, by their keys."""
    choices = config.choices
    plain = {_key(f): getattr(choices, f.name) for f in fields(Choices)}
    plain["overrides"] = [_override(o) for o in choices.overrides]
    plain["owners"] = [asdict(owner) for owner in choices.owners]
    plain |= {"vocabulary": asdict(choices.vocabulary), "history": to_dict(choices.history)}
    plain["score"] = asdict(choices.score)
    plain["rules"] = {name: value for source in sources(config) for name, value in _rules(source).items()}
    return plain


def origins(config: Config) -> Iterator[Value]:
    """The same values, each with its place; what adds up from several places, entry by entry."""
    asked = sources(config)
    for key, value in values_of(config).items():
        given = [source for source in asked if key in source.pairs]
        if not given:
            yield Value(key, value, DEFAULT)
        elif key in ("rules", *(name.replace("_", "-") for name in JOINED)):
            yield from (Value(f"{key}.{name}", v, _named(given, key, name), True) for name, v in value.items())
        elif key == "vocabulary":
            yield from _words(given, value)
        elif key in ADDED:
            nodes = [(source.form, node) for source in given for node in items(source.pairs, key)]
            whole = len(nodes) == len(value)  # else some entries are there twice, or are no longer ignored
            places = (_place(*nodes[i]) if whole else _listed(nodes, v) for i, v in enumerate(value))
            yield from (Value(key, v, place, True) for v, place in zip(value, places, strict=True))
        else:
            source = given[-1]
            yield Value(key, value, _place(source.form, source.pairs[key][0]))


def sources(config: Config) -> list[_Source]:
    """The files, those that are extended first, and then the overrides that hold."""
    whole, of_pages = list[_Source](), list[_Source]()
    for form, pairs in config.forms():
        whole.append(_Source(form, pairs))
        of_pages += (_Source(form, form.pairs(node, "“overrides”")) for node in items(pairs, "overrides"))
    held = (i for i in config.applied if not config.choices.overrides[i].in_sections)
    return [*whole, *(of_pages[i] for i in held)]


def owner_place(config: Config, owner: str) -> str:
    """Where the owner of a page is named last."""
    nodes = [(s.form, node) for s in sources(config) for node in items(s.pairs, "owners")]
    named = [(f, node) for f, node in nodes if f.pairs(node, "“owners”")["owner"][1].value == owner]
    return _place(*named[-1]) if named else DEFAULT


def _key(field: Any) -> str:
    return str(field.metadata.get("key", field.name))


def _override(override: Any) -> dict[str, Any]:
    empty: tuple[Any, ...] = (None, (), {})
    said = {_key(f): getattr(override, f.name) for f in fields(override)}
    return {key: asdict(v) if key == "vocabulary" and v else v for key, v in said.items() if v not in empty}


def _rules(source: _Source) -> Mapping[str, Any]:
    found = source.form.value(source.pairs["rules"][1], object, "rules") if "rules" in source.pairs else {}
    return found if isinstance(found, Mapping) else {}


def _words(given: Sequence[_Source], value: Mapping[str, Sequence[str]]) -> Iterator[Value]:
    nodes = {name: list[tuple[Form, yaml.Node]]() for name in _WORDS}
    for source in given:
        pairs = source.form.pairs(source.pairs["vocabulary"][1], "“vocabulary”")
        for name in _WORDS:
            nodes[name] += ((source.form, node) for node in items(pairs, name))
    for name in _WORDS:
        yield from (Value(f"vocabulary.{name}", term, _listed(nodes[name], term), True) for term in value[name])


def _named(given: Sequence[_Source], key: str, name: str) -> str:
    """Where the last of some mappings has an entry of this name."""
    for source in reversed(given):
        pairs = source.form.pairs(source.pairs[key][1], key)
        if name in pairs:
            return _place(source.form, pairs[name][0])
    return DEFAULT


def _listed(nodes: Sequence[tuple[Form, yaml.Node]], value: str) -> str:
    """Where an entry of a list stands: the last with this text, or the longest that a path ends with."""
    same = [(len(node.value), i) for i, (_, node) in enumerate(nodes) if value.endswith(str(node.value))]
    return _place(*nodes[max(same)[1]]) if same else DEFAULT


def _place(form: Form, node: yaml.Node) -> str:
    return f"{form.path}:{node.start_mark.line + 1}"
