"""What each word of a sentence does: a small tagger that ships with us, in plain Python.

An averaged perceptron reads a sentence from left to right (Collins 2002, https://aclanthology.org/W02-1001/). Most
words that can only be one thing are looked up; for the others named facts about the word and its neighbours are
weighed. `benchmarks/train_grammar.py` makes the table; NOTICE-grammar.md says from what.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Final, overload

from plainlang.language.grammar.tag_facts import MANY, View, about, look, of_kinds, of_tags, of_verbs, of_word, of_words
from plainlang.language.grammar.tag_table import Model, added, load, rows_of
from plainlang.language.grammar.tags import Tag
from plainlang.language.words import Word

_LOCK: Final = Lock()


class Tags(Sequence[Tag]):
    """The part of speech of each of words[first:last], which are one sentence of a text, worked out as far as asked.

    Most rules ask about one word, and the tags of the words behind it change nothing. `model` is for training.
    """

    __slots__ = ("_chosen", "_model", "_seen", "_view")

    def __init__(self, words: Sequence[Word], text: str, first: int, last: int, model: Model | None = None) -> None:
        self._model = model or load()
        self._view = look(self._model, words, text, first, last)
        self._chosen: list[int] = []
        self._seen = 0

    def __len__(self) -> int:
        return len(self._view.keys)

    @overload
    def __getitem__(self, i: int) -> Tag: ...
    @overload
    def __getitem__(self, i: slice) -> Sequence[Tag]: ...
    def __getitem__(self, i: int | slice) -> Tag | Sequence[Tag]:
        if isinstance(i, slice):
            return tuple([self[n] for n in range(*i.indices(len(self)))])
        i = range(len(self))[i]
        if i >= len(self._chosen):
            with _LOCK:
                while i >= len(self._chosen):
                    self._go_on()
        return self._model.tags[self._chosen[i]]

    def _go_on(self) -> None:
        """Choose the tag of the next word."""
        model, view, i = self._model, self._view, len(self._chosen)
        choices = view.choices[i]
        best = choices[0]
        if len(choices) > 1:
            before = model.letters[self._chosen[i - 1]] if i else "^"
            before2 = model.letters[self._chosen[i - 2]] if i > 1 else "^"
            best = _best(_rows(model, view, i, before, before2, self._seen), choices)
        if self._seen < MANY and model.letters[best] in model.finite:
            self._seen += 1
        self._chosen.append(best)


def _rows(model: Model, view: View, i: int, before: str, before2: str, seen: int) -> list[Mapping[int, int]]:
    """What all facts about a word say for each tag. Facts that come together again and again are added up once."""
    around = about(view, i)
    key, kind, here, gap, *_, kind1, kind2 = around
    ahead = view.ahead[i]
    following = view.kinds[i + 1] if i + 1 < len(view.kinds) else "$"
    names = [*of_words(around), *of_kinds(kind, kind1, kind2), *of_tags(before2, before, kind, following)]
    names.append(f"u{before}{key}")
    rows = rows_of(model, names)
    rows.append(added(model, of_word, key, kind, here))
    rows.append(added(model, of_verbs, seen, ahead, before, gap, kind))
    return rows


def _best(rows: Sequence[Mapping[int, int]], choices: Sequence[int]) -> int:
    """The choice for which these facts speak most; of equal ones the first."""
    best, most = choices[0], -math.inf
    for at in choices:
        total = 0
        for row in rows:  # half as fast again as to add up every weight of every row
            if at in row:
                total += row[at]
        if total > most:
            best, most = at, total
    return best
