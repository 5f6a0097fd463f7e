"""What holds for any page in any format: prose comes back exactly, and every place holds."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import faults, shown

from plainlang.document import Document
from plainlang.readers import READERS, read_source

FORMATS = pytest.mark.parametrize("format", [name for name in READERS if name != "docx"])
WORDS = st.lists(
    st.sampled_from("You can apply online for your café permit 😀 today it's 1,000 zł".split()), min_size=1
)


class Piece(NamedTuple):
    """A piece of a page: its source, and the blocks it shows."""

    source: str
    blocks: tuple[str, ...] = ()


def dressed(*ways: str) -> st.SearchStrategy[tuple[str, str]]:
    """Some prose and the same with markup around some of its words: source and text."""

    def dress(words: list[tuple[str, str]]) -> tuple[str, str]:
        text = " ".join(word for word, _ in words)
        return " ".join(way.replace("@", word) for word, way in words), text

    word = st.tuples(
        st.sampled_from("You can apply online for your café permit today 😀 it’s 1,000 zł".split()),
        st.sampled_from(ways),
    )
    plain = st.tuples(st.sampled_from(["Please", "we", "need"]), st.just("@"))
    return st.tuples(plain, st.lists(word, max_size=6)).map(lambda both: dress([both[0], *both[1]]))


def piece(form: str, role: str, prose: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[Piece]:
    """A block of prose in some form, with its role."""
    return prose.map(lambda both: Piece(form.replace("@", both[0]), (f"{role}: {both[1]}",)))


def silent(*sources: str) -> st.SearchStrategy[Piece]:
    """What shows no prose."""
    return st.sampled_from(sources).map(Piece)


INLINE = dressed(
    "@", "@", "*@*", "**@**", "[@](u)", "[@]({{ u }})", "<b>@</b>", "~~@~~", "<!-- x -->@", "[@](<a b> 't')"
)
TAGGED = dressed("@", "@", "<b>@</b>", "<a href='{{ x }}'>@</a>", "<i\nid=x>@</i>", "<!-- <p> -->@", "<x-y>@</x-y>")
MARKDOWN = st.one_of(
    piece("@", "paragraph", INLINE),
    piece("## @ ##", "heading2", INLINE),
    piece("@\n---", "heading2", INLINE),
    piece("- @", "item", INLINE),
    piece("1. @\n{: .x}", "item", INLINE),
    piece("> @", "quote", INLINE),
    piece("|@|\n|-|", "cell", INLINE),
    piece("<p>@</p>", "paragraph", TAGGED),
    piece("<ul><li>@</ul>", "item", TAGGED),
    piece("> [!NOTE]\n> @", "paragraph", INLINE),
    piece("{% alert %}\n@\n{% endalert %}", "paragraph", INLINE),
    piece("{{< note >}}\n@\n{{< /note >}}", "paragraph", INLINE),
    piece(":::tip\n@\n:::", "paragraph", INLINE),
    piece(":::tip @\n:::", "label", INLINE),
    silent(
        "```\nnot {{ read\n```",
        "<!-- not\n\nread -->",
        "{% not read %}",
        "<pre>not\n\nread</pre>",
        "***",
    ),
    silent(
        "{% raw %}\n\nnot `read\n\n{% endraw %}", "<nav>\n\n- not read\n\n</nav>", "[not]: read", '{{ a({ b: "}" }) }}'
    ),
)
HTML = st.one_of(
    piece("<p>@", "paragraph", TAGGED),
    piece("<div>@</div>", "paragraph", TAGGED),
    piece("<h3>@</h3>", "heading3", TAGGED),
    piece("<ul><li>@</ul>", "item", TAGGED),
    piece("<table><tr><td>@</table>", "cell", TAGGED),
    piece("<blockquote>@</blockquote>", "quote", TAGGED),
    piece("<blockquote><p>@</blockquote>", "quote", TAGGED),
    piece("<button\n>@</button>", "button", TAGGED),
    silent(
        "<nav>not <p>read</nav>",
        "<script>'<p>not read'</script>",
        "<!-- <p>not read -->",
        "<p hidden>not read</p>",
        "<hr>",
    ),
    silent(
        "{% raw %}<p>not read{% endraw %}",
        "{{ a({ b: '<p>}' }) }}",
        "<svg><title>not read</title></svg>",
        "<p><img src=x>",
    ),
)
TEXT = st.one_of(piece("@", "paragraph", dressed("@")), piece("- @", "item", dressed("@")), silent("***", "…", "\t"))
COMMON = MARKDOWN
CHILD = dressed("@", "*@*", "**@**", "[@](u)", "<b>@</b>", "<A.B c={d}>@</A.B>")
MARKDOWN = st.one_of(
    COMMON,
    piece("!!! note\n    @", "paragraph", INLINE),
    piece('??? tip "@"\n    {{ x }}', "label", INLINE),
    piece("$CTA\n@\n$CTA", "paragraph", INLINE),
    piece("^@^", "paragraph", dressed("@", "*@*", "[@](u)")),
    piece("s1. @", "item", INLINE),
    piece("{button}@{/button}", "paragraph", INLINE),
    piece("- {button}@{/button}", "item", INLINE),
    piece("> {button}@{/button}", "quote", INLINE),
    piece("<div markdown='1'>\n@\n</div>", "paragraph", INLINE),
    silent("*[ABC]: not read", "[InlineAttachment:not.read]", "* not read\n{:toc}", "!!1"),
)
MDX = st.one_of(
    COMMON.filter(lambda made: "<!--" not in made.source),
    piece("<Card>\n  @\n</Card>", "paragraph", CHILD),
    piece("<A\n  b={{ c: 1 }}\n>\n  <B>\n    @\n  </B>\n</A>", "paragraph", CHILD),
    piece('<Card title="@" />', "label", dressed("@")),
    piece("<Card label={'@'} />", "label", dressed("@")),
    piece("<>@</>", "paragraph", CHILD),
    piece("- <>@</>", "item", CHILD),
    piece("<A\n  b='c'>@</A>", "paragraph", CHILD),
    piece("-  <A\n   b='c'>@</A>", "item", CHILD),
    silent(
        "import A from 'a'\nimport B from 'b'",
        "export const a = {\n b }",
        "{/* not\n\nread */}",
        "<A b={c > d} />",
        "{a(`}`)}",
    ),
)
PAGES = {"text": TEXT, "markdown": MARKDOWN, "mdx": MDX, "html": HTML}
SOUP = st.lists(
    st.sampled_from(
        """< > </ <p> </p> <b> <div§hidden> </div> <a§href='x'§title="é§t"> </a> <img§alt='a§&amp;§b'> <!-- --> {{ x
        {{ }} {% %} {%§raw§%} {%§endraw§%} {# #} {:§.a} [ ] (x) [a](b) ![i](j) * ** _ ` `` - > 1. | |-|-| # --- +++ }}
        title:§x &amp; &eacute; &#x1F600; & word é 😀 [^1] [^1]: ``` ~~~ <code> </code> <li> <ul> </ul> <table> <td> {
        } \\ <br> <main> <nav> </nav> <blockquote> </blockquote> : <svg/> <script> </script> <title> <q> $ ~~ www.a.gov
        import§a§from§'b' {"a": !!!§note§"a" :::note§a ::: $CTA ^a^ s1.§a *[A]:§b {button} {/button} [Image:a]
        <Card§a={b}> </Card> <> </> <A.B<C>> markdown='1' e\u0301 İ \u200f \ufeff""".split()
    ).map(lambda part: part.replace("§", " "))
    | st.sampled_from([" ", "\n", "\n\n", "\r\n", "\r", "\t", "\x00", "\f", "\u2028", "\xa0"]),
    max_size=40,
).map("".join)


@FORMATS
@given(data=st.data(), end=st.sampled_from(["\n", "\r\n", "\r"]))
@settings(deadline=None, max_examples=60)
def test_prose_comes_back(format: str, data: st.DataObject, end: str) -> None:
    """A page made of known prose and any markup shows exactly that prose, each character at its place."""
    pieces = data.draw(st.lists(PAGES[format], max_size=6))
    source = "\n\n".join(made.source for made in pieces).replace("\n", end)

    assert shown(f"intro{end}{end}{source}", format) == [
        "paragraph: intro", *(block for made in pieces for block in made.blocks)
    ]  # fmt: skip


@FORMATS
@given(source=st.text() | SOUP)
@example(source="a\ud800b")
@example(source="\ud800<b>\udfff&#xD800;{{ \ud800 }}")
@settings(deadline=None, max_examples=200)
def test_any_text_is_read(format: str, source: str) -> None:
    """Any text at all is read as it is, and every place in it holds."""
    document = read_source(source, format)

    assert document.source == source
    assert faults(document) == []


@FORMATS
@given(source=SOUP)
@settings(deadline=None, max_examples=100)
def test_the_parts_of_a_document_fit(format: str, source: str) -> None:
    """Blocks stand in order, marks and parents exist, and no block is without a word character or has loose ends."""
    document = read_source(source, format)
    starts = [block.map.starts[0] for block in document.blocks]

    assert starts == sorted(starts)
    assert all(0 <= m.start < m.end <= len(block.text) for block in document.blocks for m in block.marks)
    parents = [*(block.parent for block in document.blocks), *(element.parent for element in document.elements)]
    assert all(-1 <= parent < len(document.elements) for parent in parents)
    assert [block.text for block in document.blocks] == [block.text.strip() for block in document.blocks]


def moved(document: Document, piece: int, field: str, by: int) -> Document:
    """The document with one offset of its first block's map changed."""
    block = document.blocks[0]
    offsets = list(getattr(block.map, field))
    offsets[piece] += by
    return replace(document, blocks=(replace(block, map=replace(block.map, **{field: tuple(offsets)})),))


@pytest.mark.parametrize("by", [-2, -1, 1, 2])
@pytest.mark.parametrize("field", ["starts", "ends"])
@pytest.mark.parametrize("piece", range(5))
def test_the_check_sees_a_wrong_place(piece: int, field: str, by: int) -> None:
    """One wrong offset in a map is a fault; without it there is none."""
    document = read_source("abc *defg* hijk[lmno](x)pq &amp;", "markdown")
    block = document.blocks[0]

    assert faults(document) == []
    assert [p for p in range(5) if block.text[block.map.at[p] : block.map.at[p + 1]].strip() == ""] == []
    assert faults(moved(document, piece, field, by)) != []
