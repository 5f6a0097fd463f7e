"""One matcher for all word lists: a trie over words, so that cost does not grow with the number of entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from plainlang.document import Block
from plainlang.language.words import fold, tokenize

T = TypeVar("T")
_END = 0
_TOUCHING = "\0"
_LETTERS = re.compile("[a-z]+(?: [a-z]+)*").fullmatch


class PhraseMatcher(Generic[T]):
    """Finds every phrase, also inside another; every payload given for a phrase is handed back. Who keeps only the
    longest does so after the exceptions, so that a phrase that is excused never hides a shorter one.

    Phrases may come sealed: by first word the bytes of what follows, which `unseal` reads when a page has that word.
    """

    __slots__ = ("_root", "_unseal")

    def __init__(
        self,
        entries: Iterable[tuple[str, T]],
        sealed: Mapping[str, bytes] | None = None,
        unseal: Callable[[bytes], Any] | None = None,
    ) -> None:
        self._root: dict[Any, Any] = dict(sealed or {})
        self._unseal = unseal
        for phrase, payload in entries:
            node = self._root
            for step in steps(phrase):
                node = node.setdefault(step, {})
            node.setdefault(_END, []).append(payload)

    def sealed(self, seal: Callable[[Any], bytes]) -> dict[str, bytes]:
        """By the first word of phrases, the bytes that `seal` makes of what follows."""
        return {first: seal(node) for first, node in self._root.items()}

    def __bool__(self) -> bool:
        return bool(self._root)

    def find(self, block: Block) -> Iterator[tuple[int, int, list[T]]]:
        """First word, one past the last word, and the payloads of each phrase found."""
        words, text, root = block.words, block.text, self._root
        count = len(words)
        for i, word in enumerate(words):
            node = root.get(word[1])
            if node is None:
                continue
            if node.__class__ is bytes and self._unseal:
                node = root[word[1]] = self._unseal(node)
            j = i + 1
            while node is not None:
                if _END in node:
                    yield i, j, node[_END]
                if j == count:
                    break
                _, key, start, _ = words[j]
                end = words[j - 1][3]
                if start - end != 1 or text[end] != " ":
                    gap = text[end:start]
                    key = _edge(gap if gap.isascii() else _plain(gap), key)
                node = node.get(key)
                j += 1


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
