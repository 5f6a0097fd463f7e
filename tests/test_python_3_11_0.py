"""Python 3.11.0 to 3.11.4, which Debian 12 has, go wrong where a possessive repeat is of more than one character: what
fails half-way is kept, https://github.com/python/cpython/issues/101955. `(?>(?:ab)*)` says the same as `(?:ab)*+`, and
is right.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants, _parser
from typing import Any

import plainlang
from plainlang.shipped import shipped_paths

_ONE = {_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY}


def is_risky(tree: Any) -> bool:
    """Is there a possessive repeat of more than one character in this parsed regex?"""
    for op, given in tree:
        if op is _constants.POSSESSIVE_REPEAT and not (len(given[2]) == 1 and given[2][0][0] in _ONE):
            return True
        if any(map(is_risky, inside(given))):
            return True
    return False


def inside(given: Any) -> Iterator[Any]:
    """The parsed regexes in what an operation is given."""
    if isinstance(given, _parser.SubPattern):
        yield given
    elif isinstance(given, (tuple, list)):
        for one in given:
            yield from inside(one)


def test_is_risky() -> None:
    risky = [r"(?:ab)*+", r"a(?:b|(?:cd)?+)", r"(?=(?:a|bc)++)", r"(x)(?(1)(?:ab)*+|b)"]
    sound = [r"a*+", r"[ab]++", r"(?>(?:ab)*)", r"(?:ab)*", r".?+", r"\d{1,3}+"]
    assert [text for text in risky + sound if is_risky(_parser.parse(text))] == risky


def test_our_own_regexes_are_sound() -> None:
    assert not [f"{where}: {text}" for where, text in our_regexes() if is_risky(_parser.parse(text))]


def our_regexes() -> Iterator[tuple[str, str]]:
    """Every regex that is a constant of a module, also in a mapping or a tuple."""
    for found in pkgutil.walk_packages(plainlang.__path__, "plainlang."):
        if not found.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(found.name)).items():
                yield from ((f"{found.name}.{name}", text) for text in regexes_in(value))


def regexes_in(value: object) -> Iterator[str]:
    """The regex that this is, or those that it holds."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value.pattern
    elif isinstance(value, (tuple, list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from regexes_in(one)


def test_the_regexes_of_shipped_rules_are_sound() -> None:
    groups = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+")  # written after the group that it repeats
    assert not [name for name, path in shipped_paths().items() if groups.search(path.read_text(encoding="utf-8"))]
