"""Template tags, attribute lists, MDX and front matter: never read as prose, and never in the way of it."""

from __future__ import annotations

import pytest
from reading import comments, elements, shown

from plainlang.document import Role
from plainlang.readers import read_source
from plainlang.readers.markup import front_matter, masked, template_tags
from plainlang.span import Span

P = "paragraph: "
MACRO = '{{ govukButton({ text: "x", attributes: { a: "b" } }) }}'
TAGS = [
    pytest.param("Hello {{ name }}, welcome", "Hello □, welcome", id="output"),
    pytest.param("{{ a }} Hi {{ b }}{{ c }}", "Hi", id="at the edges"),
    pytest.param("a {% if b > c %}d{% endif %} e", "a □d□ e", id="control"),
    pytest.param(f"a {MACRO} b", "a □ b", id="macro with nested braces"),
    pytest.param(f"{MACRO}\nb", "b", id="macro on its line"),
    pytest.param('{{ f({\n  html: "<p>x</p>",\n\n  y: 1\n}) }}\nb', "b", id="macro over empty lines"),
    pytest.param("a {{ '}}' }} b {{ \"{\" }} c", "a □ b □ c", id="braces in strings"),
    pytest.param("a {{ it's }} b {{ it's }} c", "a □ b □ c", id="apostrophes are no strings"),
    pytest.param("{%- raw -%}{{ a }} b{%- endraw -%}c", "c", id="raw"),
    pytest.param("{% comment %}\na\n\nb\n{% endcomment %}\nc", "c", id="comment block"),
    pytest.param("{% highlight js %}\na\n\nb\n{% endhighlight %}\nc", "c", id="highlight"),
    pytest.param("{% verbatim %}a{% endverbatim %}b", "b", id="verbatim"),
    pytest.param("{% raw %}a", "a", id="raw without end"),
    pytest.param("{{< highlight go >}}a{{< /highlight >}}b", "b", id="shortcode with code"),
    pytest.param("{{< highlight >}}a{{< /highlight >}} b", "a□ b", id="shortcode with prose"),
    pytest.param('a {{< fig src="b" caption="c" >}} d {{% e %}} f', "a □ d □ f", id="shortcodes"),
    pytest.param("{# a\n\nb #}c", "c", id="comment"),
    pytest.param("{{ never closed", "{{ never closed", id="open output"),
    pytest.param("{% never closed", "{% never closed", id="open tag"),
    pytest.param("{# never closed", "{# never closed", id="open comment"),
    pytest.param("a } b { c }} d", "a } b { c }} d", id="stray braces"),
    pytest.param("{{{ a }}} b {{{{ c }}}} d", "b □ d", id="more braces"),
]
KRAMDOWN = [
    pytest.param("Text\n{: .class #id}", [P + "Text"], id="below a block"),
    pytest.param("{:.class}\nText", [P + "Text"], id="above a block"),
    pytest.param("a *b*{: .c} d {:e} f", [P + "a b□ d □ f"], id="inline"),
    pytest.param("- a {: .b}\n- c\n{:toc}", ["item: a", "item: c"], id="in lists"),
    pytest.param("One\n{: .a}\nTwo", [P + "One", P + "Two"], id="between paragraphs"),
    pytest.param('Text {#id .b} and {.c d="e"} f', [P + "Text □ and □ f"], id="goldmark"),
    pytest.param("{::options a='b' /}\n\nText", [P + "Text"], id="options"),
    pytest.param("{::comment}\na\n\nb\n{:/comment}\n\nc", [P + "c"], id="comment"),
    pytest.param("a {b} {c: d} {1}", [P + "a {b} {c: d} {1}"], id="plain braces"),
]
CODE = [
    pytest.param("Use `{{` to open.\n\nUse `}}` to close.", [P + "Use □ to open.", P + "Use □ to close."], id="spans"),
    pytest.param("```\n{% raw %}\n```\na\n\n```\n{% endraw %}\n```", [P + "a"], id="fences"),
    pytest.param("> ~~~\n> {{\n> ~~~\n\na }} b", [P + "a }} b"], id="fence in a quote"),
    pytest.param("a <!-- {{ --> b }} c", [P + "a b }} c"], id="HTML comment"),
    pytest.param("<script>{{</script>\n\na }} b", [P + "a }} b"], id="script"),
    pytest.param("it`s {{ a }} b", [P + "it`s □ b"], id="a lone backtick"),
    pytest.param(r"a \`{{ b }}\` c", [P + "a `□` c"], id="escaped backticks"),
    pytest.param("`a` {{ b }} ``{{ c }}`` d", [P + "□ □ □ d"], id="tags around and in code"),
]
MDX = [
    pytest.param("import A from 'a'\nimport {\n  B\n} from 'b'\n\nText", [P + "Text"], id="import"),
    pytest.param("export const a = {\n  b: 1,\n}\n\nText", [P + "Text"], id="export"),
    pytest.param(
        "import taxes are high.\n\nexport goods", [P + "import taxes are high.", P + "export goods"], id="prose"
    ),
    pytest.param("Hi {user.name}, {`a ${b}`} {'}'} c", [P + "Hi □, □ □ c"], id="expressions"),
    pytest.param("{/* a\n\nb */}\n\nText", [P + "Text"], id="comment"),
    pytest.param(
        '<Card title="Tip" at={{a: [1, 2]}} b={c > d}>\n\nText\n\n</Card>', ["label: Tip", P + "Text"], id="JSX"
    ),
    pytest.param("<>\n\nText\n\n</>", [P + "Text"], id="fragment"),
    pytest.param("<Tabs.Tab title='A b'>Text</Tabs.Tab>", ["label: A b", P + "Text"], id="member"),
    pytest.param("```js\nimport A from 'a'\nf() {\n```\n\nText }", [P + "Text }"], id="code"),
    pytest.param("{open\n\nText", [P + "{open", P + "Text"], id="open brace"),
]
FRONT = [
    pytest.param("---\ntitle: A page\n---\nText", ["title: A page", P + "Text"], id="YAML"),
    pytest.param("---\nsummary: B\nx: C\ndescription: D\n---\n", ["description: B", "description: D"], id="keys"),
    pytest.param("---\ntitle: 'Don''t wait'\n---", ["title: Don't wait"], id="single quotes"),
    pytest.param('---\ntitle: "A \\"plain\\" caf\\u00e9 \\x41"\n---', ['title: A "plain" café A'], id="double quotes"),
    pytest.param('---\ntitle: "A b\n  c"\n---', ["title: A b c"], id="quoted over lines"),
    pytest.param("---\ntitle: A b\n  c # d\n---", ["title: A b c"], id="plain over lines"),
    pytest.param("---\ntitle: >-\n  A b\n  c\n\n  d\n---", ["title: A b c d"], id="folded"),
    pytest.param("---\nsummary: |\n  A b\n  c\n---", ["description: A b c"], id="literal"),
    pytest.param("---\ntitle: How&#8217;s {{ a }} it &amp; b\n---", ["title: How’s □ it & b"], id="entities and tags"),
    pytest.param("---\ntitle: &x A b\n---", ["title: A b"], id="anchor"),
    pytest.param("---\na:\n  title: B\ntitle: [C]\n---\nText", [P + "Text"], id="only scalars at the top"),
    pytest.param("---\ntitle: {a: b\n---\nText", [P + "Text"], id="broken YAML"),
    pytest.param("---\ntitle: A 😀 é\n---\n😀", ["title: A 😀 é"], id="beyond ASCII"),
    pytest.param("\ufeff---\ntitle: A\n---\n# B", ["title: A", "heading1: B"], id="byte order mark"),
    pytest.param("\ufeff# B", ["heading1: B"], id="byte order mark alone"),
    pytest.param("\n\n---\ntitle: A\n---\nText", ["title: A", P + "Text"], id="empty lines before"),
    pytest.param("--- \ntitle: A\n...\nText", ["title: A", P + "Text"], id="ended by dots"),
    pytest.param("---\n---\nText", [P + "Text"], id="empty"),
    pytest.param("---\ntitle: A\n\nText", [P + "title: A", P + "Text"], id="never closed"),
    pytest.param("Text\n\n---\n\na: b\n\n---\n\nc", [P + "Text", P + "a: b", P + "c"], id="in the middle of a page"),
    pytest.param("---\n\nA paragraph.\n\n---\nText", [P + "A paragraph.", P + "Text"], id="two rules are no fence"),
    pytest.param("+++\ntitle = \"A \\\"b\\\"\" # c\n[x]\ntitle = 'D'\n+++\nB", ['title: A "b"', P + "B"], id="TOML"),
    pytest.param("+++\nsummary = 'A b'\n+++\n", ["description: A b"], id="TOML in single quotes"),
    pytest.param('+++\ntitle = """\nA\nb"""\n+++\n', ["title: A b"], id="TOML over lines"),
    pytest.param("+++\ntitle = A\n+++\nText", [P + "Text"], id="broken TOML"),
    pytest.param('{\n  "title": "A \\"b\\"",\n  "x": {}\n}\n\nText', ['title: A "b"', P + "Text"], id="JSON"),
    pytest.param('{ "title": "A"\n\nText', [P + '{ "title": "A"', P + "Text"], id="broken JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), TAGS)
def test_tags(source: str, expected: str) -> None:
    """Tags leave holes in Markdown and HTML alike, and go from the edges."""
    assert shown(source, "markdown") == [P + expected]
    assert shown(f"<p>{source}</p>".replace("\n\n", "\n"), "html") == [P + expected]


@pytest.mark.parametrize(("source", "expected"), KRAMDOWN + CODE)
def test_markdown(source: str, expected: list[str]) -> None:
    """Attribute lists are no prose; a tag that begins in code or a comment ends there."""
    assert shown(source, "markdown") == expected
    assert shown(source.replace("\n", "\r\n"), "markdown") == expected


@pytest.mark.parametrize(("source", "expected"), MDX)
def test_mdx(source: str, expected: list[str]) -> None:
    """Modules and expressions are no prose."""
    assert shown(source, "mdx") == expected
    assert shown(source.replace("\n", "\r\n"), "mdx") == expected


@pytest.mark.parametrize(("source", "expected"), FRONT)
def test_front_matter(source: str, expected: list[str]) -> None:
    """The prose keys of front matter are blocks; the rest of it is nothing."""
    assert shown(source, "markdown") == expected
    assert shown(source.replace("\n", "\r\n"), "markdown") == expected
    assert shown(source.replace("\n", "\r"), "markdown") == expected


def test_front_matter_of_templates() -> None:
    """HTML and Nunjucks pages have front matter too."""
    assert shown("---\ntitle: A\n---\n{% extends 'x' %}\n<p>B</p>", "html") == ["title: A", P + "B"]


def test_prose_keys_can_be_chosen() -> None:
    """A site may name its own keys, with their roles."""
    keys: dict[str, Role] = {"lead": "description"}
    document = read_source("---\ntitle: A\nlead: B\n---\n", "markdown", keys)

    assert [(b.role, b.text) for b in document.blocks] == [("description", "B")]


def test_template_comments() -> None:
    """Comments of every template language are noted once; tags, and what stands in code, are not."""
    page = "{# a #}\n\n{% comment %}b\n\nc{% endcomment %}\n\nd {{/* e */}} {{ f }} `{# g #}`\n\n# H {#id}\n"

    assert comments(page, "markdown") == ["{# a #}", "{% comment %}b\n\nc{% endcomment %}", "{{/* e */}}"]
    assert comments("{/* a */}\n\nb {c}", "mdx") == ["{/* a */}"]
    assert comments("<p>{# a #}b</p><code>{# c #}</code>", "html") == ["{# a #}"]


def test_attributes_above_a_table_are_no_row() -> None:
    """Neither is a tag; the table has its rows alone."""
    for above in ("{: .a}", "{% if b %}"):
        assert elements(f"{above}\n|a|\n|-|\n|b|\n{{: .c}}", "markdown", "table") == [
            ("", {"rows": "2", "columns": "1"})
        ]


def test_front_matter_is_cut_exactly() -> None:
    """The fence, the body, and where the page begins."""
    assert front_matter("---\na: b\n---\nc") == ("---", Span(4, 9), 13)
    assert front_matter("text") == ("", Span(0, 0), 0)


def test_masking_keeps_lengths_and_lines() -> None:
    """As many characters as before, line ends untouched."""
    source = "a {{ b\r\nc }} [d]({{ e }})"
    tags = template_tags(source, 0, "markdown")

    assert [source[slice(*tag)] for tag in tags] == ["{{ b\r\nc }}", "{{ e }}"]
    assert masked(source, 0, tags) == "a xxxx\r\nxxxx [d](xxxxxxx)"
    assert template_tags(source, 12, "markdown") == [tags[1]]
