"""What an editor asks for, answered from the newest check of the page."""

from __future__ import annotations

import os
from functools import partial
from typing import Any

from lsprotocol import types as lsp

from plainlang.lsp import telling
from plainlang.lsp.diagnostics import diagnostics_of
from plainlang.lsp.hover import hover_text
from plainlang.lsp.menu import ADD_TERM, KINDS, edit_of_buffer, menu, resolved
from plainlang.lsp.outline import flat, symbols
from plainlang.lsp.positions import Positions
from plainlang.lsp.server import Server
from plainlang.lsp.status import score_text, status_text
from plainlang.lsp.vocabulary import add, create
from plainlang.span import Span

SHOW_SCORE = "plainlang.showScore"


def register(server: Server) -> None:
    """Put every feature into a server."""
    _register_reading(server)
    _register_overview(server)
    _register_menu(server)
    _register_commands(server)


def _register_reading(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DIAGNOSTIC, lsp.DiagnosticOptions(False, False, "plainlang"))
    async def diagnostic(params: lsp.DocumentDiagnosticParams) -> lsp.RelatedFullDocumentDiagnosticReport:
        checked = await server.newest(params.text_document.uri)
        return lsp.RelatedFullDocumentDiagnosticReport(diagnostics_of(checked) if checked else [])

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        checked = await server.newest(params.text_document.uri)
        if checked is None:
            return None
        at = checked.positions.offset(params.position)
        found = checked.touched(Span(at, at))
        text = await server.checks.aside(partial(hover_text, checked, found))
        place = checked.positions.range(checked.place(found[0])) if found else None
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), place) if text else None


def _register_overview(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        checked = await server.newest(params.text_document.uri)
        if checked is None:
            return []
        title = f"plainlang: {status_text(checked)}"
        command = lsp.Command(title, SHOW_SCORE, arguments=[{"uri": params.text_document.uri}])
        return [lsp.CodeLens(checked.positions.range(Span(0, 0)), command)]

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol] | list[lsp.SymbolInformation]:
        checked = await server.newest(params.text_document.uri)
        if checked is None:
            return []
        if not server.client.nests:
            return flat(checked)
        return await server.checks.aside(partial(symbols, checked))


def _register_menu(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(list(KINDS), resolve_provider=True))
    async def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        checked = await server.newest(params.text_document.uri)
        if checked is None:
            return []
        span = checked.positions.span(params.range)
        config = await server.checks.aside(partial(server.configurations.nearest, checked.buffer.path))
        found = list(menu(checked, span, params.context, config, server.client))
        if server.client.resolves:
            return found
        done = [await server.checks.aside(partial(resolved, checked, action, server.client)) for action in found]
        return [action for action in done if action.edit or action.command]

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    async def resolve(action: lsp.CodeAction) -> lsp.CodeAction:
        data = action.data if isinstance(action.data, dict) else {}
        checked = await server.newest(str(data.get("uri", "")))
        if checked is None:
            return action
        return await server.checks.aside(partial(resolved, checked, action, server.client))


def _register_commands(server: Server) -> None:
    @server.command(SHOW_SCORE)
    async def show_score(about: dict[str, Any]) -> None:
        checked = await server.newest(str(about.get("uri", "")))
        if checked:
            _say(server, score_text(checked))

    @server.command(ADD_TERM)
    async def add_term(about: dict[str, Any]) -> None:
        buffer = server.checks.buffers.get(str(about.get("uri", "")))
        term = about.get("term")
        if buffer is None or not isinstance(term, str) or not term:
            return
        config = await server.checks.aside(partial(server.configurations.nearest, buffer.path))
        open_ = next((b for b in server.checks.buffers.values() if config and b.path == config), None)
        added = add(config, term, open_) if config else create(_folder(server, buffer.path), term)
        if added.edit and open_:
            edit = edit_of_buffer(open_, Positions(open_.text, server.checks.encoding), [added.edit], server.client)
            server.workspace_apply_edit(lsp.ApplyWorkspaceEditParams(edit, added.said))
        _say(server, added.said, failed=added.failed)
        telling.rules_may_have_changed(server)


def _folder(server: Server, path: str) -> str:
    """Where a new configuration goes: the folder of the workspace that holds the page, or the page's own; for what lies
    in no file the first folder, "" where there is none.
    """
    folders = server.configurations.folders
    if not path:
        return folders[0] if folders else ""
    holding = [folder for folder in folders if path.startswith(os.path.join(folder, ""))]
    return max(holding, key=len) if holding else os.path.dirname(path)


def _say(server: Server, said: str, *, failed: bool = False) -> None:
    kind = lsp.MessageType.Warning if failed else lsp.MessageType.Info
    server.window_show_message(lsp.ShowMessageParams(kind, f"plainlang: {said}"))
