"""How a server begins and ends: with its editor, over a port, and with nobody there."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from an_editor import ABLE, Editor
from lsp_latency import page
from lsp_wire import COMMAND, Wire
from running import cli, site

HOVER = {"textDocument": {"uri": "file:///a.md"}, "position": {"line": 0, "character": 0}}


@pytest.mark.parametrize(
    ("asked", "exits", "code"),
    [
        pytest.param(True, True, 0, id="as agreed"),
        pytest.param(False, True, 1, id="without asking first"),
        pytest.param(True, False, 0, id="asked, and then gone"),
        pytest.param(False, False, 0, id="gone without a word"),
    ],
)
def test_an_editor_that_goes(tmp_path: Path, asked: bool, exits: bool, code: int) -> None:
    """When the editor is gone, the server is gone too; it fails only where the protocol says that it must."""
    wire = Wire(site(tmp_path), {**ABLE})
    Editor(wire, tmp_path).open("a.md", "The gizmo.\n")
    if asked:
        wire.request("shutdown")
    if exits:
        wire.notify("exit")
    else:
        wire.hang_up()

    assert code == wire.end()


def test_an_editor_that_goes_while_a_page_is_checked(tmp_path: Path) -> None:
    """The server does not stay to finish a long page."""
    wire = Wire(tmp_path, {**ABLE})
    item = {"uri": "untitled:a", "languageId": "markdown", "version": 1, "text": page(2_000) * 100}
    wire.notify("textDocument/didOpen", textDocument=item)
    wire.request("shutdown")
    wire.notify("exit")

    begun = time.monotonic()
    assert 0 == wire.end()
    assert time.monotonic() - begun < 15


@pytest.mark.skipif(sys.platform == "win32", reason="processes of others cannot be asked for there")
def test_an_editor_that_dies(tmp_path: Path) -> None:
    """Somebody else may hold the other end of the pipe, so the server looks whether its editor still lives."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as editor:
        wire = Wire(site(tmp_path), process=editor.pid)
        editor.kill()

    assert 1 == wire.end()


@pytest.mark.parametrize(
    ("folder", "said"),
    [pytest.param(True, "is written", id="a folder"), pytest.param(False, "Save the page first", id="none")],
)
def test_a_page_in_no_file(tmp_path: Path, folder: bool, said: str) -> None:
    """Its vocabulary goes into the folder of the editor, and never to wherever the server was started."""
    (tmp_path / "here").mkdir()
    (tmp_path / "there/.git").mkdir(parents=True)
    with Wire(tmp_path / "here", begins=False) as wire:
        wire.begin(tmp_path / "there" if folder else None, {**ABLE})
        item = {"uri": "untitled:a", "languageId": "markdown", "version": 1, "text": "Utilize it.\n"}
        wire.notify("textDocument/didOpen", textDocument=item)
        about = [{"uri": "untitled:a", "term": "Utilize"}]
        wire.request("workspace/executeCommand", command="plainlang.addToVocabulary", arguments=about)

        assert said in wire.told("window/showMessage")["message"]
    assert ([], folder) == ([*(tmp_path / "here").iterdir()], (tmp_path / "there/plainlang.yaml").exists())


def test_questions_before_the_beginning_and_after_the_end(tmp_path: Path) -> None:
    """They are answered with the errors of the protocol; what is told meanwhile is passed over."""
    wire = Wire(tmp_path, begins=False)
    wire.notify("textDocument/didOpen", textDocument={})
    early = wire.request("textDocument/hover", **HOVER)
    wire.begin(tmp_path, {})
    wire.request("shutdown")
    late = wire.request("textDocument/hover", **HOVER)
    wire.notify("exit")

    assert (0, [-32002, -32600]) == (wire.end(), [answer["error"]["code"] for answer in (early, late)])


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
