"""The steps of a token pattern: what each word must be, with lemmas written out as forms and OPs as repeated steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from plainlang.language.grammar.tags import PENN, POS
from plainlang.language.lemmas import forms_of
from plainlang.tokens.notation import Asked, Token, asked, counts, names_like, parts

_UNIVERSAL: Final = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET PRON", "EX": "PRON", "FW": "X", "IN": "ADP SCONJ", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "LS": "X PUNCT", "MD": "AUX VERB", "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN",
    "NNS": "NOUN", "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON DET", "RB": "ADV PART", "RBR": "ADV",
    "RBS": "ADV", "RP": "ADP ADV", "SYM": "SYM NOUN", "TO": "PART ADP", "UH": "INTJ", "VB": "VERB AUX",
    "VBD": "VERB AUX", "VBG": "VERB AUX", "VBN": "VERB AUX", "VBP": "VERB AUX", "VBZ": "VERB AUX",
    "WDT": "DET PRON", "WP": "PRON", "WP$": "DET PRON", "WRB": "ADV SCONJ",
}  # fmt: skip
"""The Universal parts of speech of a Penn Treebank tag."""


class Step(NamedTuple):
    """One word of a pattern: what it must be, and whether it may be left out or repeated. `may`: the Universal parts of
    speech it can have.
    """

    keys: frozenset[str] | None
    others: frozenset[str]
    regex: str
    pos: frozenset[str] | None
    penn: frozenset[str] | None
    may: frozenset[str]
    turn: Literal["one", "maybe", "any"]
    negated: bool
    crosses: bool
    shipped: bool

    @property
    def tagged(self) -> bool:
        """Does it ask for a part of speech?"""
        return self.pos is not None or self.penn is not None


class Pattern(NamedTuple):
    """Steps, of which [lead:tail] are the finding; words that must not stand before or after; whether tags matter."""

    steps: tuple[Step, ...]
    lead: int
    tail: int
    behind: tuple[Step, ...]
    ahead: tuple[Step, ...]
    tagged: bool


def ready(tokens: Sequence[Token], shipped: bool) -> Pattern:
    """A pattern as it is run."""
    before, core, after = parts(tokens)
    edge = next((i for i, token in enumerate(before) if token.op != "!"), len(before))
    ahead = next((i for i, token in enumerate(reversed(after)) if token.op != "!"), len(after))
    behind, before = before[:edge], before[edge:]
    after, beyond = after[: len(after) - ahead], after[len(after) - ahead :]
    lead, inner, tail = _steps(before, shipped), _steps(core, shipped), _steps(after, shipped)
    steps = (*lead, *inner, *tail)
    refused = _steps(behind, shipped), _steps(beyond, shipped)
    tagged = any(step.tagged for step in (*steps, *refused[0], *refused[1]))
    return Pattern(steps, len(lead), len(lead) + len(inner), *refused, tagged)


def _steps(tokens: Iterable[Token], shipped: bool) -> tuple[Step, ...]:
    """The steps of tokens: a token that may stand two to four times is two steps and two that may be left out."""
    steps: list[Step] = []
    for token in tokens:
        least, most = counts(token.op) or (1, 1)
        step = _step(token, shipped)
        steps += [step] * least
        steps += [step._replace(turn="maybe")] * (most - least) if most >= 0 else [step._replace(turn="any")]
    return tuple(steps)


@lru_cache(maxsize=1_000)
def _step(token: Token, shipped: bool) -> Step:
    lower, lemma = asked(token.lower) or Asked(), asked(token.lemma) or Asked()
    sets = [frozenset(lower.one_of)] if lower.one_of else []
    sets += [_forms(lemma.one_of)] if lemma.one_of else []
    keys = frozenset.intersection(*sets) if sets else None
    others = frozenset(lower.none_of) | _forms(lemma.none_of)
    pos, penn = _names(asked(token.pos), POS), _names(asked(token.tag), PENN)
    may = pos or POS
    if penn is not None:
        may &= {name for tag in penn for name in _UNIVERSAL[tag].split()}
    return Step(keys, others, lower.regex, pos, penn, may, "one", token.op == "!", token.gap == "any", shipped)


def _forms(lemmas: Iterable[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in forms_of(lemma))


def _names(wanted: Asked | None, known: frozenset[str]) -> frozenset[str] | None:
    """The names of parts of speech that a condition allows."""
    if wanted is None:
        return None
    allowed = frozenset(wanted.one_of) if wanted.one_of else known
    return (allowed - set(wanted.none_of)) & (names_like(wanted.regex, known) if wanted.regex else known)
