"""Quoted matter and names: what an author did not choose to write so, and cannot write otherwise.

Asked only when a rule has matched, or when names are to be left out of a grade.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from plainlang.document import Block, once
from plainlang.language.citations import SMALL, citations
from plainlang.language.words import Word, is_address
from plainlang.proper import proper_names
from plainlang.runs import BINDING
from plainlang.span import lies_in, merged

NameKind = Literal["quotation", "citation", "form", "address", "title", "name"]

_MARK: Final = re.compile("[“„«‹\"‘']")
_INSIDE: Final = r"(?:[^‘’'\n]|(?<=\w)[’'](?=\w)){1,80}?"
_QUOTED: Final = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‹[^‹›]*›"
    r"|(?<![\w\"])\"(?=\S)[^\"]*(?<=\S)\"(?!\w)"  # straight marks, but not the inches of 5" and 6" pipes
    rf"|(?<!\w)[‘'](?=\S){_INSIDE}(?<=\S)[’'](?!\w)"
)
_OTHER: Final = re.compile(rf"(?<= )(?!(?:{'|'.join(sorted(BINDING | SMALL))})\b)[a-z]")
"""A small word that stands in no name and no citation."""


class Name(NamedTuple):
    """Quoted matter or a name in a block's text. Only a quotation may hold or cross another; a "title" is one of a
    law or a program.
    """

    start: int
    end: int
    kind: NameKind


@once
def names_in(block: Block) -> tuple[Name, ...]:
    """All quoted matter and names of a block in order."""
    return tuple(sorted((*_quotations(block), *_names(block))))


def in_quotation(block: Block, start: int, end: int) -> bool:
    """Does text[start:end] stand in quotation marks?"""
    return lies_in((start, end), _quoted(block))


def in_name(block: Block, start: int, end: int) -> bool:
    """Is text[start:end] part of a name, and not its beginning? What begins with a name is about that name."""
    if _OTHER.search(block.text, start, end):  # nearly always: the names of most blocks need not be found
        return False
    return lies_in((start - 1, end), named(block))


@once
def _quoted(block: Block) -> tuple[tuple[int, int], ...]:
    quotations = _quotations(block)
    return merged([(name.start, name.end) for name in quotations]) if quotations else ()


@once
def named(block: Block) -> tuple[tuple[int, int], ...]:
    """Where the names of a block stand, without quotations and addresses."""
    return tuple([(name.start, name.end) for name in _names(block) if name.kind != "address"])


def unnamed(block: Block) -> Iterator[Word]:
    """The words of a block that are no part of a name; quoted words and addresses stay."""
    names = iter((*named(block), (len(block.text) + 1, 0)))
    start, end = next(names)
    for word in block.words:
        while 0 < end <= word.start:
            start, end = next(names)
        if word.end <= start:
            yield word


@once
def _quotations(block: Block) -> tuple[Name, ...]:
    found = _QUOTED.finditer(block.text) if _MARK.search(block.text) else ()
    places = [m.span() for m in found] + [(mark.start, mark.end) for mark in block.marks if mark.kind == "quotation"]
    return tuple([Name(start, end, "quotation") for start, end in places])


@once
def _names(block: Block) -> tuple[Name, ...]:
    """Addresses, citations, and proper names, in order; none crosses another."""
    words = block.words
    taken = {i for i, word in enumerate(words) if "." in word[1] and is_address(word)}
    found = [Name(words[i].start, words[i].end, "address") for i in taken]
    for cited in citations(block.text):
        first = bisect_left(words, cited.start + 1, key=_end)
        within = range(first, bisect_left(words, cited.end, lo=first, key=_start))
        if taken.isdisjoint(within):
            taken.update(within)
            found.append(Name(*cited))
    found += [Name(start, end, "title" if law else "name") for start, end, law in proper_names(block, taken)]
    return tuple(sorted(found))


def _start(word: Word) -> int:
    return word.start


def _end(word: Word) -> int:
    return word.end
