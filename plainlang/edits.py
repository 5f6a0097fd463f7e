"""Edits: what is put in the place of what was found, so that the sentence around it stays right.

Articles are repaired ("an **individual**" → "a **person**"); where a word is left out, its space and its commas go
with it, and a sentence keeps its capital. What stands in markup or is not just what the reader sees is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from plainlang.agreement import agreeing
from plainlang.finding import Finding
from plainlang.language.inflection import indefinite, match_case
from plainlang.span import Span

_NBSP: Final = r"&(?:nbsp|#160|#[xX][aA]0);"
_GAP: Final = rf"(?:(?:[^\S\r\n]|{_NBSP})+|[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*)"
"""Space between two words: on one line, or over the end of one."""
_MARKUP: Final = r"(?:[*_]{1,3}|[“\"‘'(\[]|&[lr][ds]quo;|&quot;|<[a-zA-Z][^<>]{0,80}>){0,4}"
_CLOSED: Final = r"(?:[*_]{1,3}|</[a-zA-Z]+>){0,3}"
_ARTICLE: Final = re.compile(rf"(?<![\w’'/-])(an?)({_CLOSED}{_GAP}{_MARKUP})\Z", re.I)
_NAMED: Final = re.compile(r"[a-z][ \t]+\Z")
_NEXT: Final = re.compile(rf"{_GAP}(?!\w{{1,3}}[.)])([^\W_][\w’'-]*)")
_STOP: Final = re.compile(r"[.!?;:](?:\s|\Z)")
_BRACKETED: Final = re.compile(r"[(\[“‘\"'][^)\]”’\"']*[)\]”’\"']")
_JOINING: Final = re.compile(
    r"(?<!\w)(?:and|or|but|nor|so|yet|because|that|if|when|while|although|though|since|as|where|which|who|unless)\Z",
    re.I,
)
_SPACE: Final = re.compile(r"\s+")
_REACH: Final = 120


class Edit(NamedTuple):
    """Put `text` in place of a range of the source."""

    span: Span
    text: str


def apply(source: str, chosen: Iterable[Edit]) -> str:
    """The source with the edits made, which are in order of place."""
    return "".join(_applied(source, chosen))


def _applied(source: str, chosen: Iterable[Edit]) -> Iterator[str]:
    at = 0
    for edit in chosen:
        yield source[at : edit.span.start]
        yield edit.text
        at = edit.span.end
    yield source[at:]


def edit_of(source: str, finding: Finding) -> Edit | None:
    """The edit for one finding; None when what stands in the source is not just what the reader sees."""
    start, end = finding.span
    if _SPACE.sub(" ", source[start:end]) != _SPACE.sub(" ", finding.found):
        return None
    text = agreeing(finding.context[: finding.context_at[0]], finding.suggestions)
    if not text:
        return _removal(source, start, end)
    if article := _article(source, start):
        right = indefinite(text.split()[0])
        if right != article[1].lower():
            return Edit(Span(article.start(), end), f"{match_case(article[1], right)}{article[2]}{text}")
    return Edit(Span(start, end), text)


def _article(source: str, start: int) -> re.Match[str] | None:
    """The "a" or "an" right before a place, if it is one; the A of "Part A" is not."""
    article = _ARTICLE.search(source, max(0, start - _REACH), start)
    if article is None or (article[1] == "A" and _NAMED.search(source, max(0, article.start() - 4), article.start())):
        return None
    return article


def _removal(source: str, start: int, end: int) -> Edit | None:
    """Leave a word out, with the space and the comma that go with it. The next word takes its capital, and an article
    before it is repaired; None where that word is out of reach.
    """
    opening = source[start].isupper()
    before = start
    while before and source[before - 1] in " \t":
        before -= 1
    comma = source[end : end + 1] == ","
    again = re.compile(rf"(?<!\w){re.escape(source[start:end])}(,[ \t]+)\Z", re.I)
    if said := again.search(source, max(0, 2 * start - end - _REACH), start):
        return Edit(Span(said.start(1), end), "")  # really, really good
    paired = source[before - 1 : before] == "," and (comma or bool(_STOP.match(source, end)))
    if paired and not opening:
        return Edit(Span(before - 1, end + comma), "")
    own = comma and (opening or bool(_JOINING.search(source, max(0, before - 10), before)))
    following = _NEXT.match(source, end + own)
    article = _article(source, start)
    if following is None or not (opening or article or "\n" not in following[0]):
        lonely = opening or _BRACKETED.match(source, max(0, start - 1)) or source[before - 1 : before] in ("", "\n")
        return None if lonely else Edit(Span(before, end + own), "")
    word = following[1]
    shown = word[0].upper() + word[1:] if opening and not word[0].isupper() else word
    if article and indefinite(word) != article[1].lower():
        right = match_case(article[1], indefinite(word))
        return Edit(Span(article.start(), following.end()), f"{right}{article[2]}{shown}")
    return Edit(Span(start, following.end()), shown)
