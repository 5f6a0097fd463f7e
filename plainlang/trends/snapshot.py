"""One page as it was measured once: what a history keeps of a report, in numbers that stay true when rules change.

A snapshot has no date. It belongs to a text and to the rules it was measured with, so the same text measured again with
the same rules is the same snapshot; the days on which it was seen are recorded beside it (`timeline`).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache, partial
from hashlib import sha256
from types import NoneType
from typing import Any, Final, NamedTuple, TypeVar

from plainlang.readers.front import front_matter
from plainlang.report import Report
from plainlang.rule import PILLARS

_ADDRESS: Final = re.compile(
    r"^(?:canonical(?:[-_]?url)?|permalink|url)[ \t]*[:=][ \t]*[\"']?"
    r"(?P<url>(?:https?://|/)[^\s\"'{}<>:$]*)[\"']?[ \t]*$",
    re.I | re.M,
)
_LINK: Final = re.compile(r"<link\b[^>]*\brel=[\"']?canonical\b[^>]*>", re.I)
_HREF: Final = re.compile(r"\bhref=[\"']?(?P<url>https?://[^\s\"'{}<>$]+)", re.I)
_HEAD: Final = 50_000
_CUT: Final = 20
Counts = Mapping[str, Mapping[str, int]]
Given = TypeVar("Given")
Made = TypeVar("Made")


class Rated(NamedTuple):
    """A pillar or a theme: its score and how many findings it has."""

    score: float
    findings: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The numbers of one page. `page`: its address when it names one, else its path; `content`: a hash of its text;
    `words`: those that the mode counts, and `page_words` all of the page, against which findings are weighed; `counts`:
    findings by rule and severity; `formula`: its name and a hash. `overall` is None, and `grade` too, when the page is
    too short for a score.
    """

    page: str
    path: str
    content: str
    title: str
    words: int
    page_words: int
    sentences: int
    long_sentences: int
    passive_share: float
    difficulty: float
    grade_low: float | None
    grade_high: float | None
    overall: int | None
    raw: float
    findings: int
    suppressed: int
    counts: Counts
    pillars: Mapping[str, Rated]
    themes: Mapping[str, Rated]
    profile: str
    version: str
    rules: str
    mode: str
    names: str
    formula: str

    @property
    def scale(self) -> str:
        """What the numbers depend on besides the text; only snapshots of one scale can be compared."""
        minor = ".".join(self.version.split(".")[:2])
        return f"{self.profile} {self.rules} {self.mode} {self.names} {self.formula} {minor}"

    @property
    def formula_name(self) -> str:
        """The formula of the score: its version, and whether its weights are the shipped ones."""
        return self.formula.rpartition(" ")[0]

    @property
    def key(self) -> str:
        """A short hash of everything here."""
        return _hash(json.dumps(to_dict(self), sort_keys=True, ensure_ascii=True).encode())


def snapshot_of(report: Report, page: str, path: str, content: str) -> Snapshot:
    """What a history keeps of a report. Raises `ValueError` for one of a page that could not be checked."""
    if report.errors:
        raise ValueError(report.errors[0])
    r, score = report.readability, report.score
    counts: dict[str, dict[str, int]] = {}
    for (rule, severity), n in sorted(Counter((f.rule, f.severity) for f in report.findings).items()):
        counts.setdefault(rule, {})[severity] = n
    formula = f"{score.formula.partition(': overall = ')[0]} {_hash(score.formula.encode())[:8]}"
    return Snapshot(
        page, path, content, report.title, r.words, score.words or r.words, r.sentences, r.long_sentences,
        r.passive_share, r.difficulty, r.grade[0] if r.grade else None, r.grade[1] if r.grade else None,
        score.overall, score.raw, len(report.findings), len(report.suppressed), _shared(counts, _count),
        _shared(score.pillars, lambda pillar: _rate(pillar.score, pillar.findings)),
        _shared(score.themes, lambda theme: _rate(theme.score, theme.findings)),
        *map(_one, (report.ruleset.id, report.ruleset.version, report.ruleset.hash, r.mode, r.names, formula)),
    )  # fmt: skip


def content_hash(data: bytes, format: str) -> str:
    """A hash of a page's bytes; line ends do not count, since git writes them as each system likes."""
    return _hash(data if format == "docx" else data.replace(b"\r\n", b"\n"))


def address_of(data: bytes, format: str) -> str:
    """The address that a page gives itself: `permalink`, `url` or `canonical` of its front matter, or the canonical
    link of an HTML page; "" when it gives none, or one with a template in it.
    """
    if format == "docx":
        return ""
    source = data[:_HEAD].decode("utf-8", "replace").replace("\r\n", "\n")
    fence, body, _ = front_matter(source)
    if fence in ("---", "+++") and (m := _ADDRESS.search(source, *body)):
        return m["url"]
    link = _LINK.search(source) if format == "html" else None
    m = _HREF.search(link[0]) if link else None
    return m["url"] if m else ""


def to_dict(snapshot: Snapshot) -> dict[str, Any]:
    """Plain data for JSON."""
    data = asdict(snapshot)
    for name in ("pillars", "themes"):
        data[name] = {key: list(rated) for key, rated in getattr(snapshot, name).items()}
    return data


def from_dict(data: Mapping[str, Any]) -> Snapshot:
    """The snapshot that `to_dict` came from, without keys it does not know. Raises `ValueError` for what is none."""
    values = {}
    for name, types in _TYPES.items():
        if type(data.get(name, ...)) not in types:
            raise ValueError(f"a page has no sound “{name}”")
        values[name] = data[name]
    for name in ("pillars", "themes"):
        values[name] = _shared(values[name], partial(_rated, name))
    if not values["pillars"].keys() >= set(PILLARS) or not all(map(_is_count, values["counts"].values())):
        raise ValueError("a page has no sound “pillars” or “counts”")
    values["counts"] = _shared(values["counts"], _count)
    values |= {name: _one(values[name]) for name in ("profile", "version", "rules", "mode", "names", "formula")}
    return Snapshot(**values)


def _shared(given: Mapping[str, Given], made: Callable[[Given], Made]) -> dict[str, Made]:
    """By name what is made of each; what many snapshots have alike is kept once, for a history holds all of them."""
    return {_one(name): made(one) for name, one in given.items()}


@lru_cache(maxsize=4096)
def _one(text: str) -> str:
    return text


_rate = lru_cache(maxsize=4096, typed=True)(Rated)


def _count(given: Mapping[str, int]) -> Mapping[str, int]:
    return _same_count(tuple(given.items()))


@lru_cache(maxsize=4096)
def _same_count(items: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    return dict(items)


def _rated(name: str, given: Any) -> Rated:
    if type(given) is not list or [type(n) for n in given] not in ([float, int], [int, int]):
        raise ValueError(f"a page has no sound “{name}”")
    return _rate(*given)


def _is_count(given: Any) -> bool:
    return type(given) is dict and all(type(n) is int for n in given.values())


_NUMBER: Final = (float, int)
_KINDS: Final[Mapping[str, tuple[type, ...]]] = {
    "str": (str,), "int": (int,), "float": _NUMBER, "int | None": (int, NoneType), "float | None": (*_NUMBER, NoneType),
}  # fmt: skip
_TYPES: Final = {f.name: _KINDS.get(str(f.type), (dict,)) for f in fields(Snapshot)}
NAMES: Final = tuple(_TYPES)


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()[:_CUT]
