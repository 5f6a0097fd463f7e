"""Template tags: where Liquid, Hugo, Nunjucks, kramdown and MDX say something that is no prose.

One pass from left to right, in time linear in the page. What begins inside code, a script or a comment ends there too,
so that an example such as `{{` in backticks never swallows the prose behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from plainlang.span import Span

_TAGS: Final = (
    r"(?P<block>%-?\s*(?P<name>raw|comment|highlight|verbatim)\b"
    r"|\{[<%]\s*(?P<hugo>highlight(?=\s+\w)|comment|mermaid)\b)"
    r"|(?P<tag>%)|(?P<remark>\#)"
)
_KRAMDOWN: Final = (
    r"(?P<kramdown>::comment\})|(?P<attributes>::?[^{}\n]*\}"  # {: .class} and {:toc}
    r"|(?<=[ \t\w*_)\]`]\{)[.\#][\w.\# =\"'-]+\})"  # goldmark {#id .class}
)
_CODE: Final = r"|\\`|`(?P<code>`*+)|~(?P<tildes>~~++)"
_ELEMENT: Final = r"(?P<element>script\b|style\b|!--)"
_GENERIC: Final = r"<[A-Za-z][\w\s.,|&\[\]]*>(?=[\s/>])"
_MDX: Final = (
    rf"|<(?:{_ELEMENT}|/?[A-Z]\w*(?P<member>(?:\.\w+)+(?:{_GENERIC})?|{_GENERIC}))"  # <Tabs.Tab>, <Select<Option> />
    r"|(?P<module>(?:import(?:\s*[\"'{*]|\s+(?:type\s+)?(?:[\w$]+(?:\s*,\s*[{*]|\s+from\b)|[{*]))"
    r"|export(?:\s*[{*]|\s+(?:default|const|let|var|function|class|async|type|interface|enum)\b))"
    r"(?>(?:[^\r\n]++|(?>\r\n|\r|\n)(?![ \t]*[\r\n]))*))"
)
_OPENINGS: Final = {
    "html": re.compile(rf"\{{(?:{_TAGS}|(?P<braces>\{{+))|<{_ELEMENT}"),
    "markdown": re.compile(rf"\{{(?:{_KRAMDOWN}|{_TAGS}|(?P<braces>\{{+)){_CODE}|<{_ELEMENT}"),
    "mdx": re.compile(rf"\{{(?:{_KRAMDOWN}|{_TAGS}|(?P<braces>\{{*)){_CODE}{_MDX}"),
}
"""Each way begins with a character, so that the search runs from one such character to the next."""
_BRACES: Final = re.compile(
    r"(?<=[\s(\[{,:=|~+])(?:\"(?>(?:[^\"\\\r\n]++|\\.)*)\"|'(?>(?:[^'\\\r\n]++|\\.)*)'|`[^`]*+`)|[{}]"
)
_LONGEST_TAG: Final = 20_000
_LONGEST_CODE: Final = 2_000
_LONGEST_INDENT: Final = 200
_DEEPEST: Final = 20
_BEFORE_FENCE: Final = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_LINE_END: Final = re.compile(r"[\r\n]|\Z")
_BLANK: Final = re.compile(r"(?>\r\n|\r|\n)[ \t]*[\r\n]")


def template_tags(source: str, start: int, format: str, end: int | None = None) -> list[Span]:
    """The ranges of template tags, shortcodes and attribute lists between two offsets, sorted and apart."""
    if "{" not in source and format != "mdx":
        return []
    return list(_Scan(source, len(source) if end is None else end).spans(_OPENINGS[format], start))


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
            case "code" | "tildes" | "element":
                if self.limit == self.end:
                    stop = self._element(m) if m.lastgroup == "element" else self._code(m)
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
        marks, source = m[0], self.source
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
        return self._find("-->" if m["element"] == "!--" else rf"(?i:</{m['element']})", m.end())
