"""How wide a text is on a terminal: wide East Asian letters and emoji take two columns, combining marks none."""

from __future__ import annotations

from unicodedata import category, east_asian_width


def width(text: str) -> int:
    """The columns that a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(letter: str) -> int:
    if letter < "\u0300":
        return 1
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in ("W", "F") else 1


def fitting(text: str, room: int) -> int:
    """How many code points from the start fit into so many columns, combining marks with their letter."""
    if text.isascii():
        return min(len(text), max(0, room))
    used = 0
    for i, letter in enumerate(text):
        used += _width(letter)
        if used > room:
            return i
    return len(text)
