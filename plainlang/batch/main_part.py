"""The main part of a whole web page: what names itself a menu, a banner or a footer is blanked out.

Our HTML reader keeps to `<main>` where there is one. Crawls are full of pages that have none, or put menus inside. A
library for this gives the text back without its structure, and loses an eighth of it. Here nothing is moved: each
character of a frame becomes a space, so every position stays true.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from plainlang.readers.tags import END, START, TEXT, Attribute, Token, attributes, tokens

_CONTAINERS: Final = frozenset("a div section header aside ul ol form table nav footer dialog p".split())
_ROLES: Final = frozenset("navigation banner contentinfo search dialog alertdialog".split())
_FRAMES: Final = frozenset(
    """nav navbar navigation menu menubar breadcrumb breadcrumbs footer sidebar cookie cookies masthead skip skiplink
    skipnav pagination pager social share sharing addthis advert advertisement newsletter subscribe topbar
    toolbar""".split()
)
_COMPOUNDS: Final = re.compile(
    r"(?:site|page|global|main|top|gov|usa|official|cookie|consent|alert)[-_]?(?:banner|header|nav|menu)|"
    r"back[-_]?to[-_]?top|related[-_]?(?:links|content|pages)|(?:left|right)[-_]?"
    r"(?:nav|menu|col|rail)|last[-_]?(?:updated|modified)|date[-_]?modified",
    re.I,
)
_ABOUT_ANOTHER: Final = frozenset("no has have with without hide show toggle layout container body wrapper".split())
_PARTS: Final = re.compile(r"[-_:]+|(?<=[a-z])(?=[A-Z])")
_KEPT: Final = frozenset(("main", "article"))
_SEEN: Final = re.compile(r"[^\r\n]")


def without_frame(source: str) -> str:
    """The same page, as long as before, with spaces for what stands around its main part."""
    page = list(tokens(source, 0))
    ends = _ends(page)
    text = [0]
    for token in page:
        text.append(text[-1] + (len(source[token.start : token.end].strip()) if token.type == TEXT else 0))
    kept = [i for i, token in enumerate(page) if _holds_main(token, source)]
    pieces, done, i = [], 0, 0
    while i < len(page):
        end = ends.get(i)
        if end is None or _has(kept, i, end) or 2 * (text[end] - text[i]) > text[-1] or not _frames(page[i], source):
            i += 1
            continue
        pieces += [source[done : page[i].start], _SEEN.sub(" ", source[page[i].start : page[end].end])]
        done, i = page[end].end, end + 1
    return "".join((*pieces, source[done:]))


def _ends(page: Sequence[Token]) -> dict[int, int]:
    """For each container the place of its end tag."""
    found: dict[int, int] = {}
    opened: dict[str, list[int]] = {name: [] for name in _CONTAINERS}
    for i, token in enumerate(page):
        if token.name in opened and token.type == START:
            opened[token.name].append(i)
        elif token.name in opened and token.type == END and opened[token.name]:
            found[opened[token.name].pop()] = i
    return found


def _holds_main(token: Token, source: str) -> bool:
    if token.type != START:
        return False
    if token.name in _KEPT:
        return True
    return "main" in source[token.start : token.end] and _role(_found(token, source)) == "main"


def _has(kept: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(kept, start)
    return at < len(kept) and kept[at] < end


def _frames(token: Token, source: str) -> bool:
    """Does this element say that it stands around the content?"""
    found = _found(token, source)
    if token.name in ("nav", "footer") or _role(found) in _ROLES:
        return True
    names = [name for key in ("id", "class") if key in found for name in found[key].value.split()]
    return any(map(_is_frame, names))


def _is_frame(name: str) -> bool:
    parts = {part.lower() for part in _PARTS.split(name)}
    if parts & _ABOUT_ANOTHER:
        return False
    return bool(parts & _FRAMES) or _COMPOUNDS.fullmatch(name) is not None


def _found(token: Token, source: str) -> Mapping[str, Attribute]:
    return attributes(source[token.start : token.end], source, token.start)


def _role(found: Mapping[str, Attribute]) -> str:
    return found["role"].value.strip().lower() if "role" in found else ""
