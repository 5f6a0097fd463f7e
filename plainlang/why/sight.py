"""What the grammar saw on one line of a page, and why its rules speak or stay silent there.

For people who report a false alarm: the sentences that touch the line, each word with its part of speech, what spoke
for and against a passive, and the findings, those that something silences too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from plainlang.analysis import tags
from plainlang.document import Document, Sentence
from plainlang.errors import UseError
from plainlang.finding import Finding
from plainlang.language.grammar.doubt import Choice, choices
from plainlang.language.grammar.tags import Tag
from plainlang.language.words import Word
from plainlang.lint import Prepared
from plainlang.pipelines.installed import BUILTIN
from plainlang.readers.front import front_matter
from plainlang.report import Report
from plainlang.sections import Section
from plainlang.span import LineIndex, Span
from plainlang.why.silences import Silent, silences
from plainlang.why.weighing import Weighed, weighed

_ABOUT_GRAMMAR: Final = ("grammar", "spacy")
"""Kinds of rules that may find a verb chain."""


class SeenWord(NamedTuple):
    """A word, its part of speech, and how near another one came; spaCy does not tell the last."""

    word: Word
    tag: Tag
    choice: Choice


class Seen(NamedTuple):
    """One sentence as the grammar and the rules saw it."""

    sentence: Sentence
    words: tuple[SeenWord, ...]
    weighed: tuple[Weighed, ...]
    findings: tuple[Finding, ...]
    silent: tuple[Silent, ...]


class Sight(NamedTuple):
    """A line of a page: its sentences, and the findings on it that lie in none of them."""

    report: Report
    grammar: str
    line: int
    sentences: tuple[Seen, ...]
    findings: tuple[Finding, ...]
    silent: tuple[Silent, ...]


def see(
    report: Report, document: Document, prepared: Prepared, known: Mapping[str, str], line: int, column: int = 0,
    sections: Sequence[Section] = (),
) -> Sight:  # fmt: skip
    """What was seen on a line; with a column, of the sentence there. `prepared` and `known` are those of the rules that
    made the report, `sections` those of its configuration.

    Raises `UseError` when there is no such line or nothing is read on it.
    """
    lines = LineIndex(document.source)
    place = _place(document, lines, line)
    sentences = list(_touching(document, place))
    if not sentences:
        raise UseError(_why_nothing(document, lines, line))
    if column:
        at = place.start + column - 1
        if at >= place.end:
            raise UseError(f"{_unit(document).capitalize()} {line} has no column {column}: it is shorter.")
        sentences, place = _around(sentences, at), Span(at, at + 1)
    silent = list(silences(report, document, prepared, known, lines, sections))
    grammatical = {rule.id for kind in _ABOUT_GRAMMAR if kind in prepared for rule in prepared[kind].rules}
    seen = []
    for sentence in sentences:
        here = tuple(f for f in report.findings if _inside(f, sentence.span))
        hushed = tuple(s for s in silent if _inside(s.finding, sentence.span))
        found = [f.span for f in (*here, *(s.finding for s in hushed)) if f.rule in grammatical]
        passives = tuple(weighed(document, sentence, found))
        seen.append(Seen(sentence, _words(document, sentence), passives, here, hushed))
    told = {id(item) for part in seen for item in (*part.findings, *part.silent)}
    others = tuple(f for f in report.findings if id(f) not in told and _touches(f.span, place))
    muted = tuple(s for s in silent if id(s) not in told and _touches(s.finding.span, place))
    return Sight(report, document.grammar, line, tuple(seen), others, muted)


def _unit(document: Document) -> str:
    """What a line of the source is to its writer."""
    return "paragraph" if document.format == "docx" else "line"


def _place(document: Document, lines: LineIndex, line: int) -> Span:
    """What a line covers in the source, its end included."""
    count = len(lines.starts)
    if not 1 <= line <= count:
        raise UseError(f"There is no {_unit(document)} {line}: the last {_unit(document)} is {count}.")
    return Span(lines.starts[line - 1], lines.starts[line] if line < count else len(lines.source) + 1)


def _touching(document: Document, place: Span) -> Iterator[Sentence]:
    for block in document.blocks:
        if _touches(block.span, place):
            for sentence in block.sentences():
                if any(_touches(block.map.span(word.start, word.end), place) for word in sentence.words):
                    yield sentence


def _touches(span: Span, place: Span) -> bool:
    return span.start < place.end and place.start < span.end


def _around(sentences: list[Sentence], at: int) -> list[Sentence]:
    """The sentence at an offset, the smallest of those that hold it; between sentences the nearest."""
    held = [s for s in sentences if s.span.start <= at < s.span.end]
    if held:
        return [min(held, key=lambda s: s.span.end - s.span.start)]
    return [min(sentences, key=lambda s: min(abs(s.span.start - at), abs(s.span.end - at)))]


def _inside(finding: Finding, span: Span) -> bool:
    return span.start <= finding.span.start and finding.span.start < finding.span.end <= span.end


def _why_nothing(document: Document, lines: LineIndex, line: int) -> str:
    """Why no prose is on a line, and where the nearest is."""
    place, unit = _place(document, lines, line), _unit(document)
    text = document.source[place.start : place.end]
    _, _, begins = front_matter(document.source) if document.format in ("markdown", "mdx", "html") else ("", place, 0)
    if place.start < begins:
        why = "is front matter; only its prose is read, such as the title and the description"
    elif not text.strip():
        why = "is empty"
    elif any(_touches(comment.span, place) for comment in document.comments):
        why = "is a comment: nothing is read there"
    else:
        why = "has no prose, only code, markup, a template tag or a web address: nothing is read there"
    near = [lines.position(s.span.start).line for s in document.sentences() if s.words]
    nearest = min(near, key=lambda other: abs(other - line), default=0)
    where = "begins on" if unit == "line" else "is in"
    said = f"The nearest sentence {where} {unit} {nearest}." if nearest else ""
    return f"{unit.capitalize()} {line} {why}. {said}".rstrip()


def _words(document: Document, sentence: Sentence) -> tuple[SeenWord, ...]:
    block, cut = sentence
    given = tags(document, block, cut)
    told: Iterable[Choice] = [Choice()] * len(given)
    if document.grammar == BUILTIN:
        told = choices(block.words, block.text, cut.first, cut.last, given)
    return tuple(SeenWord(*seen) for seen in zip(sentence.words, given, told, strict=True))
