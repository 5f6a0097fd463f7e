"""What sites add to CommonMark: admonitions, Govspeak, kramdown's placeholders and plain tables.

Their markers are made into spaces, or into CommonMark of the same length, before the page is parsed; their prose stays
where it is. Each is looked for only in a page that has its sign.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from plainlang.span import Span

_LINE: Final = r"(?<![^\r\n])"
_END: Final = r"[ \t]*(?=[\r\n]|\Z)"
_VISIBLE: Final = re.compile(r"[^\r\n]")

_FENCE: Final = re.compile(
    rf"{_LINE}[ \t]*:{{3,}}[ \t]*(?:\{{?\.?[A-Za-z][\w-]*\}}?\[?|\{{[^}}\r\n]*\}})?[ \t]*+"  # :::note, ::: {{.note}}
    rf"(?P<title>[^\r\n]{{0,300}}?)\]?(?:\{{[^{{}}\r\n]*\}}|(?<!x)x{{3,}})?{_END}"
)
_SETTING: Final = re.compile(r"[\w-]+=|.*:::")
"""What stands behind a fence and is no title: `zone pivot="a"`, `image src="b":::`."""
_TOC: Final = re.compile(rf"{_LINE}[ \t]*(?:[*+-]|\d+\.)[ \t][^\r\n]*(?=(?:\r\n|\r|\n)[ \t]*\{{:[ \t]*toc\b)")
_CALLS: Final = re.compile(
    rf"{_LINE}\$(?P<call>CTA|AI|(?:End)?LegislativeList|[CADPEI!])(?:{_END}|[ \t]+[^\r\n]*\$(?P=call){_END})"
)
_CALLOUT: Final = re.compile(
    rf"{_LINE}(?P<sign>[\^%@])(?=[^\s^%@])"
    rf"(?>(?:[^\r\n^%@]++|(?>\r\n|\r|\n)(?![ \t]*[\r\n])|(?!(?P=sign))[\^%@])*)(?P=sign){_END}"
)
_SIGNS: Final = ("$", "^", "%", "@", "s1.", "!!")
_SIGN: Final = re.compile(r"[\r\n](?:[$^%@]|s1\.|!!)")
"""What a line of Govspeak begins with."""
_STEP: Final = re.compile(rf"{_LINE}s(?=\d{{1,2}}\.[ \t]+\S)")
_ABBREVIATION: Final = re.compile(rf"{_LINE}[ ]{{0,3}}\*\[(?P<short>[^\]\r\n]+)\]:[ \t]*(?P<long>[^\r\n]*)")
_EMBED: Final = re.compile(
    r"\[(?:(?:Inline)?Attachment(?:Link)?|Image|Contact|embed(?::[\w-]+)*):[^\]\r\n]*\](?!\()[ \t]*"
)
_IMAGE: Final = re.compile(rf"{_LINE}!!\d+{_END}")
_BUTTON: Final = re.compile(r"\{/?(?:button|stat-headline|barchart|LegislativeList)\b[^{}\r\n]*\}[ \t]*")


class Abbreviation(NamedTuple):
    """A definition such as `*[ABC]: A Better Country`."""

    span: Span
    short: str
    long: str


class Found(NamedTuple):
    """What the markers of a page say, gathered while they are taken out; places are offsets into the text."""

    titles: set[int]
    """Where a heading is the title of an admonition."""
    abbreviations: list[Abbreviation]


def plain(text: str, written: str, found: Found, format: str) -> str:
    """The text without the markers, as long as before; `written` is the same before template tags were masked."""
    if "{:" in written and "toc" in written:
        for m in _TOC.finditer(written):
            text = text[: m.start()] + _blank(m[0]) + text[m.end() :]
    if ":::" in text:
        text = _FENCE.sub(lambda m: _fence(m, found.titles), text)
    if format != "markdown":
        return text
    if "*[" in text and "]:" in text:
        for m in _ABBREVIATION.finditer(text):
            found.abbreviations.append(Abbreviation(Span(*m.span()), m["short"], m["long"].strip()))
        text = _ABBREVIATION.sub(lambda m: _blank(m[0]), text)
    return _govspeak(text)


def _blank(written: str) -> str:
    return _VISIBLE.sub(" ", written)


def _fence(m: re.Match[str], titles: set[int]) -> str:
    """A fence without its colons; its title as a heading, which no line can run into."""
    if not m["title"] or _SETTING.match(m["title"]):
        return _blank(m[0])
    colon, title, end = m[0].index(":"), m.start("title") - m.start(), len(m[0])
    titles.add(m.start() + colon)
    return f"{'#'.rjust(colon + 1).ljust(title)}{m['title']}".ljust(end)


def _call(m: re.Match[str]) -> str:
    sign = f"${m['call']}"
    return m[0].replace(sign, " " * len(sign))


def _govspeak(text: str) -> str:
    """Govspeak without its markers."""
    if text.startswith(_SIGNS) or _SIGN.search(text):
        text = _CALLOUT.sub(lambda m: f" {m[0].rstrip()[1:-1]}".ljust(len(m[0])), _CALLS.sub(_call, text))
        text = _IMAGE.sub(lambda m: _blank(m[0]), _STEP.sub(" ", text))
    return _BUTTON.sub(lambda m: _blank(m[0]), _EMBED.sub(lambda m: _blank(m[0]), text))
