"""Python-Markdown's admonitions, details and tabs: `!!! note "Title"`, whose body is indented and yet no code."""

from __future__ import annotations

import re
from typing import Final

from plainlang.readers.changes import LINES, Change

_SIGNS: Final = ("!!!", "???", "===")
_MARKER: Final = re.compile(
    r"(?P<sign>!!!|\?\?\?\+?|={3}[!+]?)[ \t]++(?>(?:[\w-]++[ \t]*+)*)(?:(?P<quote>[\"'])(?P<title>.*)(?P=quote)[ \t]*)?"
)
_LEVELS: Final = re.compile(r"(?: {4}|\t)*")


def admonitions(text: str, written: str, titles: set[int]) -> tuple[str, list[Change]]:
    """The text with each marker gone and its title a heading, noted in `titles`; and the indentation to leave out.

    `written` is the same before tags were made into spaces, which are no indentation.
    """
    if not any(sign in text for sign in _SIGNS):
        return text, []
    lines = [m for m in LINES.finditer(written) if text[slice(*m.span("text"))].strip(" \t")]
    parts, at, cuts, bodies = list[str](), 0, list[Change](), list[int]()
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        indent = _columns(line["indent"])
        while bodies and indent < bodies[-1]:
            bodies.pop()
        if bodies and (levels := _LEVELS.match(line["indent"])):
            end = line.start() + _width(levels[0], len(bodies))
            cuts.append(Change(line.start(), end))
        marker = _MARKER.fullmatch(text[slice(*line.span("text"))])
        if marker and below and _columns(below["indent"]) >= indent + 4 and (marker["sign"] < "=" or marker["title"]):
            bodies.append(indent + 4)
            parts += [text[at : line.start("text")], _heading(marker)]
            at = line.end("text")
            titles.add(line.start("text"))
    return "".join([*parts, text[at:]]), cuts


def _heading(marker: re.Match[str]) -> str:
    """A line of the same length that shows the title alone."""
    if not marker["title"]:
        return " " * len(marker[0])
    before, after = marker.start("title") - 1, len(marker[0]) - marker.end("title")
    return "#" + " " * before + marker["title"] + " " * after


def _columns(indent: str) -> int:
    return len(indent.expandtabs(4))


def _width(indent: str, levels: int) -> int:
    """How many characters make so many levels of indentation."""
    return sum(4 if part[0] == " " else 1 for part in re.findall(r" {4}|\t", indent)[:levels])
