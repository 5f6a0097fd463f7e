"""What the tagger learns from beside the treebank: sentences of pages that a spaCy pipeline parsed, and our own.

What the pipeline says of a word is believed where our own first model says the same, and where both name an open class
of words; elsewhere our model decides, because treebanks draw the lines between the small words differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from treebank import Annotated, Token, tags_of
from word_classes import OPEN, Example

from plainlang.language.grammar.tag_table import Model
from plainlang.language.grammar.tagger import Tags
from plainlang.language.grammar.tags import Tag
from plainlang.language.words import tokenize

if TYPE_CHECKING:
    from spacy.tokens import Doc

RELATIONS = {"auxpass": "aux:pass"}
PLAIN = {t.tag: t.pos for t in sorted(OPEN)}


def parsed(texts: Iterable[str], pipeline: str) -> Iterator[Annotated]:
    """Each sentence as the pipeline parses it, in the shape of a treebank."""
    import spacy

    nlp = spacy.load(pipeline, exclude=["ner", "lemmatizer"])
    for doc in nlp.pipe(texts, batch_size=64):
        yield Annotated(doc.text, tuple(_tokens(doc)), "pages")


def _tokens(doc: Doc) -> Iterator[Token]:
    for token in doc:
        if not token.is_space:
            relation = RELATIONS.get(token.dep_, token.dep_)
            end = token.idx + len(token)
            yield Token(token.idx, end, Tag(token.pos_, token.tag_), str(token.i + 1), str(token.head.i + 1), relation)


def settled(labelled: Iterable[Annotated], model: Model, trained: Mapping[Tag, Tag], weight: float) -> list[Example]:
    """The sentences with their tags: the pipeline's and our first model's, put together."""
    examples = []
    for sentence in labelled:
        words = tokenize(sentence.text)
        ours = Tags(words, sentence.text, 0, len(words), model)
        both = [_settled(a, b, trained) for a, b in zip(ours, tags_of(words, sentence.tokens), strict=True)]
        examples.append(Example(sentence.text, words, tuple(both), weight))
    return examples


def _settled(ours: Tag, theirs: Tag, trained: Mapping[Tag, Tag]) -> Tag:
    if ours.tag == theirs.tag or ours not in OPEN or theirs.tag not in PLAIN:
        return ours
    return trained.get(Tag(PLAIN[theirs.tag], theirs.tag), ours)


def own(path: Path, model: Model, trained: Mapping[Tag, Tag], weight: float) -> list[Example]:
    """Sentences written for training, with tags after a slash; the model tells the tags of the other words."""
    examples = []
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text = re.sub(r"/[A-Z]+", "", line)
            words = tokenize(text)
            told = [penn for _, penn in re.findall(r"([\w'-]+)(?:/([A-Z]+))?", line)]
            ours = Tags(words, text, 0, len(words), model)
            tags = [_told(t, o, trained) if t else o for t, o in zip(told, ours, strict=True)]
            examples.append(Example(text, words, tuple(tags), weight))
    return examples


def _told(penn: str, ours: Tag, trained: Mapping[Tag, Tag]) -> Tag:
    """The pair of tags for a Penn tag that we wrote; of two parts of speech the one that the model sees."""
    if ours.tag == penn:
        return ours
    pos = PLAIN.get(penn, "")
    return next(t for t in trained.values() if t.tag == penn and (not pos or t.pos == pos))
