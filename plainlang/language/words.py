"""Words: what a reader would count as one.

"well-known", "U.S.", "1,000.50" and "can't" are one word each; "and/or" is two. A hyphen binds, so that a list entry
"disabled" never speaks inside "non-disabled".
"""

from __future__ import annotations

import re
from itertools import accumulate, repeat
from typing import Final, NamedTuple

_WORD = re.compile(
    r"([^\W_](?:"
    r"[A-Za-z0-9]*+(?![-'.,:&+_@]\S|[^\x00-\x7f])|"  # most words: what follows cannot belong to them
    r"(?<!\d)\.(?:[^\W\d_]\.)+"  # U.S.C., e.g., a.m.
    r"|[^\W_]*"
    r"(?:['’‐‑-][^\W_]+"  # can't, well-known
    r"|(?<=\d)[.,:](?=\d)[^\W_]+"  # 1,000.50 and 10:30
    r"|[\u0300-\u036f\u200d]+[^\W_]*"  # a letter written with combining marks
    r"|&(?<=[A-Z]&)(?=[A-Z])[^\W_]+"  # R&D
    r"|://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]"  # https://…
    r"|(?:[.+_-][\w.+-]{0,64})?@[^\W_][\w.-]*[^\W_]"  # name@agency.gov
    r"|\.(?:[\w-]{1,63}\.){0,5}(?:gov|com|org|net|edu|mil|html?|pdf|docx?|xlsx?|csv|zip|md|ya?ml|json|png|jpe?g|js|css)\b"
    r"(?:/[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’])?"  # agency.gov/page, form.pdf
    r")*))"
)
_ADDRESS = re.compile(r"://|@|^www\.|\.[a-z]{2,4}(?:/|$)")
_PLAIN = (("’", "'"), ("\xa0", " "), ("‘", "'"), ("ʼ", "'"), ("‐", "-"), ("‑", "-"), ("\u202f", " "), ("ς", "σ"))


class Word(NamedTuple):
    """One word: as written, folded for comparison, and where it stands in the text it came from."""

    text: str
    key: str
    start: int
    end: int


def is_address(word: Word) -> bool:
    """Is this a web or mail address, a domain or a file name?"""
    return "." in word.key[1:-1] and _ADDRESS.search(word.key) is not None


def fold(text: str) -> str:
    """The text in lower case with plain apostrophes, hyphens and spaces, each character by itself; always as long."""
    folded = text.lower()
    if folded.isascii():
        return folded
    if len(folded) != len(text):
        folded = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    for mark, plain in _PLAIN:  # ten times as fast as translate
        if mark in folded:
            folded = folded.replace(mark, plain)
    return folded


class _Keys(dict[str, str]):
    """By word, how it is folded: one text for all the places where the word stands, hashed once."""

    def __missing__(self, text: str) -> str:
        key = fold(text)
        if len(text) <= LONGEST_KEPT:
            if len(self) >= _MEMO_LIMIT:
                self.clear()
            self[text] = key
        return key


LONGEST_KEPT: Final = 64
"""Letters of the longest word of which something is remembered: what is longer is data, and seldom comes again."""
_MEMO_LIMIT: Final = 20_000
_keys: Final = _Keys()


def tokenize(text: str) -> tuple[Word, ...]:
    """Every word of a text, in order."""
    pieces = _WORD.split(text)  # what stands before a word, the word, and so on
    words, at = pieces[1::2], [*accumulate(map(len, pieces))]
    fields = zip(words, map(_keys.__getitem__, words), at[::2], at[1::2], strict=False)
    return tuple(map(tuple.__new__, repeat(Word), fields))  # twice as fast as Word(…), for every word of a page
