"""What an editor sees of a page: a real server in a child process, asked as editors ask."""

from __future__ import annotations

import pytest
from an_editor import Editor, codes

LONG = "Some people read the page and they find what they need in it. " * 10


def test_a_diagnostic(editor: Editor) -> None:
    """It says what, how bad, which rule, where to read more, and what it is called."""
    [found] = editor.open("a.md", "Use the gizmo.\n")

    assert {
        "range": {"start": {"line": 0, "character": 8}, "end": {"line": 0, "character": 13}},
        "message": "“gizmo” → try “tool”.",
        "severity": 1,
        "code": "own/gizmo",
        "source": "plainlang",
        "tags": [],
        "data": {"rule": "own/gizmo", "fingerprint": found["data"]["fingerprint"]},
    } == found
    assert 32 == len(found["data"]["fingerprint"])


def test_severities(editor: Editor) -> None:
    """An error, a warning, and for a suggestion an information."""
    found = editor.open("a.md", "The gizmo, the doodad, perhaps.\n")

    assert [("own/gizmo", 1), ("own/doodad", 2), ("own/perhaps", 3)] == [(d["code"], d["severity"]) for d in found]


def test_a_link_to_the_page_of_a_rule(editor: Editor) -> None:
    """A rule that came with us has one."""
    (editor.folder / "plainlang.yaml").write_text("select: [plain-words/utilize]\n")
    [found] = editor.open("a.md", "Utilize it.\n")

    assert found["codeDescription"]["href"].endswith("/docs/rules/plain-words.md#utilize")


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        pytest.param("a.md", "markdown", "Use the **big** gizmo.\n", id="Markdown"),
        pytest.param("a.mdx", "mdx", "<Box>\n\nUse the gizmo.\n\n</Box>\n", id="MDX"),
        pytest.param("a.html", "html", "<p>Use the <b>gizmo</b>.</p>\n", id="HTML"),
        pytest.param("a.njk", "njk", "{% if a %}<p>Use the gizmo.</p>{% endif %}\n", id="Nunjucks"),
        pytest.param("a.txt", "plaintext", "Use the gizmo.\n", id="plain text"),
        pytest.param("untitled:Untitled-1", "markdown", "Use the gizmo.\n", id="not saved yet"),
        pytest.param("untitled:Untitled-2", "html", "<p>Use the gizmo.\n", id="HTML that is not saved yet"),
    ],
)
def test_formats(editor: Editor, name: str, language: str, text: str) -> None:
    """Every format that is read, saved or not; of the latter, the folder of the workspace says by which rules."""
    assert ["own/gizmo"] == codes(editor.open(name, text, language))


def test_other_languages(editor: Editor) -> None:
    """Code is no page: nothing is said about it, and every question has an answer."""
    editor.wire.notify(
        "textDocument/didOpen",
        textDocument={"uri": editor.uri("a.py"), "languageId": "python", "version": 1, "text": "gizmo = 1"},
    )

    assert [] == editor.ask("codeLens", "a.py")
    assert editor.ask("hover", "a.py", position={"line": 0, "character": 0}) is None


def test_hover(editor: Editor) -> None:
    """What, why, how to fix it, who says so; nothing where nothing is wrong."""
    [found] = editor.open("a.md", "Use the gizmo.\n")
    hover = editor.ask("hover", "a.md", position={"line": 0, "character": 10})

    assert found["range"] == hover["range"]
    assert [
        "**“gizmo” → try “tool”.**", "Everyone knows the plain word.", "Instead of “gizmo”: **tool**.",
        "- Instead of: Use the gizmo.\n- write: Use the tool.",
        "This rule is sometimes wrong. Ignore it where the text is clear as it stands.",
        "`own/gizmo` · error · confidence medium",
    ] == hover["contents"]["value"].split("\n\n")  # fmt: skip
    assert editor.ask("hover", "a.md", position={"line": 0, "character": 2}) is None


def test_lens_and_status(editor: Editor) -> None:
    """The score and the grade above the page, and for a status bar."""
    editor.open("a.md", f"# Gizmo\n\n{LONG}\n")
    [lens] = editor.ask("codeLens", "a.md")
    status = editor.wire.told("plainlang/status", lambda p: p["uri"] == editor.uri("a.md"))
    editor.wire.request("workspace/executeCommand", **lens["command"])
    said = editor.wire.told("window/showMessage", lambda p: "Readability" in p["message"])["message"]

    assert lens["command"]["title"] == f"plainlang: {status['text']}"
    assert status["text"].startswith(f"Score {status['score']} of 100 · US grade ")
    assert {"error": 1, "warning": 0, "suggestion": 0} == status["findings"]
    assert "Plain words" in said


def test_short_pages_have_no_score(editor: Editor) -> None:
    """Under 100 words nothing is claimed, and the lens says so."""
    editor.open("a.md", "Short.\n")
    [lens] = editor.ask("codeLens", "a.md")

    assert "plainlang: No score under 100 words · 0 findings" == lens["command"]["title"]


def test_symbols(editor: Editor) -> None:
    """Headings stand one in the other, each with how its section does."""
    editor.open("a.md", f"# One\n\n## Two\n\nThe gizmo.\n\n### Three\n\n{LONG}\n\n## Four\n\n# Five\n")
    one, five = editor.ask("documentSymbol", "a.md")
    two, four = one["children"]
    [three] = two["children"]

    assert ["One", "Two", "Three", "Four", "Five"] == [s["name"] for s in (one, two, three, four, five)]
    assert ["1 finding", "0 findings", "0 findings"] == [s["detail"].split(" · ")[-1] for s in (two, three, five)]
    assert three["detail"].startswith("score ")
    assert (2, 10) == (two["range"]["start"]["line"], two["range"]["end"]["line"])


def test_pages_that_are_left_out(editor: Editor) -> None:
    """What the configuration excludes is not checked here either."""
    (editor.folder / "plainlang.yaml").write_text("rulesets: [rules/own.yaml]\nselect: [own]\nexclude: [old/]\n")

    assert [[], ["own/gizmo"]] == [codes(editor.open(name, "The gizmo.\n")) for name in ("old/a.md", "new/a.md")]


def test_closed_pages(editor: Editor) -> None:
    """Nothing is said about a page that is closed; opened again, it is checked again."""
    editor.open("a.md", "The gizmo.\n")
    editor.close("a.md")

    assert ["own/gizmo"] == codes(editor.open("a.md", "The gizmo.\n"))
