"""Everything that is known about one source, as one value and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from operator import attrgetter, itemgetter
from typing import Any, Final, NamedTuple

from plainlang.collector import without_collector
from plainlang.document import Document
from plainlang.finding import Citation, Finding
from plainlang.readability import Readability
from plainlang.scoring import CLEAN, PillarScore, Score, ThemeScore
from plainlang.span import Span

SCHEMA: Final = 1


@dataclass(frozen=True, slots=True)
class RuleSetInfo:
    """Which rules made a report: compare only reports with the same hash."""

    id: str
    version: str
    hash: str


class Written(NamedTuple):
    """A report as JSON, and the findings it had then: it stands for a report with the same ones."""

    text: str
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, readability and score of one source.

    `errors` are what went wrong while it was read or checked; `crashed`: that is our bug. `fixes` counts the changes
    that `plainlang fix` can make in the file, `known` the findings that a baseline left out. `left_out`: findings that
    are there and not shown; fingerprints count them.
    """

    path: str | None
    format: str
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    readability: Readability
    score: Score
    ruleset: RuleSetInfo
    errors: tuple[str, ...] = ()
    crashed: bool = False
    notes: tuple[str, ...] = ()
    title: str = ""
    fixes: int = 0
    known: int = 0
    owner: str = ""
    reader: Callable[[], Document] | None = field(default=None, repr=False, compare=False)
    left_out: tuple[Finding, ...] = field(default=(), repr=False, compare=False)
    written: Written | None = field(default=None, repr=False, compare=False)

    @property
    def document(self) -> Document:
        """The document, read again when the report came from the cache or another process."""
        if self.reader is None:
            return Document("")
        return self.reader()

    @without_collector()
    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, described by `report.schema.json`."""
        return {
            "schema": SCHEMA,
            "path": self.path,
            "format": self.format,
            "ruleset": _plain(self.ruleset),
            "score": _score_to_dict(self.score),
            "readability": _readability_to_dict(self.readability),
            "findings": [finding_to_dict(f) for f in self.findings],
            "suppressed": [finding_to_dict(f) for f in self.suppressed],
            "errors": list(self.errors),
            "crashed": self.crashed,
            "notes": list(self.notes),
            "title": self.title,
            "fixes": self.fixes,
            "known": self.known,
            "owner": self.owner,
        }


def title_of(document: Document) -> str:
    """The title that readers see, if there is one."""
    heading = next((b for b in document.blocks if b.role == "heading" and b.level == 1), None)
    title = next((b for b in document.blocks if b.role == "title"), None)
    shown = title or heading if document.format == "docx" else heading or title  # a Word file shows both
    return shown.text if shown else ""


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """One finding as plain data."""
    data = _plain(finding)
    data["citation"] = _plain(finding.citation)
    for name in ("span", "suggestions", "context_at"):
        data[name] = list(data[name])
    return data


def _readability_to_dict(readability: Readability) -> dict[str, Any]:
    grade = readability.grade
    return {**_plain(readability), "grade": list(grade) if grade else None}


def _score_to_dict(score: Score) -> dict[str, Any]:
    data = _plain(score)
    data["pillars"] = {name: _plain(pillar) for name, pillar in score.pillars.items()}
    data["themes"] = {name: _plain(theme) for name, theme in score.themes.items()}
    return data


def _plain(value: Any) -> dict[str, Any]:
    """The fields of a dataclass by name; `dataclasses.asdict` copies every value, which takes ten times as long."""
    names, values = _fields_of(value.__class__)
    return dict(zip(names, values(value), strict=True))


@cache
def _fields_of(cls: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(field.name for field in fields(cls))
    return names, attrgetter(*names)


def from_dict(data: Mapping[str, Any], reader: Callable[[], Document] | None = None) -> Report:
    """The report that `to_dict` came from. Raises KeyError or TypeError when the data is not one."""
    grade = data["readability"]["grade"]
    score = data["score"]
    return Report(
        data["path"],
        data["format"],
        tuple(map(_finding, data["findings"])),
        tuple(map(_finding, data["suppressed"])),
        Readability(**{**data["readability"], "grade": tuple(grade) if grade else None}),
        Score(
            score["overall"], score["raw"], {k: PillarScore(**v) for k, v in score["pillars"].items()},
            {k: ThemeScore(**v) if v["findings"] else CLEAN for k, v in score["themes"].items()},
            score["formula"], score["reason"], score["parts"], score["words"],
        ),
        RuleSetInfo(**data["ruleset"]),
        tuple(data["errors"]),
        data["crashed"],
        tuple(data["notes"]),
        data["title"],
        data["fixes"],
        data["known"],
        data["owner"],
        reader,
    )  # fmt: skip


def _finding(data: Mapping[str, Any]) -> Finding:
    values = list(_values(data))  # a fingerprint follows from the report
    for i, made_of in _MADE:
        values[i] = made_of(values[i])
    return Finding(*values)


@lru_cache(maxsize=4_000)
def _citation(title: str, url: str, checked: str) -> Citation:
    """The same rules speak on every page."""
    return Citation(title, url, checked)


_FINDING: Final = tuple(field.name for field in fields(Finding))
_values: Final = itemgetter(*_FINDING)
_MADE: Final[Sequence[tuple[int, Callable[[Any], Any]]]] = (
    (_FINDING.index("citation"), lambda data: _citation(**data)),
    (_FINDING.index("span"), Span._make),
    (_FINDING.index("suggestions"), tuple),
    (_FINDING.index("context_at"), tuple),
)
