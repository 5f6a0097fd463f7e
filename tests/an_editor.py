"""An editor for tests: opens texts in a server that is a real child process, changes them, and makes edits.

The fixtures are loaded by `tests/conftest.py`: one server for most tests, and a new folder of pages for each.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from lsp_wire import Message, Wire
from running import site

ABLE: Final[Mapping[str, Any]] = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "codeLens": {"refreshSupport": True},
    },
    "textDocument": {
        "codeAction": {"dataSupport": True, "resolveSupport": {"properties": ["edit"]}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
}
"""What a good editor declares; it does not ask for diagnostics but waits for them."""


class Editor:
    """A server and what is open in it."""

    def __init__(self, wire: Wire, folder: Path) -> None:
        self.wire, self.folder = wire, folder
        self.encoding = str(wire.started["capabilities"]["positionEncoding"])
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        """The address of a file of the folder; what has a colon is one already."""
        return name if ":" in name else (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> list[Message]:
        """Open a text and give its diagnostics."""
        uri = self.uri(name)
        self.texts[uri], self.versions[uri] = text, self.versions.get(uri, 0) + 1
        item = {"uri": uri, "languageId": language, "version": self.versions[uri], "text": text}
        self.wire.notify("textDocument/didOpen", textDocument=item)
        return self.diagnostics(name)

    def close(self, name: str) -> None:
        """Close a text; nothing is said about it any more."""
        uri = self.uri(name)
        self.wire.notify("textDocument/didClose", textDocument={"uri": uri})
        self.wire.told("textDocument/publishDiagnostics", lambda p: p["uri"] == uri and "version" not in p)

    def change(self, name: str, *changes: Message) -> None:
        """Send changes; they are made here, too."""
        self.wire.notify("textDocument/didChange", **self._changed(name, *changes))

    def change_quickly(self, name: str, *changes: Message) -> None:
        """Send changes as one message each, without any time between them."""
        self.wire.notify_all(*(("textDocument/didChange", self._changed(name, change)) for change in changes))

    def _changed(self, name: str, *changes: Message) -> Message:
        uri = self.uri(name)
        self.versions[uri] += 1
        for change in changes:
            self.texts[uri] = self._applied(self.texts[uri], change)
        return {"textDocument": {"uri": uri, "version": self.versions[uri]}, "contentChanges": list(changes)}

    def type(self, name: str, text: str) -> list[Message]:
        """Write a whole text anew and give its diagnostics."""
        self.change(name, {"text": text})
        return self.diagnostics(name)

    def diagnostics(self, name: str) -> list[Message]:
        """The diagnostics of the newest state of a text."""
        uri = self.uri(name)
        wanted = self.versions.get(uri)
        told = self.wire.told(
            "textDocument/publishDiagnostics", lambda p: p["uri"] == uri and p.get("version") == wanted
        )
        found: list[Message] = told["diagnostics"]
        return found

    def ask(self, feature: str, name: str, **more: Any) -> Any:
        """Ask something about a text."""
        return self.wire.request(f"textDocument/{feature}", textDocument={"uri": self.uri(name)}, **more)

    def shown(self, name: str, range: Message) -> str:
        """What stands in a range of a text."""
        text = self.texts[self.uri(name)]
        start, end = self._span(text, range)
        return text[start:end]

    def actions(self, name: str, about: Message, **context: Any) -> dict[str, Message]:
        """What can be done about a diagnostic, by title."""
        context = {"diagnostics": [about], **context}
        return {a["title"]: a for a in self.ask("codeAction", name, range=about["range"], context=context)}

    def done(self, name: str, action: Message) -> str:
        """The text after an action, asked for its edit when it has none yet."""
        uri = self.uri(name)
        action = action if "edit" in action else self.wire.request("codeAction/resolve", **action)
        return self.edited(name, action["edit"]["documentChanges"][0]["edits"]) if action["edit"] else self.texts[uri]

    def edited(self, name: str, edits: list[Message]) -> str:
        """The text after edits, which do not touch each other."""
        text = self.texts[self.uri(name)]
        spans = [(*self._span(text, edit["range"]), edit["newText"]) for edit in edits]
        for start, end, new in sorted(spans, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _applied(self, text: str, change: Message) -> str:
        if "range" not in change:
            return str(change["text"])
        start, end = self._span(text, change["range"])
        return text[:start] + str(change["text"]) + text[end:]

    def _span(self, text: str, range: Message) -> tuple[int, int]:
        """Where a range lies; counted here with encoders, and not as the server does."""
        lines = text.replace("\r\n", "\n\0").split("\n")
        return self._offset(lines, range["start"]), self._offset(lines, range["end"])

    def _offset(self, lines: list[str], at: Message) -> int:
        before = sum(len(line) + 1 for line in lines[: at["line"]])
        line = lines[at["line"]]
        lead = len(line) - len(line.removeprefix("\0"))
        return before + lead + len(decoded(line[lead:], at["character"], self.encoding))


def decoded(line: str, units: int, encoding: str) -> str:
    """The first so many units of a line."""
    coding, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    return line.encode(coding)[: units * size].decode(coding)


def codes(diagnostics: list[Message]) -> list[str]:
    """The rules that speak, in order."""
    return [str(diagnostic["code"]) for diagnostic in diagnostics]


@pytest.fixture(scope="session")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A server in a folder with three rules of its own."""
    with Wire(site(tmp_path_factory.mktemp("site")), {**ABLE}) as wire:
        yield wire


@pytest.fixture
def editor(wire: Wire, tmp_path: Path) -> Iterator[Editor]:
    """An editor with a folder of its own, whose configuration has three rules."""
    shutil.rmtree(tmp_path)
    editor = Editor(wire, site(tmp_path))
    yield editor
    for uri in editor.texts:
        wire.notify("textDocument/didClose", textDocument={"uri": uri})
    wire.kept.clear()
