"""A repository's choices: `plainlang.yaml`, or `[tool.plainlang]` in pyproject.toml; the nearest wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import yaml

from plainlang.counts import Mode
from plainlang.document import Role
from plainlang.errors import ConfigError, PlainlangError, UnknownNameError, UseError, did_you_mean
from plainlang.formula import Formula, completed, shipped_formula
from plainlang.pipelines.installed import BUILTIN, is_grammar, wrong_grammar
from plainlang.readers.front import PROSE_KEYS
from plainlang.shapes import scalars
from plainlang.shipped import DEFAULT_PROFILE
from plainlang.trends.portfolio import DEFAULT_PORTFOLIO, Portfolio, check
from plainlang.typed import Form
from plainlang.vocabulary import NO_WORDS, Vocabulary, term_faults

NAMES: Final = ("plainlang.yaml", "plainlang.yml", ".plainlang.yaml")
Gate = Literal["error", "warning", "suggestion", "never"]
Named = Literal["keep", "leave-out"]


@dataclass(frozen=True, slots=True)
class Choices:
    """The keys of a configuration file."""

    profile: str = DEFAULT_PROFILE
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rulesets: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Gate = field(default="error", metadata={"key": "fail-on"})
    baseline: str = ""
    prose_keys: Mapping[str, Role] = field(default_factory=dict, metadata={"key": "prose-keys"})
    mode: Mode = "blocks"
    names: Named = "keep"
    grammar: str = BUILTIN
    vocabulary: Vocabulary = NO_WORDS
    history: Portfolio = DEFAULT_PORTFOLIO
    score: Formula = field(default_factory=shipped_formula)


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration file and the choices in it; every value has its default when there is no file."""

    choices: Choices = field(default_factory=Choices)
    path: str = ""
    text: str = ""

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

    @property
    def folder(self) -> str:
        """The folder that paths in this configuration are relative to."""
        return str(Path(self.path).parent)

    def ruleset_paths(self) -> list[str]:
        """A user's rule files, relative to the configuration file."""
        return [str(Path(self.folder, path)) for path in self.choices.rulesets]

    def overrides(self) -> Sequence[tuple[Form, yaml.Node]]:
        """The changes to rules under `rules:`, read afresh so that a configuration can go to another process."""
        if not self.text:
            return ()
        form = Form(self.path, self.text)
        pairs = form.pairs(form.root(), "The configuration")
        return [(form, pairs["rules"][1])] if "rules" in pairs else ()

    def blamed(self, error: PlainlangError) -> PlainlangError:
        """The same error at its place in this file, when it is about something that stands here."""
        if isinstance(error, UnknownNameError) and self.text:
            form = Form(self.path, self.text)
            for node in _named_in(form):
                if node.value == error.name:
                    form.fault(node, str(error))
                    error = ConfigError(form.faults)
                    break
        if isinstance(error, ConfigError) and self.path.endswith("pyproject.toml"):
            from plainlang.pyproject import at_home

            return at_home(error, self.path, read_text(Path(self.path)))
        return error


def _named_in(form: Form) -> Iterator[yaml.ScalarNode]:
    """Where a configuration names profiles, rules and themes."""
    pairs = form.pairs(form.root(), "The configuration")
    for _, node in (pairs[key] for key in ("profile", "select", "ignore") if key in pairs):
        yield from scalars(node)
    score = form.pairs(pairs["score"][1], "score") if "score" in pairs else {}
    yield from scalars(score["shares"][1]) if "shares" in score else ()


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
    project = folder / "pyproject.toml"
    return _from_pyproject(project) if project.is_file() else None


def read_config(path: Path) -> Config:
    """Read a configuration file. Raises `UseError` when it cannot be read, `ConfigError` for what is wrong in it."""
    if path.name == "pyproject.toml":
        return _from_pyproject(path) or Config()
    return parse_config(str(path), read_text(path))


def parse_config(path: str, text: str) -> Config:
    """The configuration in a text of YAML."""
    form = Form(path, text)
    root = form.root()
    pairs = completed(form, form.pairs(root, "The configuration"))
    choices = form.build(Choices, pairs, root, "The configuration", also=("rules", "schema"))
    if choices and "profile" in pairs:
        _check_profile(form, pairs["profile"][1], choices.profile)
    if choices and not is_grammar(choices.grammar):
        form.fault(pairs["grammar"][1], wrong_grammar(choices.grammar))
    if choices:
        for term, text in term_faults(choices.vocabulary):
            named = [node for node in scalars(pairs["vocabulary"][1]) if node.value in (term, term or "~")]
            form.fault(named[-1], text)
        check(form, pairs.get("history"), choices.history)
    form.done()
    return Config(choices or Choices(), path, text)


def _check_profile(form: Form, node: yaml.Node, profile: str) -> None:
    from plainlang.shipped import profile_names

    if profile not in profile_names():
        form.fault(node, f"There is no profile “{profile}”.", did_you_mean(profile, profile_names()))


def read_text(path: Path) -> str:
    """The text of a file that a user wrote. Raises `UseError` when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UseError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError:
        raise UseError(f"{path}: this file is not UTF-8 text") from None


def _from_pyproject(path: Path) -> Config | None:
    text = read_text(path)
    if "plainlang" not in text:
        return None
    from plainlang.pyproject import as_yaml, at_home

    if (found := as_yaml(str(path), text)) is None:
        return None
    try:
        return parse_config(str(path), found)
    except ConfigError as error:
        raise at_home(error, str(path), text) from None
