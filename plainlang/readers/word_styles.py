"""What the styles and the numbering of a Word file say: headings, lists, quotations, code, hidden letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from plainlang.document import Role
from plainlang.readers.word_file import W, WordFile

_HEADING: Final = re.compile(r"heading ([1-9])\Z")
_LIST: Final = re.compile(r"list(?: (bullet|number|continue|paragraph))?(?: ([2-5]))?\Z")
_ROLES: Final[Mapping[str, Role]] = {
    "title": "title", "quote": "quote", "intense quote": "quote", "caption": "caption",
}  # fmt: skip
_UNREAD: Final = re.compile(
    r"(?:toc(?: [1-9]| heading)|index [1-9]|table of (?:figures|authorities)|bibliography|macro(?: text)?"
    r"|html preformatted|code(?: block)?|source code|preformatted text)\Z"
)
"""Paragraphs that Word writes itself, and code."""
_CODE: Final = re.compile(
    r"(?:html (?:code|keyboard|sample|typewriter|variable)|(?:inline |source )?code(?: char)?|verbatim char)\Z"
)
_OFF: Final = frozenset(("0", "false", "off", "none"))
_FLAGS: Final = {f"{W}b": "bold", f"{W}i": "italic", f"{W}strike": "struck", f"{W}vanish": "hidden"}
_DEEPEST: Final = 6


class Font(NamedTuple):
    """What is said of some letters; `language` is empty when nothing is."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False
    code: bool = False
    language: str = ""


class Shape(NamedTuple):
    """What a paragraph is. `depth` counts lists from 1; `number` tells one list from another."""

    role: Role = "paragraph"
    level: int = 0
    depth: int = 0
    number: str = ""
    ordered: bool = False
    goes_on: bool = False
    """Does it go on with the item above it?"""
    unread: bool = False


class Style(NamedTuple):
    """A style with what it takes over: its names, nearest first, its letters, outline level, list and level in it."""

    names: tuple[str, ...] = ()
    font: Font = Font()
    outline: int = 0
    number: str = ""
    depth: int = 1


def value(node: Any, path: str) -> str:
    """The value of a property, "" when it is not there."""
    found = None if node is None else node.find("/".join(f"{W}{name}" for name in path.split("/")))
    return "" if found is None else found.get(f"{W}val") or ""


def on(node: Any) -> bool:
    """Is a property on? It is when it is there and does not say otherwise."""
    return node is not None and node.get(f"{W}val", "1").lower() not in _OFF


class Styles:
    """The styles and numbering of one file."""

    def __init__(self, file: WordFile) -> None:
        root = None if file.styles is None else file.styles.root
        nodes = () if root is None else root.findall(f"{W}style")
        self._nodes = {node.get(f"{W}styleId"): node for node in nodes}
        self._known: dict[str, Style] = {}
        fonts = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._language = _set(Font(), fonts).language
        usual = (id for id, n in self._nodes.items() if n.get(f"{W}type") == "paragraph" and on_by_default(n))
        self._usual = next(usual, "")
        self._numbers = _formats(None if file.numbering is None else file.numbering.root)

    def style(self, id: str) -> Style:
        """A style with what it takes over from those it is based on."""
        chain: list[str] = []
        while id in self._nodes and id not in self._known and id not in chain:
            chain.append(id)
            id = value(self._nodes[id], "basedOn")
        style = self._known.get(id, Style())
        for name in reversed(chain):
            style = self._known[name] = _over(style, self._nodes[name])
        return style

    def font(self, properties: Any, paragraph: Any) -> Font:
        """How the letters of a run are set. Bold that a whole paragraph has from its style is no emphasis."""
        around = self.style(value(paragraph, "pStyle") or self._usual).font
        font = Font(hidden=around.hidden, language=around.language or self._language)
        if properties is None:
            return font
        if id := value(properties, "rStyle"):
            style = self.style(id)
            own = style.font
            code = any(map(_CODE.match, style.names))
            hidden, language = font.hidden or own.hidden, own.language or font.language
            font = Font(own.bold, own.italic, own.struck, hidden, code, language)
        return _set(font, properties)

    def shape(self, properties: Any) -> Shape:
        """What a paragraph with these properties is."""
        style = self.style(value(properties, "pStyle") or self._usual)
        level = _counted(value(properties, "outlineLvl"), style.outline)
        for name in style.names:
            if found := _HEADING.match(name):
                return Shape("heading", min(int(found[1]), _DEEPEST))
            if _UNREAD.match(name):
                return Shape(unread=True)
            if name in _ROLES:
                return Shape(_ROLES[name])
        if 0 < level <= _DEEPEST:
            return Shape("heading", level)
        return self._item(properties, style)

    def _item(self, properties: Any, style: Style) -> Shape:
        """An item of a list, by its numbering or by the name of its style; else a paragraph."""
        number = value(properties, "numPr/numId") or style.number
        step = value(properties, "numPr/ilvl")
        depth = _counted(step, style.depth)
        listed = next(filter(None, map(_LIST.match, style.names)), None)
        format = self._numbers.get((number, depth), "")
        if number not in ("", "0") and format not in ("", "none"):
            if depth == 1 and listed and listed[2] and not step:
                depth = int(listed[2])
            return Shape("item", 0, depth, number, format != "bullet")
        if listed is None or number == "0":
            return Shape()
        depth = int(listed[2] or 1)
        if listed[1] in ("continue", "paragraph"):
            return Shape(depth=depth, goes_on=True)
        return Shape("item", 0, depth, listed[0], listed[1] == "number")


def on_by_default(style: Any) -> bool:
    """Is this the style of a paragraph that names none?"""
    return style.get(f"{W}default", "0") not in _OFF


def _over(base: Style, node: Any) -> Style:
    """A style laid over the one that it is based on."""
    paragraph = node.find(f"{W}pPr")
    return Style(
        (value(node, "name").lower(), *base.names),
        _set(base.font, node.find(f"{W}rPr")),
        _counted(value(paragraph, "outlineLvl"), base.outline),
        value(paragraph, "numPr/numId") or base.number,
        _counted(value(paragraph, "numPr/ilvl"), base.depth),
    )


def _counted(written: str, otherwise: int) -> int:
    """A level that Word counts from 0, counted from 1."""
    return int(written) + 1 if len(written) == 1 and written in "0123456789" else otherwise


def _set(font: Font, properties: Any) -> Font:
    """Letters with these properties of their own."""
    changes: dict[str, Any] = {}
    for node in () if properties is None else properties:
        if node.tag in _FLAGS:
            changes[_FLAGS[node.tag]] = on(node)
        elif node.tag == f"{W}lang" and node.get(f"{W}val"):
            changes["language"] = node.get(f"{W}val").split("-")[0].lower()
    return font._replace(**changes) if changes else font


def _formats(root: Any) -> Mapping[tuple[str, int], str]:
    """The format of each list at each depth: "bullet", "decimal" and so on."""
    if root is None:
        return {}
    levels = {node.get(f"{W}abstractNumId"): node.findall(f"{W}lvl") for node in root.findall(f"{W}abstractNum")}
    found: dict[tuple[str, int], str] = {}
    for number in root.findall(f"{W}num"):
        id = number.get(f"{W}numId")
        found |= {(id, depth): "bullet" for depth in range(1, 10)}  # where the file does not say
        for level in levels.get(value(number, "abstractNumId"), ()):
            found[id, _counted(level.get(f"{W}ilvl", ""), 1)] = value(level, "numFmt") or "decimal"
    return found
