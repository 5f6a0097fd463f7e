"""Rules written in a test, and what they find: no test here depends on the words of a shipped ruleset."""

from __future__ import annotations

from collections.abc import Sequence

from plainlang.errors import ConfigError, Fault
from plainlang.finding import Finding
from plainlang.lint import lint, prepare
from plainlang.readers import read_source
from plainlang.rule import Rule
from plainlang.ruleset import File, read_theme
from plainlang.span import LineIndex

HEAD = """schema: 1
theme: t
pillar: jargon
title: Test
why: Because.
citation: {title: our default}
defaults: {message: "{found}: {suggestions}"}
rules:
"""


def theme_text(rules: str) -> str:
    """A ruleset file with these rules, which are written without indentation."""
    return HEAD + "".join(f"  {line}\n" for line in rules.strip("\n").splitlines())


def rules_of(rules: str, *, shipped: bool = True) -> tuple[Rule, ...]:
    """The rules of an inline file; examples are filled in where there are none."""
    blocks = theme_text(rules)
    if "examples:" not in blocks:
        lines = theme_text(rules).splitlines()
        named = [i for i, line in enumerate(lines) if line.startswith("  ") and line[2] not in " #" and i > 7]
        for i in reversed(named):
            lines.insert(i + 1, "    examples: [{bad: b, good: g}, {good: g}]")
        blocks = "\n".join(lines)
    return read_theme(File("t.yaml", blocks, shipped))[1]


def one_rule(keys: str, *, shipped: bool = True) -> tuple[Rule, ...]:
    """One rule, t/r, from its keys."""
    return rules_of("r:\n" + "".join(f"  {line}\n" for line in keys.strip("\n").splitlines()), shipped=shipped)


def findings(rules: Sequence[Rule], text: str, format: str = "text") -> tuple[Finding, ...]:
    """What the rules find; a crash is raised."""
    document = read_source(text, format)
    found, crashes = lint(document, prepare(rules), LineIndex(document.source))
    if crashes:
        raise crashes[0]
    return found


def shown(rules: Sequence[Rule], text: str, format: str = "text") -> list[str]:
    """What a reader sees of each finding."""
    return [finding.found for finding in findings(rules, text, format)]


def faults(text: str, *, shipped: bool = True) -> tuple[Fault, ...]:
    """The faults of a ruleset file; none when it is sound."""
    try:
        read_theme(File("t.yaml", text, shipped))
    except ConfigError as error:
        return error.faults
    return ()
