"""The kinds that look at a page: count, metric, structure."""

from __future__ import annotations

from typing import get_args

import pytest
from inline_rules import findings, one_rule, shown

from plainlang.kinds.metric import parse
from plainlang.kinds.structure import Check

WORDS = "We sent it. "


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param("count: words\nper: sentence\nmax: 3", "One two three. One two three four.", 1, id="words"),
        pytest.param("count: sentences\nmax: 1", "One. Two.\n\nThree.", 1, id="sentences"),
        pytest.param("count: characters\nmax: 3", "1,000\n\nabc", 1, id="characters"),
        pytest.param("count: commas\nmax: 1", "1,000, 2,000, 3,000", 1, id="commas, not those of numbers"),
        pytest.param("count: links\nmax: 0", "[a](b) [c](d)\n\ne", 1, id="links"),
        pytest.param("count: words\nper: link\nmax: 1", "[a b](c) [d](e)", 1, id="words of a link"),
        pytest.param("count: words\nper: link\nmax: 1\nroles: heading", "[a b](c)", 0, id="links of other blocks"),
        pytest.param("count: items\nper: list\nmax: 1", "- We do it now.\n- We do it all.", 1, id="items"),
        pytest.param("count: words\nper: section\nmax: 2", "# A\n\nOne two three.\n\n# B\n\nOne.", 1, id="section"),
        pytest.param("count: words\nper: document\nmin: 5", "One two.", 1, id="too few in the document"),
        pytest.param("count: words\nroles: heading\nmax: 1", "# A b\n\nOne two three.", 1, id="only some roles"),
        pytest.param("count: words\nper: sentence\nmin: 3\nat_least: 2", "One. One two.", 1, id="not under at_least"),
        pytest.param(
            "count: words\nper: sentence\nmax: 4", "Ask the Bureau of Land Management.", 0, id="names are one"
        ),
        pytest.param(
            "count: words\nper: sentence\nmax: 2", "Ask the Bureau of Land Management.", 1, id="others are not"
        ),
        pytest.param("count: words\nmax: 4", "Ask the Bureau of Land Management.", 1, id="names of a block count"),
        pytest.param("count: long-words\nper: sentence\nmax: 1", "Administrators ask Calabasas.", 0, id="not names"),
        pytest.param("count: long-words\nper: sentence\nmax: 1", "Unavailable administrators.", 1, id="long words"),
        pytest.param(
            "count: clauses\nper: sentence\nmax: 2", "It is late, you can go and they must stay.", 1, id="clauses"
        ),
        pytest.param("count: clauses\nper: sentence\nmax: 2", "We go to see you eating.", 0, id="finite verbs only"),
    ],
)
def test_count(keys: str, text: str, expected: int) -> None:
    """A unit over its maximum or under its minimum is found."""
    assert len(findings(one_rule(keys), text, "markdown")) == expected


def test_a_count_fills_its_message() -> None:
    """The number and the limit stand in the message."""
    (finding,) = findings(one_rule("count: words\nmax: 2\nmessage: '{count} over {limit}'"), "One two three.")

    assert finding.message == "3 over 2"


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("words", 1), ("words / 0 + 6", 1), ("words / headings + 6", 1), ("words ** words ** words", 0),
        ("(0 - words) ** 0.5", 0), ("9 - words", 0), ("words - 3 * sentences + 6", 1),
    ],
)  # fmt: skip
def test_metric(formula: str, expected: int) -> None:
    """A value over the limit is about the whole document; what cannot be computed is 0."""
    found = findings(one_rule(f"metric: '{formula}'\nmax: 5\nat_least: 3"), WORDS * 3)

    assert [(f.span, f.found, f.line, f.column) for f in found] == [((0, 0), "", 1, 1)] * expected


@pytest.mark.parametrize(("heading", "expected"), [("Key Points of it", 0), ("The key points", 1), ("Keyed", 1)])
def test_a_heading_can_stand_for_what_is_missed(heading: str, expected: int) -> None:
    """Nothing is said where a heading begins with one of the texts."""
    rules = one_rule("metric: words\nmax: 5\nat_least: 3\nwithout_heading: [summary, key points]")

    assert len(findings(rules, f"# {heading}\n\n{WORDS * 3}", "markdown")) == expected


@pytest.mark.parametrize(("words", "expected"), [("We sent. " * 6, "12"), (WORDS * 400, "1200")])
def test_the_number_of_a_metric(words: str, expected: str) -> None:
    """Three figures, and a large number as people write it."""
    (finding,) = findings(one_rule("metric: words\nmax: 5\nat_least: 3\nmessage: '{count}'"), words)

    assert finding.message == expected


def test_a_short_page_has_no_metric() -> None:
    """Nothing is said under `at_least` words."""
    assert findings(one_rule("metric: words\nmax: 5"), WORDS * 3) == ()


@pytest.mark.parametrize(
    "formula", ["words %", "words % 2", "wordz", "__import__('os')", "'a'", "words if 1 else 2", "-words", ""]
)
def test_a_formula_is_arithmetic(formula: str) -> None:
    """Anything but numbers, counts and four operations is refused."""
    with pytest.raises(ValueError):
        parse(formula)


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param("skipped-level", "# A\n\n### B\n\n## C", ["B"], id="skipped-level"),
        pytest.param("several-h1", "# A\n\n# B\n\n## C", ["B"], id="several-h1"),
        pytest.param("several-h1", "# A comment in two\n# lines", [], id="a comment that shows"),
        pytest.param("heading-depth\nmax: 2", "## A\n\n### B", ["B"], id="heading-depth"),
        pytest.param("same-heading", "# A\n\n## B\n\n## C\n\n## b", ["b"], id="same-heading"),
        pytest.param("same-heading", "# A\n\n## B\n\n# C\n\n## B", [], id="same heading elsewhere"),
        pytest.param("same-heading", "# A\n\n# B\n\n# A\n\n# B", [], id="headings that come back together"),
        pytest.param("same-heading", "# C\n\n# A\n\n# B\n\n# C\n\n# A", [], id="and before them another"),
        pytest.param("same-heading", "# A\n\n# A\n\n# B\n\n# B", ["A", "B"], id="each beside itself"),
        pytest.param("same-heading", "# [Title]\n\n# [Title]", [], id="what a template asks for"),
        pytest.param("stacked-headings", "# A\n\nb\n\n## C\n\n### D", ["D"], id="stacked-headings"),
        pytest.param("stacked-headings", "## C\n\n![x](y)\n\n### D", [], id="an image between"),
        pytest.param("heading-end", "# Apply now.\n\n# Why?", ["now."], id="heading-end"),
        pytest.param("heading-text\ntexts: [overview]", "# Overview\n\n## Overview", ["Overview"], id="heading-text"),
        pytest.param("list-depth\nmax: 1", "- a\n  - b\n    - c", ["b"], id="list-depth"),
        pytest.param("one-item-list", "- a\n\nb\n\n1. c", ["a"], id="one-item-list"),
        pytest.param("no-lead-in", "# A\n\n- b\n\nc\n\n- d", ["b"], id="no-lead-in"),
        pytest.param("no-lead-in", "# What do you need?\n\n- b", [], id="a heading that asks"),
        pytest.param("link-text\ntexts: [here]", "[Here](a), [the form](b)", ["Here"], id="link-text"),
        pytest.param("bare-link", "[https://a.gov](https://a.gov) [b](c)", ["https://a.gov"], id="bare-link"),
        pytest.param("same-link-text", "[a](b) [a](b/) [a](c)", ["a"], id="same-link-text"),
        pytest.param("same-link-text", "[a](http://www.b.gov) [a](https://b.gov/)", [], id="two ways to one page"),
        pytest.param("same-link-text", "[a](b?utm_id=1&utm_source=c) [a](b?utm_id=2)", [], id="what counts visits"),
        pytest.param("same-link-text", "[a](b?id=1) [a](b?id=2)", ["a"], id="what asks for another page"),
        pytest.param("file-link", "[form](a.pdf) [form (PDF)](a.pdf)", ["form"], id="file-link"),
        pytest.param("file-link", "[form](https://github.com/a/b/blob/main/c.pdf)", [], id="a page about a file"),
        pytest.param("file-link", "[form](a.docx) [form](b.docx) (Word)", ["form"], id="file type behind the link"),
        pytest.param(
            "poor-alt\ntexts: [image of]", "![image of a cat](b) ![a cat](c)", ["image of a cat"], id="poor-alt"
        ),
        pytest.param("poor-alt", "![cat.png](b)", ["cat.png"], id="a file name as alt"),
        pytest.param("bold-heading", "**Apply now**\n\nSend it.", ["Apply now"], id="bold-heading"),
        pytest.param("bold-heading", "**Apply** now\n\nSend it.", [], id="bold in a paragraph"),
        pytest.param("bold-heading", "**Office**\n\n**Form**\n\nSend it.", [], id="bold lines of a cover"),
        pytest.param("bold-heading", "**Office**\n\nAnn Hill", [], id="a bold line over a name"),
    ],
)
def test_structure_in_markdown(keys: str, text: str, expected: list[str]) -> None:
    """Each check finds its fault and no other."""
    assert shown(one_rule(f"structure: {keys}"), text, "markdown") == expected


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        ("no-alt", '<img src="a.png"><img src="b.png" alt="">', ["img"]),
        ("no-alt", "<img>", ["img"]),
        ("new-tab", '<a href="x" target="_blank">form</a>', ["form"]),
        ("new-tab", '<a href="x" target="_blank">form (opens in a new tab)</a>', []),
        ("no-table-header", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", ["a"]),
        ("no-table-header", "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>", []),
    ],
)
def test_structure_in_html(check: str, text: str, expected: list[str]) -> None:
    """An element without text is shown by its tag."""
    assert shown(one_rule(f"structure: {check}"), text, "html") == expected


PAGES = {
    "nothing": "",
    "one word": "Word",
    "no links": "# A\n\nOne. Two.",
    "odd": "#\n\n-\n\n![]()\n\n[]()\n\n|a|\n|-|",
}


@pytest.mark.parametrize("check", get_args(Check))
@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_every_check_goes_through_any_page(check: str, text: str, format: str) -> None:
    """A page without links, lists or headings fails nothing, and what is found lies in it."""
    found = findings(one_rule(f"structure: {check}\nmax: 1"), text, format)

    assert all(f.span.end <= len(text) for f in found)
