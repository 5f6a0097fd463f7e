"""One matcher for all word lists: a trie over words, so that cost does not grow with the number of entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from plainlang.document import Block, Document
from plainlang.index import index_of
from plainlang.language.familiarity import zipf
from plainlang.language.words import fold, tokenize

T = TypeVar("T")
_END = 0
_GAPS = 1
"""Marks that something else than a space stands before a word below."""
_TOUCHING = "\0"
_LETTERS = re.compile("[a-z]+(?: [a-z]+)*").fullmatch


class Found(NamedTuple, Generic[T]):
    """A phrase: the number of its block, its words [first, last) there, and the payloads given for it."""

    block: int
    first: int
    last: int
    payloads: list[T]


class PhraseMatcher(Generic[T]):
    """Finds every phrase, also inside another; every payload given for a phrase is handed back. Who keeps only the
    longest does so after the exceptions, so that a phrase that is excused never hides a shorter one.

    Phrases lie below their rarest word, by the number of words before it. They may come sealed: by that word the bytes
    of what lies below, which `unseal` reads when a page has it.
    """

    __slots__ = ("_root", "_unseal")

    def __init__(
        self,
        entries: Iterable[tuple[str, T]],
        sealed: Mapping[str, bytes] | None = None,
        unseal: Callable[[bytes], Any] | None = None,
    ) -> None:
        self._root: dict[str, Any] = dict(sealed or {})
        self._unseal = unseal
        for phrase, payload in entries:
            before, telling = _telling(phrase)
            node = self._root.setdefault(telling, {}).setdefault(before, {})
            for step in steps(phrase):
                if not step[0].isalnum():
                    node[_GAPS] = True
                node = node.setdefault(step, {})
            node.setdefault(_END, []).append(payload)

    def sealed(self, seal: Callable[[Any], bytes]) -> dict[str, bytes]:
        """By the telling word of phrases, the bytes that `seal` makes of what lies below."""
        return {telling: seal(node) for telling, node in self._root.items()}

    def __bool__(self) -> bool:
        return bool(self._root)

    def find(self, document: Document) -> list[Found[T]]:
        """Every phrase in order of place; of those that begin together the longest first."""
        index, root = index_of(document), self._root
        found: list[Found[T]] = []
        for key in root.keys() & index.places.keys():
            below = root[key]
            if below.__class__ is bytes and self._unseal:
                below = root[key] = self._unseal(below)
            for before, node in below.items():
                for at in index.places[key]:
                    if at >= before and _may_begin(node, index.keys, at - before):
                        n, i = index.word(at)
                        if i >= before:
                            found += _phrases(document.blocks[n], n, i - before, node)
        return sorted(found, key=lambda place: (place.block, place.first, -place.last))


def _may_begin(node: Any, keys: Sequence[str], at: int) -> bool:
    """Does a trie hold something that begins with this word of the page and the next, as far as the two words tell?"""
    node = node.get(keys[at])
    return node is not None and (keys[at + 1] in node or _END in node or _GAPS in node)


def _phrases(block: Block, n: int, first: int, node: Any) -> Iterator[Found[Any]]:
    """What a trie holds of the words of a block, the one with number `n`, from `first` on."""
    words, text = block.words, block.text
    node = node.get(words[first][1])
    for j in range(first + 1, len(words) + 1):
        if node is None:
            return
        if _END in node:
            yield Found(n, first, j, node[_END])
        if j == len(words):
            return
        _, key, start, _ = words[j]
        end = words[j - 1][3]
        if start - end != 1 or text[end] != " ":
            gap = text[end:start]
            key = _edge(gap if gap.isascii() else _plain(gap), key)
        node = node.get(key)


def _plain(gap: str) -> str:
    """What stands between two words, with any space but a line break as a single one."""
    return " " if gap.isspace() and "\n" not in gap else fold(gap)


def _edge(gap: str, key: str) -> str:
    """A word with what stands before it; most stand behind a space, which is left out."""
    return key if gap == " " else f"{gap or _TOUCHING}{key}"


def steps(phrase: str) -> list[str]:
    """The edges of a phrase in the trie: its words, each but the first with what stands before it."""
    if _LETTERS(phrase):  # nearly all: no need to look for the words
        return phrase.split(" ")
    words = tokenize(phrase)
    folded = fold(phrase)
    return [w.key if i == 0 else _edge(folded[words[i - 1].end : w.start], w.key) for i, w in enumerate(words)]


def _telling(phrase: str) -> tuple[int, str]:
    """The rarest word of a phrase, after how many others: the fewest places of a page have to be looked at."""
    keys = phrase.split(" ") if _LETTERS(phrase) else [word.key for word in tokenize(phrase)]
    i = min(range(len(keys)), key=lambda i: zipf(keys[i]), default=-1)
    return (i, keys[i]) if keys else (0, phrase)
