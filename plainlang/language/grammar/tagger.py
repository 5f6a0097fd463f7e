"""What each word of a sentence does: a small tagger that ships with us, in plain Python.

An averaged perceptron reads a sentence from left to right (Collins 2002, https://aclanthology.org/W02-1001/). Most
words that can only be one thing are looked up; for the others named facts about the word and its neighbours are
weighed. `benchmarks/train_grammar.py` makes the table; NOTICE-grammar.md says from what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import Final, overload

from plainlang.language.grammar.tag_facts import MANY, View, look, of_neighbours, of_tags, of_verbs, of_word
from plainlang.language.grammar.tag_table import Model, load
from plainlang.language.grammar.tag_weights import best
from plainlang.language.grammar.tags import Tag
from plainlang.language.words import Word

_LOCK: Final = Lock()


class Tags(Sequence[Tag]):
    """The part of speech of each of words[first:last], which are one sentence of a text, worked out as far as asked.

    Most rules ask about one word, and the tags of the words behind it change nothing. `model` is for training.
    """

    __slots__ = ("_length", "_rest", "_told")

    def __init__(self, words: Sequence[Word], text: str, first: int, last: int, model: Model | None = None) -> None:
        model = model or load()
        self._rest = _tagged(model, look(model, words, text, first, last))
        self._told: list[Tag] = []
        self._length = last - first

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, i: int) -> Tag: ...
    @overload
    def __getitem__(self, i: slice) -> Sequence[Tag]: ...
    def __getitem__(self, i: int | slice) -> Tag | Sequence[Tag]:
        if isinstance(i, slice):
            return tuple([self[n] for n in range(*i.indices(self._length))])
        told = self._told
        if not 0 <= i < len(told):
            i = range(self._length)[i]
            with _LOCK:
                told.extend(islice(self._rest, max(0, i + 1 - len(told))))
        return told[i]


def _tagged(model: Model, view: View) -> Iterator[Tag]:
    """The tag of each word, chosen when it is asked for. Facts that come together often are added up once."""
    keys, shapes, kinds, among, gaps, ahead = view
    weights, letters = model.weights, model.letters
    before = before2 = "^"
    seen = 0
    for i, choices in enumerate(among):
        at = choices[0]
        if len(choices) > 1:
            total = weights.total(of_word, keys[i], kinds[i], shapes[i], not i)
            total += weights.total(of_verbs, seen, ahead[i], before, gaps[i], kinds[i])
            total += weights.sum(of_neighbours(view, i) + of_tags(view, i, before, before2))
            at = best(total, choices)
        yield model.tags[at]
        before2, before = before, letters[at]
        if seen < MANY and before in model.finite:
            seen += 1
