"""What the tagger sees of a sentence, and the named facts about a word and its neighbours that it weighs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from plainlang.language.grammar.tag_table import Look, Model, entry_of
from plainlang.language.words import Word

_LONG: Final = 24
MANY: Final = 2
"""Finite verbs before and behind a word are counted up to this."""
_MOST_LOOKS: Final = 100_000


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


def look(model: Model, words: Sequence[Word], text: str, first: int, last: int) -> View:
    """A sentence as the features see it."""
    sentence, known = words[first:last], model.looks
    looks = [known.get(word[0]) or _look(model, word) for word in sentence]
    gaps, end = ["^"], 0
    for i, (_, _, start, after) in enumerate(sentence):
        if i:
            gaps.append("" if start - end == 1 and text[end] == " " else text[end:start].strip()[:1])
        end = after
    gaps.append(text[end : end + 1].strip() or "$")
    kinds = [look.kind for look in looks]
    return View(
        [look.key for look in looks], [look.shape for look in looks], kinds, [look.choices for look in looks], gaps,
        _ahead(kinds, model.finite),
    )  # fmt: skip


def _look(model: Model, word: Word) -> Look:
    """A word as the features see it, remembered by how it is written."""
    if len(model.looks) >= _MOST_LOOKS:
        model.looks.clear()
    entry, shape = entry_of(model, word), _shape(word.text)
    look = model.looks[word.text] = Look("#" if shape == "d" else word.key[:_LONG], shape, entry.kind, entry.choices)
    return look


def _ahead(kinds: Sequence[str], finite: str) -> list[int]:
    found, counts = 0, []
    for kind in reversed(kinds):
        counts.append(found)
        if found < MANY and kind[0] in finite:
            found += 1
    return counts[::-1]


def of_word(key: str, kind: str, shape: str, first: bool) -> list[str]:
    """The facts about a word alone, and whether it is the first of its sentence."""
    here = shape + "^" if first else shape
    return [f"w{key} {shape}", f"3{key[-3:]}{here}", f"2{key[-2:]}", f"k{kind} {here}"]


def of_neighbours(view: View, i: int) -> list[str]:
    """The facts about the words around a word."""
    keys, kinds, gaps, many = view.keys, view.kinds, view.gaps, len(view.keys)
    key, kind, gap, end = keys[i], kinds[i], gaps[i], gaps[i + 1]
    here, before = (view.shapes[i], keys[i - 1]) if i else (view.shapes[i] + "^", "^")
    after, after_kind = (keys[i + 1], end + kinds[i + 1]) if i + 1 < many else (end, end)
    after2, after2_kind = (keys[i + 2], kinds[i + 2]) if i + 2 < many else ("$", "$")
    return [
        f"s{here}{gap} {end}",
        f"b{before}",
        f"x{before} {key}",
        f"a{after}",
        f"y{key} {after}",
        f"z{after2}",
        f"W{key} {after_kind}",
        f"n{after_kind}",
        f"N{after_kind} {after2_kind}",
        f"K{kind} {after_kind}",
    ]


def of_verbs(seen: int, ahead: int, before: str, gap: str, kind: str) -> list[str]:
    """The facts about the finite verbs before and behind a word, and the tag of the one before."""
    return [f"F{seen}{ahead}{kind}", f"E{seen}{ahead}{before}{gap} {kind}", f"t{before}{gap}"]


def of_tags(view: View, i: int, before: str, before2: str) -> list[str]:
    """The facts about the tags of the two words before."""
    kind, following = view.kinds[i], view.kinds[i + 1] if i + 1 < len(view.kinds) else "$"
    return [f"T{before2}{before}", f"v{before}{kind}", f"V{before}{kind} {following}", f"u{before}{view.keys[i]}"]


def features(view: View, i: int) -> list[str]:
    """The facts about a word and its neighbours that the table may have weights for."""
    return of_word(view.keys[i], view.kinds[i], view.shapes[i], not i) + of_neighbours(view, i)


def history(view: View, i: int, before: str, before2: str, seen: int) -> list[str]:
    """The facts about the tags given to the two words before, and how many finite verbs there were."""
    verbs = of_verbs(seen, view.ahead[i], before, view.gaps[i], view.kinds[i])
    return verbs + of_tags(view, i, before, before2)


def _shape(text: str) -> str:
    """How a word is written: "d" digit first, "U" capitals, "u" one capital, "C" a capital first, "l" lower case."""
    if text[0].isdigit():
        return "d"
    if text[0].isupper():
        return ("U" if text.isupper() else "C") if len(text) > 1 else "u"
    return "l"
