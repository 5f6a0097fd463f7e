"""Sentences of government prose: a table of what must split and what must not, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plainlang.language.sentences import Cut, split
from plainlang.language.words import tokenize

# A bar stands where one sentence ends and the next begins.
CASES = [
    pytest.param("You can apply online. |You need a photo ID.", id="two plain sentences"),
    pytest.param("Who can apply? |Any veteran can apply! |Start today.", id="question and exclamation"),
    pytest.param("Wait, really?! |Yes, it is free.", id="run of marks"),
    pytest.param("How to renew a passport", id="no stop at the end"),
    pytest.param("Bring two documents: Your card must be valid. |We keep copies.", id="colon never splits"),
    pytest.param("Mail it to Mrs. Alvarez or Dr. Chen. |They will reply.", id="titles"),
    pytest.param("Gov. Reyes met Sen. Park and Lt. Col. Ames.", id="ranks"),
    pytest.param("Use Form No. 4506 to order a copy.", id="number before a number"),
    pytest.param("Do I have to pay? |No. |You can file for free.", id="no as an answer"),
    pytest.param("OMB Control No. A-19 expired.", id="number before a code"),
    pytest.param("See p. 12 and pp. 30 to 34.", id="pages"),
    pytest.param("Read Sec. 8 and Fig. 2 first. |Then sign.", id="section and figure"),
    pytest.param("Apply between Jan. 15 and Feb. 28. |Late forms are returned.", id="months before days"),
    pytest.param("Payments start in Nov. |Applicants get a letter.", id="month at the end"),
    pytest.param("We are open Mon. through Fri. except in Aug. and Sept. 2025.", id="days and months"),
    pytest.param("Our office is at 20 Oak St. near the river.", id="street before lower case"),
    pytest.param("Go to 1500 Lake Ave. |The door is on the left.", id="avenue at the end"),
    pytest.param("St. Louis and Ft. Worth have walk-in centers.", id="saint and fort"),
    pytest.param("Harbor Foods Inc. |It recalled the product.", id="company at the end"),
    pytest.param("Harbor Foods Inc. President Dana Cole apologized.", id="company inside a name"),
    pytest.param("Bring proof of address, e.g. Utility bills or a lease.", id="e.g. before a capital"),
    pytest.param("Send the original (i.e., not a copy). |We return it.", id="i.e. with a comma"),
    pytest.param("Rivera et al. found a delay in 2019.", id="et al."),
    pytest.param("Pay for food, rent, etc. with the card.", id="etc. before lower case"),
    pytest.param("It covers food, rent, etc. |Benefits arrive monthly.", id="etc. before a capital"),
    pytest.param("In Ortiz v. Gray the court agreed.", id="versus in a case name"),
    pytest.param("Compare rent vs. mortgage costs.", id="vs."),
    pytest.param("Allow approx. 30 minutes.", id="approx."),
    pytest.param("The U.S. Department of Labor enforces this law.", id="U.S. in a name"),
    pytest.param("You must have lived in the U.S. |If you have not, call us.", id="U.S. at the end"),
    pytest.param("She moved to Washington, D.C. |Her claim moved too.", id="D.C. at the end"),
    pytest.param("Write to Washington, D.C. 20500 for help.", id="D.C. before a ZIP code"),
    pytest.param("Call from 8 a.m. to 9 p.m. Eastern time. |Calls are free.", id="hours and time zone"),
    pytest.param("We close at 4 p.m. |Veterans can still call.", id="p.m. at the end"),
    pytest.param("By 9 a.m. Ms. Ito had left.", id="a.m. in a leading phrase"),
    pytest.param("OPEN 9 A.M. TO 5 P.M. DAILY", id="hours in capitals"),
    pytest.param("Open 9 A.M. To 5 P.M. |Closed today? |Call us.", id="range of hours"),
    pytest.param("Under 42 U.S.C. § 1983 you may sue. |Ask a lawyer.", id="U.S.C. and section sign"),
    pytest.param("It follows 45 C.F.R. 46.101(b)(2). |The rule is old.", id="C.F.R."),
    pytest.param("Congress passed Pub. L. 104-13, 109 Stat. 163. |It cut paperwork.", id="public law"),
    pytest.param("It is set out in sec. 7(c) of the Act.", id="section with a letter"),
    pytest.param("The notice is at 88 Fed. Reg. 1204. |Comment by May 1.", id="Federal Register"),
    pytest.param("See 410 U.S. 113 for the ruling.", id="U.S. Reports"),
    pytest.param("Judge Ruth B. Lane and J. R. Wu signed.", id="initials"),
    pytest.param("Part B. The plan and what it pays", id="lettered heading"),
    pytest.param("You need Medicare Part B. |Doctor visits are covered.", id="lettered part at the end"),
    pytest.param("My spouse and I. |Do we file together?", id="pronoun I"),
    pytest.param("We read it ... and agreed.", id="ellipsis between spaces"),
    pytest.param("The clerk waited… |Nobody came.", id="ellipsis ends"),
    pytest.param("The law [...] Applies to all agencies.", id="omission in brackets"),
    pytest.param("He said, “Sign here.” |She signed.", id="closing quote"),
    pytest.param("“Do I qualify?” he asked.", id="question in a quote"),
    pytest.param("Call us (We answer on weekdays.) or write.", id="sentence in parentheses"),
    pytest.param("Show your ID. |(A passport is fine.) |Then sign.", id="parenthesised sentence"),
    pytest.param("Tell us (by mail. Or by phone if you must) what changed.", id="stop inside brackets"),
    pytest.param("It must be “prompt and fair.” (5 U.S.C. 555).", id="citation after a quote"),
    pytest.param("The Jobs Now! program is open.", id="exclamation mark in a name"),
    pytest.param("Go to www.example.gov/help.html. |Choose Forms.", id="web address"),
    pytest.param("Email a.lee@example.gov. |We reply in 2.5 days.", id="mail address and decimal"),
    pytest.param("Open form-10.2.pdf in version 3.1.4 or later.", id="file name and version"),
    pytest.param("The fee is $30.00. |$5 goes to the state.", id="money begins a sentence"),
    pytest.param("It began in 2020. |25 states joined.", id="digits begin a sentence"),
    pytest.param("1. Gather your records.", id="number label"),
    pytest.param("a. Gather your records.", id="letter label"),
    pytest.param("IV. Definitions used in this part.", id="roman label"),
    pytest.param("Step 3. Mail the form. |Keep a copy.", id="step label"),
    pytest.param("Sec. 4. Short title. |This Act may be cited.", id="section heading"),
    pytest.param("To apply: 1. Print the form. |2. Sign it. |3. Mail it.", id="list in a line"),
    pytest.param("Sign in to your account. |you will see a code.", id="forgotten capital"),
    pytest.param("Download the app. |iPhone users need iOS 16.", id="brand in lower case"),
    pytest.param("Read the guide. |“Getting started” is first.", id="quote begins a sentence"),
    pytest.param("Run \ufffc first. |\ufffc prints a list.", id="something not read"),
    pytest.param("Set it to e.g. \ufffc and save.", id="something not read after e.g."),
    pytest.param("Rates rose.[3] |Claims fell.² |Costs held.", id="footnote marks"),
    pytest.param("Department of Health\n|Room 12\n|Open daily", id="hard breaks"),
    pytest.param("Ask Mr.\xa0Diaz about No.\xa07. |He knows.", id="no-break spaces"),
    pytest.param("APPLY BY OCT. 3. |DO NOT WAIT.", id="all capitals"),
    pytest.param("Living in Jackson, MS. |Residents pay less.", id="postal code is no title"),
    pytest.param("Contact the dept. by mail.", id="dept."),
    pytest.param("We looked into it. |– Nothing was found.", id="dash between"),
    pytest.param("Done. ...", id="no words after the stop"),
]


def cuts(text: str) -> tuple[Cut, ...]:
    """The sentences of a text."""
    return split(text, tokenize(text))


@pytest.mark.parametrize("marked", CASES)
def test_split(marked: str) -> None:
    """Sentences end at the bars and nowhere else."""
    text = marked.replace("|", "")

    assert [part.strip() for part in marked.split("|")] == [text[c.start : c.end] for c in cuts(text)]


@pytest.mark.parametrize("text", ["", " ", "...", "\n\n", "— \n —", "\ufffc."])
def test_nothing_to_read(text: str) -> None:
    """Without words there is no sentence."""
    assert len(cuts(text)) == 0


WORDS = "Mr U.S e.g No a.m The 5 A i example.gov iPhone apply é \u0301 😀 _".split()
MARKS = [*'()”"\ufffc§—†•@?. \n\xa0', "...", ". . . .", "?!", "[1]"]


@given(st.text() | st.lists(st.sampled_from(WORDS + MARKS), max_size=40).map("".join))
@example("One. . . . Two. . . .")
def test_every_word_is_in_one_cut(text: str) -> None:
    """Cuts are in order, do not overlap, have no space around them and share out all the words."""
    words = tokenize(text)
    found = split(text, words)

    assert [0, *(c.last for c in found)] == [*(c.first for c in found), len(words)]
    assert all(c.first < c.last for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[c.start : c.end] == text[c.start : c.end].strip() for c in found)
    assert all(c.start <= w.start and w.end <= c.end for c in found for w in words[c.first : c.last])


@pytest.mark.parametrize("piece", ["word ", ".", ". ", "-\n", "a.\t", "(x. X ", "A. ", "U.S. ", '." (', "1. "])
def test_time_grows_with_length(piece: str) -> None:
    """A long line, however odd, takes no more than a few microseconds a character."""
    text = piece * (200_000 // len(piece))
    words = tokenize(text)
    began = perf_counter()
    split(text, words)

    assert perf_counter() - began < 3
