"""What can go wrong, as one small tree.

PlainlangError
├── UseError            a bad option or path: exit 2
│   └── UnknownNameError    no such rule, theme, pillar or profile
├── ConfigError         faults in a configuration or ruleset file, all of them at once: exit 2
├── ReadError           one file cannot be read; the run goes on
└── RuleCrash           a rule failed on a file; the run goes on and ends with exit 3, or 2 when the rule is the user's
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plainlang.columns import width

_SHOWN: Final = 120


class PlainlangError(Exception):
    """Anything this library raises on purpose."""


class UseError(PlainlangError):
    """The call itself is wrong: an unknown profile, rule, format or path."""


class UnknownNameError(UseError):
    """A name that is no rule, theme, pillar or profile."""

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        self.name = name
        super().__init__(f"There is no {what} “{name}”. {did_you_mean(name, known)}".rstrip())


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file people write: where, what, and what was probably meant."""

    path: str
    line: int
    column: int
    text: str
    source_line: str = ""
    hint: str = ""

    def __str__(self) -> str:
        shown = f"{self.path}:{self.line}:{self.column}: {self.text}"
        if self.hint:
            shown += f" {self.hint}"
        if self.source_line:
            begin = max(0, self.column - 1 - _SHOWN // 2) if len(self.source_line) > _SHOWN else 0
            line = self.source_line[begin : begin + _SHOWN]
            # A caret stands under its column in any font when what comes before it is written again as space.
            before = "".join(c if c == "\t" else " " * width(c) for c in line[: self.column - 1 - begin])
            shown += f"\n    {line}\n    {before}^"
        return shown


class ConfigError(PlainlangError):
    """Every fault found in configuration or rulesets, together."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class ReadError(PlainlangError):
    """A file cannot be read as prose."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}" if path else reason)


class RuleCrash(PlainlangError):
    """A rule failed; names it, or its kind, and the file. A rule of the user's, such as a pattern that takes too long,
    is not `ours`.
    """

    def __init__(self, rules: str, path: str, cause: BaseException, *, ours: bool = True) -> None:
        self.rules, self.path, self.cause, self.ours = rules, path, cause, ours
        whose = "" if ours else "your rule "
        super().__init__(f"{path or 'text'}: {whose}{rules} failed: {type(cause).__name__}: {cause}")


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A hint with near matches, whatever their case, or the names that exist when there are few."""
    from difflib import get_close_matches

    folded = {name.lower(): name for name in known}
    same = [word.lower()] if word.lower() in folded else get_close_matches(word.lower(), folded, n=3, cutoff=0.6)
    near = [folded[name] for name in same]
    if near:
        return "Did you mean " + " or ".join(f"“{n}”" for n in near) + "?"
    if 0 < len(known) <= 12:
        return "Known: " + ", ".join(sorted(known)) + "."
    return ""
