"""YAML to a checklist, as rulesets are read: everything wrong in a file is reported at once, each at its place.

So an agency can have a checklist of its own. Rules are named as in a configuration, and a wrong name is a fault, for a
rule that does not exist would find nothing and look like a good page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Final, NamedTuple, TypeVar

import yaml

from plainlang.checklists.items import SHIPPED, Checklist, Item
from plainlang.errors import ConfigError, did_you_mean
from plainlang.kinds.count import COUNTED
from plainlang.kinds.metric import parse
from plainlang.ruleset import File, read_theme
from plainlang.shapes import scalars
from plainlang.shipped import shipped_files, shipped_folder, theme_names
from plainlang.soundness import citation_faults
from plainlang.typed import Form

T = TypeVar("T")
Pairs = Mapping[str, tuple[yaml.Node, yaml.Node]]
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OURS: Final = ("id", "hash")
"""What is filled in here and is no key."""


class _Wrong(NamedTuple):
    """A value at fault below a key, what is wrong with it, and what was probably meant."""

    key: str
    value: str
    text: str
    hint: str = ""


def shipped_checklist(name: str = SHIPPED) -> File:
    """A checklist that comes with the library."""
    path = shipped_folder() / "checklists" / f"{name}.yaml"
    return File(f"rulesets/checklists/{name}.yaml", path.read_text(encoding="utf-8"), True, True)


def read_checklist(file: File, known: Mapping[str, str]) -> Checklist:
    """The checklist in a file. `known`: the names of rules, themes and pillars. Raises `ConfigError` with every fault
    in the file.
    """
    form = Form(file.path, file.text)
    root = form.root()
    if not isinstance(root, yaml.MappingNode):
        form.add(0, 0, "A checklist must be a mapping of keys and values.")
        raise ConfigError(form.faults)
    pairs = form.pairs(root, "A checklist")
    head = _head(form, pairs, root)
    groups = list(form.pairs(pairs["groups"][1], "“groups”")) if "groups" in pairs else []
    named = form.pairs(pairs["items"][1], "“items”") if "items" in pairs else {}
    items = [_item(form, name, key, node, groups, known) for name, (key, node) in named.items()]
    if "items" in pairs and not named:
        form.fault(pairs["items"][0], "“items” needs at least one item.")
    form.done()
    if head is None:
        raise ConfigError(form.faults)
    hash = sha256(file.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return replace(head, items=tuple(item for item in items if item), hash=hash)


def _head(form: Form, pairs: Pairs, root: yaml.Node) -> Checklist | None:
    """What stands above the items."""
    own = {key: value for key, value in pairs.items() if key != "items"}
    head = _built(form, Checklist, own, root, "A checklist", ("schema",))
    for name in ("schema", "items"):
        if name not in pairs:
            form.fault(root, f"A checklist needs “{name}”.")
    if "schema" in pairs and (version := form.value(pairs["schema"][1], int, "schema")) not in (1, None):
        form.fault(pairs["schema"][1], f"schema {version} is not known; this version reads schema 1.")
    if head and not _ID.fullmatch(head.name):
        form.fault(pairs["checklist"][1], f"“{head.name}” is no checklist name: lower-case words joined by hyphens.")
    for text in citation_faults(head.citation) if head else ():
        form.fault(pairs["citation"][1], text)
    return head


def _item(
    form: Form, name: str, key: yaml.Node, node: yaml.Node, groups: list[str], known: Mapping[str, str]
) -> Item | None:
    what = f"The item “{name}”"
    if not _ID.fullmatch(name):
        form.fault(key, f"“{name}” is no item name: lower-case words joined by hyphens.")
    pairs = form.pairs(node, what)
    item = _built(form, Item, pairs, key, what)
    if item is None:
        return None
    for wrong in (*_group_faults(item, groups), *_name_faults(item, known), *_limit_faults(item)):
        form.fault(_node_of(pairs[wrong.key][1], wrong.value), f"{what}: {wrong.text}", wrong.hint)
    return replace(item, id=name)


def _built(form: Form, cls: type[T], pairs: Pairs, at: yaml.Node, what: str, also: tuple[str, ...] = ()) -> T | None:
    """As `Form.build`, but for the fields that are filled in here."""
    for name in _OURS:
        if name in pairs:
            form.fault(pairs[name][0], f"{what} has no key “{name}”.")
    return form.build(cls, {key: value for key, value in pairs.items() if key not in _OURS}, at, what, also=also)


def _group_faults(item: Item, groups: list[str]) -> Iterator[_Wrong]:
    if item.group not in groups:
        yield _Wrong("group", item.group, f"there is no group “{item.group}”.", did_you_mean(item.group, groups))


def _name_faults(item: Item, known: Mapping[str, str]) -> Iterator[_Wrong]:
    """Names of rules that nothing has, here or in a shipped theme that the profile leaves out."""
    named = [("rules", name) for name in item.rules]
    named += [("measure", measure.limit_of) for measure in item.measure if measure.limit_of]
    for key, name in named:
        if name in known:
            continue
        theme = name.partition("/")[0]
        shipped = read_theme(shipped_files()[theme])[1] if theme in theme_names() else ()
        ids = {id for rule in shipped for id in (rule.id, *rule.alias)}
        if name not in ids:
            hint = did_you_mean(name, [*known, *ids])
            yield _Wrong(key, name, f"there is no rule or theme “{name}”.", hint)


def _limit_faults(item: Item) -> Iterator[_Wrong]:
    """Formulas and limits."""
    for measure in item.measure:
        yield from _formula_faults("measure", measure.metric)
        if measure.max is None and measure.min is None:
            yield _Wrong("measure", measure.metric, f"“{measure.metric}” needs “max” or “min”.")
        if "{value}" not in measure.says:
            yield _Wrong("measure", measure.says, "“says” must show the number as {value}.")
    for count in item.count:
        if count.count not in COUNTED[count.per]:
            hint = did_you_mean(count.count, list(COUNTED[count.per]))
            yield _Wrong("count", count.count, f"{count.count} cannot be counted per {count.per}.", hint)
        if count.max is None and count.min is None:
            yield _Wrong("count", count.count, f"“count: {count.count}” needs “max” or “min”.")
    if item.applies and item.applies.metric:
        yield from _formula_faults("applies", item.applies.metric)
    if item.person and not item.judged:
        yield _Wrong("person", "", "“person” is only for an item with “rules”, “measure” or “count”.")


def _formula_faults(key: str, formula: str) -> Iterator[_Wrong]:
    try:
        parse(formula)
    except ValueError as error:
        yield _Wrong(key, formula, f"{error}.")


def _node_of(node: yaml.Node, value: str) -> yaml.Node:
    """The text below a node that is this value, or the node itself."""
    return next((child for child in scalars(node) if child.value == value), node)
