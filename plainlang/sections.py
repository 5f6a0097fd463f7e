"""Parts of a page with choices of their own: blocks of some role, and what stands below some headings.

A section goes from its heading to the next heading of the same or a higher level. All rules run on the whole page; here
findings are left out or get another severity, by where they stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from plainlang.document import Block, Document, Role
from plainlang.finding import Finding

Level = Literal["error", "warning", "suggestion", "off"]
_BELOW: Final = ">"


@dataclass(frozen=True, slots=True)
class Section:
    """Choices for parts of a page. With both `roles` and `headings`, a finding must stand in one of each."""

    roles: tuple[Role, ...] = ()
    headings: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Level] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The rules, themes and pillars that it names."""
        return (*self.select, *self.ignore, *self.severities)


class Place(NamedTuple):
    """Where a finding stands: the role of its block, and the headings above it, the highest first."""

    role: str
    headings: tuple[str, ...]


def by_section(
    document: Document, findings: Sequence[Finding], sections: Sequence[Section], now: Mapping[str, str]
) -> tuple[Finding, ...]:  # fmt: skip
    """The findings that the sections leave, with the severities that they ask for; of several sections the later wins.

    `now`: what a former name of a rule is called today. What is about the whole page stands in no section.
    """
    if not (sections and findings):
        return tuple(findings)
    places = _Places(document)
    own = [_named_now(section, now) for section in sections]
    kept = (f if f.span == (0, 0) and not f.found else _changed(f, places.of(f), own) for f in findings)
    return tuple(finding for finding in kept if finding)


def reach(own: Iterable[tuple[int, str]], names: Container[str]) -> int:
    """How specific the first of a rule's own names is that is among others; 0 when none is."""
    return next((reach for reach, name in own if name in names), 0)


def _changed(finding: Finding, place: Place, sections: Sequence[Section]) -> Finding | None:
    """The finding as the sections that it stands in want it; None when they leave it out."""
    kept, severity = True, finding.severity
    own = ((3, finding.rule), (2, finding.theme), (1, finding.pillar))
    for section in sections:
        if not _holds(section, place):
            continue
        level = next((section.severities[name] for _, name in own if name in section.severities), None)
        wanted, unwanted = reach(own, section.select), reach(own, section.ignore)
        if level == "off":
            unwanted = max(unwanted, reach(own, section.severities))
        elif level:
            severity = level
        if unwanted or section.select:
            kept = wanted > unwanted
    return (finding if severity == finding.severity else replace(finding, severity=severity)) if kept else None


def _holds(section: Section, place: Place) -> bool:
    if section.roles and place.role not in section.roles:
        return False
    return not section.headings or any(_lies_below(pattern, place.headings) for pattern in section.headings)


def _lies_below(pattern: str, headings: tuple[str, ...]) -> bool:
    """Do neighbours among these headings match the parts of a pattern?"""
    parts = [_folded(part) for part in pattern.split(_BELOW)]
    texts = [_folded(text) for text in headings]
    starts = range(len(texts) - len(parts) + 1)
    return any(all(fnmatchcase(texts[i + j], part) for j, part in enumerate(parts)) for i in starts)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _named_now(section: Section, now: Mapping[str, str]) -> Section:
    select, ignore = (tuple(now.get(n) or n for n in names) for names in (section.select, section.ignore))
    severities = {now.get(name) or name: level for name, level in section.severities.items()}
    return replace(section, select=select, ignore=ignore, severities=severities)


class _Places:
    """Looks up where findings stand; the blocks of a page are walked once."""

    def __init__(self, document: Document) -> None:
        self._blocks = sorted((block.span.start, block.span.end, i) for i, block in enumerate(document.blocks))
        self._roles = [block.role for block in document.blocks]
        self._starts = [start for start, _, _ in self._blocks]
        self._furthest = list(accumulate((end for _, end, _ in self._blocks), max))
        self._paths = list(_paths(document.blocks))
        self._path_starts = [start for start, _ in self._paths]

    def of(self, finding: Finding) -> Place:
        """The place of a finding."""
        i = bisect_right(self._path_starts, finding.span.start) - 1
        return Place(self._role(finding.span.start, finding.span.end), self._paths[i][1] if i >= 0 else ())

    def _role(self, start: int, end: int) -> str:
        """Of the innermost block around a place; or of the first block inside an element, such as a list."""
        i = bisect_right(self._starts, start) - 1
        while i >= 0 and self._furthest[i] > start:
            if self._blocks[i][1] > start:
                return self._roles[self._blocks[i][2]]
            i -= 1
        i = bisect_right(self._starts, start)
        return self._roles[self._blocks[i][2]] if i < len(self._starts) and self._starts[i] < end else ""


def _paths(blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where each section begins, with its headings."""
    above: list[Block] = []
    for block in blocks:
        if block.role == "heading":
            above = [*(b for b in above if b.level < block.level), block]
            yield block.span.start, tuple(b.text for b in above)
