"""Reporters: reports in, text out. Each writes nothing itself; a face decides where the text goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from plainlang.report import Report

if TYPE_CHECKING:
    from plainlang.formula import Formula
    from plainlang.rule import Theme


def _error_only(path: str) -> str:
    return "error"


def _unheard(said: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Run:
    """What a reporter must know of the run, for it sees no disk, no clock and no environment.

    `folder`: the working directory, from which paths are shown. `pages`: the web address below which the files of this
    folder can be seen, "" when nobody knows. `today`: as 2026-11-23. `gate`: the severity that fails the run, for each
    path. `weights`: the themes and the formula of a page's score. `silenced`: show findings that a comment silences,
    where a format has a place for them. `say` takes a line about what a format cannot hold.
    """

    folder: str = ""
    pages: str = ""
    today: str = "1970-01-01"
    gate: Callable[[str], str] = _error_only
    weights: Callable[[str], tuple[Mapping[str, Theme], Formula]] | None = None
    silenced: bool = True
    say: Callable[[str], None] = _unheard


@dataclass(frozen=True, slots=True)
class Look:
    """How a report should look: columns, colour, links; `brief` shows findings only, no scores and totals. `run`: what
    it is about.
    """

    width: int = 80
    color: bool = False
    links: bool = False
    brief: bool = False
    run: Run = field(default_factory=Run)


Reporter = Callable[[Iterable[Report], Look], Iterator[str]]


def _called(module: str, reports: Iterable[Report], look: Look) -> Iterator[str]:
    rendered: Iterator[str] = import_module(f"plainlang.reporters.{module}").render(reports, look)
    return rendered


_MODULES: Final = {
    "text": "text", "concise": "concise", "json": "json", "jsonl": "jsonl", "github": "github", "gitlab": "gitlab",
    "sarif": "sarif", "junit": "junit", "checkstyle": "checkstyle", "rdjson": "rdjson", "markdown": "markdown",
    "csv": "csv", "html": "html.whole",
}  # fmt: skip
REPORTERS: Final[Mapping[str, Reporter]] = {name: partial(_called, module) for name, module in _MODULES.items()}
