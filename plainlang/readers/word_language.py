"""Is a Word file, or a paragraph of it, in another language? Only when its marks say so and its words do not differ.

Word marks text with the language of the keyboard, so English text is often marked as something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from plainlang.readers.word_text import Line

_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH: Final = frozenset("the of and to for with your you this that from are is be by or not will have".split())
_SHARE: Final = 0.06
_MOST: Final = 2 / 3
_FEWEST: Final = 4
"""Under this many words nothing is clear."""
_UNSAID: Final = ("", "en", "x", "zxx", "und")


def language_of(lines: Iterable[Line]) -> str:
    """The language of a document: "en" unless it is clearly another."""
    return _other(lines) or "en"


def is_foreign(line: Line, language: str) -> bool:
    """Is a paragraph clearly in another language than the document?"""
    return (_other([line]) or language) != language


def _other(lines: Iterable[Line]) -> str:
    """The language that most letters are marked with, when it is not English and they do not read like English."""
    letters = Counter[str]()
    words = english = 0
    for line in lines:
        for piece in line.pieces:
            if piece.font.language not in _UNSAID:
                found = _WORD.findall(piece.text.lower())
                words, english = words + len(found), english + sum(map(_ENGLISH.__contains__, found))
            letters[piece.font.language] += sum(map(str.isalpha, piece.text))
    if not letters:
        return ""
    language, most = letters.most_common(1)[0]
    unsure = words < _FEWEST or english > _SHARE * words or most < _MOST * letters.total()
    return "" if unsure or language in _UNSAID else language
