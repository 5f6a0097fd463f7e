"""Plain-language linting for government web copy: findings, readability and a score.

    import plainlang
    report = plainlang.check("Please utilize the form.", format="text")

Names are loaded when they are first used, so that `plainlang --version` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plainlang.api import check, check_file, check_paths, fix, read, score
    from plainlang.document import Block, Document, Sentence
    from plainlang.errors import ConfigError, PlainlangError, ReadError, UseError
    from plainlang.finding import Citation, Finding
    from plainlang.linter import Linter
    from plainlang.readability import Readability
    from plainlang.report import Report
    from plainlang.scoring import Score
    from plainlang.span import Span
    from plainlang.vocabulary import Vocabulary

__version__ = "0.1.0"
__all__ = [
    "Block",
    "Citation",
    "ConfigError",
    "Document",
    "Finding",
    "Linter",
    "PlainlangError",
    "ReadError",
    "Readability",
    "Report",
    "Score",
    "Sentence",
    "Span",
    "UseError",
    "Vocabulary",
    "check",
    "check_file",
    "check_paths",
    "fix",
    "read",
    "score",
]
_HOMES = {
    "plainlang.linter": ("Linter",),
    "plainlang.api": ("check", "check_file", "check_paths", "fix", "read", "score"),
    "plainlang.document": ("Block", "Document", "Sentence"),
    "plainlang.errors": ("ConfigError", "PlainlangError", "ReadError", "UseError"),
    "plainlang.finding": ("Citation", "Finding"),
    "plainlang.readability": ("Readability",),
    "plainlang.report": ("Report",),
    "plainlang.scoring": ("Score",),
    "plainlang.span": ("Span",),
    "plainlang.vocabulary": ("Vocabulary",),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'plainlang' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
