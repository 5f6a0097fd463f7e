"""define: abbreviations and terms that are used before they are explained."""

from __future__ import annotations

import pytest
from inline_rules import one_rule, shown

TERMS = one_rule("define: terms\nterms: [lien, accretion]")
ABBREVIATIONS = one_rule("define: abbreviations\nknown: [PDF]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A lien can be placed on your house.", ["lien"], id="not explained"),
        pytest.param("A lien can be placed. The lien stays.", ["lien"], id="only the first use"),
        pytest.param("Accretion is slow. See the lien.", ["Accretion", "lien"], id="two terms"),
        pytest.param("We filed liens against it.", ["liens"], id="the plural"),
        pytest.param("A lien is a claim on your house.", [], id="explained by is"),
        pytest.param("We place a lien (a claim) on it. The lien stays.", [], id="explained in brackets"),
        pytest.param("A claim, known as a lien, is placed.", [], id="named behind its meaning"),
        pytest.param("We filed a lien. This is a claim on your house.", [], id="explained by the next sentence"),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    """A term speaks at its first use, unless that place says what it means."""
    assert expected == shown(TERMS, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Write to SSA today. SSA will answer.", ["SSA"], id="only the first use"),
        pytest.param("Write to SSA, or send mail.", ["SSA"], id="or that joins two actions"),
        pytest.param("Write to the Social Security Administration (SSA). SSA answers.", [], id="the words first"),
        pytest.param("Ask the IRS (Internal Revenue Service).", [], id="the letters first"),
        pytest.param("Ask the IRS, or Internal Revenue Service.", [], id="or with the words"),
        pytest.param("Get the PDF.", [], id="known"),
        pytest.param("WARNING: DO NOT ENTER THE SITE", [], id="shouted, not abbreviated"),
    ],
)
def test_abbreviations(text: str, expected: list[str]) -> None:
    """An abbreviation speaks at its first use, unless it is explained by then or known."""
    assert expected == shown(ABBREVIATIONS, text)
