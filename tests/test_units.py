"""What is counted: a line of a broken paragraph, a part of a section, a list to read and a link within a text."""

from __future__ import annotations

import pytest
from inline_rules import findings, one_rule, shown

FOUR = "one two three four"
SIX = "one two three four five six"
ITEMS = "".join(
    f"- {word} the thing that we sent\n" for word in "sign mail keep read copy fill send call pay bring".split()
)
SORTED = "".join(
    f"- {word} is a park of the north\n" for word in "acadia arches big denali glacier redwood saguaro zion".split()
)
LINKS = "".join(f"- [the page of {word} and more](a)\n" for word in "sign mail keep read".split())
TERMS = "".join(f"- **{word}** is what you do with it\n" for word in "sign mail keep read".split())


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param("count: words\nmax: 5", f"{FOUR}<br>{FOUR}", [], id="two lines of a paragraph"),
        pytest.param("count: words\nmax: 5", f"{FOUR}<br>{SIX}", [SIX], id="the long one of two lines"),
        pytest.param("count: links\nmax: 1", "[a](b) c<br>[d](e) f", [], id="links of two lines"),
        pytest.param("count: sentences\nmax: 1", "Go on. Stay.<br>Sit.", ["Go on. Stay."], id="sentences of a line"),
        pytest.param("count: words\nmax: 5\nroles: item", f"- {SIX}", [SIX], id="an item"),
        pytest.param("count: words\nmax: 5\nroles: item", f"- # Before\n\n  {SIX}", [], id="a column with a heading"),
        pytest.param("count: words\nper: section\nmax: 5", f"# A\n\n{SIX}", ["A"], id="a section"),
        pytest.param("count: words\nper: section\nmax: 5", f"# A\n\n{FOUR}\n\n**B**\n\n{FOUR}", [], id="a bold line"),
        pytest.param("count: words\nper: section\nmax: 5", f"# A\n\n{FOUR}\n\n<u>B</u>\n\n{SIX}", ["B"], id="a line"),
        pytest.param("count: words\nper: section\nmax: 5", f"# A\n\n**One**: {SIX}", [], id="a label"),
        pytest.param("count: words\nper: section\nmax: 5", f"# A\n\n{FOUR}\n\n**Why?** One two", [], id="a question"),
        pytest.param(
            "count: words\nper: section\nmax: 5", f"# A\n\n{FOUR}\n\n**Table 2**\n\n{SIX}", [], id="a caption in it"
        ),
        pytest.param("count: words\nper: section\nmax: 5", f"# A\n\n|{SIX}|\n|-|\n|{SIX}|", [], id="a table in it"),
        pytest.param("count: words\nper: section\nmax: 5", f"# A\n\n{LINKS}", [], id="a list of links in it"),
        pytest.param("count: items\nper: list\nmax: 3", ITEMS, ["sign the thing that we sent"], id="a list"),
        pytest.param("count: items\nper: list\nmax: 3", SORTED, [], id="in the order of the alphabet"),
        pytest.param("count: items\nper: list\nmax: 3", LINKS, [], id="links"),
        pytest.param("count: items\nper: list\nmax: 3", TERMS, [], id="terms in bold"),
        pytest.param("count: items\nper: list\nmax: 2", "- a b c\n- d\n- e f", [], id="names"),
        pytest.param("count: words\nper: link\nmax: 1", "[a b](c) [d](e)", ["a b"], id="a link in a text"),
        pytest.param("count: words\nper: link\nmax: 1", "[a b](c)", [], id="a link that is all of a line"),
        pytest.param("count: words\nper: link\nmax: 3", "see [page “One of two three”](c)", [], id="a title"),
        pytest.param("count: words\nper: link\nmax: 3", "see [Bureau of Land Management](c)", [], id="a name"),
        pytest.param(
            "count: long-words\nper: sentence\nmax: 1",
            "Unavailable: administrators.agency.gov, “unpalatable”.",
            [],
            id="long words of addresses and quotations",
        ),
    ],
)
def test_units(keys: str, text: str, expected: list[str]) -> None:
    """What a reader meets as one thing is one, and a list or a link with a use of its own is left alone."""
    assert shown(one_rule(keys), text, "markdown") == expected


@pytest.mark.parametrize(("limit", "said"), [(1, "4 of 1"), (2, "4 of 2"), (4, "")])
def test_a_page_is_counted_whole(limit: int, said: str) -> None:
    """The words of all its blocks."""
    rules = one_rule(f"count: words\nper: document\nmax: {limit}\nmessage: '{{count}} of {{limit}}'")

    assert "".join(finding.message for finding in findings(rules, "A b<br>c\n\n- d", "markdown")) == said
