"""What of a page is worth showing to a person who answers a question about it, and whether the question arises at all:
numbers that readers must understand, certain words, lists, pictures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple

from plainlang.checklists.items import Applies, Shown
from plainlang.counts import count
from plainlang.document import HOLE, PROSE_ROLES, Block, Document
from plainlang.kinds.metric import value_of
from plainlang.language.words import Word, is_address
from plainlang.names import names_in
from plainlang.phrases import PhraseMatcher
from plainlang.span import LineIndex

_NUMBER: Final = re.compile(r"(?!(?:19|20)\d\d$|\d{5,}$|0)\d[\d,]*(?:\.\d+)?")
"""No year, no postal code and nothing that begins with 0."""
_MONTHS: Final = "january february march april may june july august september october november december"
_LABELS: Final = frozenset(
    f"{_MONTHS} jan feb mar apr jun jul aug sept sep oct nov dec form forms section sections part title chapter page "
    "pages step item room suite floor box no number appendix table figure grade version level phase".split()
)
"""A number after one of these names something."""
_AFTER: Final = frozenset(f"{_MONTHS} street st avenue ave road rd a.m p.m am pm".split())
_PLACED: Final = re.compile(r"[-–/()\[#:§][ ]?$")
_HIGH: Final = re.compile(r"^(?:[-–/:]\d|\) ?\d{3}-|\.\d)")
_SECTION: Final = re.compile(r"\d{2,}\.\d+")
_OPENING: Final = 2
"""Sentences of a page that show how it begins."""


class Hit(NamedTuple):
    """Where something stands, and its words; the line is 0 for what is true of the whole page."""

    line: int
    place: str
    found: str


class Hits:
    """Hits of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._lines = LineIndex(document.source)

    def at(self, block: Block, start: int, end: int) -> Hit:
        """Part of a block."""
        shown = block.text[start:end].replace(HOLE, "…").replace("\n", " ")
        return Hit(self._lines.position(block.map.span(start, end).start).line, block.place, shown)

    def whole(self, block: Block) -> Hit:
        """A block."""
        return self.at(block, 0, len(block.text))

    def of_elements(self, *kinds: str) -> Iterator[Hit]:
        """The elements of some kinds."""
        for element in self.document.elements:
            if element.kind in kinds:
                text = " ".join((element.text or element.attributes.get("alt", "")).replace(HOLE, "…").split())
                line = self._lines.position(element.span.start).line
                yield Hit(line, element.attributes.get("place", ""), text)


def shown(hits: Hits, part: Shown) -> tuple[str, tuple[Hit, ...]]:
    """A part of the page, and how it is called."""
    label, found = _PARTS[part]
    return label, tuple(found(hits))


def _opening(hits: Hits) -> Iterator[Hit]:
    """The first sentences of the text, headings aside."""
    texts = (block for block in hits.document.blocks if block.role in ("paragraph", "item", "quote", "summary"))
    sentences = ((block, cut) for block in texts for cut in block.cuts)
    return (hits.at(block, cut.start, cut.end) for block, cut in islice(sentences, _OPENING))


def _headings(hits: Hits) -> Iterator[Hit]:
    return map(hits.whole, (block for block in hits.document.blocks if block.role == "heading"))


_PARTS: Final[Mapping[Shown, tuple[str, Callable[[Hits], Iterator[Hit]]]]] = {
    "opening": ("The text begins", _opening),
    "headings": ("The headings", _headings),
    "links": ("Links and buttons", lambda hits: (hit for hit in hits.of_elements("link", "button") if hit.found)),
    "images": ("Pictures", lambda hits: hits.of_elements("image")),
}


class Applicable(NamedTuple):
    """Whether an item applies to a page; `reason` when it does not, else what makes it apply."""

    applies: bool
    reason: str = ""
    hits: tuple[Hit, ...] = ()


def applicable(hits: Hits, applies: Applies | None) -> Applicable:
    """Does the question arise on this page?"""
    if applies is None:
        return Applicable(True)
    if applies.metric and (value := value_of(applies.metric, count(hits.document))) <= applies.above:
        return Applicable(False, f"{applies.metric}: {value:.3g}, not above {applies.above:g}")
    because: list[Hit] = []
    if applies.elements and not any(True for _ in hits.of_elements(*applies.elements)):
        return Applicable(False, f"no {' or '.join(applies.elements)} on this page")
    if applies.words:
        because += (words := list(_with_words(hits, applies.words)))
        if not words:
            return Applicable(False, "no word such as " + ", ".join(f"“{word}”" for word in applies.words[:3]))
    if applies.numbers:
        because += (numbers := list(_with_numbers(hits)))
        if not numbers:
            return Applicable(False, "no numbers on this page but dates and the like")
    return Applicable(True, hits=tuple(because))


def _with_words(hits: Hits, words: tuple[str, ...]) -> Iterator[Hit]:
    matcher = PhraseMatcher[None]([(word, None) for word in words])
    prose = set(_prose(hits.document))
    for n, first, last, _ in matcher.find(hits.document):
        if (block := hits.document.blocks[n]) in prose:
            yield hits.at(block, block.words[first].start, block.words[last - 1].end)


def _with_numbers(hits: Hits) -> Iterator[Hit]:
    for block in _prose(hits.document):
        if not any(letter.isdigit() for letter in block.text):
            continue
        named = [(name.start, name.end) for name in names_in(block) if name.kind not in ("quotation", "name")]
        for i, word in enumerate(block.words):
            if _is_amount(block, i) and not any(start <= word.start < end for start, end in named):
                yield hits.at(block, *_with_sign(block.text, word))


def _prose(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.role in PROSE_ROLES)


def _is_amount(block: Block, i: int) -> bool:
    """Is a word a number that counts or measures something, and no date, label, telephone number or the like?"""
    word = block.words[i]
    if not word.key[0].isdigit() or is_address(word) or not _NUMBER.fullmatch(word.key):
        return False
    left, right = block.text[max(0, word.start - 2) : word.start], block.text[word.end : word.end + 8]
    if left.endswith(("$", "€", "£")) or right.startswith(("%", " percent")):
        return True
    after = block.words[i + 1].key.rstrip(".") if i + 1 < len(block.words) else ""
    odd = _SECTION.fullmatch(word.key) or after in _AFTER or _PLACED.search(left) or _HIGH.search(right)
    return not (odd or _is_label(block, i, right))


def _is_label(block: Block, i: int, right: str) -> bool:
    """Does a number only tell things apart: “Step 3”, “Play 1: Define”, “1. Scope”?"""
    if i == 0:
        return right.startswith((".", ")"))
    before, word = block.words[i - 1], block.words[i]
    if word.start > before.end + 1:
        return False
    opens = any(cut.first == i - 1 for cut in block.cuts)
    named = before.text[0].isupper() and (not opens or before.text[1:].isupper() or right[:1] in (":", ""))
    return named or before.key in _LABELS


def _with_sign(text: str, word: Word) -> tuple[int, int]:
    """A number with the sign of money or the percent beside it."""
    start, end = word.start, word.end
    start -= text[start - 1 : start] in ("$", "€", "£") if start else 0
    for unit in ("%", " percent"):
        if text.startswith(unit, end):
            end += len(unit)
    return start, end
