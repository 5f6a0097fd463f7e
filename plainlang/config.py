"""A repository's choices: `plainlang.yaml`, or `[tool.plainlang]` in pyproject.toml; the nearest wins."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from plainlang.document import Role
from plainlang.errors import ConfigError, Fault, UseError
from plainlang.readers.front import PROSE_KEYS
from plainlang.ruleset import File
from plainlang.typed import Form

NAMES: Final = ("plainlang.yaml", "plainlang.yml", ".plainlang.yaml")
Gate = Literal["error", "warning", "suggestion", "never"]


@dataclass(frozen=True, slots=True)
class Choices:
    """The keys of a configuration file."""

    profile: str = "us-federal"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rulesets: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Gate = field(default="error", metadata={"key": "fail-on"})
    baseline: str = ""
    prose_keys: Mapping[str, Role] = field(default_factory=dict, metadata={"key": "prose-keys"})


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration file and the choices in it; every value has its default when there is no file."""

    choices: Choices = field(default_factory=Choices)
    path: str = ""
    text: str = ""
    line: int = 0

    @property
    def profile(self) -> str:
        """The profile."""
        return self.choices.profile

    @property
    def select(self) -> tuple[str, ...]:
        """Rules, themes or pillars to run; empty for those of the profile."""
        return self.choices.select

    @property
    def ignore(self) -> tuple[str, ...]:
        """Rules, themes or pillars not to run."""
        return self.choices.ignore

    @property
    def prose_keys(self) -> Mapping[str, Role]:
        """The keys of front matter that hold prose."""
        return {**PROSE_KEYS, **self.choices.prose_keys}

    def ruleset_paths(self) -> list[str]:
        """A user's rule files, relative to the configuration file."""
        folder = Path(self.path).parent if self.path else Path()
        return [str(folder / path) for path in self.choices.rulesets]

    def overrides(self) -> Sequence[tuple[Form, yaml.Node]]:
        """The changes to rules under `rules:`, read afresh so that a configuration can go to another process."""
        if not self.text:
            return ()
        form = Form(self.path, self.text, self.line)
        pairs = form.pairs(form.root(), "The configuration")
        return [(form, pairs["rules"][1])] if "rules" in pairs else ()


def find_config(start: Path) -> Config:
    """The nearest configuration at or above a folder; all defaults when there is none."""
    folder = start.resolve()
    for place in (folder, *folder.parents):
        for name in NAMES:
            if (place / name).exists():
                return read_config(place / name)
        project = place / "pyproject.toml"
        if project.is_file() and (found := _from_pyproject(project)):
            return found
        if (place / ".git").exists():
            break
    return Config()


def read_config(path: Path) -> Config:
    """Read a configuration file. Raises `UseError` when it cannot be read, `ConfigError` for what is wrong in it."""
    if path.name == "pyproject.toml":
        return _from_pyproject(path) or Config()
    return parse_config(str(path), _read(path))


def parse_config(path: str, text: str, line: int = 0) -> Config:
    """The configuration in a text of YAML."""
    form = Form(path, text, line)
    root = form.root()
    pairs = form.pairs(root, "The configuration")
    choices = form.build(Choices, pairs, root, "The configuration", also=("rules", "schema"))
    form.done()
    return Config(choices or Choices(), path, text, line)


def load_rulesets(paths: Sequence[str]) -> tuple[File, ...]:
    """A user's rule files; a folder means every .yaml in it."""
    found: list[File] = []
    for name in paths:
        path = Path(name)
        members = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        found += [File(str(member), _read(member)) for member in members]
    return tuple(found)


def values(config: Config) -> list[tuple[str, Any, str]]:
    """Each key, its value, and where it comes from."""
    default = Choices()
    rows = []
    for f in fields(Choices):
        value = getattr(config.choices, f.name)
        origin = "default" if value == getattr(default, f.name) or not config.path else config.path
        rows.append((f.metadata.get("key", f.name), value, origin))
    return rows


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UseError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError:
        raise UseError(f"{path}: this file is not UTF-8 text") from None


def _from_pyproject(path: Path) -> Config | None:
    text = _read(path)
    if "[tool.plainlang" not in text:
        return None
    try:
        table = tomllib.loads(text).get("tool", {}).get("plainlang")
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([Fault(str(path), 1, 1, f"this is not TOML: {error}.")]) from None
    if table is None:
        return None
    line = text[: text.index("[tool.plainlang")].count("\n") + 1
    return parse_config(str(path), yaml.safe_dump(table, sort_keys=False, allow_unicode=True), line)
