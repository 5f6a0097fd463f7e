"""The tagger's table: its tags, what words can be, and what facts say for each tag.

It is read when the first sentence is tagged. Words are listed by what they can be, as written in lower case and with a
capital; those that were rare in training have what a dictionary says, in letters behind "?".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from plainlang.language import data
from plainlang.language.grammar.tag_weights import Weights
from plainlang.language.grammar.tags import FINITE, Tag
from plainlang.language.words import Word

_BEFORE_NOT: Final = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}


class Entry(NamedTuple):
    """What a word can be: its kind, which tells its neighbours, and the tags to choose from, the likeliest first."""

    kind: str
    choices: tuple[int, ...]


class Look(NamedTuple):
    """A word as the features see it: its key and its shape, its kind, and the tags to choose from."""

    key: str
    shape: str
    kind: str
    choices: tuple[int, ...]


class Model(NamedTuple):
    """The table: tags and the letters that stand for them, words as written in lower case or with a capital, weights.

    `looks`: the words met so far.
    """

    tags: tuple[Tag, ...]
    letters: str
    lower: dict[str, Entry]
    capital: dict[str, Entry]
    open: tuple[int, ...]
    names: tuple[int, ...]
    finite: str
    weights: Weights
    looks: dict[str, Look]


@cache
def load() -> Model:
    """The table that ships with us."""
    return parsed(data.text("tagger.txt"))


def parsed(table: str) -> Model:
    """The model in the text of a table: tags; words by kind, in lower case and with a capital; features and weights."""
    about, known, weighed = table.split("\n=\n")
    named = [row.split() for row in about.split("\n") if row[0] != "#"]
    letters = "".join(row[0] for row in named)
    tags = tuple(Tag(row[1], row[2]) for row in named)
    index = {letter: i for i, letter in enumerate(letters)}
    choices = {"": tuple(i for i, row in enumerate(named) if "open" in row)}
    lower: dict[str, Entry] = {}
    capital: dict[str, Entry] = {}
    for row in known.split("\n"):
        kind, among, listed = row.split("\t")
        if among not in choices:
            choices[among] = tuple(index[letter] for letter in among)
        cased = capital if kind[-1] == "^" else lower
        cased.update(dict.fromkeys(listed.split(" "), Entry(kind, choices[among])))
    cells = weighed.replace("\n", "\t").split("\t")  # three times as fast as row by row
    rows = dict(zip(cells[::2], cells[1::2], strict=False))
    names = tuple(i for i, row in enumerate(named) if "name" in row)
    finite = "".join(row[0] for row in named if row[2] in FINITE)
    return Model(tags, letters, lower, capital, choices[""], names, finite, Weights(rows, letters), {})


def may_be(key: str, pos: frozenset[str]) -> bool:
    """Could a folded word be one of these parts of speech? False only when the table knows better."""
    model = load()
    entry = model.lower.get(key)
    if entry is None:
        return True
    return any(model.tags[at].pos in pos or model.tags[at].tag in pos for at in entry.choices)


def usual(key: str) -> Tag | None:
    """The tag that a word written in lower case mostly has; None for a word that is not in the table, or rare."""
    model = load()
    entry = model.lower.get(key)
    return None if entry is None or entry.kind[0] == "?" else model.tags[model.letters.index(entry.kind[0])]


def usual_tags(key: str) -> frozenset[str]:
    """The Penn tags that a word written in lower case often has; none for a word that is not in the table, or rare."""
    model = load()
    entry = model.lower.get(key)
    kind = "?" if entry is None else entry.kind
    return frozenset() if kind[0] == "?" else frozenset(model.tags[model.letters.index(letter)].tag for letter in kind)


def entry_of(model: Model, word: Word) -> Entry:
    """What the table, or the shape of a word, says of it."""
    key = word.key
    entry = model.lower.get(key)
    if "'" in key and (entry is None or entry.choices == model.open) and (first := _first_part(key)) in model.lower:
        return entry_of(model, word._replace(text=first if word.text == key else first.capitalize(), key=first))
    if word.text != key and (known := model.capital.get(key)):
        return known
    if word.text == key:
        return entry or _unknown(model, key, "")
    if entry is None:
        return _unknown(model, key, "^")
    more = [at for at in model.names if at not in entry.choices]
    return Entry(entry.kind + "^", (*entry.choices, *more))


def can_be(word: Word) -> Iterator[Tag]:
    """The tags from which the tagger chooses for a word."""
    model = load()
    return (model.tags[at] for at in entry_of(model, word).choices)


def _first_part(key: str) -> str:
    """The first word in a contraction or a possessive: "you" in "you'll", "will" in "won't", "agency" in "agency's"."""
    if key.endswith("n't"):
        return _BEFORE_NOT.get(key[:-3], key[:-3])
    return key.partition("'")[0]


def _unknown(model: Model, key: str, capital: str) -> Entry:
    """What a word that the table does not list may be: like its last part, or like others with its ending."""
    if key[0].isdigit():
        return Entry("#" + capital, model.open)
    last = model.lower.get(key.rpartition("-")[2]) if "-" in key else None
    return Entry(f"?{last.kind if last else key[-2:]}{'-' if '-' in key else ''}{capital}", model.open)
