"""What each word of a sentence does: a small tagger that ships with us, in plain Python.

An averaged perceptron reads a sentence from left to right (Collins 2002, https://aclanthology.org/W02-1001/). Most
words that can only be one thing are looked up; for the others named facts about the word and its neighbours are
weighed. Words that were rare in training go by what a dictionary says they can be. `benchmarks/train_grammar.py` makes
the table; NOTICE-grammar.md says from what. It is read when the first sentence is tagged.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from plainlang.language import data
from plainlang.language.grammar.tags import FINITE, Tag
from plainlang.language.words import Word

ZERO: Final = 79
"""The character that stands for the weight 0 in the table; the 46 on either side of it are the other weights."""
_LONG: Final = 24
MANY: Final = 2


class Entry(NamedTuple):
    """What a word can be: its kind, which tells its neighbours, and the tags to choose from, the likeliest first."""

    kind: str
    choices: tuple[int, ...]


class Model(NamedTuple):
    """The table: tags and the letters that stand for them, words as written in lower case or with a capital, weights.

    The weights of a feature are text until it is first met; then they are pairs of a tag and a weight.
    """

    tags: tuple[Tag, ...]
    letters: str
    lower: dict[str, Entry]
    capital: dict[str, Entry]
    open: tuple[int, ...]
    names: tuple[int, ...]
    finite: str
    weights: dict[str, Any]


class View(NamedTuple):
    """A sentence as the features see it, one item a word; `gaps` has one more and starts before the first word.

    `ahead` counts the words behind each that mostly are finite verbs, up to two: "cards" in "the office issues cards"
    has none, which speaks for "issues" as the verb.
    """

    keys: list[str]
    shapes: list[str]
    kinds: list[str]
    choices: list[tuple[int, ...]]
    gaps: list[str]
    ahead: list[int]


def tag(words: Sequence[Word], text: str, first: int, last: int, model: Model | None = None) -> tuple[Tag, ...]:
    """The part of speech of each of words[first:last], which are one sentence of the text; `model` is for training."""
    model = model or load()
    view = look(model, words, text, first, last)
    weights, letters, width = model.weights, model.letters, len(model.tags)
    before = before2 = "^"
    seen = 0
    chosen: list[int] = []
    for i, choices in enumerate(view.choices):
        best = choices[0]
        if len(choices) > 1:
            scores = [0] * width
            for name in features(view, i) + history(view, i, before, before2, seen):
                row = weights.get(name)
                if row:
                    if row.__class__ is str:
                        row = weights[name] = decoded(row, letters)
                    for at, weight in row:
                        scores[at] += weight
            best = max(choices, key=scores.__getitem__)
        chosen.append(best)
        before2, before = before, letters[best]
        if before in model.finite and seen < MANY:
            seen += 1
    return tuple([model.tags[at] for at in chosen])


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


def look(model: Model, words: Sequence[Word], text: str, first: int, last: int) -> View:
    """A sentence as the features see it."""
    sentence = words[first:last]
    entries = [_entry(model, word) for word in sentence]
    gaps = ["^"]
    for i in range(first + 1, last):
        gap = text[words[i - 1].end : words[i].start]
        gaps.append("" if gap == " " else gap.strip()[:1])
    end = words[last - 1].end if last > first else 0
    gaps.append(text[end : end + 1].strip() or "$")
    shapes = [_shape(word.text) for word in sentence]
    keys = ["#" if shape == "d" else word.key[:_LONG] for word, shape in zip(sentence, shapes, strict=True)]
    kinds = [entry.kind for entry in entries]
    return View(keys, shapes, kinds, [entry.choices for entry in entries], gaps, _ahead(kinds, model.finite))


def _ahead(kinds: Sequence[str], finite: str) -> list[int]:
    found, counts = 0, []
    for kind in reversed(kinds):
        counts.append(found)
        if found < MANY and kind[0] in finite:
            found += 1
    return counts[::-1]


def features(view: View, i: int) -> list[str]:
    """The facts about a word and its neighbours that the table may have weights for."""
    keys, kinds, gaps = view.keys, view.kinds, view.gaps
    key, kind, shape, gap, end = keys[i], kinds[i], view.shapes[i], gaps[i], gaps[i + 1]
    here = shape if i else shape + "^"
    before = keys[i - 1] if i else "^"
    after, after_kind = (keys[i + 1], end + kinds[i + 1]) if i + 1 < len(keys) else (end, end)
    after2, after2_kind = (keys[i + 2], kinds[i + 2]) if i + 2 < len(keys) else ("$", "$")
    return [
        f"w{key} {shape}",
        f"3{key[-3:]}{here}",
        f"2{key[-2:]}",
        f"s{here}{gap} {end}",
        f"k{kind} {here}",
        f"b{before}",
        f"x{before} {key}",
        f"a{after}",
        f"y{key} {after}",
        f"z{after2}",
        f"n{after_kind}",
        f"N{after_kind} {after2_kind}",
        f"K{kind} {after_kind}",
        f"W{key} {after_kind}",
    ]


def history(view: View, i: int, before: str, before2: str, seen: int) -> list[str]:
    """The facts about the tags given to the two words before, and how many finite verbs there were."""
    verbs = f"{seen}{view.ahead[i]}"
    return [
        f"F{verbs}{view.kinds[i]}",
        f"E{verbs}{before}{view.gaps[i]} {view.kinds[i]}",
        f"t{before}{view.gaps[i]}",
        f"T{before2}{before}",
        f"u{before}{view.keys[i]}",
        f"v{before}{view.kinds[i]}",
        f"V{before}{view.kinds[i]} {view.kinds[i + 1] if i + 1 < len(view.kinds) else '$'}",
    ]


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
    weights = dict(zip(cells[::2], cells[1::2], strict=False))
    names = tuple(i for i, row in enumerate(named) if "name" in row)
    finite = "".join(row[0] for row in named if row[2] in FINITE)
    return Model(tags, letters, lower, capital, choices[""], names, finite, weights)


def decoded(row: str, letters: str) -> list[tuple[int, int]]:
    """The pairs of a tag and a weight in a row of the table."""
    return [(letters.index(row[i]), ord(row[i + 1]) - ZERO) for i in range(0, len(row), 2)]


def _entry(model: Model, word: Word) -> Entry:
    """What the table, or the shape of a word, says of it; it remembers no word, so that it does not grow."""
    key = word.key
    entry = model.lower.get(key)
    if word.text == key:
        return entry or _unknown(model, key, "")
    known = model.capital.get(key)
    if known:
        return known
    if entry is None:
        return _unknown(model, key, "^")
    more = [at for at in model.names if at not in entry.choices]
    return Entry(entry.kind + "^", (*entry.choices, *more))


def _unknown(model: Model, key: str, capital: str) -> Entry:
    """What a word that the table does not list may be: like its last part, or like others with its ending."""
    if key[0].isdigit():
        return Entry("#" + capital, model.open)
    last = model.lower.get(key.rpartition("-")[2]) if "-" in key else None
    return Entry(f"?{last.kind if last else key[-2:]}{'-' if '-' in key else ''}{capital}", model.open)


def _shape(text: str) -> str:
    """How a word is written: "d" digit first, "U" capitals, "u" one capital, "C" a capital first, "l" lower case."""
    if text[0].isdigit():
        return "d"
    if text[0].isupper():
        return ("U" if text.isupper() else "C") if len(text) > 1 else "u"
    return "l"
