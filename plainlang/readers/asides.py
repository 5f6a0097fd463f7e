"""Prose in the attributes of a tag: alt text, a label, the description of a page, the props of a component."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from plainlang.document import Role
from plainlang.readers.draft import Draft
from plainlang.readers.tags import Attribute

_ROLES: Final[Mapping[str, Role]] = {"aria-label": "label", "placeholder": "label", "title": "label", "alt": "alt"}
_BUTTONS: Final = frozenset(["submit", "button", "reset"])
COMPONENTS: Final[Mapping[str, str]] = {
    "link": "a", "a": "a", "image": "img", "img": "img", "code": "code", "codeblock": "pre", "pre": "pre", "kbd": "kbd",
    "math": "math", "mermaid": "pre", "script": "script", "style": "style",
}  # fmt: skip
"""Components whose name says for which element they stand."""
OTHER: Final = "component"
"""The name under which any other component is read."""
_PROPS: Final[Mapping[str, Role]] = {
    **_ROLES, "label": "label", "description": "description", "summary": "summary", "heading": "heading",
    "caption": "caption", "text": "paragraph",
}  # fmt: skip
_NAMES: Final = frozenset(["title", "label", "text"])
"""What is written on a button."""
_EXPRESSION: Final = re.compile(r"\{\s*([\"'`])([^\\{}]*)\1\s*\}")


def prose_attributes(draft: Draft, name: str, found: Mapping[str, Attribute]) -> None:
    """Each attribute that a visitor reads or hears, as a block of its own."""
    for key in found:
        if key in _ROLES and name != "link":
            _aside(draft, _ROLES[key], found[key])
    kind = found["type"].value.lower() if "type" in found else ""
    if name == "input" and kind in _BUTTONS and "value" in found:
        _aside(draft, "button", found["value"])
    described = found["name"].value.lower() if "name" in found else ""
    if name == "meta" and described == "description" and "content" in found:
        _aside(draft, "description", found["content"])


def prose_props(draft: Draft, name: str, found: Mapping[str, Attribute]) -> None:
    """Each prop of a component that is prose by its name: a text in quotation marks, in braces or not."""
    for key in filter(_PROPS.__contains__, found):
        role: Role = "button" if name.endswith("button") and key in _NAMES else _PROPS[key]
        if m := _EXPRESSION.fullmatch(found[key].raw):
            draft.unmasked(role, m[2], found[key].start + m.start(2))
        else:
            _aside(draft, role, found[key])


def _aside(draft: Draft, role: Role, attribute: Attribute) -> None:
    draft.open(role)
    draft.written(attribute.raw, attribute.start)
    draft.close()
