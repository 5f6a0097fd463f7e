"""A server with all its features, serving one editor until that goes."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from typing import Final

from plainlang.lsp import features, telling, texts
from plainlang.lsp.server import Server

_SWITCH: Final = 0.001
"""Seconds after which a check lets the thread go that listens to the editor."""


def serve(address: tuple[str, int] | None = None) -> int:
    """Serve over standard input and output, or a port. Gives the code to leave behind."""
    sys.setswitchinterval(_SWITCH)
    server = Server()
    for part in (texts, features):
        part.register(server)
    telling.tell(server)
    try:
        if address:
            server.start_tcp(*address)
        else:
            _serve_here(server)
    finally:
        server.checks.end()
    return server.code


def _serve_here(server: Server) -> None:
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out, redirect_stdout(sys.stderr):
        server.start_io(stdout=out)  # whatever else is printed must not end up between the messages
