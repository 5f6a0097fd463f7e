"""The server of one editor: what it can do, what it has open, and by which rules that is checked."""

from __future__ import annotations

from plainlang import __version__
from plainlang.errors import Fault
from plainlang.lsp.checking import Checked
from plainlang.lsp.checks import Checks
from plainlang.lsp.client import Client
from plainlang.lsp.configurations import Configurations
from plainlang.lsp.positions import UTF16
from plainlang.lsp.protocol import BaseServer, Protocol


class Server(BaseServer):
    """What is known of one editor."""

    def __init__(self) -> None:
        super().__init__("plainlang", __version__, protocol_cls=Protocol, max_workers=2)
        self.client = Client()
        self.configurations = Configurations()
        self.checks = Checks(self.configurations)
        self.shown_faults: dict[str, tuple[Fault, ...]] = {}
        """What the editor knows to be wrong in configurations that are in force."""
        self.logged: set[str] = set()
        """What went wrong in checks, and stands in the editor's log."""
        self.ended = False
        """Has the editor asked for the end?"""
        self.code = 0
        """What this process leaves behind: 1 when the editor sent it away without asking first."""

    @property
    def encoding(self) -> str:
        """The units in which both sides count columns."""
        encoding = self.server_capabilities.position_encoding or UTF16
        return str(getattr(encoding, "value", encoding))

    async def newest(self, uri: str) -> Checked | None:
        """The check of the newest state of a page."""
        return await self.checks.newest(uri)
