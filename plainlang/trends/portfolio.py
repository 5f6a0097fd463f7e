"""What a site's history is kept for: its target, and the agencies, services and journeys that its pages belong to.

A journey is a life experience as in the Executive Order on customer experience (EO 14058, 2021): one path that a person
goes, over pages of several agencies. So a page may belong to several journeys, and to several services too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal, get_args

import yaml

from plainlang.shapes import scalars
from plainlang.typed import Form

GroupKind = Literal["agency", "service", "journey"]
GROUP_KINDS: Final[tuple[GroupKind, ...]] = get_args(GroupKind)
SUFFIXES: Final = (".sqlite", ".sqlite3", ".db", ".jsonl")
DEFAULT_FILE: Final = "plainlang-history.sqlite"
_GROUPS: Final = ("agencies", "services", "journeys")
_STARTS: Final = "fiscal-year-starts"
Globs = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The key `history:` of a configuration.

    `target`: the overall score that a page should reach. `agencies`, `services`, `journeys`: names, each with patterns
    of pages as in .gitignore. `fiscal_year_starts`: the month, 10 for the United States.
    """

    file: str = DEFAULT_FILE
    target: float = 70
    agencies: Globs = field(default_factory=dict)
    services: Globs = field(default_factory=dict)
    journeys: Globs = field(default_factory=dict)
    fiscal_year_starts: int = field(default=10, metadata={"key": _STARTS})

    def groups(self, kind: GroupKind) -> Globs:
        """The groups of one kind."""
        return {"agency": self.agencies, "service": self.services, "journey": self.journeys}[kind]


DEFAULT_PORTFOLIO: Final = Portfolio()


def check(form: Form, at: tuple[yaml.Node, yaml.Node] | None, portfolio: Portfolio) -> None:
    """Note what makes no sense under the key `history:`, at its place."""
    pairs = form.pairs(at[1], "“history”") if at else {}
    for key, text in _faults(portfolio):
        form.fault(pairs[key][1], text)
    for key in _GROUPS:
        groups = form.pairs(pairs[key][1], key) if key in pairs else {}
        for name, (label, globs) in groups.items():
            if not name.strip():
                form.fault(label, f"“{key}” has a group without a name.")
            if not getattr(portfolio, key)[name]:
                form.fault(label, f"“{name}” names no pages.")
            for glob in (glob for glob in scalars(globs) if not _is_pattern(glob.value)):
                form.fault(glob, f"“{glob.value}” is no pattern as in .gitignore.")


def _faults(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """A key under `history:`, and what is wrong with its value."""
    if not portfolio.file.endswith(SUFFIXES):
        yield "file", f"“{portfolio.file}” must end in .sqlite or .jsonl: the suffix says how a history is kept."
    if not 0 <= portfolio.target <= 100:
        yield "target", "“target” must be a score from 0 to 100."
    if not 1 <= portfolio.fiscal_year_starts <= 12:
        yield _STARTS, f"“{_STARTS}” must be a month from 1 to 12."


def to_dict(portfolio: Portfolio) -> dict[str, Any]:
    """The key as it is written in YAML."""
    data = asdict(portfolio)
    data[_STARTS] = data.pop("fiscal_year_starts")
    return data


class Members:
    """Tells the groups of one kind that a page belongs to; patterns are compiled once."""

    def __init__(self, groups: Globs) -> None:
        from pathspec import GitIgnoreSpec

        self._specs = {name: GitIgnoreSpec.from_lines(map(_rooted, globs)) for name, globs in groups.items()}

    def of(self, *names: str) -> tuple[str, ...]:
        """The groups that match any of a page's names: its path, its address."""
        shown = [_rooted(name).lstrip("/") for name in names if name.strip("/")]
        return tuple(group for group, spec in self._specs.items() if any(map(spec.match_file, shown)))


def _rooted(name: str) -> str:
    """An address without its scheme, so that it can be matched like a path."""
    return name.partition("://")[2] if "://" in name else name


def _is_pattern(glob: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        return bool(GitIgnoreSpec.from_lines([_rooted(glob)]).patterns) and bool(glob.strip())
    except (ValueError, re.error):
        return False
