"""A document: blocks of prose, the elements around them, and the way back from each character to the source.

Positions are carried, never searched for: a block's text is made of pieces, and its `OffsetMap` remembers from where in
the source each piece came.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import wraps
from operator import attrgetter
from typing import Any, Final, Literal, NamedTuple, TypeVar, get_args

from plainlang.language.sentences import Cut
from plainlang.language.words import Word
from plainlang.span import Span
from plainlang.vocabulary import NO_WORDS, Vocabulary

HOLE: Final = "\ufffc"
"""Stands in a block's text for something that is not read: inline code, an image, a template tag."""

Role = Literal[
    "heading", "paragraph", "item", "cell", "quote", "caption", "summary",
    "button", "label", "alt", "title", "description",
]  # fmt: skip
ROLES: Final[tuple[Role, ...]] = get_args(Role)
_START: Final = attrgetter("start")
PROSE_ROLES: Final = frozenset({"heading", "paragraph", "item", "cell", "quote", "caption", "summary"})


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Block text to source, piece by piece: text[at[i]:at[i + 1]] covers source[starts[i]:ends[i]].

    A piece as long as what it covers maps one to one; any other (an entity, collapsed space) maps as a whole.
    `at` has one entry more than there are pieces: the length of the text.
    """

    at: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The source range that shows text[start:end]; an empty range maps to an empty span."""
        first = self._place(start, last=False)
        return Span(first, self._place(end - 1, last=True) if end > start else first)

    def _place(self, offset: int, *, last: bool) -> int:
        i = min(bisect_right(self.at, offset), len(self.starts)) - 1
        if self.at[i + 1] - self.at[i] != self.ends[i] - self.starts[i]:
            return self.ends[i] if last else self.starts[i]
        return self.starts[i] + offset - self.at[i] + last


class Mark(NamedTuple):
    """A run of inline markup in a block's text: "link", "strong", "emphasis", "underline", "quotation" and the like."""

    kind: str
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of structure: image, link, list, table, heading, button, footnote and the like.

    `parent` is an index into the document's elements, -1 for none.
    """

    kind: str
    span: Span
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    parent: int = -1


class Comment(NamedTuple):
    """A comment of the markup: where it stands and what it says."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Block:
    """A run of prose with one role, its words and sentences computed once.

    `parent` is the index of its list, table or heading among the document's elements, -1 for none. `place` says
    where it stands in a format without lines. `memo`: what functions marked with `once` said of it.
    """

    text: str
    map: OffsetMap
    role: Role = "paragraph"
    level: int = 0
    parent: int = -1
    marks: tuple[Mark, ...] = ()
    words: tuple[Word, ...] = ()
    cuts: tuple[Cut, ...] = ()
    place: str = ""
    memo: dict[object, Any] = field(default_factory=dict, init=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return Block, _given(self)

    @property
    def span(self) -> Span:
        """All the source this block shows."""
        return self.map.span(0, len(self.text))

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin in text[start:end]."""
        first = bisect_left(self.words, start, key=_START)
        return self.words[first : bisect_left(self.words, end, lo=first, key=_START)]

    def sentences(self) -> Iterator[Sentence]:
        """The sentences of this block, in order."""
        return (Sentence(self, cut) for cut in self.cuts)


class Sentence(NamedTuple):
    """One sentence of a block."""

    block: Block
    cut: Cut

    @property
    def text(self) -> str:
        """What a reader sees, markup removed."""
        return self.block.text[self.cut.start : self.cut.end]

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.block.map.span(self.cut.start, self.cut.end)

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words; their offsets are into the block's text."""
        return self.block.words[self.cut.first : self.cut.last]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Document:
    """One source as a reader meets it. `metadata`: the `date` of a page with front matter, "" when it gives none.
    `grammar` says who tells the parts of speech: "builtin", or spaCy. `vocabulary`: the words of its site.
    """

    source: str
    format: str = "text"
    blocks: tuple[Block, ...] = ()
    elements: tuple[Element, ...] = ()
    comments: tuple[Comment, ...] = ()
    language: str = "en"
    metadata: Mapping[str, str] = field(default_factory=dict)
    grammar: str = "builtin"
    vocabulary: Vocabulary = NO_WORDS
    memo: dict[object, Any] = field(default_factory=dict, init=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return Document, _given(self)

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in order; no sentence crosses from one block to the next."""
        return (sentence for block in self.blocks for sentence in block.sentences())


def _given(read: Block | Document) -> tuple[Any, ...]:
    """What it was made of, for another process: all but the memo."""
    return tuple(getattr(read, field.name) for field in fields(read) if field.init)


Read = TypeVar("Read", Block, Document)
Said = TypeVar("Said")


def once(function: Callable[[Read], Said]) -> Callable[[Read], Said]:
    """A function of a block or a document that works only once for each; what it said goes when they go."""

    @wraps(function)
    def remembering(read: Read) -> Said:
        try:
            said: Said = read.memo[function]
        except KeyError:
            said = read.memo[function] = function(read)
        return said

    return remembering
