"""Reads treebanks in CoNLL-U: sentences as plain text, what the annotators said of every token, and where it stands.

Our words are not the treebank's tokens: "don't" is one word and two tokens. A word is tagged as the first token in it,
a hyphenated one as its last.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from plainlang.language.grammar.tags import Tag
from plainlang.language.words import Word


class Token(NamedTuple):
    """A token of a treebank: where it stands in the sentence, its part of speech and its place in the tree."""

    start: int
    end: int
    tag: Tag
    number: str
    head: str
    relation: str


class Annotated(NamedTuple):
    """A sentence and its tokens; `genre` is the first part of its name in the treebank."""

    text: str
    tokens: tuple[Token, ...]
    genre: str


def sentences(path: Path) -> Iterator[Annotated]:
    """Every sentence of a treebank file, packed with gzip or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    text = genre = ""
    rows: list[list[str]] = []
    with opener(path, "rt", encoding="utf-8") as source:
        for line in chain(source, "\n"):
            if line.startswith("# text = "):
                text = line.rstrip("\n")[9:]
            elif line.startswith("# sent_id = "):
                genre = line[12:].partition("-")[0]
            elif line[0].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield Annotated(text, tuple(_tokens(text, rows)), genre)
                rows = []


def _tokens(text: str, rows: Sequence[Sequence[str]]) -> Iterator[Token]:
    at = inner = shared = 0
    for number, form, _, pos, penn, _, head, relation, *_ in rows:
        if "." in number:
            continue
        if "-" in number:  # the whole of "don't"; its parts follow
            inner = text.find(form, at)
            at, shared = inner + len(form), int(number.partition("-")[2])
            continue
        if int(number) <= shared:
            start = max(text.find(form, inner, at), inner)
            inner = end = min(start + len(form), at)
        else:
            start = text.find(form, at)
            at = end = start + len(form)
        yield Token(start, end, Tag(pos, penn), number, head, relation)


def passive_verbs(sentence: Annotated) -> list[Token]:
    """The verb of each passive clause: what has a dependent `aux:pass`."""
    heads = {token.head for token in sentence.tokens if token.relation == "aux:pass"}
    return [token for token in sentence.tokens if token.number in heads]


def tags_of(words: Sequence[Word], tokens: Sequence[Token]) -> list[Tag]:
    """What a treebank says of each of our words."""
    return [_tag_of(word, [t for t in tokens if t.start < word.end and t.end > word.start]) for word in words]


def _tag_of(word: Word, inside: Sequence[Token]) -> Tag:
    spoken = [token.tag for token in inside if token.tag.pos != "PUNCT"]
    if not spoken:
        return Tag("X", "FW")
    return spoken[-1] if "-" in word.key and "'" not in word.key.rpartition("-")[2] else spoken[0]
