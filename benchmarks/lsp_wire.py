"""A small editor: speaks the Language Server Protocol with a child process, one message after the other."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any

Message = dict[str, Any]
COMMAND = (sys.executable, "-m", "plainlang", "lsp")

_LATE = 60


class Wire:
    """A server in a child process. What comes while something else is waited for is kept, in order."""

    def __init__(
        self, folder: Path, capabilities: Message | None = None, *, process: int | None = None, begins: bool = True
    ) -> None:
        self.process = subprocess.Popen(
            COMMAND, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.kept: deque[Message] = deque()
        self.started: Message = {}
        self._number, self._editor = 0, process
        if begins:
            self.begin(folder, capabilities or {})

    def begin(self, folder: Path | None, capabilities: Message) -> None:
        """Tell the server who asks, and in which folder, if any."""
        uri = folder.as_uri() if folder else None
        folders = [{"uri": uri, "name": "site"}] if folder else None
        about = {"rootUri": uri, "workspaceFolders": folders, "capabilities": capabilities}
        try:
            self.started = dict(self.request("initialize", processId=self._editor, **about))
        except EOFError:
            self.end()
            raise
        self.notify("initialized")

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.request("shutdown")
            self.notify("exit")
        else:
            self.process.kill()
        self.end()

    def hang_up(self) -> None:
        """Say nothing more, as an editor that is gone."""
        assert self.process.stdin
        self.process.stdin.close()

    def end(self) -> int:
        """Wait until the server is gone, and give the code that it leaves behind."""
        try:
            code = self.process.wait(_LATE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise
        finally:
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe and not pipe.closed:
                    pipe.close()
        return code

    def raw(self, data: bytes) -> None:
        """Send bytes as they are, behind a header with their length."""
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def notify(self, method: str, **params: Any) -> None:
        """Send a notification."""
        self.notify_all((method, params))

    def notify_all(self, *sent: tuple[str, Message]) -> None:
        """Send notifications in one piece, so that no time passes between them."""
        bodies = [
            json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode() for method, params in sent
        ]
        assert self.process.stdin
        self.process.stdin.write(b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies))
        self.process.stdin.flush()

    def request(self, method: str, **params: Any) -> Any:
        """Send a request and give its result, or the whole answer when that is an error."""
        self._number += 1
        number = self._number
        self.raw(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode())
        answer = self.wait(lambda message: message.get("id") == number and "method" not in message)
        return answer if "error" in answer else answer["result"]

    def wait(self, wanted: Callable[[Message], bool]) -> Message:
        """The first message of a kind, among those kept and those to come."""
        for message in list(self.kept):
            if wanted(message):
                self.kept.remove(message)
                return message
        late = Timer(_LATE, self.process.kill)  # nothing to read is an end, and not a wait for ever
        late.start()
        try:
            while not wanted(message := self._read()):
                self.kept.append(message)
        finally:
            late.cancel()
        return message

    def told(self, method: str, about: Callable[[Message], bool] = lambda params: True) -> Message:
        """The parameters of the first notification of a kind."""
        return dict(self.wait(lambda m: m.get("method") == method and about(m["params"]))["params"])

    def _read(self) -> Message:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline()) not in (b"\r\n", b"\n"):
            if not line:
                raise EOFError("the server has gone")
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: Message = json.loads(self.process.stdout.read(length))
        return message
