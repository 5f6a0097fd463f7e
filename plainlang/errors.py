"""What can go wrong, as one small tree.

PlainlangError
├── UseError            a bad option or path: exit 2
│   └── UnknownNameError    no such rule, theme, pillar, profile or ruleset
├── ConfigError         faults in a configuration or ruleset file, all of them at once: exit 2
├── ReadError           one file cannot be read; the run goes on
├── ChangedError        a file is not what it was when it was read; it is left as it is
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
    """A name that is no rule, theme, pillar, profile or ruleset. `more`: what else to say."""

    def __init__(self, what: str, name: str, known: Sequence[str], more: str = "") -> None:
        self.name = name
        said = (f"There is no {what} “{name}”.", did_you_mean(name, known), more)
        self.said = {name: " ".join(part for part in said if part)}
        self.faults: tuple[Fault, ...] = ()
        super().__init__(self.said[name])

    def __str__(self) -> str:
        return "\n".join((*self.said.values(), *map(str, self.faults)))

    @classmethod
    def of(cls, what: str, names: Sequence[str], known: Sequence[str], faults: Sequence[Fault]) -> UnknownNameError:
        """Several names at once, and the faults that were found with them."""
        error = cls(what, names[0], known)
        for name in names[1:]:
            error.said |= cls(what, name, known).said
        error.faults = tuple(faults)
        return error


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


class ChangedError(PlainlangError):
    """A file holds something else, `data`, than it did when it was read."""

    def __init__(self, path: str, data: bytes) -> None:
        self.data = data
        super().__init__(f"{path}: it has changed meanwhile")


class Stopped(Exception):
    """Why a rule was not run to its end; reads on from the name of the rule."""


class RuleCrash(PlainlangError):
    """A rule failed; names it, or its kind, and the file. A rule of the user's, such as a pattern that takes too long,
    is not `ours`.
    """

    def __init__(self, rules: str, path: str, cause: BaseException, *, ours: bool = True) -> None:
        self.rules, self.path, self.cause, self.ours = rules, path, cause, ours
        whose = "" if ours else "your rule "
        said = f"{cause}" if isinstance(cause, Stopped) else f"failed: {type(cause).__name__}: {cause}"
        super().__init__(f"{path or 'text'}: {whose}{rules} {said}")


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A hint with near matches, whatever their case, or the names that exist when there are few."""
    near = near_matches(word, known)
    if near:
        return "Did you mean " + " or ".join(f"“{n}”" for n in near) + "?"
    if 0 < len(known) <= 12:
        return "Known: " + ", ".join(sorted(known)) + "."
    return ""


def near_matches(word: str, known: Sequence[str]) -> list[str]:
    """The names that look most like a word, whatever their case; "utilise" is like “plain-words/utilize”, too."""
    from difflib import get_close_matches

    asked, folded = word.lower(), {name.lower(): name for name in known}
    if asked in folded:
        return [folded[asked]]
    tail = asked.rpartition("/")[2]
    same = [name for name in folded if name.endswith(f"/{tail}")]
    near = same[:3] or get_close_matches(asked, folded, n=3, cutoff=0.6)
    if not near:
        tails = {name.rpartition("/")[2]: name for name in folded}
        near = [tails[name] for name in get_close_matches(tail, tails, n=3, cutoff=0.75)]
    return [folded[name] for name in near]
