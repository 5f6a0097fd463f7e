"""The keys of a configuration file: what they hold, and their defaults. What they are for stands in `about`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, Literal

from plainlang.counts import Mode
from plainlang.document import Role
from plainlang.formula import Formula, shipped_formula
from plainlang.pipelines.installed import BUILTIN
from plainlang.sections import Level
from plainlang.shipped import DEFAULT_PROFILE
from plainlang.trends.portfolio import DEFAULT_PORTFOLIO, Portfolio
from plainlang.vocabulary import NO_WORDS, Vocabulary

Gate = Literal["error", "warning", "suggestion", "never"]
Named = Literal["keep", "leave-out"]
Names = tuple[str, ...]
_WHERE: Final = ("files", "roles", "headings")
BESIDE: Final = ("rules", "schema")
"""Keys that stand beside those of `Choices`, read by others."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who looks after some files."""

    files: Names
    owner: str


@dataclass(frozen=True, slots=True)
class Override:
    """Other choices for some files; or for some of their blocks, when it names `roles` or `headings`."""

    files: Names = ()
    roles: tuple[Role, ...] = ()
    headings: Names = ()
    profile: str | None = None
    select: Names | None = None
    ignore: Names = ()
    severities: Mapping[str, Level] = field(default_factory=dict)
    rules: Mapping[str, object] = field(default_factory=dict)
    mode: Mode | None = None
    names: Named | None = None
    grammar: str | None = None
    vocabulary: Vocabulary | None = None
    prose_keys: Mapping[str, Role] | None = field(default=None, metadata={"key": "prose-keys"})
    fail_on: Gate | None = field(default=None, metadata={"key": "fail-on"})
    fail_under: float | None = field(default=None, metadata={"key": "fail-under"})
    ratchet: bool | None = None

    @property
    def in_sections(self) -> bool:
        """Is it about parts of a page only?"""
        return bool(self.roles or self.headings)

    def given(self) -> dict[str, Any]:
        """What it says, by the names of fields; without where it holds."""
        values = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _WHERE}
        empty: dict[str, Any] = {"select": None, "ignore": (), "severities": {}, "rules": {}}
        return {name: value for name, value in values.items() if value != empty.get(name)}


@dataclass(frozen=True, slots=True)
class Choices:
    """The keys of a configuration file."""

    extends: Names = ()
    profile: str = DEFAULT_PROFILE
    select: Names = ()
    ignore: Names = ()
    severities: Mapping[str, Level] = field(default_factory=dict)
    rulesets: Names = ()
    exclude: Names = ()
    overrides: tuple[Override, ...] = ()
    owners: tuple[Owner, ...] = ()
    fail_on: Gate = field(default="error", metadata={"key": "fail-on"})
    fail_under: float | None = field(default=None, metadata={"key": "fail-under"})
    max: int | None = None
    ratchet: bool = False
    baseline: str = ""
    prose_keys: Mapping[str, Role] = field(default_factory=dict, metadata={"key": "prose-keys"})
    mode: Mode = "blocks"
    names: Named = "keep"
    grammar: str = BUILTIN
    vocabulary: Vocabulary = NO_WORDS
    history: Portfolio = DEFAULT_PORTFOLIO
    score: Formula = field(default_factory=shipped_formula)
