"""What happens to texts, folders and files: the editor tells, and buffers follow."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from plainlang.lsp import telling
from plainlang.lsp.buffers import changed, opened, path_of
from plainlang.lsp.client import client_of
from plainlang.lsp.parent import end_with
from plainlang.lsp.server import Server


def register(server: Server) -> None:
    """Listen to what happens."""
    _register_session(server)
    _register_texts(server)
    _register_files(server)


def _register_session(server: Server) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.client = client_of(params.capabilities)
        uris = [folder.uri for folder in params.workspace_folders or ()] or [_root(params)]
        server.configurations.folders[:] = _folders(uris)
        end_with(params.process_id)

    @server.feature(lsp.INITIALIZED)
    async def initialized(params: lsp.InitializedParams) -> None:
        server.checks.encoding = server.encoding
        telling.watch(server)
        await server.checks.warm()

    @server.feature(lsp.SHUTDOWN)
    def shutdown(params: Any) -> None:
        server.ended = True

    @server.feature(lsp.EXIT)
    def exit(params: Any) -> None:
        server.code = 0 if server.ended else 1


def _register_texts(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: lsp.DidOpenTextDocumentParams) -> None:
        server.checks.changed(opened(params.text_document))

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: lsp.DidChangeTextDocumentParams) -> None:
        known = server.checks.buffers.get(params.text_document.uri)
        if known is not None:
            version, encoding = params.text_document.version, server.checks.encoding
            server.checks.changed(changed(known, params.content_changes, version, encoding))

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: lsp.DidCloseTextDocumentParams) -> None:
        server.checks.closed(params.text_document.uri)
        telling.nothing(server, params.text_document.uri)


def _register_files(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: lsp.DidSaveTextDocumentParams) -> None:
        buffer = server.checks.buffers.get(params.text_document.uri)
        if buffer is not None and not buffer.format:
            telling.rules_may_have_changed(server)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(params: lsp.DidChangeWatchedFilesParams) -> None:
        telling.rules_may_have_changed(server)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        gone = _folders(folder.uri for folder in params.event.removed)
        added = _folders(folder.uri for folder in params.event.added)
        folders = server.configurations.folders
        folders[:] = [*(path for path in folders if path not in gone), *added]
        server.checks.all_again()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(params: Any) -> None:
        """Our configuration stands in files; editors send this all the same."""


def _root(params: lsp.InitializeParams) -> str:
    """The only folder of an editor that knows no more than one."""
    return params.root_uri or (params.root_path and from_fs_path(params.root_path)) or ""


def _folders(uris: Iterable[str]) -> list[str]:
    """The folders on this machine, each without a separator at its end."""
    return [os.path.normpath(path) for uri in uris if (path := path_of(uri))]
