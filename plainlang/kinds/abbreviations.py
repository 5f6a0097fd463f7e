"""Abbreviations on a page: where they stand, and where the page says what they mean.

"Internal Revenue Service (IRS)" introduces one, and so does "IRS (Internal Revenue Service)".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from plainlang.document import Block, Document, once
from plainlang.language.familiarity import zipf
from plainlang.language.words import Word

# A pattern that begins with what it looks for is searched for several times as fast as one that first looks behind.
_ABBREVIATION: Final = re.compile(r"[A-Z](?<![\w./@&#-].)(?=[A-Z&]*[A-Z])[A-Z&]{1,5}(?:s|'s|’s)?(?![\w@&-]|\.\w|[/]\w)")
_CAPITALS: Final = re.compile(r"[A-Z][A-Z&]")
_ENDING: Final = re.compile(r"(?:s|'s|’s)$")
_IN_BRACKETS: Final = re.compile(
    r"[(\[]\s*[“\"']?([A-Z][A-Za-z&-]{1,8}?)s?[”\"']?(?:\s+\d[\d.]{0,6})?(?:\s+or\s+[^)]{0,200}|[,;][^)]{0,200})?\s*[)\]]"
)
_EXPLAINED_AFTER: Final = re.compile(
    r"([A-Z](?<!\w.)[A-Z&]{1,5})s?\s*"
    r"(?:\(|, or (?:the )?(?=[A-Z])|, (?:short for|which stands for)\s|stands for\b|means\b)"
)
_INTRODUCED: Final = re.compile(r"\((?<=\S \()[“\"]?(?P<at>(?P<short>[A-Z](?=[A-Z&]*[A-Z])[A-Z&]{1,7})s?)[”\"]?\)")
_SHOUTED: Final = 0.6
_LONG: Final = 5
_WORD: Final = 3.2
"""How common a word must be for as many letters in capitals to be a word that is shouted."""
_COMMON: Final = 4.6
_REACH: Final = 20
_CAPITALS_BEFORE: Final = re.compile(r"\b[A-Z]{2,}(?:['’]S)? \Z")
_CAPITALS_AFTER: Final = re.compile(r" [A-Z]{2,}\b")
_SMALL: Final = frozenset("a an and at by for from in of on or the to with".split())
"""Words of a name that its abbreviation may leave out."""


class Short(NamedTuple):
    """An abbreviation in a block's text, without the s of its plural: `start` and `end` hold all that is written."""

    start: int
    end: int
    text: str


class Introduced(NamedTuple):
    """An abbreviation in brackets behind its words: "Internal Revenue Service (IRS)"."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]


@once
def with_capitals(document: Document) -> tuple[Block, ...]:
    """The blocks with two capitals in a row; no others use an abbreviation, or explain one."""
    return tuple([block for block in document.blocks if _CAPITALS.search(block.text)])


@once
def abbreviations(block: Block) -> Sequence[Short]:
    """Capital abbreviations with their place; none in a block written all in capitals."""
    return tuple(_abbreviations(block))


def _abbreviations(block: Block) -> Iterator[Short]:
    found = list(_ABBREVIATION.finditer(block.text))
    if not found:
        return
    capitals = sum([len(w[0]) > 1 and w[0].isupper() for w in block.words])
    if len(block.words) > 3 and capitals > _SHOUTED * len(block.words):
        return
    for m in found:
        short = _ENDING.sub("", m[0])
        if not _is_shouted(short, block.text, m.start(), m.end()):
            yield Short(m.start(), m.end(), short)


def _is_shouted(short: str, text: str, start: int, end: int) -> bool:
    """Are these capitals a word that is shouted: a longer one in use, or a common one beside other capitals?"""
    if len(short) >= _LONG:
        return zipf(short.lower()) >= _WORD
    beside = _CAPITALS_BEFORE.search(text, max(0, start - _REACH), start) or _CAPITALS_AFTER.match(text, end)
    return beside is not None and zipf(short.lower()) >= _COMMON


def explained(text: str) -> Iterator[str]:
    """The abbreviations that a text explains, or seems to."""
    if "(" in text or "[" in text:
        for m in _IN_BRACKETS.finditer(text):
            yield m[1]
    for m in _EXPLAINED_AFTER.finditer(text):
        yield m[1]


def introductions(block: Block) -> Iterator[Introduced]:
    """The abbreviations that stand in brackets behind words with their letters."""
    if "(" in block.text:
        for m in _INTRODUCED.finditer(block.text):
            last = bisect_right(block.words, m.start(), key=attrgetter("end"))
            before = block.words[max(0, last - 2 * len(m["short"])) : last]
            if words := _spelled(m["short"], before):
                yield Introduced(*m.span("at"), m["short"], words)


def _spelled(short: str, before: Sequence[Word]) -> tuple[Word, ...]:
    """The last of these words, as many as it takes for their first letters to make the abbreviation."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    for i in range(len(before) - 1, -1, -1):
        first = before[i].key
        if first[0] == letters[0] and first not in _SMALL and _make(letters, before[i:]):
            return tuple(before[i:])
    return ()


def _make(letters: list[str], words: Sequence[Word]) -> bool:
    """Do the first letters of the words make these letters in order? Small words and what follows a hyphen may lack."""
    waiting = letters
    for word in words:
        for i, part in enumerate(word.key.split("-")):
            if waiting and part[:1] == waiting[0]:
                waiting = waiting[1:]
            elif i == 0 and part not in _SMALL:
                return False
    return not waiting
