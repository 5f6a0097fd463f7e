"""Text on a terminal: colour, links, wrapped lines, and a sentence clipped around the words it is shown for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from plainlang.columns import fitting, width
from plainlang.finding import Finding
from plainlang.reporters import Look

_LEAST: Final = 30
_CODE: Final = re.compile("\033\\[[0-9;]*m")
_CONTROLS: Final = (
    *range(32),
    *range(127, 160),
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
)
_INVISIBLE: Final = dict.fromkeys(_CONTROLS, " ")
"""Control codes of a page must not reach the terminal; each becomes a space, so that places stay right."""


class Clip(NamedTuple):
    """Part of a sentence that fits on a line, and where in it the marked words stand."""

    text: str
    start: int
    end: int


def paint(text: str, code: str, look: Look) -> str:
    """The text in a colour, when colour is wanted."""
    return f"\033[{code}m{text}\033[0m" if look.color and text else text


def link(text: str, url: str, look: Look) -> str:
    """The text as a link, on terminals that know links."""
    return f"\033]8;;{url}\033\\{text}\033]8;;\033\\" if look.links and url else text


def page_link(text: str, path: str, look: Look) -> str:
    """The text as a link to the file of a page, on terminals that know links."""
    if not (look.links and look.run.folder and path):
        return text
    from urllib.parse import quote

    folder = look.run.folder
    windows = folder[1:2] == ":" or folder.startswith("\\\\")
    absolute = path[:1] in "/\\" or (windows and path[1:2] == ":")
    whole = path if absolute else f"{folder}/{path}"
    whole = whole.replace("\\", "/") if windows else whole
    return link(text, f"file://{'' if whole[:1] == '/' else '/'}{quote(whole, '/:', errors='surrogateescape')}", look)


def visible(text: str) -> str:
    """The text without control codes, as long as before."""
    return text.translate(_INVISIBLE)


def wrapped(text: str, look: Look, head: str = "", indent: int = 0) -> Iterator[str]:
    """Lines no wider than the page: the first after `head`, the others indented. A long word stays whole."""
    room = max(_LEAST, look.width)
    line, used = head, width(_CODE.sub("", head))
    empty = True
    for word in visible(text).split():
        wide = width(word)
        if not empty and used + 1 + wide > room:
            yield f"{line}\n"
            line, used, empty = " " * indent, indent, True
        line += word if empty else f" {word}"
        used += wide + (not empty)
        empty = False
    yield f"{line}\n"


def clip(text: str, start: int, end: int, room: int) -> Clip:
    """As much of a text as fits into `room` columns, with text[start:end] inside, or as much of that as fits."""
    text = visible(text)
    if width(text) <= room:
        return Clip(text, start, end)
    inner = room - 2
    kept = text[start : start + fitting(text[start:end], inner)]
    spare = inner - width(kept)
    before = _tail(text[:start], spare // 2)
    after_room = spare - width(before)
    after = text[start + len(kept) :]
    after = after[: fitting(after, after_room)]
    before = _tail(text[:start], spare - width(after))
    head = "…" if len(before) < start else ""
    tail = "…" if start + len(kept) + len(after) < len(text) else ""
    at = len(head) + len(before)
    return Clip(f"{head}{before}{kept}{after}{tail}", at, at + len(kept))


def _tail(text: str, room: int) -> str:
    """The end of a text that fits, not cut within a word unless it must be."""
    if width(text) <= room:
        return text
    begin = len(text) - fitting(text[::-1], room)
    space = text.find(" ", begin)
    return text[space + 1 :] if 0 <= space < len(text) - 1 else text[begin:]


def placed(finding: Finding) -> str:
    """The message, after the place in a format without lines."""
    return f"{finding.place}: {finding.message}" if finding.place else finding.message


def counted(number: int, word: str) -> str:
    """A number with its noun: "1 page", "1,200 pages"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
