"""The model: maps from text to source, blocks, sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.document import PROSE_ROLES, ROLES, Block, Document, OffsetMap
from plainlang.language.sentences import split
from plainlang.language.words import tokenize
from plainlang.span import Span

SOURCE = "<b>AT</b>&amp;T   is one. Two."
TEXT = "AT&T is one. Two."
MAP = OffsetMap((0, 2, 3, 4, 5, 17), (3, 9, 14, 15, 18), (5, 14, 15, 18, 30))


def block(text: str, start: int = 0) -> Block:
    """A block that stands in the source as it is."""
    words = tokenize(text)
    plain = OffsetMap((0, len(text)), (start,), (start + len(text),))
    return Block(text, plain, words=words, cuts=tuple(split(text, words)))


@pytest.mark.parametrize(
    ("part", "written"),
    [
        pytest.param("AT", "AT", id="one piece"),
        pytest.param("T", "T", id="inside a piece"),
        pytest.param("&", "&amp;", id="an entity as a whole"),
        pytest.param("AT&T", "AT</b>&amp;T", id="over several pieces"),
        pytest.param("T&", "T</b>&amp;", id="the end of an entity"),
        pytest.param("&T", "&amp;T", id="the start of an entity"),
        pytest.param(" ", "   ", id="collapsed space as a whole"),
        pytest.param("&T is", "&amp;T   is", id="over collapsed space"),
        pytest.param("Two.", "Two.", id="the last piece"),
        pytest.param(TEXT, SOURCE[3:], id="everything"),
    ],
)
def test_a_part_of_the_text_has_its_place(part: str, written: str) -> None:
    """The map gives the source range that shows a part of the text."""
    at = TEXT.find(part)
    start, end = MAP.span(at, at + len(part))

    assert SOURCE[start:end] == written


@pytest.mark.parametrize(("at", "place"), [(0, 3), (1, 4), (2, 9), (3, 14), (4, 15), (17, 30)])
def test_an_empty_part_has_an_empty_place(at: int, place: int) -> None:
    """Between two characters there is a point of the source, at the end too."""
    assert MAP.span(at, at) == Span(place, place)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=8))
def test_places_are_in_order_and_inside(pieces: list[tuple[int, int, int]]) -> None:
    """Whatever the pieces, longer parts cover shorter ones and nothing leaves the source."""
    at, starts, ends, place = [0], list[int](), list[int](), 0
    for size, gap, extra in pieces:
        starts.append(place + gap)
        ends.append(place + gap + size + extra)
        at.append(at[-1] + size)
        place = ends[-1]
    offsets = OffsetMap(tuple(at), tuple(starts), tuple(ends))
    whole = offsets.span(0, at[-1])
    for i in range(at[-1]):
        start, end = offsets.span(i, i + 1)

        assert whole.start <= start < end <= whole.end
        assert offsets.span(0, i + 1).end == end
        assert offsets.span(i, at[-1]).start == start


def test_a_block_knows_its_place() -> None:
    """The span of a block is all it shows; its level, parent and place are none unless given."""
    made = block("One. Two.", 7)

    assert made.span == (7, 16)
    assert (made.role, made.level, made.parent, made.place, made.marks) == ("paragraph", 0, -1, "", ())


def test_sentences_are_slices_of_their_block() -> None:
    """Each sentence has its text, span and words."""
    sentences = list(block("You can apply. It is free.", 10).sentences())

    assert [s.text for s in sentences] == ["You can apply.", "It is free."]
    assert [s.span for s in sentences] == [(10, 24), (25, 36)]
    assert [[w.text for w in s.words] for s in sentences] == [["You", "can", "apply"], ["It", "is", "free"]]


def test_no_sentence_crosses_blocks() -> None:
    """A document gives the sentences of each block in turn."""
    document = Document("How to apply\nGo online", blocks=(block("How to apply"), block("Go online", 13)))

    assert [s.text for s in document.sentences()] == ["How to apply", "Go online"]
    assert [s.span for s in document.sentences()] == [(0, 12), (13, 22)]


def test_roles_of_prose_are_roles() -> None:
    """What counts as running prose is some of the roles, and no label, button or alt text."""
    assert set(ROLES) - PROSE_ROLES == {"button", "label", "alt", "title", "description"}


def test_values_do_not_change() -> None:
    """A block, a map and a document are frozen."""
    for value, name in ((block("a"), "text"), (MAP, "at"), (Document(""), "source")):
        with pytest.raises(AttributeError):
            setattr(value, name, "")
