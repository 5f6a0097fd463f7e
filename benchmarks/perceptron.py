"""Trains the table of `plainlang.language.grammar.tagger`: an averaged perceptron over the features that it asks for.

The tagger itself reads each sentence, so that training and use cannot drift apart. Plain Python, and the same inputs
give the same table.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plainlang.language.grammar.tag_table import ZERO, Model, parsed
from plainlang.language.grammar.tagger import MANY, Tags, View, features, history, look
from plainlang.language.grammar.tags import PENN, Tag
from plainlang.language.words import Word, tokenize

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
FEATURE = 4  # a fact seen less often is not weighed
SEED = 2026
SCALE = 3  # the weight 1.0 in the table
FAR = 46


class Example(NamedTuple):
    """A sentence, its words and their tags, and how much it counts."""

    text: str
    words: tuple[Word, ...]
    tags: tuple[Tag, ...]
    weight: float = 1.0


class Sight(NamedTuple):
    """A sentence ready for training: the facts that do not depend on earlier tags, as numbers."""

    view: View
    fixed: list[list[int]]
    gold: list[int]
    weight: float


def example(text: str, tags: Sequence[Tag], weight: float = 1.0) -> Example:
    """A sentence of one text with the tags of its words."""
    return Example(text, tokenize(text), tuple(tags), weight)


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


def train(examples: Sequence[Example], dictionary: Mapping[str, str], epochs: int, least: float) -> str:
    """The text of a table; weights under `least` are left out."""
    table = header(examples, dictionary)
    model = parsed(table)
    numbers: dict[str, int] = {}
    sights = _often(_sight(model, e, numbers) for e in examples)
    weights = _averaged(model, sights, numbers, epochs)
    names = list(numbers)
    lines = {names[f]: _packed(model, row, least) for f, row in weights.items() if names[f].isprintable()}
    return table + "".join(f"{name}\t{packed}\n" for name, packed in sorted(lines.items()) if packed)


def _packed(model: Model, row: Mapping[int, float], least: float) -> str:
    pairs = sorted((at, max(-FAR, min(FAR, round(w * SCALE)))) for at, w in row.items() if abs(w) >= least)
    return "".join(model.letters[at] + chr(ZERO + w) for at, w in pairs if w)


def _sight(model: Model, e: Example, numbers: dict[str, int]) -> Sight:
    view = look(model, e.words, e.text, 0, len(e.words))
    fixed = [[numbers.setdefault(f, len(numbers)) for f in features(view, i)] for i in range(len(e.words))]
    return Sight(view, fixed, [model.tags.index(t) for t in e.tags], e.weight)


def _often(sights: Iterable[Sight]) -> list[Sight]:
    """The same sentences without the facts that are too rare to learn from."""
    kept = list(sights)
    counts = Counter(f for sight in kept for facts in sight.fixed for f in facts)
    return [s._replace(fixed=[[f for f in facts if counts[f] >= FEATURE] for facts in s.fixed]) for s in kept]


def _averaged(
    model: Model, sights: Sequence[Sight], numbers: dict[str, int], epochs: int
) -> dict[int, dict[int, float]]:
    """The mean of the weights over all steps (Freund and Schapire 1999, https://doi.org/10.1023/A:1007662407062)."""
    weights: dict[int, dict[int, float]] = defaultdict(dict)
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    stamps: dict[int, dict[int, int]] = defaultdict(dict)
    step, order, chance = 0, list(range(len(sights))), random.Random(SEED)
    for epoch in range(epochs):
        chance.shuffle(order)
        right = total = 0
        for number in order:
            view, fixed, gold, weight = sights[number]
            before = before2 = "^"
            seen = 0
            for i, choices in enumerate(view.choices):
                best = choices[0]
                if len(choices) > 1:
                    step += 1
                    asked = fixed[i] + [
                        numbers.setdefault(f, len(numbers)) for f in history(view, i, before, before2, seen)
                    ]
                    best = _best(weights, asked, choices)
                    if best != gold[i] and gold[i] in choices:
                        for f in asked:
                            for at, change in ((gold[i], weight), (best, -weight)):
                                value = weights[f].get(at, 0.0)
                                sums[f][at] = sums[f].get(at, 0.0) + (step - stamps[f].get(at, 0)) * value
                                stamps[f][at], weights[f][at] = step, value + change
                right += best == gold[i]
                total += 1
                before2, before = before, model.letters[best]
                seen = min(MANY, seen + (before in model.finite))
        print(f"pass {epoch + 1}: {right / total:.4f} of the words right as they were met", flush=True)
    return {
        f: {at: (sums[f].get(at, 0.0) + (step - stamps[f].get(at, 0)) * value) / step for at, value in row.items()}
        for f, row in weights.items()
    }


def _best(weights: Mapping[int, Mapping[int, float]], asked: Sequence[int], choices: Sequence[int]) -> int:
    scores = dict.fromkeys(choices, 0.0)
    for f in asked:
        if row := weights.get(f):
            for at, value in row.items():
                if at in scores:
                    scores[at] += value
    return max(choices, key=scores.__getitem__)


def accuracy(model: Model, examples: Sequence[Example]) -> tuple[float, float, float]:
    """The share of words whose part of speech, and whose both tags, are right; and the share that had to be weighed."""
    coarse = fine = weighed = total = 0
    for e in examples:
        given = Tags(e.words, e.text, 0, len(e.words), model)
        weighed += sum(len(choices) > 1 for choices in look(model, e.words, e.text, 0, len(e.words)).choices)
        coarse += sum(a.pos == b.pos for a, b in zip(given, e.tags, strict=True))
        fine += sum(a == b for a, b in zip(given, e.tags, strict=True))
        total += len(given)
    return coarse / total, fine / total, weighed / total
