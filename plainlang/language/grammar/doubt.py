"""How sure the tagger is of a word: what it would have chosen next, and how one-sided the facts were.

Apart from the tagger, because whoever only wants tags should not wait for this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from plainlang.language.grammar.tag_facts import MANY, features, history, look
from plainlang.language.grammar.tag_table import Model, load
from plainlang.language.grammar.tag_weights import best, weight
from plainlang.language.grammar.tags import Tag
from plainlang.language.words import Word

UNSURE: Final = 0.2
"""A choice that wins by less is called unsure: one word in twelve, and little more than half of them are right."""


class Choice(NamedTuple):
    """The next best tag of a word, None when there was nothing to choose, and by how much it lost.

    `margin` is 1.0 when every fact speaks for the winner, near 0.0 when as much speaks against it, whatever the scale
    of the weights.
    """

    second: Tag | None = None
    margin: float = 1.0

    @property
    def unsure(self) -> bool:
        """Was it a near thing?"""
        return self.second is not None and self.margin < UNSURE


def choices(words: Sequence[Word], text: str, first: int, last: int, tags: Sequence[Tag]) -> Iterator[Choice]:
    """How each of words[first:last], which are one sentence and were tagged so by the built-in model, was chosen."""
    model = load()
    view = look(model, words, text, first, last)
    before = before2 = "^"
    seen = 0
    for i, (among, tag) in enumerate(zip(view.choices, tags, strict=True)):
        chosen = model.tags.index(tag)
        yield _weighed(model, features(view, i) + history(view, i, before, before2, seen), chosen, among)
        before2, before = before, model.letters[chosen]
        seen = min(MANY, seen + (before in model.finite))


def _weighed(model: Model, names: Sequence[str], first: int, among: Sequence[int]) -> Choice:
    others = [at for at in among if at != first]
    if not others:
        return Choice()
    second = best(model.weights.sum(names), others)
    facts = [model.weights.sum((name,)) for name in names]
    apart = [weight(fact, first) - weight(fact, second) for fact in facts]
    return Choice(model.tags[second], sum(apart) / max(1, sum(map(abs, apart))))
