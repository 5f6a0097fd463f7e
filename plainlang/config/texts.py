"""The text of files that users write, and the form that it is read with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from plainlang.errors import UseError
from plainlang.typed import Form

PROJECT: Final = "pyproject.toml"
_MOST: Final = 2_000_000
"""Bytes that a configuration may have: a hundred times what the largest need."""


def read_text(path: Path, most: int | None = None) -> str:
    """The text of a file that a user wrote. Raises `UseError` when it cannot be read or is larger than it may be."""
    try:
        with path.open("rb") as file:
            data = file.read(-1 if most is None else most + 1)
    except OSError as error:
        said = "this is a folder, not a file" if path.is_dir() else error.strerror or error
        raise UseError(f"{path}: {said}") from error
    except ValueError as error:  # a path with a NUL in it
        raise UseError(f"{path}: {error}") from None
    if most is not None and len(data) > most:
        raise UseError(f"{path}: this file is larger than {most // 1_000_000} MB. Is it a configuration?")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UseError(f"{path}: this file is not UTF-8 text: see line {line}. Save it as UTF-8.") from None


def read_config_text(path: Path) -> str:
    """The text of a configuration."""
    return read_text(path, _MOST)


def form_of(path: str, text: str) -> Form:
    """What reads a configuration: YAML, or our table of a pyproject.toml."""
    if Path(path).name != PROJECT:
        return Form(path, text)
    from plainlang.pyproject import TomlForm

    return TomlForm(path, text)
