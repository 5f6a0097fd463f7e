"""Keys without a value in a rule file that is still being filled in, where a value is needed.

Each is a fault of its own, and nothing else is said about a rule, or the head of a file, that has one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import yaml

from plainlang.typed import Form

_TEXTS = ("bad", "good")


def note_blanks(form: Form, node: yaml.Node | None, names: Collection[str]) -> bool:
    """Note a fault for each of these keys, and each text of an example, that has no value; are there any?

    An empty text in quotation marks is a value.
    """
    keys = [*_blank(node, names)]
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "examples" and isinstance(value, yaml.SequenceNode):
            keys += [blank for example in value.value for blank in _blank(example, _TEXTS)]
    for key in keys:
        form.fault(key, f"“{key.value}” is empty.")
    return bool(keys)


def _blank(node: yaml.Node | None, names: Collection[str]) -> Iterator[yaml.ScalarNode]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value in names and isinstance(value, yaml.ScalarNode) and not value.value and not value.style:
            yield key
