"""The facts about a passive in plain words: "ka=P" is "a preposition comes next"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from plainlang.language.grammar.participles import FORMS

_KINDS: Final[Mapping[str, str]] = {
    "A": "an adverb",
    "B": "a form of “be”",
    "C": "“and”, “or” or “but”",
    "D": "a determiner",
    "G": "a form of “get”",
    "H": "a form of “have”",
    "I": "a word in -ing",
    "M": "a modal",
    "N": "a number",
    "O": "“to”",
    "P": "a preposition",
    "Q": "a question word",
    "R": "a pronoun",
    "T": "a participle",
    "W": "another word",
    "X": "a form of “do”",
    "b": "“by”",
    "^": "the start",
    "$": "the end",
}
_WHOLE: Final[Mapping[str, str]] = {
    "": "where all sums begin",
    "by": "“by” is near",
    "compound": "a compound word",
    "degree": "an adverb such as “very” comes before",
    "hyphen": "it has a hyphen",
    "inverted": "the form stands before its subject",
    "perfect": "after “’s” somebody or something follows, so it may be “has”",
    "question": "in a question",
    "verbal": "a compound of a verb",
}
_GROUPS: Final = {"state": "a state", "feeling": "a feeling"}


def _between(letters: str) -> str:
    """What stands between the form and the participle, from one letter for each."""
    return "many words" if letters == "long" else ", ".join(map(_kind, letters)) or "nothing"


def _kind(letter: str) -> str:
    return _KINDS.get(letter, f"“{letter}”")


def _end(word: str) -> str:
    return _KINDS[word] if word in ("^", "$") else f"“{word}”"


def _after_form(rest: str) -> str:
    form = max((form for form in FORMS.values() if rest.startswith(form)), key=len, default="")
    return f"between “{form}” and it: {_between(rest[len(form) :])}"


def _two(rest: str) -> tuple[str, str]:
    first, _, second = rest.rpartition(" ")
    return first, second


_PARTS: Final[Mapping[str, Callable[[str], str]]] = {
    "w": lambda rest: f"it is “{rest}”",
    "t": lambda rest: f"it ends in “{rest}”",
    "p": lambda rest: f"it begins with “{rest}”",
    "m": lambda rest: f"between form and it: {_between(rest)}",
    "bm": _after_form,
    "mk": lambda rest: f"between form and it: {_between(rest[:-1])}; next: {_kind(rest[-1:])}",
    "l": lambda rest: f"“{rest}” comes before it",
    "a": lambda rest: f"next: {_end(rest)}",
    "ka": lambda rest: f"next: {_kind(rest)}",
    "wa": lambda rest: f"“{_two(rest)[0]}”, next: {_end(_two(rest)[1])}",
    "wk": lambda rest: f"“{_two(rest)[0]}”, next: {_kind(_two(rest)[1])}",
    "wx": lambda rest: f"“{_two(rest)[0]}”, and before the form: {_kind(_two(rest)[1])}",
    "a2": lambda rest: f"next but one: {_end(rest)}",
    "kk": lambda rest: f"next: {_between(rest)}",
    "x": lambda rest: f"before the form: {_end(rest)}",
    "kx": lambda rest: f"before the form: {_between(rest)}",
    "i": lambda rest: f"between form and it, somewhere: {_kind(rest)}",
    "hf": lambda rest: f"before its hyphen: “{rest}”",
    "hb": lambda rest: f"after its hyphen: “{rest}”",
}


def said(name: str) -> str:
    """A fact in plain words; one that is not known here as it is. "It" is the participle."""
    if name in _WHOLE:
        return _WHOLE[name]
    group, _, with_what = name.partition(" ")
    if group in _GROUPS:
        more = f", with {f'“{with_what}”' if with_what in FORMS.values() else _between(with_what)}" if with_what else ""
        return f"it often tells of {_GROUPS[group]}{more}"
    part, equals, rest = name.partition("=")
    return _PARTS[part](rest) if equals and part in _PARTS else name
