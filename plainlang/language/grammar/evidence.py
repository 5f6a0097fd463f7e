"""What speaks for and against a passive: named facts about a form of "be" or "get" and a participle-shaped word.

The facts are words, endings and kinds of words around the two; `passive` beside this weighs them with a table
that `benchmarks/train_grammar.py` makes from the same facts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from plainlang.language.data import lines
from plainlang.language.grammar.participles import DEGREES, FORMS, PARTICLES, VERBAL, group, kind
from plainlang.language.words import Word

_ASIDES = {",": ",", "(": ")"}
# What may stand between "was" and "sent" in a question, as letters of `kind`.
_SUBJECT = re.compile("[DRWN\ufffc][DRWNP\ufffc\"“”']*A?").fullmatch
_QUOTES = frozenset("\"”’'")


class Candidate(NamedTuple):
    """A participle-shaped word and the form of "be" or "get" that it may belong to."""

    form: int
    participle: int


def features(words: Sequence[Word], text: str, candidate: Candidate, first: int, last: int) -> list[str]:
    """The named facts about a candidate that the table may have weights for."""
    form, at = candidate
    key, be, adverb = words[at].key, FORMS[words[form].key], words[at - 1].key
    between = _inner(words, text, form, at)
    inner = between if len(between) <= 4 else "long"
    before, before2 = _before(words, form, first), _before(words, form - 1, first)
    after, after2 = _after(words, text, at, last), _after(words, text, at + 1, last)
    before_kind, after_kind = kind(before), kind(after)
    names = [
        "",  # the constant
        f"w={key}",
        f"t={key[-4:]}",
        f"p={key[:2]}",
        f"m={inner}",
        f"bm={be}{inner}",
        f"mk={inner}{after_kind}",
        f"l={adverb}",
        f"a={after}",
        f"ka={after_kind}",
        f"wa={key} {after}",
        f"wk={key} {after_kind}",
        f"wx={key} {before_kind}",
        f"a2={after2}",
        f"kk={after_kind}{kind(after2)}",
        f"x={before}",
        f"kx={kind(before2)}{before_kind}",
    ]
    if before_kind in "Q^" and _SUBJECT(between) and after_kind in "?.$PbOAQC":
        names.append("question" if text.startswith("?", words[last - 1].end) else "inverted")
    else:
        names += [f"i={letter}" for letter in dict.fromkeys(between)]
    if be == "'s" and after_kind in "DR":
        names.append("perfect")  # "he's sent the form": has, not is
    if adverb in DEGREES:
        names.append("degree")
    if any(word.key == "by" for word in words[at + 1 : min(at + 5, last)]):
        names.append("by")
    return names + _of_word(key, after_kind, be, inner)


def _of_word(key: str, after_kind: str, be: str, inner: str) -> list[str]:
    """What a list of ours, or a hyphen, says of a participle."""
    names = []
    if told := group(key):
        names = [told, f"{told} {after_kind}", f"{told} {be}", f"{told} {inner}"]
    if "-" in key:
        front, _, back = key.rpartition("-")
        names += ["verbal" if front in VERBAL or back in PARTICLES else "compound", f"hf={front}", f"hb={back}"]
    return names


def _before(words: Sequence[Word], i: int, first: int) -> str:
    """The word before a word, or the start."""
    return words[i - 1].key if i > first else "^"


def _after(words: Sequence[Word], text: str, i: int, last: int) -> str:
    """What follows a word: the punctuation that touches it, the next word, or the end."""
    if i >= last:
        return "$"
    if i + 1 == last:
        return text[words[i].end : words[i].end + 1].strip() or "$"
    gap = text[words[i].end : words[i + 1].start].strip()
    return gap[0] if gap else words[i + 1].key


def _inner(words: Sequence[Word], text: str, form: int, at: int) -> str:
    """The words and marks between the form and the participle, one letter each; an adverb or an aside is one letter."""
    letters = ""
    for i in range(form, at):
        letter = kind(words[i].key) if i > form else ""
        if letter == "A" and words[i - 1].key == "no":
            letters = letters[:-1]
        if letter != "A" or letters[-1:] != "A":
            letters += letter
        gap = text[words[i].end : words[i + 1].start]
        if gap != " " and (mark := gap.strip()):
            letters += "”" if mark[0] == "," and mark[1:2] in _QUOTES else mark[0]
    if letters[:1] in _ASIDES and (close := letters.find(_ASIDES[letters[0]], 1)) > 0:
        return "A" + letters[close + 1 :].lstrip("A")
    return letters


@cache
def weights() -> dict[str, int]:
    """What each feature of a candidate says for a passive, read at the first candidate."""
    rows = (line.rpartition("\t") for line in lines("participles.txt"))
    return {name: int(weight) for name, _, weight in rows}
