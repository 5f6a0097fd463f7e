"""Rough handling: quick edits, long pages, half-written markup, and messages that make no sense."""

from __future__ import annotations

import json
import random

import pytest
from an_editor import Editor, codes
from lsp_latency import page
from lsp_wire import Message

from plainlang.linter import Linter
from plainlang.lsp.positions import Positions

PAGE = "The gizmo.\n"
PIECES = ("x", " ", "\n", "utilize ", "#", "<", "😀", "- ", "")


def other_answers(editor: Editor, name: str) -> list[Message]:
    """What else was said about a page; another is opened and told after it, so that nothing is late."""
    editor.open(f"after-{name}", PAGE)
    about = [m["params"] for m in editor.wire.kept if m.get("method") == "textDocument/publishDiagnostics"]
    return [params for params in about if params["uri"] == editor.uri(name)]


def test_ten_quick_edits(editor: Editor) -> None:
    """Of ten edits in a row only the last state is answered."""
    editor.open("a.md", PAGE)
    places = [{"line": 0, "character": i} for i in range(10)]
    editor.change_quickly("a.md", *({"range": {"start": at, "end": at}, "text": "e"} for at in places))

    assert [10 + PAGE.index("gizmo")] == [d["range"]["start"]["character"] for d in editor.diagnostics("a.md")]
    assert [] == other_answers(editor, "a.md")


def test_a_session_of_edits(editor: Editor) -> None:
    """After many small edits, the editor shows what a check of the text as it is then finds."""
    (editor.folder / "plainlang.yaml").write_text("profile: us-federal\n")
    editor.open("a.md", page(600))
    chance, linter = random.Random(9), Linter()
    for _ in range(8):
        for _ in range(5):
            text = editor.texts[editor.uri("a.md")]
            at = chance.randrange(len(text))
            editor.change(
                "a.md", {"range": range_of(text, at, at + chance.randrange(3)), "text": chance.choice(PIECES)}
            )
        text = editor.texts[editor.uri("a.md")]

        assert [f.rule for f in linter.check(text, "markdown").findings] == codes(editor.diagnostics("a.md"))


def range_of(text: str, start: int, end: int) -> Message:
    """A range as an editor names it."""
    positions = Positions(text)
    range = positions.range((start, end))
    return {
        "start": {"line": range.start.line, "character": range.start.character},
        "end": {"line": range.end.line, "character": range.end.character},
    }


def test_a_question_about_the_newest_state(editor: Editor) -> None:
    """A hover right behind a change is answered from the text after it."""
    editor.open("a.md", PAGE)
    editor.change("a.md", {"text": "A fine gizmo.\n"})
    hover = editor.ask("hover", "a.md", position={"line": 0, "character": 8})

    assert "gizmo" == editor.shown("a.md", hover["range"])


def test_a_question_taken_back(editor: Editor) -> None:
    """An editor may cancel what it asked; it is told so, or gets the answer that was made already."""
    editor.open("a.md", PAGE)
    editor.change("a.md", {"text": page(400) + PAGE})
    about = {"textDocument": {"uri": editor.uri("a.md")}}
    editor.wire.raw(
        json.dumps({"jsonrpc": "2.0", "id": "x", "method": "textDocument/codeLens", "params": about}).encode()
    )
    editor.wire.notify("$/cancelRequest", id="x")
    answer = editor.wire.wait(lambda message: message.get("id") == "x")

    assert "result" in answer or "cancel" in answer["error"]["message"]
    assert editor.diagnostics("a.md")


def test_a_long_page(editor: Editor) -> None:
    """A page of 5,000 words is checked whole, and questions are answered while it is."""
    (editor.folder / "plainlang.yaml").write_text("profile: us-federal\n")
    text = page(5_000)
    found = editor.open("a.md", text)

    assert len(text.split()) >= 5_000
    assert [d for d in found if d["range"]["start"]["line"] > text.count("\n") * 0.8]
    assert found == editor.type("a.md", text)


MARKUP = [
    "<", "<!--", "<p", '<a href="', "<script>", "{%", "{{", "{% comment %}", "{#", "[", "[a](", "![", "`", "```", "**",
    "---\n", "+++\n", "---\ntitle: [", "{\n", "| a |\n|--", "<Box a={", "&#", "\x00", "\ufeff---\n",
    "<!-- plainlang: ignore[",
    "<!-- plainlang: disable -->", "\ud83d", "<![CDATA[", "<!DOCTYPE", "export const a = {", "1.", "> > >", "\r", "",
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.md", "a.mdx", "a.html", "a.njk"])
def test_half_written_markup(editor: Editor, name: str) -> None:
    """Whatever is not finished yet, before or behind the text, the server answers, and is there for the next key."""
    editor.open(name, PAGE)
    for text in [f"{start}{PAGE}" for start in MARKUP] + [f"{PAGE}\n{end}" for end in MARKUP]:
        editor.change(name, {"text": text})
        assert isinstance(editor.ask("documentSymbol", name), list)

    assert ["own/gizmo"] == codes(editor.type(name, PAGE))


REQUESTS = [
    pytest.param(b'{"jsonrpc": "2.0", "id": 1001, "method": "textDocument/hover", "params": {}}', id="no parameters"),
    pytest.param(b'{"jsonrpc": "2.0", "id": 1001, "method": "textDocument/hover"}', id="none at all"),
    pytest.param(b'{"jsonrpc": "2.0", "id": 1001, "method": "no/such/thing", "params": {}}', id="an unknown method"),
    pytest.param(
        b'{"jsonrpc": "2.0", "id": 1001, "method": "workspace/executeCommand", "params": {"command": "no"}}',
        id="an unknown command",
    ),
    pytest.param(
        b'{"jsonrpc": "2.0", "id": 1001, "method": "workspace/executeCommand",'
        b' "params": {"command": "plainlang.showScore", "arguments": [1, 2]}}',
        id="wrong arguments",
    ),
]


@pytest.mark.parametrize("sent", REQUESTS)
def test_requests_that_make_no_sense(editor: Editor, sent: bytes) -> None:
    """They get an error for an answer, and the next one an answer."""
    editor.wire.raw(sent)

    assert "error" in editor.wire.wait(lambda message: message.get("id") == 1001)
    assert ["own/gizmo"] == codes(editor.open("a.md", PAGE))


MESSAGES = [
    pytest.param(b"no JSON", id="no JSON"),
    pytest.param(b"\xff\xfe", id="no text"),
    pytest.param(b"[]", id="a list"),
    pytest.param(b"1", id="a number"),
    pytest.param(b"{}", id="nothing"),
    pytest.param(b'{"jsonrpc": "1.0", "method": "a"}', id="an old version"),
    pytest.param(b'{"jsonrpc": "2.0", "id": "never asked", "result": 1}', id="an answer that nobody asked for"),
    pytest.param(b'{"jsonrpc": "2.0", "method": "no/such/thing"}', id="an unknown notification"),
    pytest.param(
        b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument":'
        b' {"uri": "file:///never-opened.md", "version": 1}, "contentChanges": [{"text": "a"}]}}',
        id="a change of what is not open",
    ),
    pytest.param(
        b'{"jsonrpc": "2.0", "method": "textDocument/didClose", "params": {"textDocument": {"uri": "x"}}}',
        id="what is not open is closed",
    ),
    pytest.param(
        b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "a"}}}',
        id="a change without changes",
    ),
]


@pytest.mark.parametrize("sent", MESSAGES)
def test_messages_that_make_no_sense(editor: Editor, sent: bytes) -> None:
    """They are passed over, and the server goes on."""
    editor.wire.raw(sent)

    assert ["own/gizmo"] == codes(editor.open("a.md", PAGE))


def test_headers_that_make_no_sense(editor: Editor) -> None:
    """Lines before a header are passed over."""
    assert editor.wire.process.stdin
    editor.wire.process.stdin.write(b"what is this\r\nContent-Length: x\r\n")

    assert ["own/gizmo"] == codes(editor.open("a.md", PAGE))
