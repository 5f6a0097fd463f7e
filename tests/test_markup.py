"""Template tags and attribute lists: never read as prose, and never in the way of it."""

from __future__ import annotations

import pytest
from reading import comments, elements, shown

from plainlang.readers.markup import masked
from plainlang.readers.scan import template_tags

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
    pytest.param('{% call details({\n  a: "x"\n}) %}\nBody.\n{% endcall %}', "Body.", id="call with a body"),
    pytest.param("{% macro a(b) %}\nBody.\n{% endmacro %}", "Body.", id="macro with a body"),
    pytest.param("{% block a %}\nBody.\n{% endblock a %}", "Body.", id="block"),
    pytest.param("{%- set a -%}Body.{%- endset -%}", "Body.", id="set with a body"),
    pytest.param('{% include a.html title="Not read" %}\nBody.', "Body.", id="include"),
]
BODIES = [
    pytest.param("{% capture a %}\nOne *two*.\n{% endcapture %}", [P + "One two."], id="capture"),
    pytest.param("{% alert x %}\n## Head\n\n- a\n{% endalert %}", ["heading2: Head", "item: a"], id="custom block"),
    pytest.param("One\n{% if a %}\ntwo\n{% else %}\nthree\n{% endif %}\nfour",
                 [P + "One", P + "two", P + "three", P + "four"], id="tags part paragraphs"),
    pytest.param("- a\n{% if b %}\n- c\n{% endif %}\nd", ["item: a", "item: c", P + "d"], id="tags in a list"),
    pytest.param("<p>\n{% if a %}\nb\n{% endif %}\n</p>", [P + "b"], id="tags in HTML"),
    pytest.param("a\n{% if b %}\n    c", [P + "a □ c"], id="indented prose below a tag"),
    pytest.param("|a|\n|-|\n{% for b in c %}\n|d|\n{% endfor %}\n", ["cell: a", "cell: d"], id="rows in a loop"),
    pytest.param("{{< note >}}\n**One** two.\n{{< /note >}}", [P + "One two."], id="Hugo"),
    pytest.param('{{% tip title="no" %}}\n- a\n\nb\n{{% /tip %}}', ["item: a", P + "b"], id="Hugo with Markdown"),
    pytest.param("One {{< abbr >}}two{{< /abbr >}} three", [P + "One □two□ three"], id="Hugo inline"),
    pytest.param("One\n{{< img-right >}}\ntwo", [P + "One", P + "two"], id="Hugo alone on its line"),
]  # fmt: skip
KRAMDOWN = [
    pytest.param("Text\n{: .class #id}", [P + "Text"], id="below a block"),
    pytest.param("{:.class}\nText", [P + "Text"], id="above a block"),
    pytest.param("a *b*{: .c} d {:e} f", [P + "a b□ d □ f"], id="inline"),
    pytest.param("- a {: .b}\n- c\n{:.d}", ["item: a", "item: c"], id="in lists"),
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


@pytest.mark.parametrize(("source", "expected"), TAGS)
def test_tags(source: str, expected: str) -> None:
    """Tags leave holes in Markdown and HTML alike, and go from the edges."""
    assert shown(source, "markdown") == [P + expected]
    assert shown(f"<p>{source}</p>".replace("\n\n", "\n"), "html") == [P + expected]


@pytest.mark.parametrize(("source", "expected"), KRAMDOWN + CODE + BODIES)
def test_markdown(source: str, expected: list[str]) -> None:
    """Attribute lists are no prose, the body of a block tag is; a tag that begins in code or a comment ends there."""
    assert shown(source, "markdown") == expected
    assert shown(source.replace("\n", "\r\n"), "markdown") == expected


def test_template_comments() -> None:
    """Comments of every template language are noted once; tags, and what stands in code, are not."""
    page = "{# a #}\n\n{% comment %}b\n\nc{% endcomment %}\n\nd {{/* e */}} {{ f }} `{# g #}`\n\n# H {#id}\n"

    assert comments(page, "markdown") == ["{# a #}", "{% comment %}b\n\nc{% endcomment %}", "{{/* e */}}"]
    assert comments("<p>{# a #}b</p><code>{# c #}</code>", "html") == ["{# a #}"]


def test_attributes_above_a_table_are_no_row() -> None:
    """Neither is a tag; the table has its rows alone."""
    for above in ("{: .a}", "{% if b %}"):
        assert elements(f"{above}\n|a|\n|-|\n|b|\n{{: .c}}", "markdown", "table") == [
            ("", {"rows": "2", "columns": "1"})
        ]


def test_masking_keeps_lengths_and_lines() -> None:
    """As many characters as before, line ends untouched."""
    source = "a {{ b\r\nc }} [d]({{ e }})"
    tags = template_tags(source, 0, "markdown")

    assert [source[slice(*tag)] for tag in tags] == ["{{ b\r\nc }}", "{{ e }}"]
    assert masked(source, 0, tags) == "a xxxx\r\nxxxx [d](xxxxxxx)"
    assert template_tags(source, 12, "markdown") == [tags[1]]
