"""Reporters: for people, for editors, for programs, for pull requests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from running import ERROR, PLAIN, RULES, SUGGESTION, WARNING

import plainlang
from plainlang import Document, Linter, Report
from plainlang.columns import fitting, width
from plainlang.report import from_dict
from plainlang.reporters import REPORTERS, Look
from plainlang.reporters.layout import clip, counted, wrapped
from plainlang.span import Span

SCHEMA = json.loads((Path(plainlang.__file__).parent / "report.schema.json").read_text())


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    """A linter with our three rules."""
    path = tmp_path_factory.mktemp("rules") / "own.yaml"
    path.write_text(RULES)
    return Linter(select=("own",), rulesets=(path,))


def shown(linter: Linter, *texts: str, kind: str = "text", look: Look | None = None) -> str:
    """Pages as a reporter shows them; each is named after its place among them."""
    reports = (linter.check(text, "markdown", f"{i}.md") for i, text in enumerate(texts, 1))
    return "".join(REPORTERS[kind](reports, look or Look()))


def marks(text: str) -> Iterator[tuple[str, str]]:
    """The columns that carets mark, and what stands in them."""
    lines = text.splitlines()
    for line, under in pairwise(lines):
        if under.strip(" ^") == "" and "^" in under:
            start, end = under.index("^"), under.rindex("^") + 1
            first = fitting(line, start)
            yield under.strip(), line[first : first + fitting(line[first:], end - start)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("Use the gizmo now.", "gizmo", id="plain"),
        pytest.param("東京都庁 の gizmo now.", "gizmo", id="wide letters before it"),
        pytest.param("Cafe\u0301 re\u0301sume\u0301 gizmo now.", "gizmo", id="combining marks before it"),
        pytest.param("😀 😀 gizmo now.", "gizmo", id="emoji before it"),
        pytest.param("A\tgizmo now.", "gizmo", id="tab before it"),
        pytest.param("very " * 60 + "small gizmo of " + "many " * 60 + "parts.", "gizmo", id="clipped on both sides"),
        pytest.param("gizmo " + "very " * 60, "gizmo", id="clipped at the end"),
        pytest.param("very " * 60 + "gizmo", "gizmo", id="clipped at the start"),
        pytest.param("東京 " * 60 + "gizmo now", "gizmo", id="clipped wide letters"),
    ],
)
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_carets_stand_under_the_words(text: str, marked: str, columns: int, linter: Linter) -> None:
    """On any width, for any letters."""
    out = shown(linter, text, look=Look(width=columns))

    assert [("^" * len(marked), marked)] == list(marks(out))
    assert [] == [line for line in out.splitlines() if width(line) > columns]


@given(st.text(), st.text(min_size=1), st.text(), st.integers(20, 200))
def test_clip(before: str, word: str, after: str, room: int) -> None:
    """A clip fits, and what it marks is what was asked for, or its beginning."""
    text = f"{before}{word}{after}"
    cut = clip(text, len(before), len(before) + len(word), room)

    assert width(cut.text) <= room
    assert len(cut.text[cut.start : cut.end]) <= len(word)
    assert cut.end - cut.start == len(word) or width(word) > room - 3


@given(st.text(), st.integers(30, 120))
def test_wrapped_loses_no_word(text: str, columns: int) -> None:
    """Every word is there, and no line is wider than the page unless it is one long word."""
    lines = "".join(wrapped(text, Look(width=columns), "> ", 4)).splitlines()
    plain = clip(text, 0, 0, 10**9).text.split()

    assert ["> ".strip(), *plain] == " ".join(lines).split()[: len(plain) + 1] or not plain
    assert [] == [line for line in lines if width(line) > columns and len(line.split()) > 2]


@pytest.mark.parametrize(
    ("number", "word", "expected"),
    [(0, "page", "0 pages"), (1, "page", "1 page"), (2, "page", "2 pages"), (1234, "word", "1,234 words")],
)
def test_counted(number: int, word: str, expected: str) -> None:
    """Singular and plural."""
    assert expected == counted(number, word)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(PLAIN, ["1.md\n  No score.", "3 words, 3 in", "\n  Nothing to change here.\n"], id="clean"),
        pytest.param(f"# Apply\n\n{ERROR}", ["1.md\n  Apply\n", "✗ error: “gizmo” → try “tool”."], id="title"),
        pytest.param(ERROR, ["Why: Everyone knows", "    own/gizmo\n", "1 page: 1 error."], id="reason and rule"),
        pytest.param(f"{ERROR}\n{ERROR}", ["1 more like this: line 3\n", "2 errors"], id="one more"),
        pytest.param(f"{ERROR}\n" * 12, ["11 more like this: lines 3, 5, 7, 9, 11, 13, 15, 17 …\n"], id="many more"),
        pytest.param("Gizmo gizmo gizmo.", ["2 more like this: line 1\n"], id="on one line"),
        pytest.param("A gizmo and two gizmos.", ["Also “gizmos” → “tools”: line 1\n"], id="another form"),
        pytest.param(SUGGESTION + WARNING + ERROR, ["✗ error:", "! warning:", "· suggestion:"], id="worst first"),
        pytest.param(SUGGESTION + WARNING + ERROR, ["1 page: 1 error, 1 warning, 1 suggestion."], id="totals"),
        pytest.param(f"<!-- plainlang: ignore -->\n{ERROR}", ["nothing to change; 1 silenced by"], id="silenced"),
        pytest.param(ERROR, ["“plainlang fix” can make 1 change."], id="a fix"),
        pytest.param(f"A giz**mo**.\n\n{ERROR}", ["2 errors", "can make 1 change."], id="a fix, but one in markup"),
        pytest.param("", ["No score."], id="empty"),
        pytest.param(PLAIN * 40, ["Score ", " of 100 · US grade ", "(mode: ", "Readability "], id="score"),
        pytest.param(PLAIN * 40, ["120 words, 3 in an average sentence, 0% of sentences passive"], id="counts"),
    ],
)
def test_text(text: str, parts: list[str], linter: Linter) -> None:
    """What a writer reads, in this order."""
    out = shown(linter, text)
    places = [out.find(part) for part in parts]

    assert -1 not in places
    assert sorted(places) == places


def test_text_where_only_some_findings_have_words_to_offer(linter: Linter) -> None:
    """A rule may know what to write instead of one word and not of the next."""
    report = linter.check("A gizmo and two gizmos.", "markdown", "1.md")
    first, second = report.findings
    mixed = replace(report, findings=(first, replace(second, suggestions=())))

    assert "Also “gizmos”: line 1\n" in "".join(REPORTERS["text"]((mixed,), Look()))


def test_text_reads_nothing_again(linter: Linter) -> None:
    """The title is in the report, so a page that was checked before is not read for it."""

    def read() -> Document:
        raise AssertionError

    report = replace(linter.check(f"# Apply\n\n{ERROR}", "markdown", "a.md"), reader=read)

    assert "a.md\n  Apply\n" in "".join(REPORTERS["text"]([report], Look()))


@pytest.mark.parametrize(
    ("path", "data"),
    [
        pytest.param("a.md", ERROR.encode("utf-16"), id="UTF-16"),
        pytest.param("a.md", ERROR.encode() + b"\x96", id="Windows-1252"),
        pytest.param("-", ERROR.encode(), id="standard input"),
    ],
)
def test_text_promises_no_fix_that_is_not_made(path: str, data: bytes, linter: Linter) -> None:
    """“plainlang fix” leaves such a page alone."""
    report = linter.check_bytes(data, path, "markdown")

    assert (1, False) == (len(report.findings), "plainlang fix" in "".join(REPORTERS["text"]([report], Look())))


def test_a_reason_is_said_once_a_page(linter: Linter) -> None:
    """Three rules share it; the next page says it again."""
    text = SUGGESTION + WARNING + ERROR

    assert [1, 2] == [shown(linter, *pages).count("Why: Everyone knows") for pages in ([text], [text, text])]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param([""], "\n1 page not read.\n", id="nothing else"),
        pytest.param(["", ERROR], "\n1 page: 1 error; 1 page not read. “plainlang fix”", id="and another"),
    ],
)
def test_a_page_that_was_not_read_is_no_page_without_findings(texts: list[str], expected: str, linter: Linter) -> None:
    """It counts by itself."""
    reports = [linter.check(text) if text else linter.failed("a.md", "text", "a.md: no such file") for text in texts]

    assert expected in "".join(REPORTERS["text"](reports, Look(width=100)))


def test_text_of_a_whole_document_finding(linter: Linter) -> None:
    """It has no line."""
    report = linter.check(ERROR, "markdown", "a.md")
    whole = replace(report.findings[0], span=Span(0, 0), found="", context="", context_at=(0, 0))
    out = "".join(REPORTERS["text"]([replace(report, findings=(whole,))], Look()))

    assert (False, True) == ("line " in out, "✗ error:" in out)


def test_text_of_many_pages(linter: Linter) -> None:
    """The worst come first, 20 in full, others on a line each, clean ones not at all."""
    out = shown(linter, *[PLAIN, *[WARNING] * 90, ERROR, PLAIN])

    assert ("92.md", 20, 50) == (out.split("\n")[0], out.count("Why: "), out.count(".md  1 warning\n"))
    assert "\n… and 21 more pages.\n93 pages: 1 error, 90 warnings. “plainlang fix”" in out


@pytest.mark.parametrize("kind", ["text", "concise", "github"])
def test_control_codes_do_not_reach_the_terminal(kind: str, linter: Linter) -> None:
    """A page cannot colour or clear a reader's screen, nor write its own line."""
    out = shown(linter, "A \x1b[31mred\x07 gizmo\u202e here.", kind=kind)

    assert set() == set(out) & set("\x1b\x07\u202e")


@pytest.mark.parametrize("look", [Look(color=True), Look(color=True, links=True)])
def test_color_only_adds(look: Look, linter: Linter) -> None:
    """Without its codes, coloured output is the plain output."""
    text = ERROR + "\n" + WARNING
    bare = re.sub("\033\\]8;;.*?\033\\\\|\033\\[[0-9;]*m", "", shown(linter, text, look=look))

    assert shown(linter, text) == bare


def test_concise(linter: Linter) -> None:
    """One line a finding."""
    assert "1.md:1:9: error own/gizmo “gizmo” → try “tool”.\n" == shown(linter, ERROR, PLAIN, kind="concise")


@pytest.mark.parametrize("texts", [(), (PLAIN,), (ERROR + WARNING, SUGGESTION), (PLAIN * 60,)])
def test_json(texts: tuple[str, ...], linter: Linter) -> None:
    """It is what the shipped schema says, and every report comes back whole."""
    data = json.loads(shown(linter, *texts, kind="json"))
    reports = [linter.check(text, "markdown", f"{i}.md") for i, text in enumerate(texts, 1)]

    assert (1, plainlang.__version__, reports) == (data["schema"], data["version"], [*map(from_dict, data["reports"])])
    assert [] == [error for report in data["reports"] for error in Draft202012Validator(SCHEMA).iter_errors(report)]


@pytest.mark.parametrize("name", ["path", "score", "findings", "readability"])
def test_the_schema_misses_what_is_gone(name: str, linter: Linter) -> None:
    """A report without one of its parts is no report."""
    data = json.loads(shown(linter, ERROR, kind="json"))["reports"][0]
    valid = Draft202012Validator(SCHEMA).is_valid(data)
    del data[name]

    assert (True, False) == (valid, Draft202012Validator(SCHEMA).is_valid(data))


def test_github(linter: Linter) -> None:
    """Ten of each severity, the worst first, special signs escaped, and a count of the rest."""
    lines = shown(linter, *[SUGGESTION] * 12, ERROR, kind="github").splitlines()

    assert "::error file=13.md,line=1,endLine=1,col=9,endColumn=14,title=own/gizmo::“gizmo” → try “tool”." == lines[0]
    assert (12, "plainlang found 2 more suggestions than GitHub shows here.") == (len(lines), lines[-1])


@pytest.mark.parametrize(("path", "expected"), [("a,b:c%.md", "file=a%2Cb%3Ac%25.md"), ("a\nb.md", "file=a%0Ab.md")])
def test_github_escapes(path: str, expected: str, linter: Linter) -> None:
    """A path cannot end a command."""
    report: Report = linter.check(ERROR, "markdown", path)

    assert expected in "".join(REPORTERS["github"]([report], Look()))
