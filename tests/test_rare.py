"""rare: words that most readers do not know, and what makes a word common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_rules import findings, one_rule, shown

from plainlang.language.rarity import commonness, is_learned, is_misspelt, words_behind

RARE = one_rule("rare: 2.9\nknown: [magnify]")
REPEATED = one_rule('rare: 3.4\ntimes: 3\nmessage: "{found} {count}"')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The abatement ends.", ["abatement"], id="rare"),
        pytest.param("The abatement ends. Ask for an abatement.", ["abatement"], id="only the first use"),
        pytest.param("It is a cryogenic, synergistic tank.", ["cryogenic", "synergistic"], id="two words"),
        pytest.param("The abatement’s end is near.", ["abatement’s"], id="with an s"),
        pytest.param("A non-cryogenic tank.", ["non-cryogenic"], id="behind a hyphen"),
        pytest.param("The Abatement Office is here, and so is Abatement.", [], id="a name"),
        pytest.param("The “abatement” ends.", [], id="quoted"),
        pytest.param("An abatement is a tax cut. The abatement ends.", [], id="explained before"),
        pytest.param("The abatement ends. Abatement means that you pay less.", [], id="explained later"),
        pytest.param("Ask for a tax cut (abatement).", [], id="in brackets behind plain words"),
        pytest.param("See agency.gov/abatement and abatement.pdf.", [], id="addresses"),
        pytest.param("It magnified the text, magnifying all.", [], id="known, in any form"),
        pytest.param("The caseworkers saw underreporting.", [], id="compounds of common words"),
        pytest.param("It is unreadable, and so is the rereading.", [], id="derived from common words"),
        pytest.param("We organise and customise the colourful programme.", [], id="British spelling"),
        pytest.param("Please seperate the adress and the goverment.", [], id="misspelled"),
        pytest.param("She ate a crumpet on the jetty.", [], id="rare but not learned"),
        pytest.param("The FEDRAMPIC forms.", [], id="letters"),
        pytest.param("Lorem ipsum dolor consectetur adipiscing elit, sed eiusmod abatement.", [], id="not English"),
    ],
)
def test_rare_words(text: str, expected: list[str]) -> None:
    """A rare word speaks once a page, unless it is a name, quoted, explained anywhere, or known."""
    assert expected == shown(RARE, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The *abatement* ends.", [], id="mentioned in italics"),
        pytest.param("The [abatement](a.md) ends.", [], id="linked to its meaning"),
        pytest.param("The `abatement` ends.", [], id="code"),
        pytest.param("# The abatement\n\nIt ends.", ["abatement"], id="in a heading"),
    ],
)
def test_markup(text: str, expected: list[str]) -> None:
    """What is set apart is talked about, not used."""
    assert expected == shown(RARE, text, "markdown")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The claimant signs. The claimant pays. The claimant waits.", ["claimant 3"], id="often enough"),
        pytest.param("The claimant signs. The claimant pays.", [], id="not often enough"),
    ],
)
def test_times(text: str, expected: list[str]) -> None:
    """A word may be asked about only when a page leans on it."""
    assert expected == [f.message for f in findings(REPEATED, text)]


@pytest.mark.parametrize(
    ("word", "common"),
    [
        pytest.param("understaffing", True, id="a prefix and an ending"),
        pytest.param("rehabilitations", True, id="a plural"),
        pytest.param("caseworkers", True, id="a compound"),
        pytest.param("neighbourliness", True, id="British, and derived"),
        pytest.param("interviewer", True, id="-er"),
        pytest.param("estoppel", False, id="of no family"),
        pytest.param("subrogate", False, id="a rare verb"),
        pytest.param("appurtenant", False, id="of a rare family"),
    ],
)
def test_commonness(word: str, common: bool) -> None:
    """A word is as common as its family."""
    assert common == (commonness(word) > 3.0)


@pytest.mark.parametrize(
    ("word", "learned"),
    [("abatement", True), ("remittances", True), ("adjudicate", True), ("cryogenic", True), ("teapot", False)],
)
def test_learned(word: str, learned: bool) -> None:
    """The ending tells."""
    assert learned == is_learned(word)


@pytest.mark.parametrize(
    ("word", "misspelt"),
    [
        pytest.param("recieve", True, id="letters that changed places"),
        pytest.param("goverment", True, id="one missing"),
        pytest.param("seperate", True, id="one wrong"),
        pytest.param("promulgate", False, id="the form of another word"),
        pytest.param("licensee", False, id="another ending"),
        pytest.param("lessee", False, id="short"),
    ],
)
def test_misspelt(word: str, misspelt: bool) -> None:
    """One letter away from a word that people write."""
    assert misspelt == is_misspelt(word)


def test_words_behind() -> None:
    """The word and what it may be a form of."""
    assert {"applies", "apply", "applied"} - {"applied"} <= set(words_behind("applies"))


@given(st.text("abcdeginorstu", min_size=1, max_size=16))
def test_any_word_has_a_measure(word: str) -> None:
    """A number that is no less than nothing, and the same for the same word."""
    assert 0.0 <= commonness(word) == commonness(word) <= 9.0


@given(st.text("ab .,’\n*_", max_size=30), st.sampled_from(["abatement", "remittance", "cryogenic"]))
def test_positions(before: str, word: str) -> None:
    """The finding covers the word in the source and nothing else."""
    text = f"{before}\n\nThe {word} ends."

    assert [word] == [text[f.span.start : f.span.end] for f in findings(RARE, text)]
