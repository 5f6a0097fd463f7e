"""What stands where on a page, found once and shared by every rule: the folded texts, and the places of each word.

A rule that asks about some words looks at their places, and never at the rest of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from plainlang.document import Document, once
from plainlang.language.words import fold

_APART: Final = "\0"
"""Stands between the texts of two blocks, so that nothing that is looked for reaches over."""


class Index(NamedTuple):
    """`texts`: the folded text of each block; `text`: all of them; `starts`: where each begins in it. `places`: by
    folded word, its numbers among all words of the page; `keys`: all folded words, and an empty one behind them;
    `firsts`: the number of the first word of each block.
    """

    texts: Sequence[str]
    text: str
    starts: Sequence[int]
    keys: Sequence[str]
    places: Mapping[str, Sequence[int]]
    firsts: Sequence[int]

    def block_at(self, offset: int) -> int:
        """The block that shows this part of the text, by number."""
        return bisect_right(self.starts, offset) - 1

    def words(self, keys: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Every place of these words, word by word: the number of the block, and the word in it."""
        for key in keys:
            yield from map(self.word, self.places[key])

    def word(self, n: int) -> tuple[int, int]:
        """The word with this number: the number of its block, and the word in it."""
        block = bisect_right(self.firsts, n) - 1
        return block, n - self.firsts[block]


@once
def index_of(document: Document) -> Index:
    """The index of a document."""
    texts = [fold(block.text) for block in document.blocks]
    starts = [0, *accumulate([len(text) + 1 for text in texts])]
    firsts = [0, *accumulate([len(block.words) for block in document.blocks])]
    places = defaultdict[str, list[int]](list)
    keys = [word[1] for block in document.blocks for word in block.words]
    for n, key in enumerate(keys):
        places[key].append(n)
    keys.append("")
    return Index(texts, _APART.join(texts), starts, keys, places, firsts)
