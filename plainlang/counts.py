"""What the formulas need, counted once per document and shared by rules, readability and score.

Extraction mode "blocks": every block of prose, each heading, item and cell its own unit; but a cell of a few words is
data and counts nowhere, or a table of opening hours would make a hard page easy. Mode "prose": paragraphs and
quotations only. The mode is printed beside every number, since it moves a grade more than the formula does. Names may
be left out, as WCAG 3.1.5 asks: what is counted is the text "after removal of proper names and titles".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from operator import add, attrgetter
from typing import Final, Literal, get_args

from plainlang.analysis import passive_clauses
from plainlang.document import PROSE_ROLES, Block, Document, once
from plainlang.language.lexicon import total
from plainlang.language.words import Word
from plainlang.names import unnamed

Mode = Literal["blocks", "prose"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
LONG_SENTENCE: Final = 25
HARD_GRADE: Final = 12
CELL_WORDS: Final = 5
"""A table cell of fewer words is data and not prose."""
_PARAGRAPHS: Final = frozenset({"paragraph", "quote"})


@dataclass(frozen=True, slots=True)
class Counts:
    """Plain numbers over the prose of a document.

    `letters`: letters and digits in words. `polysyllables`: words of three syllables or more (SMOG).
    `complex_words`: the same without names, hyphenated words and words that reach three only by -es, -ed or
    -ing (Gunning). `difficult_words`: not on the Dale-Chall list. `rare_words`: Zipf frequency under 4, names
    and numbers aside. `long_sentences`: over 25 words. `hard_sentences`: those with a Flesch-Kincaid grade of 12 or
    more. `content_words`: all but numbers and words so frequent that they stand in every text (Zipf 6 or more: “the”,
    “you”); `zipf_tenths`: ten times the sum of their Zipf frequencies, each taken as 2 at least. `names`: whether names
    count; without them a sentence that is only a name is none.
    """

    words: int = 0
    syllables: int = 0
    letters: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    difficult_words: int = 0
    rare_words: int = 0
    you: int = 0
    content_words: int = 0
    zipf_tenths: int = 0
    sentences: int = 0
    long_sentences: int = 0
    hard_sentences: int = 0
    passive_sentences: int = 0
    paragraphs: int = 0
    headings: int = 0
    links: int = 0
    mode: Mode = "blocks"
    names: bool = True


_NAMES: Final = [field.name for field in fields(Counts)]
_summed: Final = attrgetter(*_NAMES[: _NAMES.index("headings")])
"""What `_sums` gives, in this order: first all that is counted of words."""
_OF_WORDS: Final = _NAMES.index("sentences")


def prose_blocks(document: Document, mode: Mode) -> list[Block]:
    """The blocks that count in this mode."""
    roles = _PARAGRAPHS if mode == "prose" else PROSE_ROLES
    return [block for block in document.blocks if block.role in roles and not _is_data(block)]


def _is_data(block: Block) -> bool:
    """Is a block a table cell with a date, a number or a name in it, rather than something to read?"""
    return block.role == "cell" and len(block.words) < CELL_WORDS


def count(document: Document, mode: Mode = "blocks", names: bool = True) -> Counts:
    """Count a document once; the same document again costs nothing, and no document is kept for it."""
    made = _made(document)
    if (mode, names) not in made:
        made[mode, names] = _counted(document, mode, names)
    return made[mode, names]


@once
def _made(document: Document) -> dict[tuple[Mode, bool], Counts]:
    return {}


def _counted(document: Document, mode: Mode, names: bool) -> Counts:
    """What is counted in mode "prose", and in mode "blocks" all the rest as well."""
    blocks = prose_blocks(document, mode)
    if mode == "prose":
        sums: Iterable[int] = _sums(document, blocks, names)
    else:
        rest = [block for block in blocks if block.role not in _PARAGRAPHS]
        sums = map(add, _summed(count(document, "prose", names)), _sums(document, rest, names))
    headings = sum([block.role == "heading" for block in document.blocks])
    links = sum([element.kind == "link" for element in document.elements])
    return Counts(**dict(zip(_NAMES, sums, strict=False)), headings=headings, links=links, mode=mode, names=names)


def _sums(document: Document, blocks: Sequence[Block], names: bool) -> tuple[int, ...]:
    """The counts over these blocks, from words to paragraphs."""
    kept = [block.words if names else tuple(unnamed(block)) for block in blocks]
    lengths = [_lengths(block, words) for block, words in zip(blocks, kept, strict=True)]
    all_lengths = [length for of_block in lengths for length in of_block if length]
    named = total([key for block, words in zip(blocks, kept, strict=True) for key in _capitalised(block, words)])
    facts = total([word[1] for words in kept for word in words])
    complex_words, rare_words = facts.complex_words - named.complex_words, facts.rare_words - named.rare_words
    return (
        *facts._replace(complex_words=complex_words, rare_words=rare_words)[:_OF_WORDS],
        len(all_lengths),
        sum([length > LONG_SENTENCE for length in all_lengths]),
        sum(map(_hard, lengths, kept)),
        _passive(document, blocks, lengths),
        sum([block.role in _PARAGRAPHS for block in blocks]),
    )


def _lengths(block: Block, words: Sequence[Word]) -> list[int]:
    """How many of these words each sentence of the block has."""
    if len(words) == len(block.words):
        return [cut.last - cut.first for cut in block.cuts]
    starts = [word.start for word in words]
    return [bisect_left(starts, cut.end) - bisect_left(starts, cut.start) for cut in block.cuts]


def _hard(lengths: Sequence[int], words: Sequence[Word]) -> int:
    """How many sentences are long and at the grade of the end of school or over it; only long ones are looked at."""
    if not lengths or max(lengths) <= LONG_SENTENCE:
        return 0
    first = hard = 0
    for length in lengths:
        hard += length > LONG_SENTENCE and _grade(words[first : first + length]) >= HARD_GRADE
        first += length
    return hard


def _grade(words: Sequence[Word]) -> float:
    """The Flesch-Kincaid grade of one sentence."""
    beats = total([word[1] for word in words]).beats
    return 0.39 * len(words) + 11.8 * beats / len(words) - 15.59


def _passive(document: Document, blocks: Sequence[Block], lengths: Sequence[Sequence[int]]) -> int:
    """How many sentences with words in them are passive."""
    counted = {id(block): of_block for block, of_block in zip(blocks, lengths, strict=True)}
    clauses = (clause for clause in passive_clauses(document) if id(clause.block) in counted)
    passive = {(id(clause.block), bisect_left(clause.block.cuts, clause.cut)) for clause in clauses}
    return sum(counted[block][i] > 0 for block, i in passive)


def _capitalised(block: Block, counted: Sequence[Word]) -> list[str]:
    """Those of these words that have a capital and do not open a sentence: no name is hard to read."""
    starts = {block.words[cut[2]][2] for cut in block.cuts}
    return [key for text, key, start, _ in counted if text != key and start not in starts and text[0].isupper()]
