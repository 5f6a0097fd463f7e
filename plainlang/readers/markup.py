"""Template syntax and front matter: found before any parser sees the page, and replaced by as many `x`.

Links stay links, offsets stay true, and the ranges are cut out of the prose afterwards. One pass from left to right,
in time linear in the page. What begins inside code, a script or a comment ends there too, so that an example such as
`{{` in backticks never swallows the prose behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecoder
from typing import Final

from plainlang.span import Span

_FRONT: Final = re.compile(
    r"\A\ufeff?\s*?(?:(?P<yaml>---)|(?P<toml>\+\+\+))[ \t]*(?:\r\n|\r|\n)(?P<body>.*?(?:\r\n|\r|\n)|)"
    r"(?:(?(yaml)(?:---|\.\.\.)|\+\+\+))[ \t]*(?:\r\n|\r|\n|\Z)",
    re.S,
)
_KEY: Final = re.compile(r"\s*\Z|(?:\s|#[^\r\n]*(?=[\r\n]))*(?:[\[\"'\w][^\r\n]*?(?::(?=\s)|=|\]))")
_JSON: Final = re.compile(r"\A\ufeff?\s*(?=\{\s*\")")

_TAGS: Final = (
    r"(?P<block>\{%-?\s*(?P<name>raw|comment|highlight|verbatim)\b|\{\{[<%]\s*(?P<hugo>highlight(?=\s+\w)|comment|mermaid)\b)"
    r"|(?P<tag>\{%)|(?P<remark>\{\#)|(?P<braces>\{\{+)|(?P<element><(?:script\b|style\b|!--))"
)
_MARKDOWN: Final = (
    r"(?P<kramdown>\{::comment\})|(?P<attributes>\{::?[^{}\n]*\}"  # {: .class} and {:toc}
    r"|\{(?<=[ \t\w*_)\]`]\{)[.\#][\w.\# =\"'-]+\})"  # goldmark {#id .class}
    r"|\\`|(?P<code>`++|~~~++)|"
)
_MDX: Final = (
    r"(?P<module>(?:import(?:\s*[\"'{*]|\s+(?:type\s+)?(?:[\w$]+(?:\s*,\s*[{*]|\s+from\b)|[{*]))"
    r"|export(?:\s*[{*]|\s+(?:default|const|let|var|function|class|async|type|interface|enum)\b))"
    r"(?:[^\r\n]|(?>\r\n|\r|\n)(?![ \t]*[\r\n]))*+)|</?[A-Z]\w*(?P<member>(?:\.\w+)+)|"
)
_OPENINGS: Final = {
    "html": re.compile(_TAGS),
    "markdown": re.compile(_MARKDOWN + _TAGS),
    "mdx": re.compile(_MDX + _MARKDOWN + _TAGS.replace(r"\{\{+", r"\{+")),
}
_BRACES: Final = re.compile(r"(?<=[\s(\[{,:=|~+])(?:\"(?:[^\"\\\r\n]|\\.)*+\"|'(?:[^'\\\r\n]|\\.)*+'|`[^`]*+`)|[{}]")
_LONGEST_TAG: Final = 20_000
_LONGEST_CODE: Final = 2_000
_LONGEST_INDENT: Final = 200
_DEEPEST: Final = 20
_BEFORE_FENCE: Final = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_LINE_END: Final = re.compile(r"[\r\n]|\Z")
_BLANK: Final = re.compile(r"(?>\r\n|\r|\n)[ \t]*[\r\n]")
_ENDS: Final = re.compile(r"[ \t]*(?:[\r\n]|\Z)")
_TABLE: Final = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*\|")
_VISIBLE: Final = re.compile(r"[^\r\n]")


def front_matter(source: str) -> tuple[str, Span, int]:
    """Its fence (empty when there is none), the span of its body, and where the page itself begins."""
    if (m := _FRONT.match(source)) and _KEY.match(source, *m.span("body")):
        return m["yaml"] or m["toml"], Span(*m.span("body")), m.end()
    if m := _JSON.match(source):
        try:
            _, end = JSONDecoder().raw_decode(source, m.end())
        except (ValueError, RecursionError):
            pass
        else:
            return "{", Span(m.end(), end), end
    return "", Span(0, 0), int(source.startswith("\ufeff"))


def template_tags(source: str, start: int, format: str, end: int | None = None) -> list[Span]:
    """The ranges of template tags, shortcodes and attribute lists between two offsets, sorted and apart."""
    if "{" not in source and format != "mdx":
        return []
    return list(_Scan(source, len(source) if end is None else end).spans(_OPENINGS[format], start))


def masked(source: str, start: int, masks: list[Span]) -> str:
    """The source from `start` on with every visible character in the ranges replaced by `x`.

    An attribute list alone on its line, or a tag right above a table, leaves an empty line as it does on the site.
    """
    parts, at = [], start
    for a, b in masks:
        above = source[max(start, a - _LONGEST_INDENT) : a].rstrip(" \t")
        alone = (not above or above[-1] in "\r\n") and (_ENDS if source[a : a + 2] == "{:" else _TABLE).match(source, b)
        parts += [source[at:a], _VISIBLE.sub(" " if alone else "x", source[a:b])]
        at = b
    return "".join([*parts, source[at:]])


class _Scan:
    """One pass over a source; it remembers which endings do not come any more, so that none is sought twice."""

    def __init__(self, source: str, end: int) -> None:
        self.source, self.end, self.limit = source, end, end
        self.gone = set[str]()

    def spans(self, openings: re.Pattern[str], at: int) -> Iterator[Span]:
        """Every tag from `at` on."""
        while m := openings.search(self.source, at, self.end):
            if m.start() >= self.limit:
                self.limit = self.end
            stop = self._stop(m)
            if stop > m.start():
                yield Span(m.start("member") if m.lastgroup == "member" else m.start(), stop)
            at = max(stop, min(m.end(), self.limit))

    def _stop(self, m: re.Match[str]) -> int:
        """Where the tag ends that opens here; -1 for what is no tag."""
        at = m.end()
        match m.lastgroup:
            case "code" | "element":
                if self.limit == self.end:
                    stop = self._code(m) if m.lastgroup == "code" else self._element(m)
                    self.limit = stop if stop > at else self.end
                return -1
            case "tag":
                return self._find(r"%\}", at)
            case "remark":
                return self._find(r"#\}", at)
            case "block":
                return self._block(m)
            case "kramdown":
                return max(self._find(r"\{:/(?:comment)?\}", at), at)
            case "braces":
                return self._closing(m.start())
            case "attributes" | "member":
                return at
            case "module":
                return at if self.limit == self.end and self._line(m.start()) == m.start() else -1
        return -1

    def _find(self, ending: str, at: int) -> int:
        """The end of the next `ending`, -1 if none comes before the limit."""
        if ending in self.gone:
            return -1
        if m := re.compile(ending).search(self.source, at, self.limit):
            return m.end()
        if self.limit == self.end:
            self.gone.add(ending)
        return -1

    def _block(self, m: re.Match[str]) -> int:
        """The end of a block whose content is not prose, or of its tag alone when the block is never ended."""
        if m["hugo"]:
            stop = self._find(rf"\{{\{{[<%]\s*/\s*{m['hugo']}\s*[%>]\}}\}}", m.end())
            return stop if stop > 0 else self._closing(m.start())
        stop = self._find(rf"\{{%-?\s*end{m['name']}\s*-?%\}}", m.end())
        return stop if stop > 0 else self._find(r"%\}", m.end())

    def _closing(self, start: int) -> int:
        """Where the braces opened at `start` close, strings stepped over; -1 when they do not."""
        depth = 0
        for m in _BRACES.finditer(self.source, start, min(start + _LONGEST_TAG, self.limit)):
            depth += {"{": 1, "}": -1}.get(m[0], 0)
            if depth == 0:
                return m.end()
            if depth > _DEEPEST:
                break
        return -1

    def _code(self, m: re.Match[str]) -> int:
        """The end of the code span or fenced block that opens here; -1 when it does not end."""
        marks, source = m["code"], self.source
        if len(marks) > _DEEPEST:
            return -1
        if len(marks) >= 3 and _BEFORE_FENCE.fullmatch(source, self._line(m.start()), m.start()):
            rest = _LINE_END.search(source, m.end())
            if rest and (marks[0] == "~" or "`" not in source[m.end() : rest.start()]):
                return self._find(rf"(?<![^\r\n])[ \t>]*{marks}{marks[0]}*[ \t]*(?![^\r\n])", rest.start())
        if marks[0] == "~":
            return -1
        stop = re.compile(rf"(?<!`){marks}(?!`)").search(source, m.end(), m.end() + _LONGEST_CODE)
        return stop.end() if stop and not _BLANK.search(source, m.end(), stop.start()) else -1

    def _line(self, at: int) -> int:
        """Where the line begins on which this stands, or a place not far before."""
        first = max(0, at - _LONGEST_INDENT)
        return max(first, self.source.rfind("\n", first, at) + 1, self.source.rfind("\r", first, at) + 1)

    def _element(self, m: re.Match[str]) -> int:
        """The end of a script, a style sheet or a comment."""
        return self._find("-->" if m["element"] == "<!--" else rf"(?i:</{m['element'][1:]})", m.end())
