"""What the grammar saw on one line of a page, and why its rules speak or stay silent there.

For people who report a false alarm: the sentences that touch the line, each word with its part of speech, what spoke
for and against a passive, and the findings, those that something silences too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from plainlang.analysis import passive_clauses, tags
from plainlang.document import Document, Sentence
from plainlang.errors import UseError
from plainlang.finding import Finding
from plainlang.language.grammar.doubt import Choice, choices
from plainlang.language.grammar.evidence import Candidate, features, weights
from plainlang.language.grammar.passive import candidates
from plainlang.language.grammar.tags import Tag
from plainlang.language.words import Word
from plainlang.lint import Prepared
from plainlang.pipelines.installed import BUILTIN
from plainlang.readers.front import front_matter
from plainlang.report import Report
from plainlang.silences import Silent, silences
from plainlang.span import LineIndex, Span

_SHOWN: Final = 3
"""How many facts for and against a passive are told."""


class SeenWord(NamedTuple):
    """A word, its part of speech, and how near another one came; spaCy does not tell the last."""

    word: Word
    tag: Tag
    choice: Choice


class Fact(NamedTuple):
    """What speaks for a passive (above 0) or against it, by its name in the table."""

    name: str
    weight: int


class Weighed(NamedTuple):
    """A form of "be" or "get" and a participle, as words of their block: is it a passive clause?

    `facts` are the weightiest for and against; `total` is the sum of all, and above 0 for a passive. "joined": its
    form opened a clause already. There are no facts where the order of words decides ("Attached is the form"), and
    none from spaCy.
    """

    form: int
    participle: int
    verdict: Literal["passive", "joined", "no passive"]
    facts: tuple[Fact, ...] = ()
    total: int = 0
    agent: bool = False
    modal: str = ""


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
    report: Report, document: Document, prepared: Prepared, known: Mapping[str, str], line: int, column: int = 0
) -> Sight:
    """What was seen on a line; with a column, of the sentence there. `prepared` and `known` are those of the rules that
    made the report. Raises `UseError` when there is no such line or nothing is read on it.
    """
    lines = LineIndex(document.source)
    place = _place(lines, line)
    sentences = list(_touching(document, place))
    if not sentences:
        raise UseError(_why_nothing(document, lines, line))
    if column:
        at = place.start + column - 1
        if at >= place.end:
            raise UseError(f"Line {line} has no column {column}: it is shorter.")
        sentences = _around(sentences, at)
    silent = list(silences(report, document, prepared, known, lines))
    seen = []
    for sentence in sentences:
        here = tuple(f for f in report.findings if _inside(f, sentence.span))
        hushed = tuple(s for s in silent if _inside(s.finding, sentence.span))
        seen.append(Seen(sentence, _words(document, sentence), tuple(_weighed(document, sentence)), here, hushed))
    told = {id(item) for part in seen for item in (*part.findings, *part.silent)}
    others = tuple(f for f in report.findings if id(f) not in told and _touches(f.span, place))
    muted = tuple(s for s in silent if id(s) not in told and _touches(s.finding.span, place))
    return Sight(report, document.grammar, line, tuple(seen), others, muted)


def _place(lines: LineIndex, line: int) -> Span:
    """What a line covers in the source, its end included."""
    count = len(lines.starts)
    if not 1 <= line <= count:
        raise UseError(f"There is no line {line}: the last line is {count}.")
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
    place = _place(lines, line)
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
    return f"Line {line} {why}. {f'The nearest sentence begins on line {nearest}.' if nearest else ''}".rstrip()


def _words(document: Document, sentence: Sentence) -> tuple[SeenWord, ...]:
    block, cut = sentence
    given = tags(document, block, cut)
    told: Iterable[Choice] = [Choice()] * len(given)
    if document.grammar == BUILTIN:
        told = choices(block.words, block.text, cut.first, cut.last, given)
    return tuple(SeenWord(*seen) for seen in zip(sentence.words, given, told, strict=True))


def _weighed(document: Document, sentence: Sentence) -> Iterator[Weighed]:
    """Every candidate for a passive; of spaCy, which has none, the passives."""
    block, cut = sentence
    found = {c.passive.last: c.passive for c in passive_clauses(document) if c.block is block and c.cut == cut}
    if document.grammar != BUILTIN:
        yield from (Weighed(p.first, p.last, "passive", (), 0, p.agent, p.modal) for p in found.values())
        return
    taken = -1
    for candidate in candidates(block.words, block.text, cut.first, cut.last):
        if candidate.form == taken:
            yield Weighed(*candidate, "joined")
            continue
        facts = _facts(sentence, candidate) if candidate.form < candidate.participle else []
        total = sum(fact.weight for fact in facts)
        told = (*[f for f in facts[:_SHOWN] if f.weight > 0], *[f for f in facts[: -_SHOWN - 1 : -1] if f.weight < 0])
        if passive := found.get(candidate.participle):
            taken = candidate.form
            yield Weighed(passive.first, passive.last, "passive", told, total, passive.agent, passive.modal)
        else:
            yield Weighed(*candidate, "no passive", told, total)


def _facts(sentence: Sentence, candidate: Candidate) -> list[Fact]:
    """The facts that weigh something, what speaks for a passive first."""
    block, cut = sentence
    table = weights()
    names = features(block.words, block.text, candidate, cut.first, cut.last)
    facts = [Fact(name, table[name]) for name in names if table.get(name)]
    return sorted(facts, key=lambda fact: -fact.weight)
