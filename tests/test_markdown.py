"""Markdown: every construct of CommonMark and GitHub, and the raw HTML inside, as blocks with exact places."""

from __future__ import annotations

import pytest
from reading import comments, elements, marks, shown

P = "paragraph: "
BLOCKS = [
    pytest.param("# One\n\n###### Six", ["heading1: One", "heading6: Six"], id="ATX headings"),
    pytest.param("## Closed ##\nText", ["heading2: Closed", P + "Text"], id="closed heading"),
    pytest.param("One\nline\n===\n\nTwo\n---", ["heading1: One line", "heading2: Two"], id="setext headings"),
    pytest.param("#Tag and #\n\n# ", [P + "#Tag and #"], id="no heading"),
    pytest.param("# A {#id .b}\n\n## B {: .c}", ["heading1: A", "heading2: B"], id="heading attributes"),
    pytest.param("One\ntwo\n\nthree", [P + "One two", P + "three"], id="soft break"),
    pytest.param("One  \ntwo\\\nthree", [P + "One\ntwo\nthree"], id="hard breaks"),
    pytest.param("One \\\ntwo", [P + "One\ntwo"], id="hard break behind a space"),
    pytest.param("a\n\n***\n\n- - -\n\n___", [P + "a"], id="thematic breaks"),
    pytest.param("- one\n- two", ["item: one", "item: two"], id="tight list"),
    pytest.param("+ one\n\n+ two", ["item: one", "item: two"], id="loose list"),
    pytest.param("* one\n\n  more\n* two", ["item: one", "item: more", "item: two"], id="paragraphs in an item"),
    pytest.param("1. one\n   1) in\n      deep\n2. two", ["item: one", "item: in deep", "item: two"], id="nested list"),
    pytest.param("- [ ] to do\n- [x] done", ["item: to do", "item: done"], id="task list"),
    pytest.param("- # Head\n- > quote", ["heading1: Head", "quote: quote"], id="blocks in items"),
    pytest.param("- one\nlazy\n\nout", ["item: one lazy", P + "out"], id="lazy item"),
    pytest.param("> one\n> two\n\n>> deep", ["quote: one two", "quote: deep"], id="quotes"),
    pytest.param("> one\nlazy\n\nout", ["quote: one lazy", P + "out"], id="lazy quote"),
    pytest.param("> - item\n>\n> end", ["item: item", "quote: end"], id="list in a quote"),
    pytest.param("> [!NOTE]\n> Take care", [P + "Take care"], id="alert"),
    pytest.param("Term\n: What it is", ["item: Term", "item: What it is"], id="definition list"),
    pytest.param("a\n\n```js\ncode\n```\nb\n~~~\nmore\n~~~", [P + "a", P + "b"], id="fenced code"),
    pytest.param("a\n\n````\n```\ncode\n````\n\nb", [P + "a", P + "b"], id="longer fence"),
    pytest.param("a\n\n    code\n\n\tcode\n\nb", [P + "a", P + "b"], id="indented code"),
    pytest.param("- a\n\n  ```\n  code\n  ```\n- b", ["item: a", "item: b"], id="code in an item"),
    pytest.param("```\nnever closed", [], id="open fence"),
    pytest.param("|A|B|\n|-|:-:|\n|c \\| d|`e`|\n|f", ["cell: A", "cell: B", "cell: c | d", "cell: f"], id="table"),
    pytest.param("{: .wide}\n|A|\n|-|\n|b|", ["cell: A", "cell: b"], id="attributes above a table"),
    pytest.param("Text[^n] on.\n\n[^n]: The note.\n", [P + "Text□ on.", P + "The note."], id="footnote"),
    pytest.param("[ref]: http://a.gov 'Title'\n\nText", [P + "Text"], id="definition"),
]
INLINE = [
    pytest.param("un*frigging*believable", "unfriggingbelievable", id="emphasis inside a word"),
    pytest.param("_a_ __b__ ***c*** ~~d~~ ~e~", "a b c d e", id="emphasis"),
    pytest.param("snake_case_name 2 * 3 * 4", "snake_case_name 2 * 3 * 4", id="no emphasis"),
    pytest.param("a `x` b ``y ` z`` c", "a □ b □ c", id="code spans"),
    pytest.param("a `x\ny` b ` open", "a □ b ` open", id="code over lines, open backtick"),
    pytest.param('[one](u) [two](<u v> "t") [three](u(v))', "one two three", id="inline links"),
    pytest.param("[one][r] [r] [r][]\n\n[r]: u", "one r r", id="reference links"),
    pytest.param("[one] [two][none]", "[one] [two][none]", id="no links"),
    pytest.param("<https://a.gov/x> <me@a.gov>", "https://a.gov/x me@a.gov", id="autolinks"),
    pytest.param("[over\nlines](u)", "over lines", id="link over lines"),
    pytest.param("[a](u){: .b} c", "a□ c", id="attributes behind a link"),
    pytest.param("*a*{:.b}, c", "a□, c", id="attributes behind emphasis"),
    pytest.param("[a]({{ u }}) [b]({% link c.md %}) [d](/{{ e }}/f)", "a b d", id="template targets"),
    pytest.param('[a]({{< ref "b (c).md" >}})', "a", id="shortcode target"),
    pytest.param("AT&amp;T &copy; &#233;t&#xe9; &#x1F600;", "AT&T © été 😀", id="entities"),
    pytest.param("&nope; & &amp &#x110000;", "&nope; & &amp \ufffd", id="no entities"),
    pytest.param("a&nbsp;b&#10;c&Tab;d", "a\xa0b c d", id="entities for space"),
    pytest.param(r"\*a\* \# 1\. \\ \q \&amp;", r"*a* # 1. \ \q &amp;", id="escapes"),
    pytest.param("a <b>b</b> <span class='c'>d</span> <x-y>e</x-y>", "a b d e", id="inline HTML"),
    pytest.param("a<br>b <br/> c", "a\nb\nc", id="breaks in HTML"),
    pytest.param("a <code>b *c* `d`</code> <kbd>E</kbd> f", "a □ □ f", id="code in HTML"),
    pytest.param("a <code>open\n\n", "a □", id="open code in HTML"),
    pytest.param("a <span lang='es'>hola **amigo**</span> b", "a □ b", id="another language"),
    pytest.param("a <span hidden>b [c](d)</span> e", "a e", id="hidden"),
    pytest.param("a <span translate=no>VA</span> b", "a □ b", id="not to be translated"),
    pytest.param("a <!-- b --> c <!-- d\ne --> f", "a c f", id="comments"),
    pytest.param("1 < 2 > 0 <3 <a b", "1 < 2 > 0 <3 <a b", id="no tags"),
    pytest.param("HTML <title> and <main> tags", "HTML and tags", id="page tags in prose"),
    pytest.param("a 😀 *é* **\u0645** cafe\u0301 z", "a 😀 é \u0645 cafe\u0301 z", id="beyond ASCII"),
    pytest.param("a\x00b \u200fc\u200e d\u2028e\tf", "a\x00b \u200fc\u200e d e f", id="odd characters"),
]
HTML = [
    pytest.param("<div>\nOne\n</div>\n\ntwo", [P + "One", P + "two"], id="block"),
    pytest.param("<div>\n\n**One** two\n\n</div>", [P + "One two"], id="Markdown inside"),
    pytest.param("> <div>one\n> two</div>\n> three", ["quote: one two", "quote: three"], id="in a quote"),
    pytest.param("> > <p>one\n> > two</p>\n\nout", ["quote: one two", P + "out"], id="in two quotes"),
    pytest.param("- <p>one\n  two</p>\n- three", ["item: one two", "item: three"], id="in an item"),
    pytest.param(
        "<blockquote>\n\nsaid\n\n</blockquote>\n\nout", ["quote: said", P + "out"], id="quote around Markdown"
    ),
    pytest.param(
        "<ul>\n<li>one\n\ntwo\n\n</ul>\n\nout", ["item: one", "item: two", P + "out"], id="list around Markdown"
    ),
    pytest.param("<nav>\n\n- [a](b)\n\n# c\n\n</nav>\n\nd", [P + "d"], id="navigation around Markdown"),
    pytest.param("<div hidden>\n\na\n\n- b\n\n</div>\n\nc", [P + "c"], id="hidden around Markdown"),
    pytest.param("<nav>\n\nnever closed", [P + "never closed"], id="navigation without an end"),
    pytest.param("- <div hidden>\n\n  a\n\n- </div>b", [P + "b"], id="hidden over items"),
    pytest.param("<details>\n<summary>Sum</summary>\n\nBody\n\n</details>", ["summary: Sum", P + "Body"], id="details"),
    pytest.param("<table><tr><td>a<td>b</table>", ["cell: a", "cell: b"], id="table"),
    pytest.param("<script>\n\nvar a\n\n</script>\n\nb", [P + "b"], id="script"),
    pytest.param("<pre>\na\n\nb</pre>\n\nc", [P + "c"], id="pre"),
    pytest.param("<img alt='A &amp; b' src=c>", ["alt: A & b"], id="image"),
    pytest.param("a <a href=b title='Tip'>c</a>", [P + "a c", "label: Tip"], id="attributes"),
    pytest.param("> a <b\n> title='Tip one'>b</b>", ["quote: a b", "label: Tip one"], id="tag over lines of a quote"),
]


@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_blocks(source: str, expected: list[str]) -> None:
    """Blocks with their roles; also with the line ends of other systems."""
    assert shown(source, "markdown") == expected
    assert shown(source.replace("\n", "\r\n"), "markdown") == expected
    assert shown(source.replace("\n", "\r"), "markdown") == expected


@pytest.mark.parametrize(("source", "expected"), INLINE)
def test_inline(source: str, expected: str) -> None:
    """What a paragraph shows."""
    assert shown(source, "markdown") == [P + expected]


@pytest.mark.parametrize(("source", "expected"), HTML)
def test_html(source: str, expected: list[str]) -> None:
    """Raw HTML is read as HTML, with the role of the Markdown around it, and reaches over the Markdown inside it."""
    assert shown(source, "markdown") == expected
    assert shown(source.replace("\n", "\r\n"), "markdown") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("![A *b* `c`](d.png 'e')", ["alt: A b □"], id="inline"),
        pytest.param("x ![A][r] y\n\n[r]: d.png", [P + "x □ y", "alt: A"], id="reference"),
        pytest.param("[![A](b.png)](c)", ["alt: A"], id="in a link"),
        pytest.param("![](b.png) x", [P + "□ x"], id="no alt text"),
        pytest.param("![A {{ b }} c](d)", ["alt: A □ c"], id="template in alt text"),
    ],
)
def test_images(source: str, expected: list[str]) -> None:
    """Alt text is a block of its own, and leaves a hole."""
    assert shown(source, "markdown") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("a *b* **c** ~~d~~", ["emphasis b", "strong c", "deleted d"], id="emphasis"),
        pytest.param("***a***", ["strong a", "emphasis a"], id="both"),
        pytest.param("[a **b**](c)", ["strong b", "link a b c"], id="link"),
        pytest.param("a <b>b</b> <q>c</q> <a href='d'>e</a>", ["strong b", "quotation c", "link e d"], id="HTML"),
        pytest.param("<b></b>a <b>b", [], id="empty and open"),
    ],
)
def test_marks(source: str, expected: list[str]) -> None:
    """Inline markup is noted over exactly what it shows."""
    assert [" ".join(filter(None, mark)) for mark in marks(source, "markdown")] == expected


def test_elements() -> None:
    """Links, images, headings, lists and tables with what rules ask about them."""
    page = (
        "# H\n\n[a](b)\n\n![c](d)\n\n- 1\n- 2\n  - 3\n\n|a|b|\n|-|-|\n|c|d|\n\n<a href='{{ e }}' target=_blank>f</a>\n"
    )

    assert elements(page, "markdown", "heading") == [("", {"level": "1"})]
    assert elements(page, "markdown", "link") == [
        ("a", {"href": "b", "type": "Inline"}), ("f", {"href": "{{ e }}", "target": "_blank"})
    ]  # fmt: skip
    assert elements(page, "markdown", "image") == [("", {"src": "d", "alt": "c"})]
    assert [a for _, a in elements(page, "markdown", "list")] == [
        {"tag": "ul", "depth": "1", "items": "2"}, {"tag": "ul", "depth": "2", "items": "1"}
    ]  # fmt: skip
    assert elements(page, "markdown", "table") == [("", {"rows": "2", "columns": "2"})]


def test_comments() -> None:
    """Comments of HTML, inline and in blocks, but none from code."""
    page = "<!-- a -->\n\nb <!-- c --> d `<!-- e -->`\n\n    <!-- f -->\n\n<div><!-- g\nh --></div>\n"

    assert comments(page, "markdown") == ["<!-- a -->", "<!-- c -->", "<!-- g\nh -->"]
