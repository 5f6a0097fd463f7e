"""A tagger for tests: each word is always the same part of speech, so that no test depends on a model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plainlang import analysis
from plainlang.document import Block, Document
from plainlang.language.grammar.tags import Tag
from plainlang.language.sentences import Cut
from plainlang.tokens import patterns

WORDS = {
    "DET DT": "the a an this that these",
    "ADV RB": "very newly not",
    "ADJ JJ": "disabled blind elderly final such",
    "NOUN NN": "man decision tax form payment office request use",
    "NOUN NNS": "veterans forms decisions",
    "PROPN NNP": "va",
    "AUX MD": "may must will",
    "VERB VB": "make give send apply",
    "VERB VBZ": "makes sends uses",
    "VERB VBD": "made sent used",
    "VERB VBG": "making using",
    "ADP IN": "of for about on",
    "PRON PRP": "we they you it",
    "CCONJ CC": "and or",
}
TAGS = {word: Tag(*names.split()) for names, words in WORDS.items() for word in words.split()}


class Tagger:
    """Tags words from the table, any other as X FW, and remembers the sentences it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, document: Document, block: Block, cut: Cut) -> tuple[Tag, ...]:
        self.asked.append(block.text[cut.start : cut.end])
        return tuple(TAGS.get(word.key, Tag("X", "FW")) for word in block.words[cut.first : cut.last])


@pytest.fixture
def tagger(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tagger]:
    """The tagger in the place of the built-in one; it does not know what a word cannot be."""
    made = Tagger()
    monkeypatch.setattr(analysis, "_told", made)
    monkeypatch.setattr(analysis, "may_be", lambda grammar, key, pos: True)
    patterns.may_be.cache_clear()
    yield made
    patterns.may_be.cache_clear()
