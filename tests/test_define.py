"""define: abbreviations and terms that are used before they are explained, and abbreviations that nobody needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_rules import findings, one_rule, shown

TERMS = one_rule("define: terms\nterms: [lien, accretion]")
ABBREVIATIONS = one_rule("define: abbreviations\nknown: [PDF]")
OFFERING = one_rule(
    "define: abbreviations\n"
    "expansions: {SBA: Small Business Administration}\n"
    'message: "Spell out {found}{stands_for}."\n'
    "examples: [{bad: Ask SBA., good: Ask Small Business Administration (SBA).}]"
)
UNUSED = one_rule("define: unused\nknown: [FBI]")
NEEDLESS = one_rule("define: needless\nknown: [FBI]")
MANY = one_rule('define: many\nknown: [PDF]\nmax: 2\nmessage: "{count} of {limit}: {listed}"')
NICKNAMES = one_rule('define: nicknames\nmax: 2\nmessage: "{count}: {nickname}"')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A lien can be placed on your house.", ["lien"], id="not explained"),
        pytest.param("A lien can be placed. The lien stays.", ["lien"], id="only the first use"),
        pytest.param("Accretion is slow. See the lien.", ["Accretion", "lien"], id="two terms"),
        pytest.param("We filed liens against it.", ["liens"], id="the plural"),
        pytest.param("The lien's end is near.", ["lien's"], id="the possessive"),
        pytest.param("A lien is a claim on your house.", [], id="explained by is"),
        pytest.param("We place a lien (a claim) on it. The lien stays.", [], id="explained in brackets"),
        pytest.param("A claim, known as a lien, is placed.", [], id="named behind its meaning"),
        pytest.param("We filed a lien. This is a claim on your house.", [], id="explained by the next sentence"),
        pytest.param("We call that “lien” here.", [], id="mentioned"),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    """A term speaks at its first use, unless that place says what it means."""
    assert expected == shown(TERMS, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ask IT to do it.", ["IT"], id="only as it is written"),
        pytest.param("You get a Pell Grant.", ["Pell Grant"], id="a name"),
        pytest.param("You get a Land Lien.", [], id="another name"),
        pytest.param("The pell grant of a tax lien.", ["tax lien"], id="the longer of two"),
    ],
)
def test_terms_with_a_capital(text: str, expected: list[str]) -> None:
    """What is a name is found although the rule leaves names alone."""
    assert expected == shown(
        one_rule("define: terms\nterms: [IT, Pell Grant, lien, tax lien]\nunless: {name: true}"), text
    )


def test_what_follows_and_or_is_another_thing() -> None:
    """“A claim, or lien” explains a lien; “a claim and/or lien” does not."""
    assert [[], ["lien"]] == [shown(TERMS, f"We place a claim{join} lien on it.") for join in (", or", " and/or")]


def test_a_linked_term() -> None:
    """The link leads to its meaning."""
    assert [] == shown(TERMS, "We place a [lien](lien.md) on it.", "markdown")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Write to SSA today. SSA will answer.", ["SSA"], id="only the first use"),
        pytest.param("Write to SSA, or send mail.", ["SSA"], id="or that joins two actions"),
        pytest.param("Write to the Social Security Administration (SSA). SSA answers.", [], id="the words first"),
        pytest.param("Ask the IRS (Internal Revenue Service).", [], id="the letters first"),
        pytest.param("Ask the IRS, or Internal Revenue Service.", [], id="or with the words"),
        pytest.param("The Web Content Accessibility Guidelines (WCAG 2.2) say so.", [], id="with a version"),
        pytest.param("Get the PDF.", [], id="known"),
        pytest.param("WARNING: DO NOT ENTER THE SITE", [], id="shouted, not abbreviated"),
        pytest.param("This is how it WORKS for us.", [], id="a word that is shouted"),
        pytest.param("Write the FULL NAME on it, then ask QRX.", ["QRX"], id="two words that are shouted"),
    ],
)
def test_abbreviations(text: str, expected: list[str]) -> None:
    """An abbreviation speaks at its first use, unless it is explained by then or known."""
    assert expected == shown(ABBREVIATIONS, text)


@pytest.mark.parametrize(
    ("text", "message", "suggestions"),
    [
        pytest.param(
            "Ask SBA.",
            "Spell out SBA: it stands for “Small Business Administration”.",
            ("Small Business Administration (SBA)",),
            id="one settled meaning",
        ),
        pytest.param("Ask QRX.", "Spell out QRX.", (), id="no settled meaning"),
        pytest.param(
            "It is SBA’s.",
            "Spell out SBA’s: it stands for “Small Business Administration”.",
            (),
            id="a form that the name has not",
        ),
    ],
)
def test_the_name_behind_an_abbreviation(text: str, message: str, suggestions: tuple[str, ...]) -> None:
    """The message says it, and it is offered where it can stand."""
    assert [(message, suggestions)] == [(f.message, f.suggestions) for f in findings(OFFERING, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Rural Housing Service (RHS) lends.", ["RHS"], id="never used"),
        pytest.param("The Rural Housing Service (RHS) lends. Ask RHS.", [], id="used"),
        pytest.param("The Rural Housing Service (RHS) lends. It is RHS’s money.", [], id="used with an s"),
        pytest.param("Office of Management and Budget (OMB) rules apply.", ["OMB"], id="a small word left out"),
        pytest.param("The Plain Language Action and Information Network (PLAIN) met.", ["PLAIN"], id="five words"),
        pytest.param(
            "Our small and medium-sized enterprises (SMEs) grow.", ["SMEs"], id="lower case, a hyphen, a plural"
        ),
        pytest.param("Bring a blanket (XL) and your own tent.", [], id="no words for the letters"),
        pytest.param("Ask the Federal Bureau of Investigation (FBI).", [], id="known"),
    ],
)
def test_unused(text: str, expected: list[str]) -> None:
    """An abbreviation that is introduced and never used speaks, at its letters."""
    assert expected == shown(UNUSED, text)


def test_needless() -> None:
    """An abbreviation that everyone knows needs no introduction."""
    assert ["FBI"] == shown(
        NEEDLESS, "The Federal Bureau of Investigation (FBI) and the Rural Housing Service (RHS) met."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ask RHS, RMA and QRX.", ["3 of 2: RHS, RMA, QRX"], id="too many"),
        pytest.param("Ask RHS, RMA and RHS again. Get the PDF.", [], id="known ones and doubles do not count"),
        pytest.param(
            "Ask the QA, the QB, the QC, the QD, the QE, the QF, the QG, the QH and the QJ.",
            ["9 of 2: QA, QB, QC, QD, QE, QF, QG, QH, …"],
            id="cut",
        ),
    ],
)
def test_many(text: str, expected: list[str]) -> None:
    """A page with too many abbreviations hears of it once, with their list."""
    assert expected == [f.message for f in findings(MANY, text)]


def test_what_one_rule_knows_another_does_not_count() -> None:
    """Who adds to the known abbreviations does so once."""
    rules = (*one_rule("define: abbreviations\nknown: [RHS]"), *MANY)

    assert [] == [f for f in findings(rules, "Ask RHS, RMA and QRX.") if "of 2" in f.message]


@pytest.mark.parametrize(
    ("uses", "expected"),
    [pytest.param(3, ["3: the committee"], id="often"), pytest.param(2, [], id="not so often")],
)
def test_nicknames(uses: int, expected: list[str]) -> None:
    """A plain word can take the place of letters that come again and again."""
    text = "The Safety Advisory Committee (SAC) met. " + "SAC voted. " * uses

    assert expected == [f.message for f in findings(NICKNAMES, text)]


@given(st.text("abc .,()“\n", max_size=40), st.sampled_from(["unused", "abbreviations"]))
def test_positions(before: str, what: str) -> None:
    """The finding covers the letters and nothing else, whatever stands before them."""
    text = f"{before}\n\nThe Qatar Rice Xylophone (QRX) is here." if what == "unused" else f"{before}\n\nAsk QRX now."
    found = findings(one_rule(f"define: {what}"), text)

    assert ["QRX"] == [text[f.span.start : f.span.end] for f in found]


def test_an_abbreviation_begins_with_a_letter() -> None:
    """“(&AB)” is none, and no reason to fail."""
    assert [] == shown(NICKNAMES, "The Alpha Board (&AB) met. " * 4)
