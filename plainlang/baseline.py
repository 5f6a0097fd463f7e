"""A baseline: how many findings of each rule a file had on the day the hook was adopted.

Counts, not positions, so that edits elsewhere in a file do not bring old findings back. A file with no more
findings of a rule than its baseline allows is quiet about that rule; one more, and all of them show.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from plainlang.errors import UseError
from plainlang.files import write_atomically
from plainlang.report import Report

VERSION: Final = 1
Allowed = Mapping[str, Mapping[str, int]]


def create(reports: Iterable[Report], folder: Path) -> dict[str, Any]:
    """The baseline of these reports; paths are relative to the folder that holds the file."""
    files: dict[str, dict[str, int]] = {}
    for report in reports:
        counts = Counter(finding.rule for finding in report.findings)
        if counts and report.path is not None:
            files[relative(report.path, folder)] = dict(sorted(counts.items()))
    return {"version": VERSION, "files": dict(sorted(files.items()))}


def write(path: str, baseline: Mapping[str, Any]) -> None:
    """Write a baseline file."""
    write_atomically(path, (json.dumps(baseline, indent=1, ensure_ascii=False) + "\n").encode())


def load(path: str) -> Allowed:
    """Read a baseline file. Raises `UseError` when it is not one."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise UseError(f"The baseline “{path}” cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise UseError(
            f"The baseline “{path}” is not JSON: {error}. Make it again with “plainlang baseline create”."
        ) from error
    if not isinstance(data, dict) or "version" not in data:
        raise UseError(f"“{path}” is not a baseline. Make one with “plainlang baseline create”.")
    if (version := data.get("version")) != VERSION:
        newer = type(version) is int and version > VERSION
        cure = "Upgrade plainlang, or make" if newer else "Make"
        raise UseError(
            f"The baseline “{path}” has version {version}, and this plainlang reads version {VERSION}. "
            f"{cure} it again with “plainlang baseline create”."
        )
    if not isinstance(data.get("files"), dict):
        raise UseError(f"“{path}” is not a baseline. Make one with “plainlang baseline create”.")
    for name, counts in data["files"].items():
        if not isinstance(counts, dict) or not all(type(n) is int and n >= 0 for n in counts.values()):
            raise UseError(
                f"The baseline “{path}” is damaged at “{name}”. Make it again with “plainlang baseline create”."
            )
    files: Allowed = data["files"]
    return files


def without_known(report: Report, allowed: Allowed, folder: Path) -> Report:
    """The report without the findings that the baseline allows, which are counted."""
    if report.path is None:
        return report
    limits = allowed.get(relative(report.path, folder), {})
    counts = Counter(finding.rule for finding in report.findings)
    kept = tuple(f for f in report.findings if counts[f.rule] > limits.get(f.rule, 0))
    return replace(report, findings=kept, known=len(report.findings) - len(kept))


def relative(path: str, folder: Path) -> str:
    """A path as a baseline writes it: with slashes, relative to the baseline's folder when it is below it."""
    full = Path(path).absolute()
    try:
        return full.relative_to(folder.absolute()).as_posix()
    except ValueError:
        return full.as_posix()
