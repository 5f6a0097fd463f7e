"""The headings of a page as symbols, one in the other, each with how its section does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lsprotocol.types import DocumentSymbol, Location, SymbolInformation, SymbolKind

from plainlang.counts import count
from plainlang.document import Block
from plainlang.finding import Finding
from plainlang.lsp.checking import Checked
from plainlang.readability import MINIMUM_WORDS, measure
from plainlang.reporters.layout import counted
from plainlang.scoring import score_findings
from plainlang.span import Span


class Section(NamedTuple):
    """A heading, and what stands below it up to the next heading of its level or a higher one."""

    heading: Block
    span: Span


def sections(checked: Checked) -> list[Section]:
    """The sections of a page in order."""
    source, found = checked.document.source, list[Section]()
    headings = [block for block in checked.document.blocks if block.role == "heading"]
    for i, heading in enumerate(headings):
        end = next((h.span.start for h in headings[i + 1 :] if h.level <= heading.level), len(source))
        found.append(Section(heading, Span(heading.span.start, max(end, heading.span.end))))
    return found


def symbols(checked: Checked) -> list[DocumentSymbol]:
    """The headings, nested as they stand; a level that is left out nests nothing."""
    top: list[DocumentSymbol] = []
    open_: list[tuple[int, DocumentSymbol]] = []
    for section in sections(checked):
        symbol = _symbol(section, checked)
        while open_ and open_[-1][0] >= section.heading.level:
            open_.pop()
        (open_[-1][1].children if open_ else top).append(symbol)  # type: ignore[union-attr]
        open_.append((section.heading.level, symbol))
    return top


def flat(checked: Checked) -> list[SymbolInformation]:
    """The same for an editor that knows no nesting."""
    found = sections(checked)
    return [
        SymbolInformation(
            Location(checked.buffer.uri, checked.positions.range(section.span)), _name(section), SymbolKind.String
        )
        for section in found
    ]


def _symbol(section: Section, checked: Checked) -> DocumentSymbol:
    positions = checked.positions
    return DocumentSymbol(
        _name(section),
        SymbolKind.String,
        positions.range(section.span),
        positions.range(section.heading.span),
        " · ".join(_details(section, checked)),
        children=[],
    )


def _name(section: Section) -> str:
    return section.heading.text.strip() or "…"


def _details(section: Section, checked: Checked) -> Iterator[str]:
    inside = [f for f in checked.report.findings if _in(section.span, f)]
    score = section_score(section, inside, checked)
    if score is not None:
        yield f"score {score}"
    yield counted(len(inside), "finding")


def section_score(section: Section, findings: Sequence[Finding], checked: Checked) -> int | None:
    """The score of a section as of a page of its own; None under 100 words."""
    blocks = tuple(b for b in checked.document.blocks if section.span.start <= b.span.start < section.span.end)
    if sum(len(block.words) for block in blocks) < MINIMUM_WORDS or not checked.document.language.startswith("en"):
        return None
    choices = checked.linter.config.choices
    part = replace(checked.document, blocks=blocks)
    readability = measure(count(part, choices.mode, choices.names == "keep"), part.language, {})
    score = score_findings(findings, readability, checked.linter.rules.themes, count(part).words, choices.score)
    return score.overall


def _in(span: Span, finding: Finding) -> bool:
    return span.start <= finding.span.start < span.end
