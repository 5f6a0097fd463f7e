"""A baseline in a file: JSON with a line for each word of each page, so that people and git can read what changed.

{"version": 2, "rules": …, "files": {page: {"score": …, "findings": {rule: {words: "a hash a sentence"}}}}}

A number may stand for the hashes, or for all words of a rule: so many findings, whatever their sentences or words.
Version 1 had only such numbers for rules. The same pages give the same bytes. Writing replaces the file in one step.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from math import isfinite
from pathlib import Path
from typing import Any, Final

from plainlang.allowances import UNKNOWN, Allowed
from plainlang.baseline import VERSION, Baseline, Entry
from plainlang.errors import UseError
from plainlang.files import write_atomically
from plainlang.locks import locked

_AGAIN: Final = "Make it again with “plainlang baseline create --force”."
_CONFLICT: Final = ("<<<<<<< ", "=======\n", ">>>>>>> ")
_MOST: Final = 1_000_000
"""So many findings of one rule in one file are a slip of somebody's hand."""


class _Damage(Exception):
    """What is wrong with the file, and where."""


def load(path: str) -> Baseline:
    """Read a baseline file. Raises `UseError` when it is not one."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        data = json.loads(text, object_pairs_hook=_once)
    except FileNotFoundError:
        hint = "Make one with “plainlang baseline create PATHS”."
        raise UseError(f"The baseline “{path}” cannot be read: there is no such file. {hint}") from None
    except OSError as error:
        raise UseError(f"The baseline “{path}” cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError:
        raise UseError(f"The baseline “{path}” is not JSON: it is not UTF-8 text. {_AGAIN}") from None
    except (ValueError, RecursionError) as error:
        raise UseError(f"The baseline “{path}” {_not_json(path, text, error)}") from None
    except _Damage as error:
        raise _damaged(path, error) from None
    if not isinstance(data, dict) or "version" not in data or not isinstance(data.get("files"), dict):
        raise UseError(f"“{path}” is not a baseline. Make one with “plainlang baseline create PATHS”.")
    version = data["version"]
    if type(version) is not int or not 1 <= version <= VERSION:
        newer = type(version) is int and version > VERSION
        cure = "Upgrade plainlang, or make it" if newer else "Make it"
        raise UseError(
            f"The baseline “{path}” has version {_short(version)}, and this plainlang reads versions 1 to {VERSION}. "
            f"{cure} again with “plainlang baseline create --force”."
        )
    try:
        return Baseline(_entries(data, version), version)
    except _Damage as error:
        raise _damaged(path, error) from None


def save(path: str, change: Callable[[Baseline | None], Baseline], *, anew: bool = False) -> bool:
    """Write what `change` makes of the baseline as it is at this moment; of None when it is made `anew`. Did it change?

    Raises `UseError` when it cannot be written; the old one is then still there.
    """
    try:
        with nullcontext() if os.path.exists(path) and not os.path.isfile(path) else locked(path):
            before = load(path) if os.path.isfile(path) and not anew else None
            made = as_bytes(change(before))
            if before is not None and made == Path(path).read_bytes():
                return False
            write_atomically(path, made)
    except OSError as error:
        kept = " It is as it was before." if os.path.isfile(path) else ""
        raise UseError(f"The baseline “{path}” cannot be written: {error.strerror or error}.{kept}") from error
    return True


def as_bytes(baseline: Baseline) -> bytes:
    """The file of a baseline, made page by page; a name that is no UTF-8 is escaped."""
    rules = baseline.rules
    pages = (_lines({path: _written(entry, rules)}) for path, entry in sorted(baseline.files.items()))
    files = b",\n ".join(page.replace("\n", "\n ").encode("utf-8", "backslashreplace") for page in pages)
    head = _lines({"version": VERSION, "rules": rules}).encode("utf-8", "backslashreplace")
    return b'{\n%s,\n "files": {%s}\n}\n' % (head, b"\n " + files + b"\n " if files else b"")


def _lines(data: Mapping[str, Any]) -> str:
    """The lines of an object without its brackets."""
    return json.dumps(data, indent=1, ensure_ascii=False)[2:-2]


def _written(entry: Entry, rules: str) -> dict[str, Any]:
    """A page as plain data; its rules are said when they are others than those of most pages."""
    words: dict[str, Any] = {
        rule: {text: " ".join(seen) if UNKNOWN not in seen else len(seen) for text, seen in sorted(texts.items())}
        for rule, texts in entry.allowed.words.items()
    }
    found = words | {rule: count for rule, count in entry.allowed.counts.items() if rule not in words}
    data: dict[str, Any] = {} if entry.rules == rules else {"rules": entry.rules}
    data |= {} if entry.score is None else {"score": entry.score}
    return data | ({"findings": dict(sorted(found.items()))} if found else {})


def _entries(data: Mapping[str, Any], version: int) -> dict[str, Entry]:
    rules = data.get("rules", "")
    if not isinstance(rules, str):
        raise _Damage("is damaged at “rules”")
    return {path: _entry(path, value, rules, version) for path, value in data["files"].items()}


def _entry(path: str, data: Any, rules: str, version: int) -> Entry:
    if version == 1:
        data, rules = {"findings": data}, ""
    if not isinstance(data, dict) or not {*data} <= {"rules", "score", "findings"}:
        raise _Damage(f"is damaged at “{path}”")
    score, rules = data.get("score"), data.get("rules", rules)
    if not (score is None or (type(score) in (int, float) and isfinite(score))) or not isinstance(rules, str):
        raise _Damage(f"is damaged at “{path}”")
    return Entry(_allowed(path, data.get("findings", {}), version), score, rules)


def _allowed(path: str, data: Any, version: int) -> Allowed:
    if not isinstance(data, dict):
        raise _Damage(f"is damaged at “{path}”")
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    counts: dict[str, int] = {}
    for rule, found in data.items():
        if isinstance(found, dict) and version > 1:
            words[rule] = {text: _seen(f"{path}, {rule}", said) for text, said in found.items()}
        else:
            counts[rule] = _count(f"{path}, {rule}", found)
    return Allowed(words, counts)


def _seen(place: str, said: Any) -> tuple[str, ...]:
    """The hashes that a text has, or as many unknown ones as a number says."""
    return tuple(said.split()) if isinstance(said, str) else (UNKNOWN,) * _count(place, said)


def _count(place: str, number: Any) -> int:
    if type(number) is not int or not 0 <= number <= _MOST:
        raise _Damage(f"is damaged at “{place}”")
    return number


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are all different; of two of a kind one would be lost without a word."""
    made = dict(pairs)
    if len(made) < len(pairs):
        seen = set[str]()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Damage(f"has “{twice}” twice")
    return made


def _damaged(path: str, error: _Damage) -> UseError:
    return UseError(f"The baseline “{path}” {error}. Mend it there, or restore the file from git. {_AGAIN}")


def _not_json(path: str, text: str, error: Exception) -> str:
    """Why a file is no JSON, in words; git leaves its marks in a file that two people have changed."""
    if any(line.startswith(_CONFLICT) for line in text.splitlines(keepends=True)):
        return (
            f"holds both sides of a merge conflict. Take one side with “git checkout --ours {path}”, and then run "
            "“plainlang baseline update”."
        )
    said = (
        "it is empty" if not text.strip() else "it is nested too deep" if isinstance(error, RecursionError) else error
    )
    return f"is not JSON: {said}. {_AGAIN}"


def _short(value: object) -> str:
    shown = str(value)
    return shown if len(shown) <= 20 else f"{shown[:20]}…"
