"""Word: what a reader of the document sees, in reading order, each word at its exact place."""

from __future__ import annotations

from time import perf_counter

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given, settings
from hypothesis import strategies as st
from word import box, field, p, picture, r, read, saved, shown, table, word

from plainlang.readers.docx import read_docx

DELETED = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"
VANISH = "<w:vanish/>"
NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
ES = '<w:lang w:val="es-MX"/>'
SPANISH = "Solicite su permiso en la oficina de la ciudad"
TEXTS = [
    pytest.param([p("One."), p("Two.")], ["paragraph: One.", "paragraph: Two."], id="paragraphs"),
    pytest.param([p("Ap", r("ply", "<w:b/>"), " now")], ["paragraph: Apply now"], id="a word over two runs"),
    pytest.param(
        ["<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>"],
        ["paragraph: a b\nc-d"],
        id="tab, line break, hard hyphen",
    ),
    pytest.param([p(), p("One."), p(" ")], ["paragraph: One."], id="empty paragraphs"),
    pytest.param(
        [p("Guide", style="Title"), p("Fees", style="Heading2")], ["title: Guide", "heading2: Fees"], id="titles"
    ),
    pytest.param([p("Fees", more='<w:outlineLvl w:val="2"/>')], ["heading3: Fees"], id="outline level"),
    pytest.param(
        [p("So it is.", style="Quote"), p("Map 1", style="Caption")],
        ["quote: So it is.", "caption: Map 1"],
        id="quote, caption",
    ),
    pytest.param([p("x = 1", style="MacroText"), p("Text")], ["paragraph: Text"], id="code is not read"),
    pytest.param(
        [p("Run ", r("ls", '<w:rStyle w:val="Code"/>'), " now")], ["paragraph: Run ls now"], id="an unknown style"
    ),
    pytest.param(
        [p("Old ", f"<w:del>{r('bad')}</w:del>", "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", "text")],
        ["paragraph: Old text"],
        id="deleted",
    ),
    pytest.param([p("A ", f"<w:ins>{r('new ')}</w:ins>", "text")], ["paragraph: A new text"], id="inserted"),
    pytest.param(
        [p(f"<w:moveFrom>{r('gone')}</w:moveFrom>", f"<w:moveTo>{r('here')}</w:moveTo>")],
        ["paragraph: here"],
        id="moved",
    ),
    pytest.param([p("One ", more=DELETED), p("line.")], ["paragraph: One line."], id="the end of a paragraph deleted"),
    pytest.param(
        [p(f"<w:del>{r('x')}</w:del>", more=DELETED), p("Left", style="Heading1")],
        ["heading1: Left"],
        id="a paragraph deleted",
    ),
    pytest.param(
        [p("Seen ", r("unseen", VANISH), r("too", '<w:vanish w:val="0"/>'))], ["paragraph: Seen too"], id="hidden"
    ),
    pytest.param([p("On page ", field(" PAGEREF x ", "5"), ".")], ["paragraph: On page 5."], id="field"),
    pytest.param(
        [p("A ", field(f" IF {field(' X ', 'code')} ", "result"), ".")],
        ["paragraph: A result."],
        id="a field in a field's code",
    ),
    pytest.param([p("Dear ", field(" MERGEFIELD First ", "«First»"), ",")], ["paragraph: Dear □,"], id="mail merge"),
    pytest.param(
        [p("Page ", f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>')], ["paragraph: Page 7"], id="simple field"
    ),
    pytest.param(
        [p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "code"), p("Text")],
        ["paragraph: Text"],
        id="a field never closed",
    ),
    pytest.param(
        [
            p(
                '<w:commentRangeStart w:id="0"/>',
                "Said",
                '<w:commentRangeEnd w:id="0"/>',
                '<w:r><w:commentReference w:id="0"/></w:r>',
            )
        ],
        ["paragraph: Said"],
        id="comment",
    ),
    pytest.param(
        [p("If ", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", " holds")], ["paragraph: If □ holds"], id="formula"
    ),
    pytest.param(
        [
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here')}</w:sdtContent></w:sdt>",
            p("Text"),
        ],
        ["paragraph: Text"],
        id="placeholder",
    ),
    pytest.param(
        [f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Filled in')}</w:sdtContent></w:sdt>"],
        ["paragraph: Filled in"],
        id="content control",
    ),
    pytest.param([p(f"<w:smartTag>{r('Ohio')}</w:smartTag>", " law")], ["paragraph: Ohio law"], id="smart tag"),
    pytest.param([p("Before ", picture(), " after")], ["paragraph: Before □ after", "alt: A map"], id="picture"),
    pytest.param(
        [p("Around ", box(p("Inside")), "it"), p("Next")],
        ["paragraph: Around it", "paragraph: Inside", "paragraph: Next"],
        id="text box, once",
    ),
    pytest.param(
        [p("Wait", NOTE.format(2), "."), p("Go", NOTE.format(3), ".")],
        ["paragraph: Wait.", "paragraph: Go."],
        id="notes that are not there",
    ),
    pytest.param([p("Tom &amp; Ann\n&lt;b&gt;")], ["paragraph: Tom & Ann <b>"], id="entities and a line end"),
    pytest.param(
        [p("😀 cafe\u0301 \u200fok")], ["paragraph: 😀 cafe\u0301 \u200fok"], id="emoji, combining, right to left"
    ),
    pytest.param(
        [p("You need this form. " * 5), p(r(SPANISH, ES))],
        ["paragraph: " + "You need this form. " * 4 + "You need this form."],
        id="Spanish paragraph",
    ),
    pytest.param(
        [p(r("This is the form that you need for it", ES))],
        ["paragraph: This is the form that you need for it"],
        id="English marked as Spanish",
    ),
]


@pytest.mark.parametrize(("body", "expected"), TEXTS)
def test_blocks(body: list[str], expected: list[str]) -> None:
    """The blocks of a body."""
    assert shown(word(*body)) == expected


@pytest.mark.parametrize(("name", "expected"), [("HTML Code", "Run □ now"), ("Loud", "Run ls now")])
def test_code(name: str, expected: str) -> None:
    """Letters in a style for code are not read."""
    made = Document()
    made.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    paragraph = made.add_paragraph("Run ")
    paragraph.add_run("ls", style=name)
    paragraph.add_run(" now")

    assert shown(saved(made)) == [f"paragraph: {expected}"]


@pytest.mark.parametrize(("text", "language"), [(SPANISH, "es"), ("This is the form that you need for it", "en")])
def test_language(text: str, language: str) -> None:
    """A document is foreign when its styles say so and its words do not differ."""
    assert read(word(p(text), lang="es-MX")).language == language


PARAGRAPHS = st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"))), max_size=5)


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_paragraphs_come_back_exactly(texts: list[str]) -> None:
    """The source is the paragraphs joined by newlines, and every place holds."""
    made = Document()
    for text in texts:
        made.add_paragraph(text)

    assert read(saved(made)).source == "\n".join(texts)


def test_a_huge_paragraph() -> None:
    """A million letters take seconds, not minutes."""
    data, start = word(p("You can apply for a permit. " * 36_000)), perf_counter()

    assert len(read_docx(data).blocks[0].cuts) == 36_000
    assert perf_counter() - start < 20


def test_deep_nesting() -> None:
    """Tables in tables, as deep as a parser allows."""
    inner = p("x")
    for _ in range(60):
        inner = f"{table(inner)}{p('y')}"

    assert len(read(word(*[f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"])).blocks) == 61
