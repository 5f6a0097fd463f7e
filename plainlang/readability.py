"""Readability: counts in, one number a formula out.

Every formula reads the same counts, made once, so no two of them disagree about what a word or a sentence is. The
formulas are ours because they are one line each and the libraries that have them leave the publications in small
ways (the tests list them). All results are finite floats, 0.0 for a text without words or sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log, sqrt
from typing import Final

from plainlang.counts import Counts

MINIMUM_WORDS: Final = 100  # under this, a grade says more about chance than about the text


DIFFICULTY_FORMULA: Final = (
    "difficulty = 78 + 22·ln(words/sentences) + 0.57·P − 25·Z; P = percent of words not on the Dale-Chall list, "
    "Z = mean Zipf frequency of content words"
)
_FREQUENT: Final = 6.0  # Zipf frequency of a text without content words


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts, and what each formula makes of them. `grade`: (low, high); `mode`, `names`: which words were counted;
    `other`: formulas for a language that is not English."""

    words: int
    sentences: int
    syllables: int
    letters: int
    complex_words: int
    difficult_words: int
    rare_words: int
    polysyllables: int
    content_words: int
    mean_zipf: float
    long_sentences: int
    hard_sentences: int
    passive_sentences: int
    passive_share: float
    words_per_sentence: float
    flesch_reading_ease: float
    flesch_kincaid_grade: float
    ari: float
    smog: float
    gunning_fog: float
    coleman_liau: float
    dale_chall: float
    difficulty: float
    grade: tuple[float, float] | None
    mode: str
    reason: str
    names: str = "keep"
    other: Mapping[str, float] = field(default_factory=dict)

    @property
    def counted(self) -> str:
        """Which words were counted, for printing beside every number."""
        return self.mode if self.names == "keep" else f"{self.mode}, names left out"


def flesch_reading_ease(counts: Counts) -> float:
    """Points, 100 very easy to 0 very hard. R. Flesch (1948), “A new readability yardstick”, Journal of Applied
    Psychology 32(3), 221–233; in this form in his “How to Write Plain English” (1979), chapter 2."""
    c = counts
    return 0.0 if _empty(c) else 206.835 - 1.015 * c.words / c.sentences - 84.6 * c.syllables / c.words


def flesch_kincaid_grade(counts: Counts) -> float:
    """US grade. J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom (1975), “Derivation of new readability
    formulas for Navy enlisted personnel”, Naval Technical Training Command, Research Branch Report 8-75."""
    c = counts
    return 0.0 if _empty(c) else 0.39 * c.words / c.sentences + 11.8 * c.syllables / c.words - 15.59


def ari(counts: Counts) -> float:
    """US grade. E. A. Smith, R. J. Senter (1967), “Automated Readability Index”, Aerospace Medical Research
    Laboratories, AMRL-TR-66-220. They counted typewriter strokes; we count letters and digits."""
    c = counts
    return 0.0 if _empty(c) else 4.71 * c.letters / c.words + 0.5 * c.words / c.sentences - 21.43


def smog(counts: Counts) -> float:
    """US grade for full understanding. G. H. McLaughlin (1969), “SMOG grading: a new readability formula”, Journal
    of Reading 12(8), 639–646. Made for samples of 30 sentences; other lengths are scaled to 30."""
    c = counts
    return 0.0 if _empty(c) else 1.0430 * sqrt(c.polysyllables * 30 / c.sentences) + 3.1291


def gunning_fog(counts: Counts) -> float:
    """Years of schooling. R. Gunning (1952), “The Technique of Clear Writing”, McGraw-Hill."""
    c = counts
    return 0.0 if _empty(c) else 0.4 * (c.words / c.sentences + 100 * c.complex_words / c.words)


def coleman_liau(counts: Counts) -> float:
    """US grade. M. Coleman, T. L. Liau (1975), “A computer readability formula designed for machine scoring”,
    Journal of Applied Psychology 60(2), 283–284."""
    c = counts
    return 0.0 if _empty(c) else 0.0588 * 100 * c.letters / c.words - 0.296 * 100 * c.sentences / c.words - 15.8


def dale_chall(counts: Counts) -> float:
    """Raw score, 4.9 and under for grade 4, 10 and over for graduates. E. Dale, J. S. Chall (1948), “A formula for
    predicting readability”, Educational Research Bulletin 27, 11–20 and 37–54, as commonly used with the word list
    of Chall and Dale (1995), “Readability Revisited”: the constant is added when over 5% of words are difficult."""
    if _empty(counts):
        return 0.0
    percent = 100 * counts.difficult_words / counts.words
    return 0.1579 * percent + 0.0496 * counts.words / counts.sentences + (3.6365 if percent > 5 else 0.0)


def difficulty(counts: Counts) -> float:
    """Points, 50 for a typical passage, higher is harder; most passages are between 20 and 80. `DIFFICULTY_FORMULA`.

    Ours. `benchmarks/fit_difficulty.py` chose the features and their weights on the passages and sentences of ReadMe++
    (Naous and others 2024, MIT licence): sentence length four tenths, the list three, frequency three.
    """
    c = counts
    if _empty(c):
        return 0.0
    return 78 + 22 * log(c.words / c.sentences) + 57 * c.difficult_words / c.words - 25 * (mean_zipf(c) or _FREQUENT)


def mean_zipf(counts: Counts) -> float:
    """How frequent the content words are: 3 is once in a million words, 5 once in ten thousand; 0 without any."""
    return counts.zipf_tenths / 10 / counts.content_words if counts.content_words else 0.0


def grade_range(counts: Counts) -> tuple[float, float]:
    """Low and high US grade: the middle three of five formulas, so that no one formula stretches the range; never
    under 0."""
    formulas = (flesch_kincaid_grade, ari, smog, gunning_fog, coleman_liau)
    _, low, _, high, _ = sorted(formula(counts) for formula in formulas)
    return max(0.0, low), max(0.0, high)


def measure(counts: Counts, language: str = "en", other: Mapping[str, float] | None = None) -> Readability:
    """Every number about a document, from its counts. A short text gets no grade; one in another language has 0.0 for
    each English formula, and `other` for those of its own.
    """
    reason = ""
    given = counts
    if not language.startswith("en"):
        given = Counts()
        reason = f"The formulas are made for English; this text is in “{language}”."
    elif counts.words < MINIMUM_WORDS:
        reason = f"A grade needs {MINIMUM_WORDS} words; this text has {counts.words}."
    return Readability(
        words=counts.words,
        sentences=counts.sentences,
        syllables=counts.syllables,
        letters=counts.letters,
        complex_words=counts.complex_words,
        difficult_words=counts.difficult_words,
        rare_words=counts.rare_words,
        polysyllables=counts.polysyllables,
        content_words=counts.content_words,
        mean_zipf=mean_zipf(counts),
        long_sentences=counts.long_sentences,
        hard_sentences=counts.hard_sentences,
        passive_sentences=counts.passive_sentences,
        passive_share=counts.passive_sentences / counts.sentences if counts.sentences else 0.0,
        words_per_sentence=counts.words / counts.sentences if counts.sentences else 0.0,
        flesch_reading_ease=flesch_reading_ease(given),
        flesch_kincaid_grade=flesch_kincaid_grade(given),
        ari=ari(given),
        smog=smog(given),
        gunning_fog=gunning_fog(given),
        coleman_liau=coleman_liau(given),
        dale_chall=dale_chall(given),
        difficulty=difficulty(given),
        grade=None if reason else grade_range(counts),
        mode=counts.mode,
        reason=reason,
        names="keep" if counts.names else "leave-out",
        other=other or {},
    )


def _empty(counts: Counts) -> bool:
    return not (counts.words and counts.sentences)
