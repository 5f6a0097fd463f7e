"""What the formulas need, counted once per document and shared by rules, readability and score.

Extraction mode "blocks": every block of prose, each heading, item and cell its own unit. Mode "prose": paragraphs and
quotations only. The mode is printed beside every number, since it moves a grade more than the formula does.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, get_args
from weakref import WeakKeyDictionary

from plainlang.clauses import passive_clauses
from plainlang.document import PROSE_ROLES, Block, Document
from plainlang.language.familiarity import easy, zipf
from plainlang.language.syllables import count as syllable_count
from plainlang.language.words import Word, is_address

Mode = Literal["blocks", "prose"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
LONG_SENTENCE: Final = 25
RARE: Final = 4.0
_PARAGRAPHS: Final = frozenset({"paragraph", "quote"})
_WORD_COUNTS: Final = (
    "words", "syllables", "letters", "polysyllables", "complex_words", "difficult_words", "rare_words", "you",
)  # fmt: skip
_LONGEST_MEMO: Final = 200_000
_YOU: Final = frozenset("you your yours you're you'll you've yourself yourselves".split())


@dataclass(frozen=True, slots=True)
class Counts:
    """Plain numbers over the prose of a document.

    `letters`: letters and digits in words. `polysyllables`: words of three syllables or more (SMOG).
    `complex_words`: the same without names, hyphenated words and words that reach three only by -es, -ed or
    -ing (Gunning). `difficult_words`: not on the Dale-Chall list. `rare_words`: Zipf frequency under 4, names
    and numbers aside. `long_sentences`: over 25 words.
    """

    words: int = 0
    syllables: int = 0
    letters: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    difficult_words: int = 0
    rare_words: int = 0
    you: int = 0
    sentences: int = 0
    long_sentences: int = 0
    passive_sentences: int = 0
    paragraphs: int = 0
    headings: int = 0
    links: int = 0
    mode: Mode = "blocks"


def prose_blocks(document: Document, mode: Mode) -> list[Block]:
    """The blocks that count in this mode."""
    roles = _PARAGRAPHS if mode == "prose" else PROSE_ROLES
    return [block for block in document.blocks if block.role in roles]


def count(document: Document, mode: Mode = "blocks") -> Counts:
    """Count a document once; the same document again costs nothing, and no document is kept for it."""
    known = _known.setdefault(document, {})
    if mode not in known:
        known[mode] = _counted(document, mode)
    return known[mode]


def _counted(document: Document, mode: Mode) -> Counts:
    blocks = prose_blocks(document, mode)
    counted = set(map(id, blocks))
    lengths = [cut.last - cut.first for block in blocks for cut in block.cuts]
    passive = {(id(c.block), c.cut) for c in passive_clauses(document) if id(c.block) in counted}
    words = [_count_words(block) for block in blocks]
    return Counts(
        **{name: sum(column) for name, column in zip(_WORD_COUNTS, zip(*words, strict=True), strict=False)},
        sentences=len(lengths),
        long_sentences=sum(length > LONG_SENTENCE for length in lengths),
        passive_sentences=len(passive),
        paragraphs=sum(block.role in _PARAGRAPHS for block in blocks),
        headings=sum(block.role == "heading" for block in document.blocks),
        links=sum(element.kind == "link" for element in document.elements),
        mode=mode,
    )


_known: Final[MutableMapping[Document, dict[Mode, Counts]]] = WeakKeyDictionary()


class _Facts(NamedTuple):
    """What is known of a word whatever stands around it."""

    syllables: int
    letters: int
    many: bool
    hard: bool
    rare: bool
    plain: bool
    you: bool


_facts: dict[str, _Facts] = {}


def _look_up(word: Word) -> _Facts:
    if len(_facts) >= _LONGEST_MEMO:
        _facts.clear()
    key = word.key
    syllables = syllable_count(key)
    stem = key[:-2] if key.endswith(("es", "ed")) else key[:-3] if key.endswith("ing") else key
    facts = _Facts(
        syllables,
        sum(map(str.isalnum, key)),
        syllables >= 3,
        not easy(key),
        not key[0].isdigit() and zipf(key) < RARE,
        "-" not in key and syllables >= 3 and syllable_count(stem or key) >= 3,
        key in _YOU,
    )
    _facts[key] = facts
    return facts


def _count_words(block: Block) -> tuple[int, ...]:
    """Words, syllables, letters, polysyllables, complex, difficult and rare words, and "you"; addresses do not
    count.
    """
    starts = {cut.first for cut in block.cuts}
    words = syllables = letters = many = complex_ = hard = rare = you = 0
    for i, word in enumerate(block.words):
        if "." in word.key and is_address(word):
            continue
        facts = _facts.get(word.key) or _look_up(word)
        words += 1
        syllables += facts.syllables
        letters += facts.letters
        hard += facts.hard
        you += facts.you
        if facts.many or facts.rare:
            name = i not in starts and word.text[0].isupper()
            many += facts.many
            complex_ += facts.plain and not name
            rare += facts.rare and not name
    return words, syllables, letters, many, complex_, hard, rare, you
