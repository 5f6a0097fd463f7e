"""Whether a page explains a word: "accretion means", "a lien, or claim", "called a lien", "lien (a claim)", or a next
sentence that begins "This is"; and whether it mentions the word and does not use it.
"""

from __future__ import annotations

import re
from typing import Final

from plainlang.document import Block
from plainlang.language.words import fold
from plainlang.names import in_quotation

_MEANS: Final = re.compile(
    r"[\"”']?(?: \(|, (?:or|meaning|that is|which (?:is|means)|an?|the)\b| [–—] |:"
    r"| (?:is|are) (?:an?|the|any|what|when)\b| (?:means?|refers? to)\b)"
)
_NAMED: Final = re.compile(r"(?:\b(?:called|known as|named|or|means)(?: an?| the)? | \()[\"“']?$")
_NEXT: Final = re.compile(r"(?:this|that|these|it|they) (?:is|are|means?)\b")


def is_explained(block: Block, start: int, end: int) -> bool:
    """Does the text around text[start:end], or the next sentence, say what these words mean?"""
    text = fold(block.text)
    following = next((cut.start for cut in block.cuts if cut.start >= end), len(text))
    return bool(
        _MEANS.match(text, end) or _NAMED.search(text, max(0, start - 20), start) or _NEXT.match(text, following)
    )


def is_mentioned(block: Block, start: int, end: int) -> bool:
    """Do quotation marks, italics or a link of their own set these words apart? They are talked about, or lead to where
    they are explained.
    """
    return in_quotation(block, start, end) or any(
        mark.start == start and mark.end == end for mark in block.marks if mark.kind in ("emphasis", "strong", "link")
    )
