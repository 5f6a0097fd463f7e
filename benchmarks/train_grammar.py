"""Trains the tables of `plainlang.language.grammar.tagger` and `plainlang.language.grammar.passive`, in one command.

    python benchmarks/train_grammar.py en_ewt-ud-train.conllu.gz --pages FOLDER FILE.xlsx --pipeline en_core_web_sm

The treebank is in CoNLL-U. Pages are government pages and the like in Markdown, HTML or plain text, or a table of
sentences (.xlsx); an installed spaCy pipeline labels them. Which parts of speech a rare word can be comes from the
package lemminflect, when it is installed. The same inputs give the same tables. Needs numpy and scipy, and for pages
spacy and openpyxl; the library itself needs none of them. With --test it prints how often words are tagged right there.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import passive_table
from pages import sentences as texts_of
from perceptron import accuracy, train
from silver import own, settled
from silver import parsed as spoken
from treebank import Annotated, sentences, tags_of
from word_classes import Example, common

from plainlang.language.familiarity import zipf
from plainlang.language.grammar.tag_table import Model, parsed
from plainlang.language.grammar.tagger import Tags
from plainlang.language.grammar.tags import Tag
from plainlang.language.words import tokenize

DATA = Path(__file__).parents[1] / "plainlang" / "language" / "data"
OWN = Path(__file__).parent / "hard_cases.txt"
EMPHASIS = 4.0  # what a sentence of our own counts
SILVER = 0.5  # a sentence that a pipeline labelled counts half
EPOCHS = 5
LEAST = 1.0  # averaged weights under this are left out: a third of the size, and a thousandth of the accuracy
HEADER = """\
# Weights of plainlang.language.grammar.tagger, made by benchmarks/train_grammar.py.
# Derived from Universal Dependencies English-EWT, CC BY-SA 4.0; see NOTICE-grammar.md.
"""
STEMS = {
    form: stem
    for stem in "access address contact function impact progress request may".split()
    for form in (stem, stem + "s", stem + "es", stem + "ed", stem + "ing")
}


def examples(gold: Iterable[Annotated]) -> list[Example]:
    """The sentences of a treebank with the tags of our words."""
    found = []
    for sentence in gold:
        if words := tokenize(sentence.text):
            found.append(Example(sentence.text, words, tuple(tags_of(words, sentence.tokens))))
    return found


def retagged(chosen: Sequence[Example], trained: dict[Tag, Tag]) -> list[Example]:
    """The same sentences with the tags that are trained."""
    return [e._replace(tags=tuple(trained.get(t, Tag("NOUN", "NN")) for t in e.tags)) for e in chosen]


def dictionary() -> dict[str, str]:
    """Every word in the dictionary of lemminflect with a letter for each thing it can be.

    n s: noun, plural; v z d f g: verb, its third person, past, participle and -ing; a c e: adjective, comparative,
    superlative; r: adverb.
    """
    spec = importlib.util.find_spec("lemminflect")
    if spec is None or spec.origin is None:
        return {}
    found: dict[str, set[str]] = {}
    with gzip.open(Path(spec.origin).parent / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            lemma, pos, *forms = row.rstrip("\n").split(",")
            for letter, listed in zip(*_letters(pos, lemma, forms), strict=False):
                for word in listed.lower().split("/"):
                    if word and word.isascii() and " " not in word:
                        found.setdefault(word, set()).add(letter)
    return {word: "".join(sorted(letters)) for word, letters in found.items() if zipf(word)}


def _letters(pos: str, lemma: str, forms: list[str]) -> tuple[str, list[str]]:
    if pos == "verb":  # the past stands for the participle when that is left out
        return "vdfgz", [lemma, forms[0], forms[1] or forms[0], *forms[2:]]
    return {"noun": "ns", "adj": "ace", "adv": "r"}.get(pos, ""), [lemma, *forms]


def report(model: Model, chosen: Sequence[Example]) -> None:
    """Print how many words are tagged right, and how many of the words that are nouns here and verbs there."""
    coarse, fine, weighed = accuracy(model, chosen)
    print(f"part of speech {coarse:.4f}, with the fine tag {fine:.4f}; {weighed:.0%} of the words were weighed")
    hits, counts = Counter[str](), Counter[str]()
    for e in chosen:
        for word, given, right in zip(e.words, Tags(e.words, e.text, 0, len(e.words), model), e.tags, strict=True):
            if (stem := STEMS.get(word.key)) is not None:
                counts[stem] += 1
                hits[stem] += given.pos == right.pos
    told = ", ".join(f"{stem} {hits[stem]} of {counts[stem]}" for stem in sorted(counts))
    print(f"noun or verb: {sum(hits.values()) / max(1, counts.total()):.4f} ({told})")


def train_tagger(gold: Sequence[Annotated], labelled: Sequence[Annotated]) -> str:
    """The tagger's table: first from the treebanks alone, then with what that model helps to label."""
    chosen = examples(gold)
    trained = common(chosen)
    chosen = retagged(chosen, trained)
    words = dictionary()
    first = parsed(train(chosen, words, EPOCHS, LEAST))
    more = own(OWN, first, trained, EMPHASIS) + settled(labelled, first, trained, SILVER)
    print(f"{len(chosen)} sentences of treebanks, {len(more)} of our own and of pages")
    return train([*chosen, *more], words, EPOCHS, LEAST)


def crossed_tagger(gold: Sequence[Annotated], labelled: Sequence[Annotated]) -> None:
    """Print how each genre is tagged by a table from the others and the pages."""
    for genre in sorted({sentence.genre for sentence in gold}):
        print(genre)
        table = train_tagger([s for s in gold if s.genre != genre], labelled)
        report(parsed(table), examples([s for s in gold if s.genre == genre]))


def main() -> None:
    """Train on the treebanks and the pages, and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--pages", type=Path, nargs="+", default=[], help="folders and files of pages")
    parser.add_argument("--pipeline", default="en_core_web_sm", help="the spaCy pipeline that labels the pages")
    parser.add_argument("--test", type=Path, nargs="*", default=[], help="treebanks to judge the tagger by")
    parser.add_argument("--crossed", action="store_true", help="also judge each genre by the others")
    parser.add_argument("--into", type=Path, default=DATA, help="the folder to write to")
    args = parser.parse_args()
    gold = [sentence for path in args.treebanks for sentence in sentences(path)]
    labelled = list(spoken(texts_of(args.pages), args.pipeline)) if args.pages else []
    (args.into / "participles.txt").write_text(passive_table.written(gold, labelled), "utf-8")
    table = HEADER + train_tagger(gold, labelled)
    (args.into / "tagger.txt").write_text(table, "utf-8")
    if args.test:
        report(parsed(table), examples(s for path in args.test for s in sentences(path)))
    if args.crossed:
        passive_table.crossed(gold, labelled)
        crossed_tagger(gold, labelled)


if __name__ == "__main__":
    main()
