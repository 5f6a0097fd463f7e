"""The protocol as pygls speaks it, but for three things.

Texts are kept in our own buffers; pygls would also keep something of every change for ever. A request that makes no
sense, or comes too early or too late, gets an answer, where pygls would leave the editor waiting. And what goes wrong
is written into the editor's log instead of being shown over the writer's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcServerNotInitialized
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

if TYPE_CHECKING:
    from pygls.server import ServerErrors


class Protocol(LanguageServerProtocol):
    """Hands what happens to texts to our own handlers."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A text is opened."""
        self.fm.features[types.TEXT_DOCUMENT_DID_OPEN](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A text changes."""
        self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A text is closed."""
        self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE](params)

    def handle_message(self, message: Any) -> None:
        """Take a message; only a session that has begun and not ended has an answer for most of them."""
        error = self._untimely(str(getattr(message, "method", "")))
        if error is None:
            super().handle_message(message)
        elif hasattr(message, "id"):
            self._send_response(message.id, None, error.to_response_error())

    def _untimely(self, method: str) -> JsonRpcException | None:
        if not method or method == types.EXIT:
            return None
        if self._shutdown:
            return JsonRpcInvalidRequest("The session has ended.")
        if self._workspace is None and method != types.INITIALIZE:
            return JsonRpcServerNotInitialized("The session has not begun.")
        return None

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as a value; who sends a request that is none is told so."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], None, error.to_response_error())
            raise


class BaseServer(LanguageServer):
    """A server that keeps its troubles to the log."""

    def report_server_error(self, error: Exception, source: ServerErrors) -> None:
        """Write into the editor's log what went wrong."""
        said = f"plainlang: {type(error).__name__}: {error}"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, said))
