"""Fixes: what is put in place of what was found, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_rules import findings, rules_of

import plainlang
from plainlang.fixes import edits, fix_all

RULES = rules_of("""
safe:
  swap: {utilize: use, obtain: get}
  inflect: verb
  fix: safe
noun:
  swap: {utilization: use, individual: person, implement: tool, "sign": [omen]}
  fix: safe
gone:
  swap: {very: "", basically: "", the actual: the, absolutely: ""}
  fix: safe
unsafe:
  swap: {assist: help}
""")


def fixed(text: str, format: str = "markdown", unsafe: bool = False) -> str:
    """The text as these rules fix it."""
    return fix_all(text, lambda source: findings(RULES, source, format), unsafe=unsafe).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We utilized it, UTILIZING it.", "We used it, USING it.", id="inflection and case"),
        pytest.param("Utilize it.", "Use it.", id="capital"),
        pytest.param("An utilization", "A use", id="an to a"),
        pytest.param("a utilization", "a use", id="a stays"),
        pytest.param("a sign", "an omen", id="a to an"),
        pytest.param("AN INDIVIDUAL", "A PERSON", id="in capitals"),
        pytest.param("A sign", "An omen", id="A to An"),
        pytest.param("Part A sign", "Part A omen", id="a letter is no article"),
        pytest.param("an\nindividual", "a\nperson", id="article at the end of a line"),
        pytest.param("an\r\nindividual", "a\r\nperson", id="with a carriage return"),
        pytest.param("an **individual**", "a **person**", id="markup after the article"),
        pytest.param("an [individual](x)", "a [person](x)", id="a link after the article"),
        pytest.param("**an** individual", "**an** person", id="an article in markup stays as it is"),
        pytest.param("man individual", "man person", id="the end of a word is no article"),
        pytest.param("It is very good.", "It is good.", id="left out in the middle"),
        pytest.param("Very good it is.", "Good it is.", id="left out at the start"),
        pytest.param("It is good, very.", "It is good.", id="left out at the end, with its comma"),
        pytest.param("It is good very.", "It is good.", id="left out at the end"),
        pytest.param("It is, basically, good.", "It is good.", id="left out between commas"),
        pytest.param("Basically, it is good.", "It is good.", id="left out with the comma after it"),
        pytest.param("Go now basically, he said.", "Go now, he said.", id="left out before a comma"),
        pytest.param("It is very\ngood.", "It is\ngood.", id="left out at the end of a line"),
        pytest.param("So. Very\ngood.", "So. Good.", id="left out before a line that needs a capital"),
        pytest.param("a very old form", "an old form", id="an article before what is left out"),
        pytest.param("a very **old** form", "a **old** form", id="an article before markup"),
        pytest.param("very\n1. one", "very\n1. one", id="nothing but that word on a line"),
        pytest.param("Very", "Very", id="the only word"),
        pytest.param("Good (very).", "Good (very).", id="the only word in brackets"),
        pytest.param("**Very** good", "**Very** good", id="markup where the capital would go"),
        pytest.param("uti**lize** it", "uti**lize** it", id="markup inside the match"),
        pytest.param("the **actual** form", "the **actual** form", id="markup inside a phrase"),
        pytest.param("the actual\nform", "the\nform", id="a phrase before the end of a line"),
        pytest.param("the\nactual form", "the form", id="a phrase over the end of a line"),
        pytest.param("the\u00a0actual form", "the form", id="a space that does not break"),
        pytest.param("individual&#115;", "individual&#115;", id="not a whole word"),
        pytest.param("`utilize` “utilize” it", "`utilize` “utilize” it", id="code and quotations"),
        pytest.param("We assist.", "We assist.", id="unsafe"),
        pytest.param("very very good", "good", id="twice in a row"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_fixes(text: str, expected: str) -> None:
    """Case, articles, spaces and commas are repaired; whatever is in doubt stays."""
    assert fixed(text) == expected
    assert fixed(expected) == expected


def test_unsafe_fixes_are_asked_for() -> None:
    """With `unsafe` every first suggestion is taken."""
    assert fixed("We assist and utilize.", unsafe=True) == "We help and use."


def test_the_places_are_counted() -> None:
    """One for each edit."""
    assert fix_all("utilize, obtain", lambda source: findings(RULES, source)).places == 2


def test_edits_do_not_overlap() -> None:
    """Where two would touch the same text, the first is made and the other waits."""
    found = findings(RULES, "an individual very utilize")

    assert [edit.span for edit in edits("an individual very utilize", found)] == [(0, 13), (14, 26)]


@pytest.mark.parametrize("order", ["ignore", "ignore[plain-words/utilize]"])
def test_what_is_suppressed_is_not_fixed(order: str) -> None:
    """A person has said that the word stays."""
    text = f"<!-- plainlang: {order} -->\n\nPlease utilize it.\n\nPlease utilize it.\n"

    assert plainlang.fix(text) == f"<!-- plainlang: {order} -->\n\nPlease utilize it.\n\nPlease use it.\n"


WORDS = ["utilize", "Utilizing", "an", "a", "A", "utilization", "individual", "very", "Very", "basically", "the actual"]
PARTS = st.sampled_from([*WORDS, "form", "old", "**", "*", "`", "&nbsp;", "(", ")", "“", "”", "<b>", "</b>", "{{ x }}"])
GAPS = st.sampled_from([" ", " ", " ", ", ", ". ", "\n", "\r\n", "\n\n", "\n- ", "\u00a0", "", "—", "’s "])
TEXTS = st.lists(st.tuples(PARTS, GAPS), max_size=14).map(lambda pairs: "".join(part + gap for part, gap in pairs))


@given(text=TEXTS, format=st.sampled_from(["text", "markdown", "html"]))
def test_fixing_twice_is_fixing_once(text: str, format: str) -> None:
    """Nothing is left to do after a fix."""
    once = fixed(text, format)

    assert fixed(once, format) == once


@given(text=TEXTS, format=st.sampled_from(["text", "markdown", "html"]))
def test_edits_lie_in_the_source_in_order(text: str, format: str) -> None:
    """No edit reaches outside the source or into another."""
    places = [at for edit in edits(text, findings(RULES, text, format), unsafe=True) for at in edit.span]

    assert places == sorted(places)
    assert all(0 <= at <= len(text) for at in places)


@given(words=st.lists(st.sampled_from([*WORDS[:6], "individual", "form"]), min_size=1, max_size=10))
def test_no_finding_is_left_in_plain_sentences(words: list[str]) -> None:
    """After a fix the same rules find nothing more that they could fix."""
    text = f"We saw {' '.join(words)} here."

    assert [f.found for f in findings(RULES, fixed(text, "text")) if f.fix == "safe"] == []


@given(text=TEXTS, format=st.sampled_from(["text", "markdown", "html"]))
def test_found_is_what_the_source_shows(text: str, format: str) -> None:
    """A finding lies in the source, and its words stand there."""
    for finding in findings(RULES, text, format):
        start, end = finding.span
        assert 0 <= start < end <= len(text)
        assert finding.found[0] == text[start]
        assert finding.context[slice(*finding.context_at)] == finding.found
