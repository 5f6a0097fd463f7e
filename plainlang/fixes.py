"""Fixes: the first suggestion in place of what was found, when nothing is in doubt.

A fix that would touch markup, or overlap another, is left out. Articles are repaired ("an **individual**" → "a
**person**"); where a word is left out, its space and its commas go with it, and a sentence keeps its capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from plainlang.finding import Finding
from plainlang.language.inflection import indefinite, match_case
from plainlang.span import Span

_GAP: Final = r"(?:[^\S\r\n]+|[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*)"
"""Space between two words: on one line, or over the end of one."""
_MARKUP: Final = r"(?:[*_]{1,3}|[“\"‘'(\[]|<[a-zA-Z][^<>]{0,80}>){0,4}"
_ARTICLE: Final = re.compile(rf"(?<![\w’'-])(an?)({_GAP}{_MARKUP})\Z", re.I)
_NAMED: Final = re.compile(r"[a-z][ \t]+\Z")
_NEXT: Final = re.compile(rf"{_GAP}(?!\w{{1,3}}[.)])([^\W_][\w’'-]*)")
_STOP: Final = re.compile(r"[.!?;:](?:\s|\Z)")
_BRACKETED: Final = re.compile(r"[(\[“‘\"'][^)\]”’\"']*[)\]”’\"']")
_SPACE: Final = re.compile(r"\s+")
_REACH: Final = 120
_MOST_ROUNDS: Final = 10


class Edit(NamedTuple):
    """Put `text` in place of a range of the source."""

    span: Span
    text: str


class Fixed(NamedTuple):
    """The text after fixing, and how many fixes went into it."""

    text: str
    places: int


def fix_all(source: str, find: Callable[[str], Sequence[Finding]], *, unsafe: bool = False) -> Fixed:
    """Fix, look again, and fix what is left, until nothing changes."""
    total = 0
    for _ in range(_MOST_ROUNDS):
        chosen = edits(source, find(source), unsafe=unsafe)
        changed = apply(source, chosen)
        if changed == source:
            break
        source, total = changed, total + len(chosen)
    return Fixed(source, total)


def edits(source: str, findings: Iterable[Finding], *, unsafe: bool = False) -> list[Edit]:
    """The edits that may be made together, in order of place."""
    kept: list[Edit] = []
    wanted = [f for f in findings if f.suggestions and (f.fix == "safe" or (unsafe and f.fix == "unsafe"))]
    for finding in sorted(wanted, key=lambda f: f.span):
        edit = edit_of(source, finding)
        if edit is not None and (not kept or edit.span.start >= kept[-1].span.end):
            kept.append(edit)
    return kept


def apply(source: str, chosen: Iterable[Edit]) -> str:
    """The source with the edits made."""
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
    text = finding.suggestions[0]
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
    paired = source[before - 1 : before] == "," and (comma or bool(_STOP.match(source, end)))
    if paired and not opening:
        return Edit(Span(before - 1, end + comma), "")
    following = _NEXT.match(source, end + (comma and opening))
    article = _article(source, start)
    if following is None or not (opening or article or "\n" not in following[0]):
        lonely = opening or _BRACKETED.match(source, max(0, start - 1)) or source[before - 1 : before] in ("", "\n")
        return None if lonely else Edit(Span(before, end), "")
    word = following[1]
    shown = word[0].upper() + word[1:] if opening and not word[0].isupper() else word
    if article and indefinite(word) != article[1].lower():
        right = match_case(article[1], indefinite(word))
        return Edit(Span(article.start(), following.end()), f"{right}{article[2]}{shown}")
    return Edit(Span(start, following.end()), shown)
