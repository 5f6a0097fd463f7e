"""Counts: what is a word, a hard word, a sentence and a paragraph, and where they are counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.analysis import passive_clauses
from plainlang.counts import MODES, Counts, count, prose_blocks
from plainlang.document import Document
from plainlang.kinds.metric import NAMES
from plainlang.language.lexicon import is_long
from plainlang.readers import read_source

PAGE = """# How to apply

We sent the form. It was signed by you.

- Call us
- See [the page](https://a.gov)

> Take your time.

| Name | Use |
|---|---|
| Form | Claim |

![A long picture](a.png)
"""


def counted(text: str, name: str) -> int:
    """One count of a plain text."""
    number: int = getattr(count(read_source(text, "text")), name)
    return number


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("words", "I can't use well-known and/or 1,000 U.S. forms.", 9, id="words"),
        pytest.param("words", "See https://a.gov/b, a.gov and me@a.gov.", 2, id="addresses are no words"),
        pytest.param("words", "", 0, id="no words"),
        pytest.param("syllables", "We apply.", 3, id="syllables"),
        pytest.param("letters", "It's 5 a-b.", 6, id="letters and digits"),
        pytest.param("polysyllables", "Apply for information.", 1, id="three syllables or more"),
        pytest.param("complex_words", "We sent information about Nebraska.", 1, id="not names"),
        pytest.param("complex_words", "A follow-the-leader way of creating", 0, id="not hyphens, not -ing"),
        pytest.param("difficult_words", "The adjudication of it.", 1, id="not on the list"),
        pytest.param("rare_words", "The adjudicatory thing of Xenophon in 1999.", 1, id="not names and numbers"),
        pytest.param("content_words", "We sent the 12 forms to the adjudicatory office.", 4, id="not 12, not “the”"),
        pytest.param("zipf_tenths", "The 12 zzyzxes of the zzyzx.", 40, id="a word that no table has counts as 2"),
        pytest.param("you", "You and your form. You'll see. Yours. YOU’VE. Young.", 5, id="you"),
        pytest.param("sentences", "One. Two e.g. this. Three?", 3, id="sentences"),
        pytest.param("long_sentences", "word " * 25 + ". " + "Word " * 26 + ".", 1, id="over 25 words"),
        pytest.param(
            "hard_sentences", "Administration of it " * 9 + "x. " + "We go on " * 12 + "x.", 1, id="long, grade 12"
        ),
        pytest.param("passive_sentences", "It was sent and was signed. We sent it.", 1, id="one a sentence"),
        pytest.param("paragraphs", "One.\n\nTwo.\n\n- three", 2, id="paragraphs"),
    ],
)
def test_one_count(name: str, text: str, expected: int) -> None:
    """Each number by hand."""
    assert counted(text, name) == expected


@pytest.mark.parametrize(
    ("mode", "name", "expected"),
    [
        ("blocks", "words", 20), ("blocks", "sentences", 6), ("blocks", "headings", 1), ("blocks", "links", 1),
        ("blocks", "paragraphs", 2), ("blocks", "passive_sentences", 1),
        ("prose", "words", 12), ("prose", "sentences", 3), ("prose", "passive_sentences", 1),
        ("prose", "paragraphs", 2),
    ],
)  # fmt: skip
def test_modes(mode: str, name: str, expected: int) -> None:
    """Blocks counts headings and items as units of their own; prose leaves them out."""
    (chosen,) = [m for m in MODES if m == mode]

    assert getattr(count(read_source(PAGE, "markdown"), chosen), name) == expected


@pytest.mark.parametrize(
    ("cell", "sentences"),
    [("Nine to five", 1), ("Monday, 8:00 to 16:30", 1), ("We are open all day.", 2), ("Go. We go. They go.", 4)],
)
def test_a_short_cell_is_data(cell: str, sentences: int) -> None:
    """A table cell counts from five words on, so that opening hours make no page easier."""
    document = read_source(f"Come to the office.\n\n| Day | Hours |\n|---|---|\n| Any | {cell} |\n", "markdown")

    assert count(document).sentences == sentences


def test_the_mode_is_told() -> None:
    """It stands beside the numbers."""
    assert [count(read_source(PAGE, "markdown"), mode).mode for mode in MODES] == list(MODES)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("words", "Ask the Department of Labor for Form I-130 now.", 4),
        ("syllables", "We told Alabama so.", 3),
        ("letters", "We told Alabama so.", 8),
        ("rare_words", "We told the Adjudicatory Xenophon Commission so.", 0),
        ("polysyllables", "Under the Plain Writing Act of 2010, agencies act.", 1),
        ("words", "See 42 U.S.C. § 1396a(a)(10), “utilize it”.", 3),
        ("sentences", "Ask us.\n\nDepartment of Labor\n\nAsk us.", 2),
        ("long_sentences", "We said " + "word " * 20 + "to the Department of Labor.", 0),
        ("passive_sentences", "It was sent to Ann Lee. We sent it.", 1),
        ("paragraphs", "One.\n\nTwo.", 2),
    ],
)
def test_names_left_out(name: str, text: str, expected: int) -> None:
    """WCAG 3.1.5: what is counted is the text after removal of names; quoted words stay."""
    counts = count(read_source(text, "text"), names=False)

    assert (expected, False) == (getattr(counts, name), counts.names)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("administrator", True), ("information", False), ("reading", False), ("area-by-area", False), ("oleo", False)],
)
def test_a_long_word_has_four_syllables_and_is_not_common(word: str, expected: bool) -> None:
    """What everyone meets each day is not long."""
    assert is_long(word) is expected


def test_an_empty_document_counts_nothing() -> None:
    """All numbers are 0."""
    assert count(Document("")) == Counts()


def test_a_document_is_counted_once() -> None:
    """The same document again gives the same value; so do its clauses."""
    document = read_source(PAGE, "markdown")

    assert count(document) is count(document)
    assert count(document, names=False) is not count(document)
    assert passive_clauses(document) is passive_clauses(document)


def test_passive_clauses_know_their_sentence() -> None:
    """Each stands in the block and the sentence in which it was found."""
    (clause,) = passive_clauses(read_source(PAGE, "markdown"))

    assert clause.block.text[clause.cut.start : clause.cut.end] == "It was signed by you."
    assert clause.passive.agent


def test_alt_texts_are_no_prose() -> None:
    """What a picture shows is not counted in either mode; nor are short cells."""
    document = read_source(PAGE, "markdown")
    left_out = [block.role for block in document.blocks if block not in prose_blocks(document, "blocks")]

    assert left_out == ["cell"] * 4 + ["alt"]


@given(text=st.text(alphabet="abA .\n-'é5,😀", max_size=80))
def test_parts_are_no_more_than_the_whole(text: str) -> None:
    """No kind of word is more frequent than words, no number is negative, and prose is part of the blocks."""
    document = read_source(text, "text")
    all_, prose, nameless = count(document), count(document, "prose"), count(document, names=False)
    of_words = ("polysyllables", "complex_words", "difficult_words", "rare_words", "you", "content_words")

    assert all(0 <= getattr(all_, name) <= all_.words for name in of_words)
    assert all(getattr(prose, name) <= getattr(all_, name) for name in NAMES)
    assert all(getattr(nameless, name) <= getattr(all_, name) for name in NAMES)
    assert all_.complex_words <= all_.polysyllables
