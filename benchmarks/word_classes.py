"""The first parts of the tagger's table: its tags, and what each word can be, from examples and a dictionary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plainlang.language.grammar.tags import PENN, Tag
from plainlang.language.words import Word

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
OPEN = {
    Tag(*pair.split("."))
    for pair in """
    NOUN.NN NOUN.NNS PROPN.NNP PROPN.NNPS ADJ.JJ ADJ.JJR ADJ.JJS ADV.RB VERB.VB VERB.VBD VERB.VBN VERB.VBG VERB.VBP
    VERB.VBZ NUM.CD INTJ.UH X.FW
    """.split()
}
NAMES = {Tag("PROPN", "NNP"), Tag("PROPN", "NNPS"), Tag("ADJ", "NNP")}
RARE_TAG = 25  # a pair of tags seen less often, or known to EWT alone, is taken for the commonest one of its kind
IMPLIED = {
    "n": ["NOUN.NN"], "s": ["NOUN.NNS"], "v": ["VERB.VB", "VERB.VBP"], "z": ["VERB.VBZ"], "d": ["VERB.VBD"],
    "f": ["VERB.VBN"], "g": ["VERB.VBG"], "a": ["ADJ.JJ"], "c": ["ADJ.JJR"], "e": ["ADJ.JJS"], "r": ["ADV.RB"],
}  # fmt: skip
KNOWN = 4  # a word seen less often goes by the dictionary
SURE = 15  # a word seen less often may be anything
CERTAIN = 0.995  # a word with one tag this often is not weighed
FAMILIAR = 100  # of a word seen so often, what the dictionary adds is no news, and less is certain enough
ENOUGH = 0.98
UNHEARD = 0.003  # a tag that a word has less often is not offered


class Example(NamedTuple):
    """A sentence, its words and their tags, and how much it counts."""

    text: str
    words: tuple[Word, ...]
    tags: tuple[Tag, ...]
    weight: float = 1.0


def common(examples: Sequence[Example]) -> dict[Tag, Tag]:
    """What each pair of tags is trained as."""
    counts = Counter(t for e in examples for t in e.tags)
    kept = [t for t, n in counts.most_common() if n >= RARE_TAG and t.tag in PENN]
    first = {t.pos: t for t in reversed(kept)}
    return {t: t if t in kept else first.get(t.pos, Tag("NOUN", "NN")) for t in counts}


def header(examples: Sequence[Example], dictionary: Mapping[str, str]) -> str:
    """The first parts of a table, tags and words, with an empty last part."""
    tags = [t for t, _ in Counter(t for e in examples for t in e.tags).most_common()]
    letter = dict(zip(tags, LETTERS, strict=False))
    rows = [f"{letter[t]} {t.pos} {t.tag}{' open' * (t in OPEN)}{' name' * (t in NAMES)}" for t in tags]
    return "\n".join([*rows, "=", *_words(examples, letter, dictionary), "=", ""])


def _words(examples: Sequence[Example], letter: Mapping[Tag, str], dictionary: Mapping[str, str]) -> Iterator[str]:
    seen: dict[bool, dict[str, Counter[str]]] = {False: defaultdict(Counter), True: defaultdict(Counter)}
    for e in examples:
        for word, t in zip(e.words, e.tags, strict=True):
            if not word.key[0].isdigit():
                seen[word.text != word.key][word.key][letter[t]] += 1
    names = "".join(letter[t] for t in letter if t in NAMES)
    implied = {c: "".join(letter.get(Tag(*t.split(".")), "") for t in listed) for c, listed in IMPLIED.items()}
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(seen[False].keys() | seen[True].keys()):
        small, large = seen[False].get(key, Counter()), seen[True].get(key, Counter())
        both = small + large
        if both.total() < KNOWN:
            continue
        lower = small if small.total() >= KNOWN else both
        more = "".join(implied[c] for c in dictionary.get(key, "")) if _is_open(lower, letter) else ""
        groups[_kind(lower), _choices(lower, more)].append(key)
        if large.total() >= KNOWN:
            groups[_kind(both) + "^", _choices(both, more, "" if large.total() >= SURE else names)].append(key)
    known = {key for keys in groups.values() for key in keys}
    for key, classes in sorted(dictionary.items()):
        if key not in known:
            groups["?" + classes, ""].append(key)
    for (kind, choices), keys in sorted(groups.items()):
        yield f"{kind}\t{choices}\t{' '.join(keys)}"


def _kind(counts: Counter[str]) -> str:
    """The tags that tell the neighbours what a word is: at most three, the commonest first."""
    return "".join(letter for letter, n in counts.most_common(3) if n >= 0.05 * counts.total())


def _is_open(counts: Counter[str], letter: Mapping[Tag, str]) -> bool:
    """Is this word mostly a noun, a verb, an adjective or an adverb?"""
    best = counts.most_common(1)[0][0]
    return any(best == letter[t] for t in letter if t in OPEN)


def _choices(counts: Counter[str], implied: str, names: str = "") -> str:
    """The tags to choose from, "" for all that are open; one for a word that is always the same.

    What the dictionary says that the word can be is offered too.
    """
    if counts.total() < SURE:
        return ""
    best, n = counts.most_common(1)[0]
    familiar = counts.total() >= FAMILIAR
    certain = n >= (ENOUGH if familiar else CERTAIN) * counts.total()
    offered = best if certain else [letter for letter, m in counts.most_common() if m >= UNHEARD * counts.total()]
    more = dict.fromkeys(names if familiar else implied + names)
    return "".join(offered) + "".join(letter for letter in more if letter not in offered)
