"""XML written in pieces by the standard library, one element at a time, without what XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, tostring

_UNFIT: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""Control codes, lone surrogates and codes that are no characters; XML has no way to write them."""


def fit(text: str) -> str:
    """The text without what XML cannot hold."""
    return _UNFIT.sub("", text)


def element(name: str, attributes: Mapping[str, str | int], text: str = "", parts: Iterable[Element] = ()) -> Element:
    """An element with its attributes, its text and its parts."""
    made = Element(name, {key: fit(str(value)) for key, value in attributes.items()})
    made.text = fit(text) or None
    made.extend(list(parts))
    return made


def document(root: Element, parts: Iterable[Element]) -> Iterator[str]:
    """A document in pieces: the root, and in it one part a line, each written when it comes."""
    opening, _, name = tostring(root, encoding="unicode", short_empty_elements=False).rpartition("</")
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n'
    for part in parts:
        yield f"{tostring(part, encoding='unicode')}\n"
    yield f"</{name}\n"
