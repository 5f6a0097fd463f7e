"""Tags on lines of their own around Markdown: the elements of MDX, and HTML that says `markdown="1"`.

They are taken out of the text that is parsed, so that what stands between them is read as Markdown, and are walked in
their turn.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from plainlang.readers.changes import LINES, Change
from plainlang.span import Span

_ATTRIBUTES: Final = r"(?>(?:\s++[\w:.@-]++(?>(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>=`]++))?))*)\s*+"
_APART: Final = (
    r"(?<![^\r\n])[ \t]*+(?>(?:[-*+][ \t]+|\d+[.)][ \t]+|>[ \t]?)*)(?P<fence>`{3,}+|~{3,}+)"
    r"(?:(?s:.*?)[\r\n][ \t>]*+(?P=fence)|(?s:.*))"
    r"|<(?P<raw>pre|script|style|textarea)\b(?s:.*?)(?:</(?P=raw)\s*>|\Z)|<!--(?s:.*?)(?:-->|\Z)"
)
"""Code and comments, in which a tag is none."""
_JSX: Final = re.compile(
    rf"{_APART}|(?<![^\r\n])[ \t]*+(?P<tag><(?P<end>/?)(?:(?P<name>[A-Za-z][\w:.-]*+){_ATTRIBUTES}(?P<void>/?))?>)"
)
_HTML: Final = re.compile(rf"{_APART}|(?P<tag><(?P<end>/?)(?P<name>[A-Za-z]\w*+){_ATTRIBUTES}(?P<void>/?)>)")
_MARKDOWN: Final = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(?:1|block|span|true)\b|(?=[\s>/]))", re.I)
_LINE_END: Final = re.compile(r"[ \t]*(?:[\r\n]|\Z)")
_EMPTY: Final = re.compile(r"(?:\A|\n|\r(?!\n))[ \t]*(?:\r\n|\r|\n|\A)\Z")
_BREAK: Final = re.compile(r"[\r\n]")
_VISIBLE: Final = re.compile(r"[^\r\n]")


class Tag(NamedTuple):
    """A tag: its range in the text, and whether it opens what another tag ends."""

    span: Span
    opens: bool
    ends: bool


def jsx_tags(text: str) -> list[Tag]:
    """The tags of MDX that stand on lines of their own."""
    return [
        Tag(Span(*m.span("tag")), not m["end"] and not m["void"], bool(m["end"]))
        for m in _JSX.finditer(text)
        if m["tag"] and (_LINE_END.match(text, m.end()) or _BREAK.search(m["tag"]))
    ]


def markdown_tags(text: str) -> list[Tag]:
    """The HTML tags whose content is Markdown, and their ends where these begin a line."""
    if "markdown" not in text:
        return []
    found, open = list[Tag](), dict[str, list[bool]]()
    for m in _HTML.finditer(text):
        name = (m["name"] or "").lower()
        if not name or m["void"]:
            continue
        if m["end"]:
            ours = bool(open.get(name)) and open[name].pop()
        else:
            ours = _MARKDOWN.search(m["tag"]) is not None
            if ours or name in open:
                open.setdefault(name, []).append(ours)
        if ours and _stands_apart(text, m.start("tag"), m.end()):
            found.append(Tag(Span(*m.span("tag")), not m["end"], bool(m["end"])))
    return found


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Does a tag begin a line, and stand alone on it or behind an empty one?"""
    before = text[max(0, start - 200) : start].rstrip(" \t")
    if before and before[-1] not in "\r\n":
        return False
    return _LINE_END.match(text, end) is not None or _EMPTY.search(before) is not None


def without(text: str, tags: list[Tag]) -> str:
    """The text with spaces in place of these tags."""
    parts, at = list[str](), 0
    for (start, end), _, _ in tags:
        parts += [text[at:start], _VISIBLE.sub(" ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def joined(text: str, tags: list[Tag]) -> str:
    """The text with spaces for the line ends in tags with text behind them, which then stands where the tag begins."""
    parts, at = list[str](), 0
    for (start, end), _, _ in tags:
        if not _LINE_END.match(text, end) and _BREAK.search(text, start, end):
            parts += [text[at:start], _BREAK.sub(" ", text[start:end])]
            at = end
    return "".join([*parts, text[at:]]) if parts else text


class _Body(NamedTuple):
    """Where the content of an element stands: the indentation of its tag, and how much of it is left out already."""

    indent: int
    outside: int


def indents(text: str, tags: list[Tag], most: int) -> list[Change]:
    """The indentation of what stands inside elements, which makes neither code there nor a part of a list above.

    Where the first line is indented by more than `most`, it is what it is.
    """
    if not tags:
        return []
    cuts, bodies, inside, left = list[Change](), list[_Body](), list[int](), list(reversed(tags))
    tag: Tag | None = None
    for line in LINES.finditer(text):
        if not line["text"] or (tag and line.start() < tag.span.end):
            continue
        indent, tag = len(line["indent"]), None
        while left and left[-1].span.start < line.end("text"):
            tag = left.pop()
            if tag.ends and bodies:
                bodies.pop()
                del inside[len(bodies) :]
        if bodies and len(inside) < len(bodies):
            deeper = max(0, indent - bodies[-1].indent)
            inside.append(bodies[-1].outside + (deeper if deeper <= most else 0))
        cut = min(indent, inside[-1]) if inside else 0
        if cut:
            cuts.append(Change(line.start(), line.start() + cut))
        if tag and tag.opens:
            bodies.append(_Body(indent, cut))
    return cuts
