"""The menu of quick fixes: what a writer can do about the findings at a place, or about a whole page.

What takes a check to work out (everything that is safe, the place for a comment) is worked out when it is chosen.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from lsprotocol.types import (
    CodeAction,
    CodeActionContext,
    CodeActionKind,
    Command,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from plainlang.edits import Edit
from plainlang.finding import Finding
from plainlang.lsp.buffers import Buffer
from plainlang.lsp.checking import Checked
from plainlang.lsp.client import Client
from plainlang.lsp.diagnostics import diagnostic
from plainlang.lsp.positions import Positions
from plainlang.lsp.remedies import all_safe, remedies
from plainlang.lsp.silencing import can_be_silenced, needs_whole_page, silencing
from plainlang.lsp.terms import term_of
from plainlang.span import Span

FIX_ALL: Final = "source.fixAll.plainlang"
KINDS: Final = (CodeActionKind.QuickFix, CodeActionKind.SourceFixAll, FIX_ALL)
ADD_TERM: Final = "plainlang.addToVocabulary"


def menu(
    checked: Checked, span: Span, context: CodeActionContext, config: str, client: Client
) -> Iterator[CodeAction]:  # fmt: skip
    """What can be done at a place; `config` is the path of the configuration, "" when there is none."""
    if _wanted(CodeActionKind.QuickFix, context.only):
        for finding in checked.touched(span):
            about = _diagnostic_of(finding, checked)
            yield from _remedies(checked, finding, about, client)
            yield from _silencers(checked, finding, about)
            yield from _terms(checked, finding, about, config)
    if _wanted(FIX_ALL, context.only) and checked.report.fixes:
        data = {"do": "all", "uri": checked.buffer.uri, "version": checked.buffer.version}
        yield CodeAction("Fix everything that is safe to fix on this page", FIX_ALL, data=data)


def resolved(checked: Checked, action: CodeAction, client: Client) -> CodeAction:
    """The action with its edit, worked out now; without one where the page has changed or no place is right."""
    data = action.data if isinstance(action.data, Mapping) else {}
    if data.get("version") != checked.buffer.version:
        return action
    if data.get("do") == "all":
        action.edit = edit_of_page(checked, all_safe(checked), client)
    elif data.get("do") == "silence":
        finding = next((f for f, name in _named(checked) if name == data.get("finding")), None)
        edit = silencing(checked, finding) if finding else None
        action.edit = edit_of_page(checked, [edit], client) if edit else None
    return action


def edit_of_page(checked: Checked, edits: Sequence[Edit], client: Client) -> WorkspaceEdit:
    """Edits of a page, for the state of it that they were made for."""
    return edit_of_buffer(checked.buffer, checked.positions, edits, client)


def edit_of_buffer(
    buffer: Buffer, positions: Positions, edits: Sequence[Edit], client: Client
) -> WorkspaceEdit:  # fmt: skip
    """Edits of one buffer."""
    made = [TextEdit(positions.range(edit.span), edit.text) for edit in edits]
    if not client.versions:
        return WorkspaceEdit({buffer.uri: made})
    whose = OptionalVersionedTextDocumentIdentifier(buffer.uri, buffer.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(whose, list(made))])


def _remedies(checked: Checked, finding: Finding, about: Diagnostic, client: Client) -> Iterator[CodeAction]:
    for title, edit, preferred in remedies(checked.buffer.text, finding):
        yield CodeAction(
            title, CodeActionKind.QuickFix, [about], is_preferred=preferred or None,
            edit=edit_of_page(checked, [edit], client),
        )  # fmt: skip


def _silencers(checked: Checked, finding: Finding, about: Diagnostic) -> Iterator[CodeAction]:
    if can_be_silenced(checked, finding):
        data = {
            "do": "silence", "uri": checked.buffer.uri, "version": checked.buffer.version,
            "finding": (about.data or {}).get("fingerprint"),
        }  # fmt: skip
        where = "on the whole page" if needs_whole_page(checked, finding) else "here"
        title = f"Ignore {finding.rule} {where}, with a reason"
        yield CodeAction(title, CodeActionKind.QuickFix, [about], data=data)


def _terms(checked: Checked, finding: Finding, about: Diagnostic, config: str) -> Iterator[CodeAction]:
    term = term_of(finding)
    if term:
        name = os.path.basename(config)
        said = f"Add “{term}” to the vocabulary in {name}" if config else f"Make a plainlang.yaml that knows “{term}”"
        command = Command(said, ADD_TERM, arguments=[{"uri": checked.buffer.uri, "term": term}])
        yield CodeAction(said, CodeActionKind.QuickFix, [about], command=command)


def _diagnostic_of(finding: Finding, checked: Checked) -> Diagnostic:
    return diagnostic(finding, next(name for f, name in _named(checked) if f is finding), checked)


def _named(checked: Checked) -> Iterable[tuple[Finding, str]]:
    return zip(checked.report.findings, checked.names, strict=True)


def _wanted(kind: str, only: Sequence[Any] | None) -> bool:
    """Does an editor that asks for some kinds only mean this one, too?"""
    return not only or any(kind == asked or kind.startswith(f"{asked}.") for asked in map(str, map(_value, only)))


def _value(kind: Any) -> str:
    return str(getattr(kind, "value", kind))
