"""A rule with its examples, read when somebody asks about it: rules in force are kept without them, to be small."""

from __future__ import annotations

from plainlang.errors import PlainlangError
from plainlang.linter import Linter
from plainlang.rule import Rule
from plainlang.rule_files import load_rulesets
from plainlang.ruleset import read_theme
from plainlang.shipped import shipped_files, theme_names


def whole_rule(linter: Linter, id: str) -> Rule | None:
    """The rule as its file has it; None when it has none, or the file cannot be read any more."""
    theme = id.partition("/")[0]
    try:
        own = load_rulesets(linter.config.ruleset_paths())
        files = [*own, *([shipped_files()[theme]] if theme in theme_names() else [])]
        return next((rule for file in files for rule in read_theme(file)[1] if rule.id == id), None)
    except PlainlangError:
        return None
