"""A user's own rule files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plainlang.config import read_text
from plainlang.errors import UseError
from plainlang.ruleset import File


def load_rulesets(paths: Sequence[str]) -> tuple[File, ...]:
    """A user's rule files; a folder means every .yaml in it."""
    found: list[File] = []
    for name in paths:
        path = Path(name)
        members = sorted((*path.glob("*.yaml"), *path.glob("*.yml"))) if path.is_dir() else [path]
        if not members:
            raise UseError(f"The folder “{name}” has no rule files (.yaml).")
        found += [File(str(member), read_text(member)) for member in members]
    return tuple(found)
