"""Template syntax and front matter: found before any parser sees the page, and replaced by as many `x`.

Links stay links, offsets stay true, and the ranges are cut out of the prose afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from plainlang.span import Span

_FRONT: Final = re.compile(
    r"\A\s*?(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(?P<body>.*?(?:\r\n|\r|\n)|)(?P=fence)[ \t]*(?:\r\n|\r|\n|\Z)",
    re.S,
)
_TEMPLATE: Final = re.compile(
    r"\{%-?\s*(?P<name>raw|comment|highlight|verbatim)\b.*?\{%-?\s*end(?P=name)\s*-?%\}"
    r"|\{%.*?%\}"
    r"|\{#.*?#\}"
    r"|(?P<braces>\{\{)",
    re.S,
)
_ATTRIBUTES: Final = re.compile(
    r"\{::?[^{}\n]*\}"  # kramdown {: .class} and {:toc}
    r"|(?<=[ \t\w*_)\]`])\{[.#][\w.# =\"'-]+\}"  # goldmark {#id .class}
)
_MDX: Final = re.compile(r"^(?:import|export)\b[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*|(?P<braces>\{)", re.M)
_LONGEST_TAG: Final = 20_000
_VISIBLE: Final = re.compile(r"[^\r\n]")


def front_matter(source: str) -> tuple[str, Span, int]:
    """Its fence (empty when there is none), the span of its body, and where the page itself begins."""
    if m := _FRONT.match(source):
        return m["fence"], Span(*m.span("body")), m.end()
    return "", Span(0, 0), 0


def template_tags(source: str, start: int, format: str) -> list[Span]:
    """The ranges of template tags, shortcodes and attribute lists from `start` on, sorted and apart."""
    found: list[Span] = []
    if "{" in source:
        found += _matches(_TEMPLATE, source, start)
        if format != "html":
            found += _matches(_ATTRIBUTES, source, start)
    if format == "mdx":
        found += _matches(_MDX, source, start)
    return _apart(sorted(found))


def masked(source: str, start: int, masks: list[Span]) -> str:
    """The source from `start` on with every visible character in the ranges replaced by `x`."""
    parts, at = [], start
    for a, b in masks:
        parts += [source[at:a], _VISIBLE.sub("x", source[a:b])]
        at = b
    return "".join([*parts, source[at:]])


def _matches(pattern: re.Pattern[str], source: str, at: int) -> Iterator[Span]:
    while m := pattern.search(source, at):
        end = m.end()
        if m.groupdict().get("braces"):
            end = _closing(source, m.start())
        if end > m.start():
            yield Span(m.start(), end)
        at = max(end, m.end())


def _closing(source: str, start: int) -> int:
    """Where the braces opened at `start` close; -1 when they do not."""
    depth = 0
    for m in re.compile(r"[{}]").finditer(source, start, start + _LONGEST_TAG):
        depth += 1 if m[0] == "{" else -1
        if depth == 0:
            return m.end()
    return -1


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept[-1] = Span(kept[-1].start, span.end)
    return kept
