"""What the server says unasked: diagnostics, the score, faults of configurations, and what to watch."""

from __future__ import annotations

from functools import partial
from typing import Final

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from plainlang.lsp.buffers import path_of
from plainlang.lsp.checking import Checked
from plainlang.lsp.diagnostics import diagnostics_of, fault_diagnostics
from plainlang.lsp.own_files import OwnFile
from plainlang.lsp.server import Server
from plainlang.lsp.status import status
from plainlang.lsp.vocabulary import text_of_file

STATUS: Final = "plainlang/status"
_WATCHED: Final = ("**/*.{yaml,yml}", "**/pyproject.toml")


def tell(server: Server) -> None:
    """Let a server tell what its checks come to."""
    server.checks.told = partial(page, server)
    server.checks.told_file = partial(own_file, server)
    server.checks.renewed = partial(rules_may_have_changed, server)


def page(server: Server, checked: Checked) -> None:
    """Tell what is found in a page, and how it does."""
    buffer = checked.buffer
    if not server.client.pulls:
        _publish(server, buffer.uri, diagnostics_of(checked), buffer.version)
    server.protocol.notify(STATUS, status(checked))
    if server.client.refreshes_lenses:
        server.workspace_code_lens_refresh(None)
    for error in checked.report.errors:
        if error not in server.logged:
            server.logged.add(error)
            server.window_log_message(lsp.LogMessageParams(lsp.MessageType.Warning, f"plainlang: {error}"))
    faults(server)


def nothing(server: Server, uri: str) -> None:
    """A text is closed: what was said about it goes, but for faults in a file that still has them."""
    _publish(server, uri, [])
    server.shown_faults.pop(path_of(uri), None)
    faults(server)


def own_file(server: Server, file: OwnFile) -> None:
    """Tell what is wrong in a configuration or ruleset that is open."""
    found = fault_diagnostics(file.faults, file.buffer.text, server.checks.encoding)
    _publish(server, file.buffer.uri, found, file.buffer.version)


def faults(server: Server) -> None:
    """Tell what is wrong in configurations in force, when that has changed; of open files, `own_file` tells."""
    now, before = dict(server.configurations.faults), server.shown_faults
    open_ = {buffer.path for buffer in server.checks.buffers.values()}
    for path in now.keys() | before.keys():
        if path not in open_ and now.get(path) != before.get(path):
            found = fault_diagnostics(now.get(path, ()), text_of_file(path), server.checks.encoding)
            _publish(server, from_fs_path(path) or "", found)
    for path in now.keys() - before.keys():
        said = f"{path} has faults, so your pages are checked as before. See its problems."
        server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"plainlang: {said}"))
    server.shown_faults = now
    while server.configurations.troubles:
        said = f"plainlang: {server.configurations.troubles.pop(0)}"
        server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, said))


def rules_may_have_changed(server: Server) -> None:
    """Check every page again by the rules as the files say now, and look at our own files that are open."""
    server.checks.all_again()
    if server.client.pulls and server.client.refreshes_diagnostics:
        server.workspace_diagnostic_refresh(None)


def watch(server: Server) -> None:
    """Ask the editor to say when a configuration or a ruleset changes."""
    if server.client.watches:
        watchers = [lsp.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
        wanted = lsp.Registration("plainlang-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(lsp.RegistrationParams([wanted]))


def _publish(
    server: Server, uri: str, found: list[lsp.Diagnostic], version: int | None = None
) -> None:  # fmt: skip
    server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))
