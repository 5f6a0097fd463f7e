"""Whether a page explains a word: "accretion means", "a lien, or claim", "called a lien", "lien (a claim)", or a next
sentence that begins "This is"; and whether it mentions the word and does not use it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from plainlang.document import Block
from plainlang.language.words import fold
from plainlang.names import in_quotation

_MEANS: Final = re.compile(
    r"[\"”']?(?: \(|, (?:or|meaning|that is|which (?:is|means)|an?|the)\b| [–—] |:"
    r"| (?:is|are) (?:an?|the|any|what|when)\b| (?:means?|refers? to)\b)"
)
_NAMED: Final = re.compile(r"(?:(?<!and/)\b(?:called|known as|named|or|means)(?: an?| the)? | \()[\"“']?$")
_NEXT: Final = re.compile(r"(?:this|that|these|it|they) (?:is|are|means?)\b")
_REACH: Final = 20
"""How far before and behind a place is looked at."""
_SET_APART: Final = frozenset(("emphasis", "strong", "link"))


def is_explained(block: Block, start: int, end: int) -> bool:
    """Does the text around text[start:end], or the next sentence, say what these words mean?"""
    i = bisect_left(block.cuts, (end,))
    following = block.cuts[i].start if i < len(block.cuts) else len(block.text)
    return bool(
        _MEANS.match(fold(block.text[end : end + _REACH]))
        or _NAMED.search(fold(block.text[max(0, start - _REACH) : start]))
        or _NEXT.match(fold(block.text[following : following + _REACH]))
    )


def is_mentioned(block: Block, start: int, end: int) -> bool:
    """Do quotation marks, italics or a link of their own set these words apart? They are talked about, or lead to where
    they are explained.
    """
    apart = any((m.start, m.end) == (start, end) and m.kind in _SET_APART for m in block.marks)
    return apart or in_quotation(block, start, end)
