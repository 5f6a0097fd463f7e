"""Reporters: reports in, text out. Each writes nothing itself; a face decides where the text goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plainlang.report import Report


@dataclass(frozen=True, slots=True)
class Look:
    """How a report should look: columns, colour, links; `brief` shows findings only, no scores and totals."""

    width: int = 80
    color: bool = False
    links: bool = False
    brief: bool = False


Reporter = Callable[[Iterable[Report], Look], Iterator[str]]


def _text(reports: Iterable[Report], look: Look) -> Iterator[str]:
    from plainlang.reporters.text import render

    return render(reports, look)


def _concise(reports: Iterable[Report], look: Look) -> Iterator[str]:
    from plainlang.reporters.concise import render

    return render(reports, look)


def _json(reports: Iterable[Report], look: Look) -> Iterator[str]:
    from plainlang.reporters.json import render

    return render(reports, look)


def _github(reports: Iterable[Report], look: Look) -> Iterator[str]:
    from plainlang.reporters.github import render

    return render(reports, look)


REPORTERS: Final[Mapping[str, Reporter]] = {"text": _text, "concise": _concise, "json": _json, "github": _github}
