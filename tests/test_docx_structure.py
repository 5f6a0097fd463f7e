"""Word: lists, tables, notes, pictures and marks, and where a writer would look for each."""

from __future__ import annotations

import pytest
from word import LINK, TARGET, box, field, p, picture, places, r, read, shown, table, word

NUMBER = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
LISTS = [
    pytest.param([p("a", style="ListBullet"), p("b", style="ListBullet")], [("ul", "1", "2")], id="bullets by style"),
    pytest.param(
        [p("a", style="ListNumber"), p("b", style="ListBullet")], [("ol", "1", "1"), ("ul", "1", "1")], id="two"
    ),
    pytest.param(
        [p("a", style="ListBullet"), p("b", style="ListBullet2"), p("c", style="ListBullet")],
        [("ul", "1", "2"), ("ul", "2", "1")],
        id="nested",
    ),
    pytest.param(
        [p("a", style="ListBullet"), p("x"), p("b", style="ListBullet")],
        [("ul", "1", "1"), ("ul", "1", "1")],
        id="parted",
    ),
    pytest.param(
        [p("a", style="ListBullet"), p(), p("b", style="ListBullet")],
        [("ul", "1", "2")],
        id="an empty paragraph parts nothing",
    ),
    pytest.param(
        [p("a", style="ListBullet"), p("x", style="ListContinue"), p("b", style="ListBullet")],
        [("ul", "1", "2")],
        id="an item goes on",
    ),
    pytest.param(
        [p("a", more=NUMBER.format(0, 1)), p("b", more=NUMBER.format(1, 1))],
        [("ul", "1", "1"), ("ul", "2", "1")],
        id="numbering",
    ),
    pytest.param([p("a", style="ListBullet", more=NUMBER.format(0, 0))], [], id="numbering taken away"),
]


@pytest.mark.parametrize(("body", "expected"), LISTS)
def test_lists(body: list[str], expected: list[tuple[str, ...]]) -> None:
    """Lists with their tag, depth and items, and as many blocks of role item as there are items."""
    document = read(word(*body))
    found = [e.attributes for e in document.elements if e.kind == "list"]

    assert [(a["tag"], a["depth"], a["items"]) for a in found] == expected
    assert all(document.elements[b.parent].kind == "list" for b in document.blocks if b.role == "item")


TABLES = [
    pytest.param(
        [table("a|b", "c|d")],
        ["1, row 1, column 1", "1, row 1, column 2", "1, row 2, column 1", "1, row 2, column 2"],
        id="cells",
    ),
    pytest.param(
        [table("a|b"), table("c|d")],
        ["1, row 1, column 1", "1, row 1, column 2", "2, row 1, column 1", "2, row 1, column 2"],
        id="two",
    ),
    pytest.param(
        [table(f"{table('x|y')}{p('z')}|b")],
        ["2, row 1, column 1", "2, row 1, column 2", "1, row 1, column 1", "1, row 1, column 2"],
        id="nested",
    ),
]


@pytest.mark.parametrize(("body", "expected"), TABLES)
def test_tables(body: list[str], expected: list[str]) -> None:
    """Cells in reading order, each named by its table, row and column."""
    assert places(word(*body)) == [f"table {place}" for place in expected]


@pytest.mark.parametrize(
    ("more", "header"),
    [
        ('<w:tblLook w:firstRow="1"/>', "true"),
        ('<w:tblLook w:val="04A0"/>', "true"),
        ('<w:tblLook w:val="0480"/>', None),
    ],
)
def test_header_rows(more: str, header: str | None) -> None:
    """A table whose first row is a header says so, with its rows."""
    [found] = [e.attributes for e in read(word(table("a|b", "c|d", more=more))).elements if e.kind == "table"]

    assert ("2", header) == (found["rows"], found.get("header"))


def test_a_table_of_one_cell_is_a_frame() -> None:
    """What stands in it are paragraphs."""
    data = word(p("Fees", style="Heading1"), table("Note this."))

    assert (["heading1: Fees", "paragraph: Note this."], "Fees, paragraph 1") == (shown(data), places(data)[1])


def test_places() -> None:
    """Headings above and the number of the paragraph under them, as a writer counts."""
    body = [
        p("Guide", style="Title"),
        p("Intro"),
        p("Eligibility", style="Heading1"),
        p("Who can apply", style="Heading2"),
        p("One"),
        p(),
        p("Two", picture()),
        p("Three", box(p("Boxed"))),
        p("Fees", style="Heading1"),
        p("Four"),
    ]

    who = "Eligibility > Who can apply, "
    assert places(word(*body)) == [
        "title",
        "paragraph 1",
        "Eligibility, heading",
        f"{who}heading",
        f"{who}paragraph 1",
        f"{who}paragraph 2",
        f"{who}paragraph 2, image",
        f"{who}paragraph 3",
        f"{who}text box",
        "Fees, heading",
        "Fees, paragraph 1",
    ]


def test_notes() -> None:
    """Footnotes come after the body in the order in which the text names them; what nothing names is not shown."""
    notes = "".join(f'<w:footnote w:id="{i}">{p(f"Note {i}")}</w:footnote>' for i in (-1, 5, 6, 7))
    end = f'<w:endnote w:id="1">{p("At the end")}</w:endnote>'
    data = word(
        p("A", NOTE.format(7), "b", '<w:r><w:endnoteReference w:id="1"/></w:r>', NOTE.format(5)),
        footnotes=notes,
        endnotes=end,
    )

    assert [("Ab", "paragraph 1"), ("Note 7", "footnote 1"), ("Note 5", "footnote 2"), ("At the end", "endnote 1")] == [
        (b.text, b.place) for b in read(data).blocks
    ]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        pytest.param(picture(), {"alt": "A map"}, id="with"),
        pytest.param(picture(""), {}, id="without"),
        pytest.param(
            picture("", '<a:extLst><a:ext uri="u"><adec:decorative val="1"/></a:ext></a:extLst>'),
            {"alt": ""},
            id="decorative",
        ),
        pytest.param(
            '<w:r><w:pict><v:shape alt="A map"><v:imagedata/></v:shape></w:pict></w:r>', {"alt": "A map"}, id="VML"
        ),
    ],
)
def test_pictures(run: str, expected: dict[str, str]) -> None:
    """Each is an element with its alt text, if it has any, and stands in the source."""
    document = read(word(p(run)))
    [image] = [e for e in document.elements if e.kind == "image"]

    assert {**expected, "place": "paragraph 1"} == dict(image.attributes)
    assert document.source[slice(*image.span)] == "\ufffc"


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        pytest.param(
            [r("a", "<w:b/>"), r(" "), r("b", "<w:b/>"), "c"], [("strong", "a b", "")], id="bold, over a space"
        ),
        pytest.param(["a ", r("b", "<w:i/>")], [("emphasis", "b", "")], id="italic"),
        pytest.param([r("a", '<w:rStyle w:val="Strong"/>'), "b"], [("strong", "a", "")], id="by style"),
        pytest.param([r("a", '<w:rStyle w:val="Strong"/><w:b w:val="0"/>')], [], id="taken back"),
        pytest.param(
            [f'<w:hyperlink r:id="{LINK}">{r("the ")}{r("form")}</w:hyperlink>', "."],
            [("link", "the form", TARGET)],
            id="link",
        ),
        pytest.param(
            [f'<w:hyperlink w:anchor="top">{r("top")}</w:hyperlink>'], [("link", "top", "#top")], id="in the document"
        ),
        pytest.param([field(f' HYPERLINK "{TARGET}" ', "form")], [("link", "form", TARGET)], id="field"),
    ],
)
def test_marks(runs: list[str], expected: list[tuple[str, str, str]]) -> None:
    """Bold, italic and links; a link is an element too."""
    document = read(word(p(*runs)))
    found = [(m.kind, b.text[m.start : m.end], m.target) for b in document.blocks for m in b.marks]
    links = [(e.text, e.attributes["href"]) for e in document.elements if e.kind == "link"]

    assert (expected, [(text, target) for kind, text, target in expected if kind == "link"]) == (found, links)
