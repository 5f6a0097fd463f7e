"""How a server begins and ends: with its editor, over a port, and with nobody there."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from an_editor import ABLE, Editor
from lsp_wire import COMMAND, Wire
from running import cli, site


def test_an_editor_that_goes(tmp_path: Path) -> None:
    """When the editor is gone, with or without a word, the server is gone too."""
    for goodbye in (True, False):
        wire = Wire(site(tmp_path / str(goodbye)), {**ABLE})
        Editor(wire, tmp_path).open("a.md", "The gizmo.\n")
        if goodbye:
            wire.request("shutdown")
            wire.notify("exit")
        assert wire.process.stdin and wire.process.stdout
        wire.process.stdin.close()
        assert wire.process.wait(20) in (0, 1)
        wire.process.stdout.close()


def test_a_terminal_of_nobody() -> None:
    """With nothing on standard input the server ends at once, and says nothing."""
    ran = subprocess.run(COMMAND, stdin=subprocess.DEVNULL, capture_output=True, timeout=30)

    assert (0, b"") == (ran.returncode, ran.stdout)


def connected(port: int) -> socket.socket:
    """A connection, as soon as somebody listens."""
    for _ in range(200):
        try:
            return socket.create_connection(("127.0.0.1", port), 20)
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise TimeoutError


def test_a_port(tmp_path: Path) -> None:
    """The same over a port; when the editor goes, so does the server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "plainlang", "lsp", "--tcp", f"127.0.0.1:{port}"]
    child = subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.DEVNULL)
    with connected(port) as line:
        body = b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": null, "capabilities": {}}}'
        line.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        told = b""
        while b"serverInfo" not in told:
            told += line.recv(9999)

    assert 0 == child.wait(20)


@pytest.mark.parametrize("address", ["7080", "host:", "host:x", ":1", "h:70000"])
def test_addresses_that_are_none(address: str, tmp_path: Path) -> None:
    """They are refused in words."""
    ran = cli(tmp_path, "lsp", "--tcp", address)

    assert (2, "", True) == (ran.code, ran.out, "127.0.0.1:7080" in ran.err)
