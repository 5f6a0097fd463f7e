"""Reading takes time in proportion to the page, whatever is in it; nothing hangs, and nothing is too deep."""

from __future__ import annotations

import pytest
from reading import shown
from timing import in_proportion, seconds

from plainlang.readers import READERS, read_source

FORMATS = pytest.mark.parametrize("format", [name for name in READERS if name != "docx"])


RUNS = """< > & [ ] ( ) * _ ` ~ | # - + = { } {{ }} {% {# {: %} <!-- --> <a <p> </p> <b> </i> <nav> <ul> </ul> <code>
<q> &amp &# ![ ]( [a](b) [a][ [^1] a* **a _a `a {{§a { }§{{ {%§raw§%} {::comment} <div§hidden> <p§hidden> <a§href=x>
<svg> <li§hidden> <script> !!!§note :::note ::: $CTA ^a *[A]:§b {button} [Image:a] |a|b| <Card> <Card§a={ </Card>
<> <A<B> <div§markdown='1'> {:toc} *§a s1.§a <![CDATA[ <? <td> <blockquote> a a§ a. 1, é 😀 \\ " ' --- +++ title:§ U.S.
``` ~~~ {"a": import§a§from§'b'""".split()


@FORMATS
@pytest.mark.parametrize("run", RUNS)
def test_long_runs_are_read_in_time(format: str, run: str) -> None:
    """Tens of thousands of anything, on one line and on many, take a moment: no time in the square of the length."""
    unit = run.replace("§", " ")
    times = 30_000 // len(unit)

    assert seconds(lambda: read_source(f"{unit * times}\n{(unit + chr(10)) * (times // 2)}", format)) < 3


@pytest.mark.parametrize(
    ("format", "page"),
    [
        pytest.param("markdown", "\n".join("  " * n + "- x" for n in range(2_000)), id="lists 2,000 deep"),
        pytest.param("markdown", "> " * 2_000 + "x", id="quotes 2,000 deep"),
        pytest.param("markdown", "- " * 2_000 + "x", id="items 2,000 deep"),
        pytest.param("html", "<div>" * 5_000 + "x" + "</div>" * 5_000, id="HTML 5,000 deep"),
        pytest.param("markdown", "<ul><li>" * 5_000 + "x" + "</ul>" * 5_000, id="HTML lists 5,000 deep"),
        pytest.param("html", "<nav>" * 5_000 + "</nav>" * 5_000 + "x", id="navigation 5,000 deep"),
        pytest.param("html", "<b>" * 20_000 + "x" + "</i>" * 20_000 + "</b>" * 20_000, id="crossed marks"),
        pytest.param("html", "<ul>" * 20_000 + "</dl>" * 20_000 + "x", id="stray end tags"),
        pytest.param("markdown", "*" * 2_000 + "x" + "*" * 2_000, id="emphasis 1,000 deep"),
        pytest.param("markdown", "{{ " * 5_000 + " }}" * 5_000 + "\n\nx", id="braces 10,000 deep"),
        pytest.param("markdown", "---\ntitle: " + "[" * 20_000 + "\n---\nx", id="YAML too deep"),
        pytest.param("markdown", '{"title": ' + "[" * 50_000 + "\n\nx", id="JSON too deep"),
        pytest.param("markdown", "+++\ntitle = " + "[" * 50_000 + "\n+++\nx", id="TOML too deep"),
        pytest.param("markdown", "---\n" + "title: x\n" * 20_000 + "\nx", id="front matter without end"),
        pytest.param("text", "x" * 300_000, id="a long word"),
        pytest.param("html", "x " * 100_000, id="a long line"),
    ],
)
def test_deep_and_long_pages(format: str, page: str) -> None:
    """Depth and length break nothing, and the prose is still there."""
    lines: list[str] = []

    assert seconds(lambda: lines.extend(shown(page, format))) < 5
    assert "x" in lines[-1]


@FORMATS
def test_time_is_linear(format: str) -> None:
    """A page five times as long takes about five times as long."""
    page = "<p>You **can** [apply](x.md) for {{ a }} &amp; `b`, or call us.</p>\n\n- An item\n\n" * 400

    assert in_proportion(lambda times: seconds(lambda: read_source(page * times, format)), 1, 5, most=20)
