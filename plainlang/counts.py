"""What the formulas need, counted once per document and shared by rules, readability and score.

Extraction mode "blocks": every block of prose, each heading, item and cell its own unit; but a cell of a few words is
data and counts nowhere, or a table of opening hours would make a hard page easy. Mode "prose": paragraphs and
quotations only. The mode is printed beside every number, since it moves a grade more than the formula does. Names may
be left out, as WCAG 3.1.5 asks: what is counted is the text "after removal of proper names and titles".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from plainlang.analysis import passive_clauses
from plainlang.document import PROSE_ROLES, Block, Document, once
from plainlang.language.lexicon import known, look_up
from plainlang.language.words import Word, is_address
from plainlang.names import unnamed

Mode = Literal["blocks", "prose"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
LONG_SENTENCE: Final = 25
HARD_GRADE: Final = 12
CELL_WORDS: Final = 5
"""A table cell of fewer words is data and not prose."""
_PARAGRAPHS: Final = frozenset({"paragraph", "quote"})
_WORD_COUNTS: Final = (
    "words", "syllables", "letters", "polysyllables", "complex_words", "difficult_words", "rare_words", "you",
    "content_words", "zipf_tenths",
)  # fmt: skip


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
    blocks = prose_blocks(document, mode)
    kept = [block.words if names else tuple(unnamed(block)) for block in blocks]
    lengths = [_lengths(block, words) for block, words in zip(blocks, kept, strict=True)]
    all_lengths = [length for of_block in lengths for length in of_block if length]
    words = [_words_of(block) if names else _count_words(block, of) for block, of in zip(blocks, kept, strict=True)]
    return Counts(
        **{name: sum(column) for name, column in zip(_WORD_COUNTS, zip(*words, strict=True), strict=False)},
        sentences=len(all_lengths),
        long_sentences=sum(length > LONG_SENTENCE for length in all_lengths),
        hard_sentences=sum(map(_hard_of, blocks) if names else map(_hard, lengths, kept)),
        passive_sentences=_passive(document, blocks, lengths),
        paragraphs=sum(block.role in _PARAGRAPHS for block in blocks),
        headings=sum(block.role == "heading" for block in document.blocks),
        links=sum(element.kind == "link" for element in document.elements),
        mode=mode,
        names=names,
    )


def _lengths(block: Block, words: Sequence[Word]) -> list[int]:
    """How many of these words each sentence of the block has."""
    if len(words) == len(block.words):
        return [cut.last - cut.first for cut in block.cuts]
    starts = [word.start for word in words]
    return [bisect_left(starts, cut.end) - bisect_left(starts, cut.start) for cut in block.cuts]


@once
def _hard_of(block: Block) -> int:
    """How many hard sentences a block has, names counted, for both modes."""
    return _hard(_lengths(block, block.words), block.words)


def _hard(lengths: Sequence[int], words: Sequence[Word]) -> int:
    """How many sentences are long and at the grade of the end of school or over it; only long ones are looked at."""
    first = hard = 0
    for length in lengths:
        hard += length > LONG_SENTENCE and _grade(words[first : first + length]) >= HARD_GRADE
        first += length
    return hard


def _grade(words: Sequence[Word]) -> float:
    """The Flesch-Kincaid grade of one sentence."""
    syllables = sum((known.get(word.key) or look_up(word.key)).syllables for word in words)
    return 0.39 * len(words) + 11.8 * syllables / len(words) - 15.59


def is_long_word(word: Word) -> bool:
    """Has a word four syllables or more, and is it none that everyone meets each day?"""
    return (known.get(word.key) or look_up(word.key)).long


def _passive(document: Document, blocks: Sequence[Block], lengths: Sequence[Sequence[int]]) -> int:
    """How many sentences with words in them are passive."""
    counted = {id(block): of_block for block, of_block in zip(blocks, lengths, strict=True)}
    clauses = (clause for clause in passive_clauses(document) if id(clause.block) in counted)
    passive = {(id(clause.block), bisect_left(clause.block.cuts, clause.cut)) for clause in clauses}
    return sum(counted[block][i] > 0 for block, i in passive)


@once
def _words_of(block: Block) -> tuple[int, ...]:
    """What `_WORD_COUNTS` names, over all words of a block, for both modes."""
    return _count_words(block, block.words)


def _count_words(block: Block, counted: Sequence[Word]) -> tuple[int, ...]:
    """What `_WORD_COUNTS` names, over these words; addresses do not count, and no name is hard to read."""
    total = sum(map(_packed.__getitem__, [word[1] for word in counted]))
    counts = [total >> shift & _LARGEST for shift in _SHIFTS]
    changed = [word for word in counted if word[0] != word[1]]
    if changed:
        starts = {block.words[cut.first].start for cut in block.cuts}
        for word in changed:
            if word.text[0].isupper() and word.start not in starts:
                named = _packed[word.key]
                for i in _UNNAMED:
                    counts[i] -= named >> _SHIFTS[i] & _LARGEST
    return tuple(counts)


class _Packed(dict[str, int]):
    """By folded word, what it adds to each of `_WORD_COUNTS`, as the digits of one number: one sum instead of ten."""

    def __missing__(self, key: str) -> int:
        if len(self) >= _MEMO_LIMIT:
            self.clear()
        facts = look_up(key)
        added = (
            1, facts.syllables, facts.letters, facts.many, facts.plain, facts.hard, facts.rare, facts.you,
            facts.tenths > 0, facts.tenths,
        )  # fmt: skip
        address = "." in key and is_address(Word(key, key, 0, len(key)))
        self[key] = 0 if address else sum(n << shift for n, shift in zip(added, _SHIFTS, strict=True))
        return self[key]


_SHIFTS: Final = tuple(range(0, 40 * len(_WORD_COUNTS), 40))
_LARGEST: Final = (1 << 40) - 1
_UNNAMED: Final = tuple(map(_WORD_COUNTS.index, ("complex_words", "rare_words")))
"""What a name adds nothing to."""
_MEMO_LIMIT: Final = 200_000
_packed: Final = _Packed()
