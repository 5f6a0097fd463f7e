"""What the editor on the other side can do."""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol.types import ClientCapabilities, ResourceOperationKind
from pygls.capabilities import get_capability


@dataclass(frozen=True, slots=True)
class Client:
    """The abilities that change what we send.

    `pulls`: it asks for diagnostics, so that nothing is pushed. `resolves`: it asks for the edit of an action when that
    is chosen. `versions`: edits may name the version of a text.
    """

    pulls: bool = False
    resolves: bool = False
    versions: bool = False
    creates: bool = False
    nests: bool = False
    watches: bool = False
    refreshes_lenses: bool = False
    refreshes_diagnostics: bool = False


def client_of(given: ClientCapabilities) -> Client:
    """The abilities as the editor declares them."""

    def can(name: str) -> bool:
        return bool(get_capability(given, name, False))

    edits = "text_document.code_action"
    properties = get_capability(given, f"{edits}.resolve_support.properties", ()) or ()
    operations = get_capability(given, "workspace.workspace_edit.resource_operations", ()) or ()
    return Client(
        pulls=get_capability(given, "text_document.diagnostic", None) is not None,
        resolves="edit" in properties and can(f"{edits}.data_support"),
        versions=can("workspace.workspace_edit.document_changes"),
        creates=ResourceOperationKind.Create in operations,
        nests=can("text_document.document_symbol.hierarchical_document_symbol_support"),
        watches=can("workspace.did_change_watched_files.dynamic_registration"),
        refreshes_lenses=can("workspace.code_lens.refresh_support"),
        refreshes_diagnostics=can("workspace.diagnostics.refresh_support"),
    )
