"""The language server: findings in an editor, as somebody writes (extra `lsp`).

A buffer changes, a worker thread checks its newest state, and everything that an editor asks for (diagnostics, hover,
quick fixes, lenses, symbols) is made from that one check. Nothing here is imported by another command.
"""

from __future__ import annotations

from typing import Final

MISSING: Final = "The language server needs the library pygls. Install it with: pip install 'plainlang-lint[lsp]'"
