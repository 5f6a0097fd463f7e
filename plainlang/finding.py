"""What the linter says about a text: findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from plainlang.span import Span

Severity = Literal["error", "warning", "suggestion"]
Confidence = Literal["high", "medium", "low"]
FixKind = Literal["safe", "unsafe"]
FixChoice = Literal["safe", "unsafe", "none"]
"""What a rule may say about its fixes; “none”: they only show the way."""
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
"""Worst first: wrong for any public page, usually worth changing, consider."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an authority says so."""

    title: str
    url: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor would change.

    `span` is in code points of the source; lines and columns count from 1; `found` is what the reader sees. A
    finding about the whole document has an empty span at 0 and found nothing. `fix` says whether the first
    suggestion may replace the span without a person looking at it.
    """

    rule: str
    theme: str
    pillar: str
    severity: Severity
    confidence: Confidence
    message: str
    why: str
    citation: Citation
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    found: str
    suggestions: tuple[str, ...] = ()
    fix: FixKind | None = None
    context: str = ""
    """The sentence or block around it, as the reader sees it."""
    context_at: tuple[int, int] = (0, 0)
    """Where in the context it stands."""
    place: str = ""
    """Where it stands in a format without lines, as a writer would say it: "Eligibility, paragraph 3"."""


def severity_rank(severity: str) -> int:
    """0 for the worst."""
    return SEVERITIES.index(severity)
