"""Findings as Word comments: on exactly the words found, in a copy whose text is the same."""

from __future__ import annotations

from io import BytesIO
from time import perf_counter
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from running import RULES
from word import LINK, box, field, p, picture, r, table, word

from plainlang import Linter
from plainlang.annotations import annotate
from plainlang.errors import ReadError
from plainlang.readers.docx import read_docx
from plainlang.report import Report

NOTE = '<w:r><w:t>Wait</w:t><w:footnoteReference w:id="2"/></w:r>'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    """A linter with our three rules."""
    path = tmp_path_factory.mktemp("rules") / "own.yaml"
    path.write_text(RULES)
    return Linter(select=("own",), rulesets=(path,))


def checked(linter: Linter, data: bytes) -> Report:
    """The report on a file that can be read."""
    report = linter.check_bytes(data, "a.docx")
    assert report.errors == ()
    return report


def commented(data: bytes) -> list[tuple[str, str]]:
    """What each comment covers, and the first line of what it says."""
    made = Document(BytesIO(data))
    said = {str(c.comment_id): c.paragraphs[0].text for c in made.comments}
    open_: dict[str, list[str]] = {}
    covered: dict[str, str] = {}
    for node in made.element.body.iter():
        id = node.get(f"{W}id", "")
        if node.tag == f"{W}commentRangeStart":
            open_[id] = []
        elif node.tag == f"{W}commentRangeEnd":
            covered[id] = "".join(open_.pop(id))
        elif node.tag == f"{W}t":
            for texts in open_.values():
                texts.append(node.text or "")
    assert open_ == {}
    return [(covered[id], text) for id, text in said.items()]


GIZMO = "“gizmo” → try “tool”."
DOODAD = "“doodad” → try “part”."
BODIES = [
    pytest.param([p("Use the gizmo now.")], [("gizmo", GIZMO)], id="in a run"),
    pytest.param([p("gizmo")], [("gizmo", GIZMO)], id="a whole run"),
    pytest.param([p("Use the g", r("iz", "<w:b/>"), "mo now.")], [("gizmo", GIZMO)], id="over three runs"),
    pytest.param(
        [p("A gizmo, a doodad, a gizmo.")],
        [("gizmo", GIZMO), ("doodad", DOODAD), ("gizmo", GIZMO)],
        id="several in a run",
    ),
    pytest.param([p("A gizmo"), p("a doodad")], [("gizmo", GIZMO), ("doodad", DOODAD)], id="paragraphs"),
    pytest.param(
        ["<w:p><w:r><w:t>a</w:t><w:tab/><w:t>gizmo</w:t><w:br/><w:t>b</w:t></w:r></w:p>"],
        [("gizmo", GIZMO)],
        id="between tab and break",
    ),
    pytest.param([p(f'<w:hyperlink r:id="{LINK}">{r("the gizmo")}</w:hyperlink>')], [("gizmo", GIZMO)], id="in a link"),
    pytest.param(
        [p(f"<w:ins>{r('a gizmo')}</w:ins>", f"<w:del>{r('doodad')}</w:del>")], [("gizmo", GIZMO)], id="inserted"
    ),
    pytest.param([p("See ", field(" REF x ", "the gizmo"), ".")], [("gizmo", GIZMO)], id="in a field"),
    pytest.param([table("a|the gizmo")], [("gizmo", GIZMO)], id="in a cell"),
    pytest.param(
        [p("Look ", box(p("A gizmo")), "here")], [("A gizmoA gizmo", f"In text box: {GIZMO}")], id="in a text box"
    ),
    pytest.param(
        [p("Look ", picture('descr="A gizmo"'), "here")], [("", f"In paragraph 1, image: {GIZMO}")], id="in an alt text"
    ),
    pytest.param([p("Tidy.")], [], id="nothing"),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_comments(body: list[str], expected: list[tuple[str, str]], linter: Linter) -> None:
    """A comment for each finding, on its words; what takes no comment has it on the run that shows it."""
    data = word(*body)
    copy = annotate(data, checked(linter, data).findings)

    assert (expected, read_docx(data).source) == (commented(copy), read_docx(copy).source)


def test_a_footnote(linter: Linter) -> None:
    """The comment hangs on the number in the body."""
    data = word(p(NOTE), footnotes=f'<w:footnote w:id="2">{p("A gizmo")}</w:footnote>')
    copy = annotate(data, checked(linter, data).findings)

    assert [("Wait", f"In footnote 1: {GIZMO}")] == commented(copy)


def test_what_a_comment_says(linter: Linter) -> None:
    """The message, why, and the rule, and who says it."""
    data = word(p("Use the gizmo."))
    [comment] = Document(BytesIO(annotate(data, checked(linter, data).findings))).comments

    assert ("plainlang", "PL") == (comment.author, comment.initials)
    assert [GIZMO, "Why: Everyone knows the plain word.", "error · own/gizmo"] == [q.text for q in comment.paragraphs]


def test_comments_that_are_there_stay(linter: Linter) -> None:
    """An annotated copy can be annotated again: no id is given twice."""
    data = word(p("Use the gizmo."))
    once = annotate(data, checked(linter, data).findings)
    twice = annotate(once, checked(linter, once).findings)

    assert [("gizmo", GIZMO)] * 2 == commented(twice)


def test_many_findings(linter: Linter) -> None:
    """Thousands of comments take seconds."""
    data, start = word(p("Use the gizmo. " * 3_000)), perf_counter()
    copy = annotate(data, checked(linter, data).findings)

    assert len(list(Document(BytesIO(copy)).comments)) == 3_000
    assert perf_counter() - start < 20


def test_looks_stay(linter: Linter) -> None:
    """A run that is cut keeps its letters as they were."""
    data = word(p(r("Use the gizmo now.", "<w:b/>")))
    copy = Document(BytesIO(annotate(data, checked(linter, data).findings)))
    runs: list[Any] = [run for run in copy.paragraphs[0].runs if run.text]

    assert [("Use the ", True), ("gizmo", True), (" now.", True)] == [(run.text, run.bold) for run in runs]


def test_about_the_whole_document() -> None:
    """A finding that stands nowhere goes to the beginning."""
    data = word(p("The form is here. " * 20), p("More."))
    report = Linter().check_bytes(data, "a.docx")
    whole = [f for f in report.findings if not f.found]
    copy = annotate(data, whole)

    assert [True] * len(whole) == [said.startswith("About the whole document: ") for _, said in commented(copy)]


def test_old_python_docx(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before 1.2 it could not write comments."""
    import docx.document

    monkeypatch.delattr(docx.document.Document, "comments")
    with pytest.raises(ReadError, match=r"python-docx 1\.2"):
        annotate(word(p("x")), ())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["a ", "gizmo", " ", "doodad", "perhaps", ".", "giz", "mo"]), max_size=8), max_size=4
    )
)
def test_any_cuts(linter: Linter, paragraphs: list[list[str]]) -> None:
    """However the runs lie, each comment covers what was found, and no letter moves."""
    data = word(*(p(*runs) for runs in paragraphs))
    report = checked(linter, data)
    copy = annotate(data, report.findings)

    assert read_docx(copy).source == read_docx(data).source
    assert [f.found for f in report.findings if f.found] == [
        covered for covered, said in commented(copy) if said[0] == "“"
    ]


def test_all_our_rules() -> None:
    """All our rules on a page that has something of everything."""
    data = word(
        p("Guide", style="Title"),
        p("Utilize This", style="Heading1"),
        p("Please utilize it.", picture("")),
        p("one", style="ListBullet"),
        table("utilize|b"),
        p(r("Please read", "<w:b/>")),
        p("It was decided."),
    )
    report = Linter().check_bytes(data, "a.docx")
    copy = annotate(data, report.findings)

    assert len(report.findings) == len(commented(copy)) > 3
    assert read_docx(copy).source == read_docx(data).source
