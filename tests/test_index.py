"""The index of a page: every word and every literal is found where it stands."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.document import Block, Document, once
from plainlang.index import index_of
from plainlang.readers import read_source

PAGE = "# Apply online\n\nApply by May 1. Please apply – don’t wait.\n\n- Apply\n"


def test_every_word_has_its_places() -> None:
    """In any case, with the number of the block and the word in it."""
    document = read_source(PAGE, "markdown")
    places = sorted(index_of(document).words(["apply", "don't"]))
    shown = [document.blocks[n].words[i].text for n, i in places]

    assert ["Apply", "Apply", "apply", "don’t", "Apply"] == shown


@given(st.lists(st.sampled_from(["Apply", "now", "—", "İzmir", "\n\n", "😀"]), max_size=30))
def test_the_index_holds_the_page(parts: list[str]) -> None:
    """All words in order, each at its number, and each text as long as its block."""
    document = read_source(" ".join(parts), "markdown")
    index = index_of(document)
    words = [word.key for block in document.blocks for word in block.words]
    listed = sorted((n, key) for key, places in index.places.items() for n in places)

    assert [*words, ""] == list(index.keys)
    assert list(enumerate(words)) == listed
    assert [len(block.text) for block in document.blocks] == [len(text) for text in index.texts]


def test_a_literal_is_in_one_block() -> None:
    """An offset in the text of the page tells the block, its first and its last character too."""
    index = index_of(read_source(PAGE, "markdown"))
    ends = [(start, start + len(text) - 1) for start, text in zip(index.starts, index.texts, strict=False)]

    assert [(n, n) for n in range(len(index.texts))] == [tuple(map(index.block_at, pair)) for pair in ends]


def test_once_is_once() -> None:
    """A function marked with `once` works once for each block, and what it said is not sent to another process."""
    asked: list[Block] = []

    @once
    def size(block: Block) -> int:
        asked.append(block)
        return len(block.text)

    block, other = read_source("One.\n\nTwo, too.", "text").blocks
    said = [size(block), size(block), size(other)]

    assert ([4, 4, 9], [block, other]) == (said, asked)
    assert {} == pickle.loads(pickle.dumps(block)).memo


@pytest.mark.parametrize("text", ["", "One.", PAGE])
def test_a_document_can_be_sent(text: str) -> None:
    """All but the memo comes back, and the index can be made again."""
    document = read_source(text, "markdown")
    index = index_of(document)
    copy: Document = pickle.loads(pickle.dumps(document))

    assert (document.source, list(index.keys)) == (copy.source, list(index_of(copy).keys))
