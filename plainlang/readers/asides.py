"""Prose in the attributes of a tag: an image's alt text, a label, the description of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plainlang.document import Role
from plainlang.readers.draft import Draft
from plainlang.readers.tags import Attribute

_ROLES: Final[Mapping[str, Role]] = {"aria-label": "label", "placeholder": "label", "title": "label", "alt": "alt"}
_BUTTONS: Final = frozenset(["submit", "button", "reset"])


def prose_attributes(draft: Draft, name: str, found: Mapping[str, Attribute]) -> None:
    """Each attribute that a visitor reads or hears, as a block of its own."""
    for key, role in _ROLES.items():
        if key in found and name != "link":
            _aside(draft, role, found[key])
    kind = found["type"].value.lower() if "type" in found else ""
    if name == "input" and kind in _BUTTONS and "value" in found:
        _aside(draft, "button", found["value"])
    described = found["name"].value.lower() if "name" in found else ""
    if name == "meta" and described == "description" and "content" in found:
        _aside(draft, "description", found["content"])


def _aside(draft: Draft, role: Role, attribute: Attribute) -> None:
    draft.open(role)
    draft.written(attribute.raw, attribute.start)
    draft.close()
