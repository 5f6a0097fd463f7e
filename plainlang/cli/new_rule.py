"""plainlang rules new: a rule file to fill in. `rules test` then says what is missing, line by line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from plainlang import __version__
from plainlang.config import Config
from plainlang.errors import UseError

_FOLDER: Final = "style"
_ID: Final = re.compile(r"(?P<theme>[a-z0-9]+(?:-[a-z0-9]+)*)/(?P<rule>[a-z0-9]+(?:-[a-z0-9]+)*)")
_HEAD: Final = """\
# yaml-language-server: $schema=https://raw.githubusercontent.com/plainlang/plainlang/v{version}/rulesets/schema.json
# How to write it: https://github.com/plainlang/plainlang/blob/main/docs/rulesets.md
schema: 1
theme: {theme}
pillar:    # the score it counts in: readability, jargon or inclusive
title:     # two or three words for people
why:       # what the reader loses, in one or two sentences
citation: {{title: our default}}    # or who says so: {{title: "Our style guide: Words", url: "https://…"}}
rules:
"""
_RULES: Final = {
    "swap": """\
  {rule}:
    swap:    # words, and what to write instead: {{utilize: use, assist: [help, aid]}}
    message: "“{{found}}” → try {{suggestions}}."
    severity: suggestion    # or warning; error for what is wrong on any page
    fix: unsafe             # safe, when the new words are right wherever the old ones are found
    examples:
      - bad:     # a sentence with the words
        good:    # the same sentence with the new words
""",
    "avoid": """\
  {rule}:
    avoid:    # words without a better one: [synergy, "low-hanging fruit"]
    message: "“{{found}}”: say what you mean."
    severity: suggestion    # or warning; error for what is wrong on any page
    examples:
      - bad:     # a sentence with the words
        good:    # the same idea without them
""",
    "pattern": """\
  {rule}:
    pattern:    # a regular expression over the text in lower case: '\\bat this (?:point in )?time\\b'
    message: "“{{found}}”: say what you mean."
    severity: suggestion    # or warning; error for what is wrong on any page
    examples:
      - bad:     # a sentence in which it is found
        good:    # the same idea in other words
      - good:    # a sentence that comes close, but is right
""",
}
KINDS: Final = tuple(_RULES)


def write(name: str, kind: str, folder: str | None, config: Config) -> str:
    """Write the skeleton of a rule; what to do next. Raises `UseError` rather than change a file that is there."""
    named = _ID.fullmatch(name)
    if not named:
        said = f"“{name}” names no rule: write a theme, a slash and a rule, all in small letters with hyphens."
        raise UseError(f"{said} For example: plainlang rules new our-words/log-in")
    place = Path(folder) if folder is not None else _usual(config)
    path = place / f"{named['theme']}.yaml"
    block = _RULES[kind].format(**named.groupdict())
    if path.exists():
        raise UseError(f"{path} exists. To add the rule, paste this at the end of it:\n\n{block}")
    _make(place)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(_HEAD.format(version=__version__, **named.groupdict()) + block)
    except OSError as error:
        raise UseError(f"{path}: {error.strerror or error}") from error
    return f"{path} is ready to be filled in.\n" + "".join(f"  {step}\n" for step in _next(path, config))


def _usual(config: Config) -> Path:
    """The folder of the first rule file that the configuration names."""
    for path in map(Path, config.ruleset_paths()):
        where = path if path.is_dir() else path.parent
        return where.relative_to(Path.cwd()) if where.is_relative_to(Path.cwd()) else where
    return Path(_FOLDER)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UseError(f"{folder}: {error.strerror or error}") from error


def _next(path: Path, config: Config) -> list[str]:
    """What to do with a new rule file."""
    steps = [f"See what is missing, as often as you like: plainlang rules test {path.as_posix()}"]
    known = {Path(place).resolve() for place in config.ruleset_paths()}
    if not known & {path.resolve(), path.parent.resolve()}:
        steps.append(f"To use it, write this in plainlang.yaml: rulesets: [{path.as_posix()}]")
    return steps
