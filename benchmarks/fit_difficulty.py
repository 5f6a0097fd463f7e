"""Chooses the features and weights of `difficulty`, and prints its coefficients.

    python benchmarks/fit_difficulty.py FOLDER_OF_README_PP

ReadMe++ (Naous and others 2024, MIT licence, github.com/tareknaous/readme) has English sentences that people rated from
1 to 6, each with the paragraph it stands in; the folder holds readme_en_train.xlsx and readme_en_val.xlsx. The test
split is not read here. Needs openpyxl.

A formula is a weighted sum of standard scores: ln(words per sentence) and two or three measures of the words. Weights
go in tenths. Sentence length may weigh 0.4 at most, since single sentences differ in length far more than pages do, and
a fit on them alone gives it nearly everything. A formula is as good as the mean of two correlations with the ratings:
over the sentences, and over the paragraphs of 50 words or more. Of those within 0.01 of the best, the ones with fewest
features are the field, since a fourth number to work out by hand must earn more than that; the best of the field wins.
Each kind of text is left out in turn, to see what would win without it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import log
from pathlib import Path
from statistics import correlation, mean, pstdev
from typing import NamedTuple

import openpyxl  # type: ignore[import-untyped, import-not-found, unused-ignore]

from plainlang.counts import Counts, count
from plainlang.readers import read_source

SENTENCE = "ln(words/sentences)"
MOST_FOR_LENGTH, LEAST = 4, 2
NEAR = 0.01
SPREAD = 15
Formula = Mapping[str, int]
Rated = tuple[float, Formula]


class Text(NamedTuple):
    """A rated text: where it is from, its rating, its features."""

    domain: str
    rating: float
    words: int
    features: Mapping[str, float]


def features(c: Counts) -> dict[str, float]:
    """What may go into the formula; each rises with difficulty."""
    content, words = max(1, c.content_words), max(1, c.words)
    return {
        SENTENCE: log(max(1.0, words / max(1, c.sentences))),
        "letters/words": c.letters / words,
        "syllables/words": c.syllables / words,
        "polysyllables/words": c.polysyllables / words,
        "off the list/words": c.difficult_words / words,
        "rare/words": c.rare_words / words,
        "off the list/content words": c.difficult_words / content,
        "−Zipf of content words": -(c.zipf_tenths / 10 / content if c.content_words else 6.0),
    }


def read(folder: Path) -> tuple[list[Text], list[Text]]:
    """The sentences, and the paragraphs of 50 words or more with the mean rating of their sentences."""
    sentences, ratings = list[Text](), dict[tuple[str, str], list[float]]()
    for split in ("train", "val"):
        rows = openpyxl.load_workbook(folder / f"readme_en_{split}.xlsx", read_only=True).worksheets[0].values
        names = [str(name) for name in next(rows)]
        for row in rows:
            if len(row) < len(names) or row[names.index("Sentence")] is None:
                continue
            domain, paragraph, sentence = (str(row[names.index(name)]) for name in ("Domain", "Paragraph", "Sentence"))
            rating = float(str(row[names.index("Rating")]))
            sentences.append(measured(domain, rating, sentence))
            ratings.setdefault((domain, paragraph), []).append(rating)
    passages = [measured(domain, mean(values), text) for (domain, text), values in ratings.items()]
    return sentences, [text for text in passages if text.words >= 50]


def measured(domain: str, rating: float, text: str) -> Text:
    """A text with its features."""
    counts = count(read_source(text, "text"))
    return Text(domain, rating, counts.words, features(counts))


def formulas(names: Sequence[str]) -> Iterator[Formula]:
    """Every choice of two or three measures of words, with every weight in tenths."""
    for size in (2, 3):
        for chosen in combinations([name for name in names if name != SENTENCE], size):
            for weights in product(range(LEAST, 9), repeat=size + 1):
                if sum(weights) == 10 and weights[0] <= MOST_FOR_LENGTH:
                    yield dict(zip((SENTENCE, *chosen), weights, strict=True))


def merit(formula: Formula, groups: Sequence[Sequence[Text]], sds: Mapping[str, float], without: str = "") -> float:
    """The mean correlation with the ratings over sentences and over passages."""
    kept = [[text for text in group if text.domain != without] for group in groups]
    return mean(
        correlation([total(formula, text, sds) for text in group], [text.rating for text in group]) for group in kept
    )


def total(formula: Formula, text: Text, sds: Mapping[str, float]) -> float:
    """The weighted sum of standard scores, but for a constant."""
    return sum(weight * text.features[name] / sds[name] for name, weight in formula.items())


def rank(groups: Sequence[Sequence[Text]], sds: Mapping[str, float], without: str = "") -> list[Rated]:
    """All formulas with their merits, the best first."""
    merits = ((merit(f, groups, sds, without), f) for f in formulas(list(sds)))
    return sorted(merits, key=lambda rated: -rated[0])


def field(ranked: Sequence[Rated]) -> list[Rated]:
    """The formulas with fewest features among those that are nearly the best."""
    near = [rated for rated in ranked if rated[0] > ranked[0][0] - NEAR]
    fewest = min(len(formula) for _, formula in near)
    return [rated for rated in near if len(rated[1]) == fewest]


def shown(formula: Formula) -> str:
    """A formula in one line."""
    return " + ".join(f"{weight / 10:.1f} {name}" for name, weight in formula.items())


def print_coefficients(formula: Formula, passages: Sequence[Text], sds: Mapping[str, float]) -> None:
    """The formula over plain numbers instead of standard scores."""
    scale = SPREAD / pstdev([total(formula, text, sds) for text in passages])
    print(f"coefficients for a mean of 50 and a standard deviation of {SPREAD} over the passages:")
    for name, weight in formula.items():
        middle = mean(text.features[name] for text in passages)
        print(f"  {scale * weight / sds[name]:8.2f}  {name}   (mean {middle:.3f}, deviation {sds[name]:.3f})")
    print(f"  {50 - mean(scale * total(formula, text, sds) for text in passages):8.2f}  constant")


def main(folder: Path) -> None:
    """Print the field, what would win without each kind of text, and the coefficients of the winner."""
    groups = read(folder)
    passages = groups[1]
    sds = {name: pstdev([text.features[name] for text in passages]) for name in passages[0].features}
    print(f"{len(groups[0])} sentences, {len(passages)} passages")
    print("with any number of features:")
    for rated, formula in rank(groups, sds)[:3]:
        print(f"  {rated:.4f}  {shown(formula)}")
    chosen = field(rank(groups, sds))
    print("the field:")
    for rated, formula in chosen:
        print(f"  {rated:.4f}  {shown(formula)}")
    for domain in sorted({text.domain for text in passages}):
        print(f"  without {domain}: {shown(field(rank(groups, sds, domain))[0][1])}")
    print_coefficients(chosen[0][1], passages, sds)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
