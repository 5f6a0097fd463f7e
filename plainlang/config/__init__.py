"""A repository's choices: `plainlang.yaml`, or `[tool.plainlang]` in pyproject.toml; the nearest wins."""

from __future__ import annotations

from pathlib import Path

from plainlang.config.bases import NAMES
from plainlang.config.choices import Choices, Gate, Override, Owner
from plainlang.config.file import Config
from plainlang.config.reading import as_config, parse_config, read_config, read_project
from plainlang.config.texts import PROJECT, read_text

__all__ = [
    "NAMES", "Choices", "Config", "Gate", "Override", "Owner", "as_config", "config_in", "find_config",
    "parse_config", "read_config", "read_text",
]  # fmt: skip


def find_config(start: Path) -> Config:
    """The nearest configuration at or above a folder; all defaults when there is none."""
    folder = start.resolve()
    for place in (folder, *folder.parents):
        if found := config_in(place):
            return found
        if (place / ".git").exists():
            break
    return Config()


def config_in(folder: Path) -> Config | None:
    """The configuration that stands in a folder, if there is one."""
    for name in NAMES:
        if (folder / name).exists():
            return read_config(folder / name)
    project = folder / PROJECT
    return read_project(project) if project.is_file() else None
