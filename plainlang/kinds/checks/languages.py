"""A check for text in another language that is not marked as such, which a screen reader would speak as English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from plainlang.document import Document
from plainlang.kinds.checks.places import Check, Texts, whole
from plainlang.language.words import fold
from plainlang.rule import Match, Rule

_ENGLISH: Final = frozenset("the of and is are you your we our for with from this that it be will can if or by".split())
_OTHER_LETTER: Final = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
"""A letter of another script, Greek to Hangul."""
_FEW: Final = 6


def unmarked_language(document: Document, rule: Rule, texts: Texts) -> Iterator[Match]:
    """A block on an English page that is in another script, or of whose words many are among `texts`."""
    if document.language.startswith("en"):
        for block in document.blocks:
            text = fold(block.text)
            if text in texts or _is_foreign(text, [word.key for word in block.words], texts):
                yield whole(rule, block)


def _is_foreign(text: str, keys: list[str], texts: Texts) -> bool:
    if len(_OTHER_LETTER.findall(text)) > max(_FEW, len(text) / 2):
        return True
    foreign = sum(key in texts for key in keys)
    return len(keys) > _FEW and foreign >= 3 and 4 * foreign > len(keys) and _ENGLISH.isdisjoint(keys)


CHECKS: Final[Mapping[str, Check]] = {"unmarked-language": unmarked_language}
