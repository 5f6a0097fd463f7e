"""The text of a page in the HTML report: marks in their places, advice beside them, and what there is room for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from html_report import own_linter
from hypothesis import given
from hypothesis import strategies as st

import plainlang
from plainlang import Linter, Report
from plainlang.document import OffsetMap
from plainlang.errors import ReadError
from plainlang.reporters.html.marked import Passage, labelled, marked, passage, text_range
from plainlang.reporters.html.sheet import Room, sheet
from plainlang.span import Span

PLENTY = 50_000
EXAMPLES = sorted((Path(__file__).parent.parent / "docs/examples").glob("*.md"))
MARKED = [
    pytest.param("Use the gizmo.", "text", "Use the [gizmo]E1.", id="a word"),
    pytest.param("Use *the **giz**mo* now.", "markdown", "Use the [gizmo]E1 now.", id="across markup"),
    pytest.param("<p>A &amp; gizmo</p>", "html", "A & [gizmo]E1", id="after an entity"),
    pytest.param("A gizmo and a doodad.", "text", "A [gizmo]E1 and a [doodad]W1.", id="two severities"),
    pytest.param("Gizmo, gizmo.", "text", "[Gizmo]E1, [gizmo]E2.", id="numbered by severity"),
    pytest.param("Use `gizmo` here.", "markdown", "Use ▢ here.", id="what is not read"),
    pytest.param("\ufeffPerhaps so.\r\n", "text", "[Perhaps]S1 so.", id="mark and line end"),
    pytest.param("Plain\x1b[31m words.", "text", "Plain [31m words.", id="control codes"),
]


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    """A linter with three rules."""
    return own_linter(tmp_path_factory.mktemp("rules"))


def drawn(part: Passage) -> str:
    """A passage as plain text: [marks] with their labels."""
    return "".join(
        f"[{p.text}]" + "".join(label for _, label in p.labels) if p.severity else p.text for p in part.pieces
    )


def of(linter: Linter, text: str, format: str = "markdown", room: int = PLENTY) -> list[Passage]:
    """The passages of a page."""
    return list(sheet(linter.check(text, format), room).passages)


@pytest.mark.parametrize(("text", "format", "expected"), MARKED)
def test_marks(text: str, format: str, expected: str, linter: Linter) -> None:
    """What was found is marked where the reader sees it."""
    assert expected.strip() == " ".join(map(drawn, of(linter, text, format))).strip()


def test_advice_that_is_the_same_is_told_once(linter: Linter) -> None:
    """With all its labels."""
    (part,) = of(linter, "A gizmo, a gizmo and a doodad.")

    assert [(("E1", "E2"), "own/gizmo", "line 1"), (("W1",), "own/doodad", "line 1")] == [
        (a.labels, a.rule, a.where) for a in part.advice
    ]


def test_marks_over_each_other() -> None:
    """The shortest shows, and each label stands at the end of its own."""
    text = "This sentence goes on and on so that it can be utilized by a person who has too much time to read it all."
    report = plainlang.check(text)
    homes, _ = marked(report.document, report.findings)
    shown = [(p.text, p.severity, len(p.labels)) for p in passage(homes[0]).pieces]

    assert "".join(text for text, _, _ in shown) == text
    assert len(report.findings) == sum(count for _, _, count in shown)


def test_findings_about_the_page(linter: Linter) -> None:
    """What stands in no text is told apart from it."""
    report = linter.check("Use the gizmo.")
    whole = replace(report.findings[0], span=Span(0, 0), found="", line=1)
    shown = sheet(replace(report, findings=(whole,)), PLENTY)

    assert (["whole page"], ["Use the gizmo."]) == ([a.where for a in shown.about], list(map(drawn, shown.passages)))


def test_a_file_that_changed_since(linter: Linter) -> None:
    """Nothing is marked where something else stands now; the advice is still there."""
    report = linter.check("Use the gizmo.")
    other = _with(report, linter.check("Something else stands here.").document)
    shown = sheet(other, PLENTY)

    assert (["Something else stands here."], 1) == (list(map(drawn, shown.passages)), len(shown.about))


def test_a_file_that_is_gone(linter: Linter) -> None:
    """The advice is shown without the text, and why."""

    def gone() -> plainlang.Document:
        raise ReadError("a.md", "there is no such file or folder")

    shown = sheet(replace(linter.check("Use the gizmo."), reader=gone), PLENTY)

    assert ((), 1, True) == (shown.passages, len(shown.about), "there is no such file" in shown.unread)


def _with(report: Report, document: plainlang.Document) -> Report:
    return replace(report, reader=lambda: document)


LONG_PAGE = "\n\n".join(["Use the gizmo.", *["Plain words."] * 300, "Find a doodad.", "Perhaps it rains."])


@pytest.mark.parametrize(
    ("room", "expected", "left"),
    [
        pytest.param(PLENTY, 303, 0, id="all of it"),
        pytest.param(400, ["Use the [gizmo]E1.", "gap 300", "Find a [doodad]W1.", "gap 1"], 1, id="the worst first"),
        pytest.param(1, ["Use the [gizmo]E1.", "gap 302"], 2, id="one at least"),
    ],
)
def test_room(room: int, expected: int | list[str], left: int, linter: Linter) -> None:
    """A page that does not fit shows the passages with findings, and says what is missing."""
    shown = sheet(linter.check(LONG_PAGE, "markdown"), room)
    parts = [f"gap {p.level}" if p.role == "gap" else drawn(p) for p in shown.passages]

    assert (expected, left) == (len(parts) if isinstance(expected, int) else parts, shown.left)
    assert (room == PLENTY) == shown.whole


def test_long_passages_are_cut_to_sentences(linter: Linter) -> None:
    """Those with findings stay."""
    text = f"{'Nothing here. ' * 60}Use the gizmo. {'Nothing here. ' * 60}"
    (part, _) = of(linter, f"{text}\n\n{'Plain. ' * 900}", room=900)

    assert "… Use the [gizmo]E1. …" == drawn(part)


def test_cells_stand_on_a_line(linter: Linter) -> None:
    """Those with nothing to say; a cell with a finding stands alone."""
    table = "| a | b |\n|---|---|\n| one | Use the gizmo. |\n| two | three |\n"

    assert ["a | b | one", "Use the [gizmo]E1.", "two | three"] == list(map(drawn, of(linter, table)))


def test_shares_of_the_room() -> None:
    """A page takes up to twice its even share, and what it leaves is for the others."""
    room = Room(100_000, 10)
    first = room.share()
    room.take(1_000)

    assert (20_000, 22_000) == (first, room.share())


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=9), st.data())
def test_the_way_back(pieces: list[tuple[int, int]], data: st.DataObject) -> None:
    """From text to source and back: never less than there was."""
    at, starts, ends = [0], list[int](), list[int]()
    for length, covered in pieces:
        starts.append((ends[-1] if ends else 0) + 1)
        ends.append(starts[-1] + covered)
        at.append(at[-1] + length)
    a = data.draw(st.integers(0, at[-1] - 1))
    b = data.draw(st.integers(a + 1, at[-1]))
    map_ = OffsetMap(tuple(at), tuple(starts), tuple(ends))
    back = text_range(map_, *map_.span(a, b))

    assert back[0] <= a < b <= back[1]
    assert (a, b) == back or any(length != covered for length, covered in pieces)


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent.parent / "docs/examples").glob("*.md")), ids=lambda p: p.name
)
def test_examples(path: Path) -> None:
    """On real pages every finding is told once: in the text or about the page, and marks show what was found."""
    report = plainlang.check_file(path)
    homes, homeless = marked(report.document, report.findings)
    there = [(home.block.text[m.start : m.end], m.finding.found) for home in homes for m in home.marks]
    labels = sorted([m.label for home in homes for m in home.marks] + [label for label, _ in homeless])

    assert sorted(label for label, _ in labelled(report.findings)) == labels
    assert [] == [(text, found) for text, found in there if "".join(text.split()) != "".join(found.split())]
