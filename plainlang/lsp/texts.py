"""What happens to texts, folders and files: the editor tells, and buffers follow."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from plainlang.lsp import telling
from plainlang.lsp.buffers import changed, opened
from plainlang.lsp.client import client_of
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
        uris = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        server.configurations.folders[:] = [path for uri in uris if (path := to_fs_path(uri) if uri else None)]

    @server.feature(lsp.INITIALIZED)
    async def initialized(params: lsp.InitializedParams) -> None:
        server.checks.encoding = server.encoding
        telling.watch(server)
        await server.checks.warm()


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
        gone = {to_fs_path(folder.uri) for folder in params.event.removed}
        added = [path for folder in params.event.added if (path := to_fs_path(folder.uri))]
        folders = server.configurations.folders
        folders[:] = [*(path for path in folders if path not in gone), *added]
        server.checks.all_again()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(params: Any) -> None:
        """Our configuration stands in files; editors send this all the same."""
