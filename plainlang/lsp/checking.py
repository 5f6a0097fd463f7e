"""One check of one state of a buffer: all that an editor can ask about a page is made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from plainlang.document import Document
from plainlang.errors import ReadError
from plainlang.finding import Finding
from plainlang.fingerprints import fingerprints
from plainlang.linter import Linter
from plainlang.lsp.buffers import Buffer
from plainlang.lsp.old_text import old_findings
from plainlang.lsp.positions import Positions
from plainlang.lsp.rereading import Reread
from plainlang.report import Report
from plainlang.span import Span


@dataclass(frozen=True, eq=False)
class Checked:
    """A state of a buffer, and what was found in it."""

    buffer: Buffer
    linter: Linter
    report: Report
    document: Document
    positions: Positions
    old: frozenset[Finding] = frozenset()
    """Findings that a baseline knows."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The fingerprints of the findings, in their order."""
        return fingerprints(self.report)

    @cached_property
    def heading(self) -> Span:
        """The first heading, or the beginning of the page."""
        return next((block.span for block in self.document.blocks if block.role == "heading"), Span(0, 0))

    def place(self, finding: Finding) -> Span:
        """Where an editor shows a finding: one about the whole page at its heading."""
        return self.heading if is_about_page(finding) else finding.span

    def touched(self, span: Span) -> tuple[Finding, ...]:
        """The findings that a range touches."""
        placed = ((finding, self.place(finding)) for finding in self.report.findings)
        return tuple(finding for finding, at in placed if at.start <= span.end and at.end >= span.start)


class Superseded(Exception):
    """A newer state has come meanwhile, so that nobody wants this check."""


def is_about_page(finding: Finding) -> bool:
    """Is a finding about the whole page, and stands nowhere?"""
    return finding.span == (0, 0) and not finding.found


def check(buffer: Buffer, linter: Linter, encoding: str, reread: Reread, wanted: Callable[[], bool]) -> Checked:
    """Check a buffer. Whatever its text, nothing is raised but `Superseded`, when the check is no longer wanted."""
    read: list[Document] = []

    def reading() -> tuple[Document, tuple[str, ...]]:
        read.append(reread.read(buffer.text, buffer.format, linter))
        if not wanted():
            raise ReadError("", "there is a newer text")
        return read[0], ()

    report = linter.check_page(reading, buffer.path or buffer.uri, buffer.format)
    if not wanted():
        raise Superseded
    document = read[0] if read else Document(buffer.text, buffer.format)
    old = old_findings(report, linter.config, buffer.path)
    return Checked(buffer, linter, report, document, Positions(buffer.text, encoding), old)


def unchecked(buffer: Buffer, linter: Linter, encoding: str) -> Checked:
    """A page that is left out: nothing is said about it."""
    document = linter.adopt(Document("", buffer.format))
    return Checked(buffer, linter, linter.check_document(document), document, Positions(buffer.text, encoding))
