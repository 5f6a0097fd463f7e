"""The checks of kind `structure` about emphasis, notes, tables, links and the ends of items."""

from __future__ import annotations

import pytest
from inline_rules import findings, one_rule, shown
from reading import elements, marks

from plainlang.readers import read_source

TEN = "one two three four five six seven eight nine ten "
LONG = TEN * 32


def rows(*cells: str) -> str:
    """A table of HTML with a header and these rows."""
    return "<table><tr><th>a</th><th>b</th></tr>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param("underline", "an <u>old</u> rule", ["old"], id="underline"),
        pytest.param("underline", "[an <u>old</u> rule](a) <u>[b](c)</u>", [], id="an underlined link"),
        pytest.param("underline", "an <u> </u> rule", [], id="nothing underlined"),
        pytest.param("italics\nmax: 1", "*a b* and *c*", ["a b"], id="italics"),
        pytest.param("italics\nmax: 1", "<i>a <em>b c</em></i>", ["a b c"], id="italics inside italics"),
        pytest.param("bold\nmax: 1", "**a b** and **c**", ["a b"], id="bold"),
        pytest.param("bold\nmax: 1", "**Who are you?** I am.", [], id="the question of an interview"),
        pytest.param("footnotes", "A.[^1] B.[^2]\n\n[^1]: C\n\n[^2]: D", ["A"], id="footnotes"),
        pytest.param("footnotes", "|A|B|\n|-|-|\n|c[^1]|d|\n\n[^1]: C", [], id="a note in a table"),
        pytest.param("footnotes", "[^1]\n\nB.[^1]\n\n[^1]: C", ["B"], id="a note without a word"),
        pytest.param("footnotes", "A fact [1](#n) and [2](b)", ["1"], id="a number that leads down the page"),
        pytest.param("footnotes", "[1](#a) [2](#b)", ["2"], id="a line of numbers"),
        pytest.param("footnotes", "The facts<sup>1</sup> of m<sup>2</sup>", ["1"], id="raised numbers"),
        pytest.param("footnotes", "40 meters<sup>2</sup>, 10<sup>3</sup>, the 1<sup>st</sup>", [], id="units"),
        pytest.param("headings-open-alike\ntexts: [how to]", "# How to a\n\n# How to b\n\n# C", [], id="two alike"),
        pytest.param(
            "headings-open-alike\ntexts: [how to]",
            "# How to a\n\n# How to b\n\n# How to c",
            ["How to"],
            id="three alike",
        ),
        pytest.param(
            "headings-open-alike\ntexts: [how to]", "# How to a\n\n## How to b\n\n# How to c", [], id="two levels"
        ),
        pytest.param("title-text\ntexts: [rules]", "# Rules\n\n# Rules", ["Rules"], id="title-text"),
        pytest.param("title-text\ntexts: [rules]", "# Rules for dogs\n\n## Rules", [], id="more than the text"),
        pytest.param("mixed-list-ends", "- a\n- b.\n- c", ["b."], id="one stop"),
        pytest.param("mixed-list-ends", "- a\n- b\n- c.", [], id="a stop at the end of the list"),
        pytest.param(
            "mixed-list-ends", "- We do a.\n- We do b too\n- We do c.\n- We do d.", [], id="a name of few words"
        ),
        pytest.param("mixed-list-ends", "- We do it.\n- They do not do it\n- We do.", ["it"], id="one without"),
        pytest.param("mixed-list-ends", "- a b\n- We go. We stay.\n- c\n- d", [], id="several sentences"),
        pytest.param(
            "mixed-list-ends", "- Ann\n- Bob\n- We can do this for you.\n- Eve", [], id="a sentence among names"
        ),
        pytest.param("mixed-list-ends", "- We do.\n- They do it.\n- [How we do it here](a)\n- I do.", [], id="a title"),
        pytest.param("mixed-list-ends", "- We do.\n- Use: to find a good one\n- I do.\n- All.", [], id="a label"),
        pytest.param("mixed-list-ends", "- a\n- b, etc.\n- c\n- 1 p.m.", [], id="abbreviations"),
        pytest.param("mixed-list-ends", "- a.\n- b.\n- c\n- d", [], id="as many as not"),
        pytest.param("link-end", "[Apply now.](a) [Why?](b)", ["now."], id="link-end"),
        pytest.param("link-end", "[in the U.S.](a) [a, b, etc.](b) [more...](c)", [], id="a stop of its own"),
        pytest.param("short-link", "You can pay the [tax](a) online.", ["tax"], id="short-link"),
        pytest.param("short-link", "You can read about [eligibility](a) here.", [], id="three syllables"),
        pytest.param("short-link", "You can ask the [VA](a) or [Ann](b) now.", [], id="names"),
        pytest.param("short-link\ntexts: [tax]", "You can pay the [tax](a) online.", [], id="a word of texts"),
        pytest.param("same-target", "[Fees](a) and [what it costs](a/)", ["what it costs"], id="same-target"),
        pytest.param("same-target", "[Fees](a), [a fee](a), [b](#c), [d](#c)", [], id="the same words"),
        pytest.param("pdf-links\nmax: 1", "[a](b.pdf) [c](d.pdf#e)", [""], id="pdf-links"),
        pytest.param("pdf-links\nmax: 1", "[a](b.pdf) [c](d.pdf) [e](f) [g](h)", [], id="as many pages"),
        pytest.param("mail-link", "[us](mailto:a@b.gov) [a@b.gov](mailto:a@b.gov)", ["us"], id="mail-link"),
        pytest.param("external-link", "[a](https://x.gov/a) [b](/c)", ["a"], id="external-link"),
        pytest.param("external-link", "[a](http://[b) [c](//)", [], id="no address"),
        pytest.param("external-link", "[the IRS](https://www.irs.gov/)", [], id="a site by its name"),
        pytest.param(
            "external-link", "[Internal Revenue Service](https://www.irs.gov/)", [], id="a site by its initials"
        ),
        pytest.param("external-link\ntexts: [x.gov]", "[a](https://www.x.gov/a)", [], id="our own site"),
        pytest.param(
            "unmarked-language\ntexts: [de, la, que]", "a b c d de la que", ["a b c d de la que"], id="Spanish"
        ),
        pytest.param("unmarked-language\ntexts: [de, la, que]", "the De la Que house of a b", [], id="a name"),
        pytest.param("unmarked-language", "Все люди рождаются", ["Все люди рождаются"], id="another script"),
        pytest.param("unmarked-language\ntexts: [español]", "- Español", ["Español"], id="the name of a language"),
        pytest.param("no-review-date", "---\ntitle: a\n---\nb", [""], id="no-review-date"),
        pytest.param("no-review-date", "---\nlastmod: 2026-01-02\n---\nb", [], id="a date in front matter"),
        pytest.param("no-review-date", "---\ntitle: a\n---\nLast updated: May 1", [], id="a date in the text"),
        pytest.param("no-review-date", "b", [], id="no front matter"),
    ],
)
def test_structure_in_markdown(keys: str, text: str, expected: list[str]) -> None:
    """Each check finds its fault and no other."""
    assert shown(one_rule(f"structure: {keys}"), text, "markdown") == expected


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        pytest.param("empty-cells", rows("<td>c</td><td> &nbsp;<br></td>"), 1, id="empty-cells"),
        pytest.param("empty-cells", rows("<td>c<td>"), 1, id="end tags left out"),
        pytest.param("empty-cells", rows("<td>c</td><td><img src=d></td>"), 0, id="an image"),
        pytest.param("empty-cells", rows("<td>c</td><td>{{ d }}</td>"), 0, id="a template tag"),
        pytest.param("empty-cells", "<table><tr><td></td><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>", 0,
                     id="the top left corner"),
        pytest.param("merged-cells", rows('<td colspan="2">c</td>'), 1, id="merged-cells"),
        pytest.param("merged-cells", rows('<td colspan="1">c</td><td rowspan=x>d</td>'), 0, id="spans of one"),
        pytest.param("wide-table\nmax: 2", rows('<td colspan="2">c</td><td>d</td>'), 1, id="wide-table"),
        pytest.param("wide-table\nmax: 2", rows("<td>c</td><td>d</td>"), 0, id="not so wide"),
        pytest.param("small-table", rows("<td>c</td><td>d</td>"), 1, id="one row"),
        pytest.param("small-table", rows("<td>c</td><td>d</td>", "<td>e</td><td>f</td>"), 0, id="two rows"),
    ],
)  # fmt: skip
def test_tables(check: str, text: str, expected: int) -> None:
    """A table is found at its first words, one that is there for its looks never."""
    rule = one_rule(f"structure: {check}")

    assert len(findings(rule, text, "html")) == expected
    assert not findings(rule, text.replace("<table>", '<table role="presentation">'), "html")


def test_cells_of_markdown() -> None:
    """The empty cells of rows are counted, those of the header are not."""
    assert elements("| |a|\n|-|-|\n|b| |\n|c|d|", "markdown", "table") == [
        ("", {"rows": "3", "columns": "2", "empty": "1"})
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We **all bring** a **pen now** " * 40, 1, id="much"),
        pytest.param("**Pens:** We all bring one.\n\n" * 40, 0, id="labels"),
        pytest.param("**Do you bring a pen, a map and a card?**\n\nYes.\n\n" * 40, 0, id="lines of their own"),
        pytest.param("We **all bring** a **pen now**", 0, id="a short page"),
    ],
)
def test_bold_share(text: str, expected: int) -> None:
    """A share of bold words over the limit is about the whole page."""
    assert len(findings(one_rule("structure: bold-share\nmax: 10"), text, "markdown")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"# A\n\n## Terms\n\n{TEN * 7}\n\n## B\n\n{LONG}", ["Terms"], id="first"),
        pytest.param(f"# A\n\n{LONG}\n\n## Terms\n\n{TEN * 7}", [], id="last"),
        pytest.param(f"# A\n\n## Terms\n\n{TEN}\n\n## B\n\n{LONG}", [], id="short"),
        pytest.param(f"# Terms\n\n{LONG}", [], id="the whole page"),
    ],
)
def test_early_definitions(text: str, expected: list[str]) -> None:
    """Definitions keep people waiting only where they are long and come first."""
    assert shown(one_rule("structure: early-definitions\ntexts: [terms]"), text, "markdown") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(LONG, 1, id="none"),
        pytest.param(f"## Key points\n\n{LONG}", 0, id="a heading"),
        pytest.param(f"Key points: we do it.\n\n{LONG}", 0, id="a paragraph"),
        pytest.param(f"{LONG}\n\n## Key points", 1, id="too late"),
        pytest.param("We do it. " * 100, 0, id="an easy page"),
        pytest.param(TEN * 5, 0, id="a short page"),
    ],
)
def test_no_summary(text: str, expected: int) -> None:
    """A hard page needs a summary near its top."""
    assert len(findings(one_rule("structure: no-summary\nmax: 9\ntexts: [key points]"), text, "markdown")) == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("---\ndate: 2026-01-02 # day\n---\n", "2026-01-02"),
        ('+++\nlast_updated = "May 2026"\n+++\n', "May 2026"),
        ('{\n  "reviewed-on": "2026-01-02"\n}\n', "2026-01-02"),
        ("---\ntitle: date\nupdates: no\ndate:\n---\n", ""),
    ],
)
def test_the_date_of_a_page(front: str, expected: str) -> None:
    """Front matter of any kind may name it."""
    assert read_source(f"{front}Text", "markdown").metadata == {"date": expected}


def test_no_front_matter_no_date() -> None:
    """A page without front matter may get its date when the site is built."""
    assert read_source("date: 2026-01-02", "markdown").metadata == {}


def test_marks_and_notes_are_read() -> None:
    """Underlined and raised text is marked; a footnote is an element where its reference stands."""
    assert marks("<u>a</u> b<sup>1</sup>", "html") == [("underline", "a", ""), ("superscript", "1", "")]
    assert elements("A[^n]\n\n[^n]: b", "markdown", "footnote") == [("[^n]", {})]
