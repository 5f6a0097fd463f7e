"""Passive voice in the sentences that agencies write, and in those that only look passive."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.language.grammar.participles import is_participle
from plainlang.language.grammar.passive import Passive, candidates, passives
from plainlang.language.words import tokenize

Found = tuple[str, bool, str]


def found(text: str) -> list[Found]:
    words = tokenize(text)
    clauses = passives(words, text, 0, len(words))
    return [(text[words[p.first].start : words[p.last].end], p.agent, p.modal) for p in clauses]


PASSIVE: list[tuple[str, Found]] = [
    ("Your application will be reviewed within 30 days.", ("will be reviewed", False, "will")),
    ("You must be sent a notice.", ("must be sent", False, "must")),
    ("The permit shall be issued by the Secretary.", ("shall be issued", True, "shall")),
    ("The permit cannot be transferred.", ("cannot be transferred", False, "can")),
    ("Fees won’t be refunded.", ("won’t be refunded", False, "will")),
    ("You'll be asked to show proof of address.", ("be asked", False, "will")),
    ("The application must have been submitted online.", ("must have been submitted", False, "must")),
    ("The form should not be mailed.", ("should not be mailed", False, "should")),
    ("Records may also be requested by an employer.", ("may also be requested", True, "may")),
    ("The patient should be seen by a nurse.", ("should be seen", True, "should")),
    ("The decision has been made by the committee.", ("has been made", True, "")),
    ("The page hasn't been updated.", ("hasn't been updated", False, "")),
    ("Her claim had already been denied.", ("had already been denied", False, "")),
    ("The claim is being processed.", ("is being processed", False, "")),
    ("It is recommended that you apply early.", ("is recommended", False, "")),
    ("You are required to file a return.", ("are required", False, "")),
    ("You are required by law to file a return.", ("are required", True, "")),
    ("The fee isn't refunded.", ("isn't refunded", False, "")),
    ("The forms weren't received in time.", ("weren't received", False, "")),
    ("The request is hereby denied.", ("is hereby denied", False, "")),
    ("This page was last updated on May 5.", ("was last updated", False, "")),
    ("This service is no longer supported.", ("is no longer supported", False, "")),
    ("The form must\nbe sent\nby the clerk.", ("must\nbe sent", True, "must")),
    ("Your data is not shared.", ("is not shared", False, "")),
    ("The benefit is (usually) paid on the first day of the month.", ("is (usually) paid", False, "")),
    ("The form was signed and dated.", ("was signed", False, "")),
    ("Forms can be sent by mail.", ("can be sent", False, "can")),
    ("Payments must be received by April 15.", ("must be received", False, "must")),
    ("Payments must be received by the end of the month.", ("must be received", False, "must")),
    ("Benefits are calculated by adding your wages.", ("are calculated", False, "")),
    ("The report was sent to the office by the clerk.", ("was sent", True, "")),
    ("You're covered by Medicare.", ("You're covered", True, "")),
    ("Some claims get denied.", ("get denied", False, "")),
    ("They are getting audited by the state.", ("are getting audited", True, "")),
    ("Attached is the form that you need.", ("Attached", False, "")),
    ("Enclosed with this letter are two copies.", ("Enclosed", False, "")),
    ("Was the form sent?", ("Was the form sent", False, "")),
    ("Why was my claim denied?", ("was my claim denied", False, "")),
    ("How is my benefit calculated?", ("is my benefit calculated", False, "")),
    ("When will the form be sent?", ("be sent", False, "will")),
    ("Can payments be made online?", ("be made", False, "can")),
    ("Was it prescribed by a doctor?", ("Was it prescribed", True, "")),
    ("Who is covered?", ("is covered", False, "")),
    ("What needs to be done?", ("be done", False, "")),
    ("The \ufffc field must be completed.", ("must be completed", False, "must")),
    ("The office is located in Denver.", ("is located", False, "")),
    ("The company was founded in 1990.", ("was founded", False, "")),
    ("The notice was hand-delivered.", ("was hand-delivered", False, "")),
    ("You need to be enrolled in the plan.", ("be enrolled", False, "")),
    (
        "The bridge was, according to officials, badly damaged by the flood.",
        ("was, according to officials, badly damaged", True, ""),
    ),
    ("Are these benefits taxed?", ("Are these benefits taxed", False, "")),
    ("Also included in this set is a new form.", ("included", False, "")),
    ("Stored in the vault are two copies.", ("Stored", False, "")),
    ("Domains will need to be opted-in.", ("be opted-in", False, "")),
    ("The ballots were unsealed.", ("were unsealed", False, "")),
    ("These files will be overwritten.", ("will be overwritten", False, "will")),
]
ACTIVE = [
    "He's addressed the letter.",
    "It's sent them a bill.",
    "You are interested in the program.",
    "We are committed to helping you.",
    "I am worried about my claim.",
    "We are concerned about safety.",
    "We are delighted to announce the award.",
    "She was very surprised.",
    "You are entitled to benefits.",
    "You are married.",
    "The results are mixed.",
    "He's finished.",
    "He's finished the form.",
    "You have signed the form.",
    "If you are married, file jointly.",
    "Are you married?",
    "She is retired.",
    "People who are disabled can apply.",
    "The house is unoccupied.",
    "The attached form is new.",
    "She is an experienced nurse.",
    "This is a limited offer.",
    "They are retired teachers.",
    "The form is red.",
    "There is a need for speed.",
    "You are eligible if you have lived here for a year.",
    "The rate is 5%, increased from 4%.",
    "I'm done with the form.",
    "The building is ready; completed forms go to the desk.",
    "Send the signed form to the clerk.",
    "The agency reviewed the plan and issued a permit.",
    "What is the required fee?",
    "The rules are too limited and narrow.",
    "The claim is processed-based.",
    "“That is as it may be,” said the clerk.",
    "Drag, also known as resistance, is a force.",
    "\ufffc",
    "",
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case, id=case[0]) for case in PASSIVE])
def test_passive(text: str, expected: Found) -> None:
    """A passive clause is found from its chain to its participle, with its agent and modal."""
    assert [expected] == found(text)


@pytest.mark.parametrize("text", ACTIVE)
def test_active(text: str) -> None:
    """States, feelings, active verbs and plain adjectives are no passive."""
    assert [] == found(text)


def test_two_clauses() -> None:
    """Each auxiliary opens a clause of its own."""
    text = "They were told of their rights, and were then released by the court."

    assert [("were told", False, ""), ("were then released", True, "")] == found(text)


def test_one_sentence_of_a_block() -> None:
    """Only the words of the sentence asked about count, in positions of the block."""
    text = "The form was sent. The fee was paid. We called."
    words = tokenize(text)

    assert [Passive(6, 7, False, "")] == list(passives(words, text, 4, 8))


def test_nearest_form() -> None:
    """A participle belongs to the nearest form before it, and not across a semicolon."""
    text = "It is said to be closed; signed forms are kept."
    words = tokenize(text)

    assert [(1, 2), (4, 5), (8, 9)] == [tuple(c) for c in candidates(words, text, 0, len(words))]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("sent", True),
        ("filed", True),
        ("led", True),
        ("underpaid", True),
        ("unlocked", True),
        ("re-approved", True),
        ("opted-in", True),
        ("unsealed", True),
        ("overwritten", True),
        ("check-in", False),
        ("need", False),
        ("red", False),
        ("unmarried", False),
        ("hundred", False),
        ("send", False),
        ("", False),
    ],
)
def test_participle_shape(key: str, expected: bool) -> None:
    """Participles go by shape and by list."""
    assert expected is is_participle(key)


PIECES = (
    "is was be being been get it's won't must will you'll to have the form sent signed attached by not , ( ) ; ? . ’s"
)
TEXTS = st.lists(st.sampled_from([*PIECES.split(), "\ufffc", "5"]), max_size=25)


@given(TEXTS.map(" ".join) | st.text(max_size=80), st.data())
def test_indices_are_ordered_and_inside(text: str, data: st.DataObject) -> None:
    """Whatever the words, each clause lies inside the sentence and ends after the one before."""
    words = tokenize(text)
    first = data.draw(st.integers(0, len(words)))
    last = data.draw(st.integers(first, len(words)))
    clauses = list(passives(words, text, first, last))

    assert all(first <= p.first <= p.last < last for p in clauses)
    assert all(a.last < b.last for a, b in pairwise(clauses))
