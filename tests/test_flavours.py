"""What sites add to Markdown: admonitions, Govspeak, kramdown and HTML around Markdown. No marker reaches a rule."""

from __future__ import annotations

import pytest
from reading import elements, shown

from plainlang.readers import read_source

P = "paragraph: "
L = "label: "
ADMONITIONS = [
    pytest.param("> [!NOTE]\n> One\n>\n> - two\n\n> three", [P + "One", "item: two", "quote: three"], id="GitHub"),
    pytest.param("> [!TIP]\n> <div>one\n> two</div>", [P + "one two"], id="HTML in an alert"),
    pytest.param("!!! note\n    One *two*\n\n    three\n\nfour", [P + "One two", P + "three", P + "four"], id="plain"),
    pytest.param('!!! note "Keep *it*"\n    One', [L + "Keep it", P + "One"], id="title"),
    pytest.param("!!! danger highlight 'It''s'\n\n    One", [L + "It''s", P + "One"], id="empty line, single quotes"),
    pytest.param('!!! note ""\n    One\nlazy', [P + "One lazy"], id="empty title"),
    pytest.param("!!! note\n    - a\n\n            code\n\n    ```\n    code\n    ```\n", ["item: a"], id="code"),
    pytest.param("!!! note\n    > # a\n    <p>b</p>\n", ["heading1: a", P + "b"], id="blocks"),
    pytest.param(
        '??? tip "A"\n    b\n\n    ???+ tip "C"\n        d\n\n    e\n',
        [L + "A", P + "b", L + "C", P + "d", P + "e"],
        id="details, nested",
    ),
    pytest.param('=== "One"\n\n    a\n\n=== "Two"\n\n\tb\n', [L + "One", P + "a", L + "Two", P + "b"], id="tabs"),
    pytest.param("- a\n\n    !!! tip\n        b\n\n- c", ["item: a", "item: b", "item: c"], id="in an item"),
    pytest.param("!!! wow\n\n??? what\n\n=== no ===", [P + "!!! wow", P + "??? what", P + "=== no ==="], id="prose"),
    pytest.param("Title\n===\n\n    code", ["heading1: Title"], id="heading and code"),
    pytest.param(":::note\nOne\n:::\ntwo", [P + "One", P + "two"], id="Docusaurus"),
    pytest.param(":::note Keep *it*\nOne\n:::", [L + "Keep it", P + "One"], id="its title"),
    pytest.param("::::tip[Keep it]{.a}\n- b\n\n:::note\nc\n:::\n::::", [L + "Keep it", "item: b", P + "c"], id="both"),
    pytest.param("::: details Click me\na\n:::", [L + "Click me", P + "a"], id="VitePress"),
    pytest.param('::: {.callout-note title="x"}\na\n:::\n\n:::{note}\nb\n:::', [P + "a", P + "b"], id="Pandoc, MyST"),
    pytest.param('::: zone a="b"\nc\n::: zone-end\n\n:::image a="b":::', [P + "c"], id="settings are no title"),
    pytest.param("a ::: b", [P + "a ::: b"], id="no fence"),
]
GOVSPEAK = [
    pytest.param("$CTA\nOne *two*\n$CTA\n\nthree", [P + "One two", P + "three"], id="call to action"),
    pytest.param("$CTA Call us $CTA\n\n$5 and $CTA", [P + "Call us", P + "$5 and $CTA"], id="on one line"),
    pytest.param("$C\nOne  \ntwo\n$C\n\n$A\n3 Road\n$A", [P + "One\ntwo", P + "3 Road"], id="contact, address"),
    pytest.param(
        "^One *two*^\n\n%three\nfour%\n\n@five@", [P + "One two", P + "three four", P + "five"], id="callouts"
    ),
    pytest.param("^a\n\nb^\n\n%5 off", [P + "^a", P + "b^", P + "%5 off"], id="no callouts"),
    pytest.param("s1. One\ns2. two\n\nas1. three", ["item: One", "item: two", P + "as1. three"], id="steps"),
    pytest.param("*[ABC]: A Big Cat\n*[D]: E\n\nThe ABC", [P + "The ABC"], id="abbreviations"),
    pytest.param("*[a](b)* c", [P + "a c"], id="no abbreviation"),
    pytest.param("[InlineAttachment:a.pdf] one [embed:link:b] two", [P + "one two"], id="embeds"),
    pytest.param("[Image:a.jpg]\n\n!!1\n\n[Contact: us](u)", [P + "Contact: us"], id="images"),
    pytest.param("{button start}[Go *now*](u){/button} x", [P + "Go now x"], id="button"),
    pytest.param("{::highlight-answer}\nOne\n{:/highlight-answer}", [P + "One"], id="highlight"),
]
KRAMDOWN = [
    pytest.param("* TOC\n{:toc}\n\n# A", ["heading1: A"], id="contents"),
    pytest.param("1. Contents here\n{: toc .b}\n\ntext", [P + "text"], id="numbered contents"),
    pytest.param("- a\n{: .toc-like}", ["item: a"], id="a list of that class"),
    pytest.param("Term\n: One *two*\n\n    three", ["item: Term", "item: One two", "item: three"], id="definitions"),
    pytest.param("|a|b *c*|\n|d|e|\n\nf", ["cell: a", "cell: b c", "cell: d", "cell: e", P + "f"], id="table"),
    pytest.param("|a|\n|-|\n|b|", ["cell: a", "cell: b"], id="table with a head"),
    pytest.param("| a |\n| b |", [P + "| a | | b |"], id="one column is no table"),
    pytest.param("a | b\n\n|x|y", [P + "a | b", P + "|x|y"], id="no table"),
]
HTML = [
    pytest.param('<div markdown="1">\nOne **two**\n\n- a\n</div>\nb', [P + "One two", "item: a", P + "b"], id="1"),
    pytest.param('<div class="x" markdown="block">One **two**</div>', [P + "One two"], id="on one line"),
    pytest.param("<section markdown>\n<div>\n\n**a**\n\n</div>\n</section>\n**b**", [P + "a", P + "b"], id="nested"),
    pytest.param('<div markdown="0">\n**a**\n</div>', [P + "**a**"], id="0"),
    pytest.param("```\n<nav markdown='1'>\n```\n\na", [P + "a"], id="in code"),
    pytest.param("<nav markdown='1'>\n- a\n</nav>\nb", [P + "b"], id="not read"),
    pytest.param("<h2>\n\nOne *two*\n\n</h2>", ["heading2: One two"], id="heading around Markdown"),
    pytest.param("<details>\n<summary>\n\nOne *two*\n\n</summary>\n\na", ["summary: One two", P + "a"], id="summary"),
    pytest.param("<div markdown='1'>\n  <div markdown='1'>\n    a\n  </div>\n\n      b\n</div>", [P + "a"], id="deep"),
    pytest.param("<div markdown='1'>\n  !!! tip\n      a\n\n  b\n</div>", [P + "a", P + "b"], id="admonition"),
    pytest.param("- a\n\n<h2 markdown='1'>\nb\n</h2>", ["item: a", "heading2: b"], id="behind a list"),
    pytest.param("|a|\n|-|\n|<b>x</b><br>y|", ["cell: a", "cell: x\ny"], id="in a table"),
    pytest.param("> <p>a</p>\n>\n> *b*", ["quote: a", "quote: b"], id="in a quote"),
    pytest.param("1. <b>a</b>\n\n   <p>b</p>", ["item: a", "item: b"], id="in a list"),
]

AROUND = [
    pytest.param("- a", 2, "item: ", id="list"),
    pytest.param("1. a", 3, "item: ", id="numbered list"),
    pytest.param("T\n: a", 2, "item: ", id="definition"),
    pytest.param("!!! note\n    a", 4, P, id="admonition"),
]
AT_THE_LEFT = ["$CTA   read $CTA", "$CTA\nread\n$CTA", "^read^", "%read%", "<div markdown='1'>\n  read\n</div>"]
ANYWHERE = [
    "{button}read{/button}", "{button start}   read{/button}", "[Image:a.jpg] read", "[Contact:a][embed:b]read",
    "<div markdown='1'>read</div>", "<p markdown='1'\n  id='a'>read</p>", "<p markdown='1'>\nread\n</p>",
    ":::tip\nread\n:::", "{% if a %}read{% endif %}", "{{< a >}}read{{< /a >}}", "{{ a(\n\n  b\n) }} read",
    "{% comment %}\n\n{% endcomment %}\n\nread",
]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("source", "expected"), ADMONITIONS + GOVSPEAK + KRAMDOWN + HTML)
def test_flavours(source: str, expected: list[str], end: str) -> None:
    """Each marker is gone, and its prose is at its place."""
    assert shown(source.replace("\n", end), "markdown") == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("around", ["- a", "1. a", "T\n: a", "!!! note\n    a"])
@pytest.mark.parametrize("tag", AT_THE_LEFT + ANYWHERE)
def test_tags_are_no_indentation(around: str, tag: str, end: str) -> None:
    """What stands behind a tag at the left is no part of what stands above."""
    page = f"{around}\n\n{tag}\n\nmore".replace("\n", end)

    assert shown(page, "markdown")[-2:] == [P + "read", P + "more"]


@pytest.mark.parametrize(("around", "indent", "role"), AROUND)
@pytest.mark.parametrize("tag", ANYWHERE)
def test_indented_tags_stay_inside(around: str, indent: int, role: str, tag: str) -> None:
    """What is indented belongs to what stands above, and so does the text behind it."""
    inside = f"{tag}\n\nmore".replace("\n", "\n" + " " * indent)

    blocks = shown(f"{around}\n\n{' ' * indent}{inside}", "markdown")

    assert blocks[-3:] == [role + "a", role + "read", role + "more"]


@pytest.mark.parametrize(
    ("mark", "role"), [("- ", "item"), ("12) ", "item"), ("> ", "quote"), ("- > ", "quote"), ("- [ ] ", "item")]
)
@pytest.mark.parametrize("tag", ["{button}read{/button}", "[Image:a.jpg] read", "{{ a(\n\n) }} read"])
def test_tags_behind_marks(mark: str, role: str, tag: str) -> None:
    """A tag behind the mark of a list or a quotation makes no code of its text, and no part of what follows."""
    assert shown(f"{mark}{tag}\n\nmore", "markdown") == [f"{role}: read", P + "more"]


@pytest.mark.parametrize("sign", [":::note\n", "^", "$CTA\n", "s1. ", "*[A]: ", "!!! note\n    ", "{button}"])
def test_code_shows_markers(sign: str) -> None:
    """In code they are code, and what follows is prose."""
    assert shown(f"```\n{sign}not read\n```\n\nread", "markdown") == [P + "read"]


def test_places() -> None:
    """The very places, where the same words stand elsewhere too."""
    source = 'note\n\n!!! note "note"\n    note\n\n:::note note\n\n*[note]: note\n\n$C note $C\n'
    found = [(b.role, b.span.start) for b in read_source(source, "markdown").blocks]

    assert found == [
        ("paragraph", 0), ("label", 16), ("paragraph", 26), ("label", 40), ("paragraph", source.index("note $C"))
    ]  # fmt: skip


def test_titles_are_no_headings() -> None:
    """No rule about headings sees the title of an admonition, and a table of kramdown is a table."""
    page = "# A\n\n:::note B\nc\n:::\n\n|d|e|\n|f|g|\n"

    assert elements(page, "markdown", "heading") == [("", {"level": "1"})]
    assert elements(page, "markdown", "table") == [("", {"rows": "2", "columns": "2"})]


def test_abbreviations() -> None:
    """A definition is an element: what it shortens, and to what."""
    assert elements("*[ABC]: A Big Cat \n", "markdown", "abbreviation") == [("A Big Cat", {"short": "ABC"})]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("[![Home](a.png)](b)", "Home", id="image"),
        pytest.param("<a href=b><img alt='One'> <img alt='two'></a>", "One two", id="images in HTML"),
        pytest.param("<a href=b aria-label='Home page'><img alt=''></a>", "Home page", id="label"),
        pytest.param("<a href=b aria-label='Home'>Go</a>", "Go", id="what is shown counts"),
        pytest.param("[![](a.png)](b)", "\ufffc", id="nothing"),
    ],
)
def test_names_of_links(source: str, expected: str) -> None:
    """A link that shows no text has that of its label or of its images."""
    assert [text for text, _ in elements(source, "markdown", "link")] == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<img role=presentation>", {"alt": ""}),
        ("<img aria-hidden='true'>", {"alt": ""}),
        ("<img aria-label='A cat'>", {"alt": "A cat"}),
        ("<img alt='A' aria-label='B'>", {"alt": "A"}),
        ("<img>", {}),
    ],
)
def test_images(source: str, expected: dict[str, str]) -> None:
    """Images that are there for looks, or have a label, need no alt text."""
    assert elements(source, "html", "image") == [("", expected)]
