"""HTML: roles, what is stepped over, attributes and entities, well formed or not."""

from __future__ import annotations

import pytest
from reading import comments, elements, marks, shown

from plainlang.document import HOLE
from plainlang.readers import read_source

P = "paragraph: "
ROLES = [
    pytest.param("<h1>One</h1><h6>Six</h6>", ["heading1: One", "heading6: Six"], id="headings"),
    pytest.param("<p>One</p> two <div>three</div>", [P + "One", P + "two", P + "three"], id="paragraphs and bare text"),
    pytest.param("<p>One<p>two<div>three", [P + "One", P + "two", P + "three"], id="end tags left out"),
    pytest.param("<P>One</P><LI>two</LI>", [P + "One", "item: two"], id="upper case"),
    pytest.param("<ul><li>a<li>b<ol><li>c</ol>d</ul>", ["item: a", "item: b", "item: c", "item: d"], id="lists"),
    pytest.param("<ul><li><p>a</p><div>b</div></ul><p>c", ["item: a", "item: b", P + "c"], id="paragraphs in an item"),
    pytest.param("<ul><li>a</ul>b<li>c", ["item: a", P + "b", "item: c"], id="item without a list"),
    pytest.param("<dl><dt>Term<dd>Meaning</dl>", ["item: Term", "item: Meaning"], id="definitions"),
    pytest.param("<table><caption>C</caption><tr><th>h<td>d</table>", ["caption: C", "cell: h", "cell: d"], id="table"),
    pytest.param("<td><p>Text</td>", [P + "Text"], id="paragraph in a cell"),
    pytest.param("<table role=presentation><tr><td>Hi</table>", [P + "Hi"], id="layout table"),
    pytest.param("<blockquote>a<p>b</p></blockquote>c", ["quote: a", "quote: b", P + "c"], id="quotation"),
    pytest.param("<blockquote><ul><li>a</ul>b</blockquote>", ["item: a", "quote: b"], id="list in a quotation"),
    pytest.param("<figure><img alt=A><figcaption>B<p>C</figure>", ["alt: A", "caption: B", "caption: C"], id="figure"),
    pytest.param("<details><summary>S</summary>B</details>", ["summary: S", P + "B"], id="details"),
    pytest.param("<label>L <button>B</button></label>c", ["label: L", "button: B", P + "c"], id="label and button"),
    pytest.param(
        "<a class=btn href=x>A</a> <a class='b usa-button'>B</a>c",
        ["button: A", "button: B", P + "c"],
        id="links as buttons",
    ),
    pytest.param("<p>Go <a class=usa-button href=x>on</a> now</p>", [P + "Go on now"], id="a button in a sentence"),
    pytest.param("<select><option>A<option>B</select>", ["label: A", "label: B"], id="options"),
    pytest.param("<title>T &amp; <b></title>x", ["title: T & <b>", P + "x"], id="title"),
    pytest.param("<section><header>a</header><aside>b</aside>", [P + "a", P + "b"], id="sections"),
    pytest.param("a<br>b <br/> c<BR>", [P + "a\nb\nc"], id="breaks"),
    pytest.param("a<hr>b", [P + "a", P + "b"], id="rule"),
    pytest.param("a <b>b</b><i>c</i> d<wbr>e", [P + "a bc de"], id="inline tags"),
    pytest.param("<a href=x><h2>a</h2><p>b</p></a>", ["heading2: a", P + "b"], id="link around blocks"),
    pytest.param("a <unknown-tag>b</unknown-tag> c", [P + "a b c"], id="unknown tag"),
]
MAIN = [
    pytest.param("<title>T</title><body>a<main>b</main>c", ["title: T", P + "b"], id="main"),
    pytest.param("<p>a</p><main>b</main>", [P + "b"], id="without body"),
    pytest.param("<body><main>a</main>b<main>c</main>d", [P + "a", P + "b", P + "c"], id="two"),
    pytest.param("<body>a<main>b", [P + "b"], id="not closed"),
    pytest.param("<body>a<MAIN>b</MAIN>", [P + "b"], id="upper case"),
    pytest.param("<body>a<p>b</body>", [P + "a", P + "b"], id="none"),
]
SKIPPED = [
    pytest.param("a<script>if (b < c) '<p>'</script><style>d{}</style>", [P + "a"], id="script and style"),
    pytest.param("<nav>a<nav>b</nav>c</nav>d<footer>e</footer>", [P + "d"], id="nested same name"),
    pytest.param(
        "a<pre>b</pre><textarea>c<p></textarea><template><p>d</template>e", [P + "a", P + "e"], id="not prose"
    ),
    pytest.param("a<svg><title>b</title></svg> c <svg/> d", [P + "a c d"], id="drawings"),
    pytest.param("a<iframe>b</iframe><video>c</video>d", [P + "a", P + "d"], id="media"),
    pytest.param("a <code>b</code> c <kbd>d</kbd> <var>e</var>", [P + "a □ c □ □"], id="code leaves a hole"),
    pytest.param("<p>a <code>b</p><p>c", [P + "a □", P + "c"], id="open code ends with the block"),
    pytest.param("<p>a <code>&#112;</code> c", [P + "a □ c"], id="a reference that spells a tag"),
    pytest.param("<div hidden>a<div>b</div>c</div>d", [P + "d"], id="hidden"),
    pytest.param("<ul><li hidden>a<ul><li>b</ul>c<li>d</ul>", ["item: d"], id="hidden item without end"),
    pytest.param("<ul><li hidden>a</ul>b", [P + "b"], id="hidden last item"),
    pytest.param("<p hidden>a<p>b", [P + "b"], id="hidden paragraph without end"),
    pytest.param("<p hidden>a<svg><title>b</title></svg>c<p>d", [P + "d"], id="drawing in a hidden paragraph"),
    pytest.param("<div><p hidden>a</div>b", [P + "b"], id="hidden paragraph ends with its parent"),
    pytest.param("<input hidden>a<br hidden>b", [P + "ab"], id="hidden void tag"),
    pytest.param("<p style='Color:red; DISPLAY : none'>a</p>b", [P + "b"], id="hidden by style"),
    pytest.param("a <b translate=NO>b</b> c<p translate='no'>d</p>", [P + "a □ c"], id="not to be translated"),
    pytest.param("<p data-plainlang=ignore>a</p>b", [P + "b"], id="left out by hand"),
    pytest.param("<p lang=es>a</p><p lang=en-GB>b</p><p lang=''>c", [P + "b", P + "c"], id="another language"),
    pytest.param("<html lang=es-MX><p lang=es>a<p lang=en>b", [P + "a"], id="page in another language"),
    pytest.param("<nav>never closed <p>b", [P + "never closed", P + "b"], id="what never ends hides nothing"),
    pytest.param("<p aria-hidden=true>a", [P + "a"], id="seen but not heard"),
]
ENTITIES = [
    pytest.param("AT&amp;T &eacute;t&eacute;", "AT&T été", id="named"),
    pytest.param("&#233;&#xE9;&#X1f600;", "éé😀", id="numeric"),
    pytest.param("&copy 2024 &ampx &lt&gt", "© 2024 &x <>", id="without semicolon"),
    pytest.param("&nope; &; & &#; a&b", "&nope; &; & &#; a&b", id="none"),
    pytest.param("&NotEqualTilde; a&#0;b &#x110000;&#128;", "≂̸ a\ufffdb \ufffd€", id="two characters, bad numbers"),
    pytest.param("a&nbsp;&nbsp;b&#10;&#32;c&Tab;d", "a\xa0\xa0b c d", id="space"),
    pytest.param("&nbsp;a&nbsp;", "a", id="space at the edges"),
    pytest.param("a  b\t\r\n c\u2028d", "a b c d", id="white space collapses"),
    pytest.param("a\x00b \u200fc\u200e cafe\u0301 👩‍⚕️ d", "a\x00b \u200fc\u200e cafe\u0301 👩‍⚕️ d", id="odd characters"),
    pytest.param("1 < 2 > 0 <3 </ 4", "1 < 2 > 0 <3", id="no tags"),
    pytest.param("a &lt{% b %} c &copy{{ d }}", "a <□ c ©", id="before a template tag"),
]
ATTRIBUTES = [
    pytest.param("<img alt='a &amp; \"b\"'>", ['alt: a & "b"'], id="single quotes"),
    pytest.param('<img alt="it\'s > b">', ["alt: it's > b"], id="double quotes"),
    pytest.param("<img alt=caf&eacute; src=b/>", ["alt: café"], id="no quotes"),
    pytest.param("<img ALT = 'a\n  b' alt=c>", ["alt: a b"], id="space, the first counts"),
    pytest.param("<img alt><img alt=''><img>", [], id="empty or none"),
    pytest.param("<a aria-label=A title='B'>c</a>", ["label: A", "label: B", P + "c"], id="label and title"),
    pytest.param(
        "<input placeholder='A b'><textarea placeholder=C>d</textarea>", ["label: A b", "label: C"], id="hints"
    ),
    pytest.param("<input type=SUBMIT value=Go><input type=text value=no>", ["button: Go"], id="button"),
    pytest.param(
        "<meta name=Description content='A b'><meta name=x content=c>", ["description: A b"], id="description"
    ),
    pytest.param("<link title=a><svg aria-label=b></svg><p hidden title=c>", [], id="not read"),
    pytest.param("<img alt='{{ a | b(\"c\") }} photo' src={% d %}>", ["alt: photo"], id="templates"),
    pytest.param('<img alt="{{ "a" | t }} photo">', ["alt: photo"], id="quotes in a template"),
    pytest.param("<p>a <img alt=b> c", [P + "a □ c", "alt: b"], id="in a paragraph"),
]


@pytest.mark.parametrize(("source", "expected"), ROLES + MAIN + SKIPPED + ATTRIBUTES)
def test_blocks(source: str, expected: list[str]) -> None:
    """The blocks of a page or fragment."""
    assert shown(source, "html") == expected


@pytest.mark.parametrize(("source", "expected"), ENTITIES)
def test_text(source: str, expected: str) -> None:
    """What a paragraph shows."""
    assert shown(f"<p>{source}</p>", "html") == [P + expected]


@pytest.mark.parametrize(
    "broken", ["<", "</", "<p", "<p a='", "<!--", "<!", "<![CDATA[", "&", "&#", '<a b="c>', "</p", "<?"]
)
def test_broken_ends(broken: str) -> None:
    """A page that breaks off keeps what came before."""
    assert shown(f"<p>One two</p>{broken}", "html")[0] == P + "One two"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>a <b>b</b> <em>c</em> <q>d</q>", ["strong b", "emphasis c", "quotation d"], id="inline"),
        pytest.param("<b>a <i>b</b> c</i>", ["strong a b", "emphasis b c"], id="crossed"),
        pytest.param("<a href='x&amp;y'>a</a>", ["link a x&y"], id="target"),
        pytest.param("<a href=x><h2>a</h2><p>b</a> c", ["link a x", "link b x"], id="link over blocks"),
        pytest.param("<a href=x>a <a href=y>b</a>", ["link a  x", "link b y"], id="a link ends the one before"),
        pytest.param("<b></b><i>a", [], id="empty and open"),
    ],
)
def test_marks(source: str, expected: list[str]) -> None:
    """Inline markup is noted over exactly what it shows."""
    assert [" ".join(filter(None, mark)) for mark in marks(source, "html")] == expected


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        pytest.param("<a href=x>a <b>b</b></a>", "link", [("a b", {"href": "x"})], id="link"),
        pytest.param("<a href=x target=_blank><h2>a</h2>b</a>", "link",
                     [("a b", {"href": "x", "target": "_blank"})], id="link over blocks"),
        pytest.param("<a href='{{ u }}'><img></a><a name=b>c</a>", "link", [(HOLE, {"href": "{{ u }}"})], id="image"),
        pytest.param("<img alt='a &amp; b'><img>", "image", [("", {"alt": "a & b"}), ("", {})], id="images"),
        pytest.param("<ul><li>a<ol><li>b</ol><li>c</ul>", "list", [
            ("", {"tag": "ul", "depth": "1", "items": "2"}), ("", {"tag": "ol", "depth": "2", "items": "1"})
        ], id="lists"),
        pytest.param("<dl><dt>a<dd>b<dt>c</dl>", "list", [("", {"tag": "dl", "depth": "1", "items": "2"})], id="terms"),
        pytest.param("<table><tr><th>a<tr><td>b</table>", "table", [
            ("", {"rows": "2", "columns": "1", "header": "true"})
        ], id="table"),
        pytest.param("<table role=none><tr><td>b</table>", "table", [], id="layout table"),
        pytest.param("<h2>a</h2>", "heading", [("", {"level": "2"})], id="heading"),
        pytest.param("<button>a</button>", "button", [("", {})], id="button"),
        pytest.param("<button TYPE=button aria-expanded='true' id=x>a</button><a class=btn href=y>b</a>", "button",
                     [("", {"type": "button", "aria-expanded": "true"}), ("", {"class": "btn", "href": "y"})],
                     id="what a button is for"),
    ],
)  # fmt: skip
def test_elements(source: str, kind: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    """What rules about structure ask for."""
    assert elements(source, "html", kind) == expected


def test_comments() -> None:
    """Comments are noted, inside what is stepped over too; conditional comments and CDATA are comments."""
    page = "<!-- a --><nav><!-- b --></nav><p>c<!-- d\n-->e</p><!--[if IE]>f<![endif]--><![CDATA[g]]>"
    page += "<script><!-- h --></script>"

    assert comments(page, "html") == [
        "<!-- a -->",
        "<!-- b -->",
        "<!-- d\n-->",
        "<!--[if IE]>f<![endif]-->",
        "<![CDATA[g]]>",
    ]
    assert shown(page, "html") == [P + "ce"]


@pytest.mark.parametrize(
    ("source", "expected"), [("<html lang=FR-ca>a", "fr"), ("<html>a", "en"), ("<p lang=fr>a</p>", "en")]
)
def test_language(source: str, expected: str) -> None:
    """The language is that of the page."""
    assert read_source(source, "html").language == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """Lines may end in any way, in tags and attributes too."""
    source = end.join(["<p", "title='Tip", "one'>First 😀 line", "second</p>", "<!-- x", "-->", "<p>third"])

    assert shown(source, "html") == ["label: Tip one", P + "First 😀 line second", P + "third"]
