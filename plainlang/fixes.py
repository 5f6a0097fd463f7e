"""Fixes: the first suggestion in place of what was found, when nothing is in doubt.

A fix that would touch markup, or overlap another, is left out. Articles are repaired ("a utilization" → "a use", "an
assistance" → "help"), space is closed where a word is left out, and a sentence keeps its capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from plainlang.finding import Finding
from plainlang.language.inflection import indefinite, match_case
from plainlang.span import Span

_ARTICLE: Final = re.compile(r"(?<![\w’'-])(an?)([ \t]+)\Z", re.I)
_NEXT: Final = re.compile(r"[ \t]+([^\W_][\w’'-]*)")
_SPACE: Final = re.compile(r"\s+")
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
    if _SPACE.sub(" ", source[start:end]) != finding.found:
        return None
    text = finding.suggestions[0]
    if not text:
        return _removal(source, start, end)
    if article := _ARTICLE.search(source, max(0, start - 8), start):
        right = indefinite(text.split()[0])
        if right != article[1].lower():
            return Edit(Span(article.start(), end), f"{match_case(article[1], right)}{article[2]}{text}")
    return Edit(Span(start, end), text)


def _removal(source: str, start: int, end: int) -> Edit | None:
    """Leave a word out with the space after it; the next word takes its capital, and an article before it is
    repaired.
    """
    following = _NEXT.match(source, end)
    if following is None:
        while start > 0 and source[start - 1] in " \t":
            start -= 1
        return Edit(Span(start, end), "")
    word = following[1]
    shown = word[0].upper() + word[1:] if source[start].isupper() and not word[0].isupper() else word
    article = _ARTICLE.search(source, max(0, start - 8), start)
    if article and indefinite(word) != article[1].lower():
        return Edit(
            Span(article.start(), following.end()), f"{match_case(article[1], indefinite(word))}{article[2]}{shown}"
        )
    return Edit(Span(start, following.end()), shown)
