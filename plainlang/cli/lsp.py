"""plainlang lsp: findings in an editor, as somebody writes."""

from __future__ import annotations

import click

from plainlang.errors import UseError


@click.command(name="lsp")
@click.option("--tcp", metavar="HOST:PORT", help="Serve one editor on this port, not standard input and output.")
def command(tcp: str | None) -> int:
    """Serve an editor: findings while you write, quick fixes, the score.

    An editor starts this by itself. How to set yours up: docs/editors.md.
    """
    address = _address(tcp) if tcp else None
    try:
        from plainlang.lsp.serving import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        from plainlang.lsp import MISSING

        raise UseError(MISSING) from None
    return serve(address)


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise UseError(f"--tcp needs a host and a port, such as 127.0.0.1:7080, not “{text}”.")
    return host.strip("[]"), int(port)
