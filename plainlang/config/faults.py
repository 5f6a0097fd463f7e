"""What makes no sense in a configuration although it is written as it must be; each fault at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

import yaml

from plainlang.config.choices import Choices, Override, Owner
from plainlang.config.globs import is_glob
from plainlang.pipelines.installed import is_grammar, wrong_grammar
from plainlang.shapes import scalars
from plainlang.trends.portfolio import check
from plainlang.typed import Form
from plainlang.vocabulary import Vocabulary, term_faults

Pairs = Mapping[str, tuple[yaml.Node, yaml.Node]]
T = TypeVar("T")
_IN_SECTIONS: Final = ("files", "roles", "headings", "select", "ignore", "severities")


def check_values(form: Form, pairs: Pairs, choices: Choices, usable: Pairs) -> None:
    """Note what makes no sense in a configuration. `usable`: its keys that are written as they must be."""
    _check_common(form, usable, choices)
    _check_globs(form, usable, "exclude")
    if choices.max is not None and choices.max < 0:
        form.fault(usable["max"][1], "“max” must be 0 or more.")
    if "schema" in pairs and form.value(pairs["schema"][1], int, "schema") not in (1, None):
        form.fault(pairs["schema"][1], "This version reads schema 1.")
    check(form, usable.get("history"), choices.history)
    for node in items(pairs, "overrides"):
        if override := built(node, Override):
            _check_override(form, node, override)
    for node in items(pairs, "owners"):
        if owner := built(node, Owner):
            keys = form.pairs(node, "“owners”")
            _check_globs(form, keys, "files")
            if not owner.owner.strip():
                form.fault(keys["owner"][1], "“owner” needs a name.")


def built(node: yaml.Node, cls: type[T]) -> T | None:
    """What a node says, without a word on what is wrong with it; None when something is."""
    apart = Form("", "\n" * (node.end_mark.line + 1))
    value: T | None = apart.value(node, cls, "")
    return None if apart.faults else value


def items(pairs: Pairs, key: str) -> list[yaml.Node]:
    """The nodes of a list under a key; a single value is a list of one."""
    node = pairs[key][1] if key in pairs else None
    if node is None or node.tag.endswith(":null"):
        return []
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]


def _check_common(form: Form, pairs: Pairs, choices: Choices | Override) -> None:
    """What a configuration and an override may both say."""
    if choices.grammar is not None and not is_grammar(choices.grammar):
        form.fault(pairs["grammar"][1], wrong_grammar(choices.grammar))
    if choices.fail_under is not None and not 0 <= choices.fail_under <= 100:
        form.fault(pairs["fail-under"][1], "“fail-under” must be a score from 0 to 100.")
    for term, text in term_faults(choices.vocabulary or Vocabulary()):
        named = [node for node in scalars(pairs["vocabulary"][1]) if node.value in (term, term or "~")]
        form.fault(named[-1], text)


def _check_override(form: Form, node: yaml.Node, override: Override) -> None:
    pairs = form.pairs(node, "“overrides”")
    for fault in _override_faults(pairs, override):
        form.fault(*fault or (node, "This override needs “files”, “roles” or “headings”: where does it hold?"))
    _check_globs(form, pairs, "files")
    _check_common(form, pairs, override)


def _override_faults(pairs: Pairs, override: Override) -> Iterator[tuple[yaml.Node, str] | None]:
    """Nodes of an override with what is wrong; None when it does not say where it holds."""
    if not (override.files or override.in_sections):
        yield None
    if override.in_sections:
        for name, (key, _) in pairs.items():
            if name not in _IN_SECTIONS:
                said = "With “roles” or “headings” there can only be select, ignore and severities"
                yield key, f"{said}; “{name}” holds for whole pages."
    for heading in items(pairs, "headings"):
        if not all(part.strip() for part in str(heading.value).split(">")):
            yield heading, f"“{heading.value}” is no heading."


def _check_globs(form: Form, pairs: Pairs, key: str) -> None:
    for node in scalars(pairs[key][1]) if key in pairs else ():
        if not node.tag.endswith(":null") and not is_glob(node.value):
            form.fault(node, f"“{key}” has “{node.value}”, which is no pattern as in .gitignore.")
