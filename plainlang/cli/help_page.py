"""Help pages in plain words: click writes what a number may be as “x>=1”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import click

_RANGES: Final = (
    (re.compile(r"\bx>=(-?[\d.]+)"), r"\1 or more"),
    (re.compile(r"\bx<=(-?[\d.]+)"), r"\1 or less"),
    (re.compile(r"(-?[\d.]+)<=x<=(-?[\d.]+)"), r"\1 to \2"),
)


class HelpPage(click.HelpFormatter):
    """A help page as click writes it, but for the words about numbers."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _plain(said)) for name, said in rows], col_max, col_spacing)


def _plain(text: str) -> str:
    for sign, words in reversed(_RANGES):
        text = sign.sub(words, text)
    return text
