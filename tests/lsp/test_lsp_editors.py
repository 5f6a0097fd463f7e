"""A session with each of the editors that people use: with what they can do, as they declare it.

The client checks that the server sends nothing that the editor does not know.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client
from running import site

EDITORS = ("visual-studio-code", "neovim@v0.7", "neovim@v0.11", "emacs")
TEXT = "# 😀 One\n\nThe gizmo.\n\n## Two\n\nA doodad.\n"


def client() -> LanguageClient:
    """An editor that knows our own notification, and does what we ask of it."""
    made = make_test_lsp_client()
    for method in ("plainlang/status", lsp.CLIENT_REGISTER_CAPABILITY, lsp.WORKSPACE_CODE_LENS_REFRESH):
        made.feature(method)(done)
    return made


def done(params: Any) -> None:
    """What is asked is done."""


async def session(request: pytest.FixtureRequest, tmp_path: Path, lsp_client: LanguageClient) -> AsyncIterator[None]:
    """A session in a folder with three rules."""
    uri = site(tmp_path).as_uri()
    folders = [lsp.WorkspaceFolder(uri, "site")]
    able = client_capabilities(request.param)
    await lsp_client.initialize_session(lsp.InitializeParams(able, root_uri=uri, workspace_folders=folders))
    yield
    await lsp_client.shutdown_session()


SERVER = ClientServerConfig(server_command=[sys.executable, "-m", "plainlang", "lsp"], client_factory=client)
editor = pytest_lsp.fixture(config=SERVER, params=EDITORS, name="editor")(session)


async def found_in(editor: LanguageClient, uri: str) -> list[lsp.Diagnostic]:
    """The diagnostics of a page: asked for by an editor that does so, else waited for."""
    assert editor.capabilities and editor.capabilities.text_document
    if editor.capabilities.text_document.diagnostic:
        about = lsp.DocumentDiagnosticParams(lsp.TextDocumentIdentifier(uri))
        report = await editor.text_document_diagnostic_async(about)
        assert isinstance(report, lsp.RelatedFullDocumentDiagnosticReport)
        return list(report.items)
    await editor.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(editor.diagnostics[uri])


@pytest.mark.asyncio
async def test_a_session(editor: LanguageClient, tmp_path: Path) -> None:
    """Diagnostics, hover, a quick fix with its edit, everything that is safe, the outline, the lens."""
    uri = (tmp_path / "a.md").as_uri()
    page = lsp.TextDocumentIdentifier(uri)
    editor.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "markdown", 1, TEXT)))
    gizmo, doodad = await found_in(editor, uri)
    context = lsp.CodeActionContext([gizmo])
    actions = await editor.text_document_code_action_async(lsp.CodeActionParams(page, gizmo.range, context))
    hover = await editor.text_document_hover_async(lsp.HoverParams(page, doodad.range.start))
    outline = await editor.text_document_document_symbol_async(lsp.DocumentSymbolParams(page))
    [lens] = await editor.text_document_code_lens_async(lsp.CodeLensParams(page)) or ()

    assert ["own/gizmo", "own/doodad"] == [gizmo.code, doodad.code]
    assert hover and "doodad" in str(hover.contents)
    assert ["😀 One"] == [symbol.name for symbol in outline or ()][:1]
    assert lens.command and "2 findings" in lens.command.title
    assert [[("tool", 2)], [("tool", 2)]] == [
        [edit for edit in await edits_of(editor, action) if edit[0] == "tool"]
        for action in actions or ()
        if isinstance(action, lsp.CodeAction) and action.title.startswith(("Write", "Fix"))
    ]


async def edits_of(editor: LanguageClient, action: lsp.CodeAction) -> list[tuple[str, int]]:
    """What an action writes, and on which line; an editor that can asks for it now."""
    action = action if action.edit else await editor.code_action_resolve_async(action)
    assert action.edit
    edits = [e for of in (action.edit.changes or {}).values() for e in of]
    for change in action.edit.document_changes or ():
        assert isinstance(change, lsp.TextDocumentEdit)
        edits += [edit for edit in change.edits if isinstance(edit, lsp.TextEdit)]
    return [(edit.new_text, edit.range.start.line) for edit in edits]
