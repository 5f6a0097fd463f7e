"""Configurations as they should not be: each is refused at once, in plain words, at the right place."""

from __future__ import annotations

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from running import PLAIN, cli, site

from plainlang.config import find_config, parse_config, read_config
from plainlang.errors import ConfigError, UseError
from plainlang.nesting import DEEPEST

LAUGHS = "a: &a [x, x]\n" + "\n".join(f"{n}: &{n} [*{p}, *{p}, *{p}]" for p, n in pairwise("abcdefghijklmn"))
FAULTS = [
    pytest.param("- verbs\n", 1, 1, "must be a mapping", id="a list"),
    pytest.param("ignore: a\x00b\n", 1, 10, "a character (U+0000) that no text has", id="NUL"),
    pytest.param("mode: prose\nignore: [\x1b]\n", 2, 10, "(U+001B)", id="a control character"),
    pytest.param("ignore:\n\t- verbs\n", 2, 1, "this is not YAML", id="a tab"),
    pytest.param("ignore: a\nmode: prose\nignore: b\n", 3, 1, "“ignore” stands here twice", id="a key twice"),
    pytest.param("ignore: &a [*a]\n", 1, 9, "is a part of itself", id="a list in itself"),
    pytest.param(f"{LAUGHS}\nignore: *n\n", 11, 4, "says too much through its aliases", id="billion laughs"),
    pytest.param(f"ignore: {'[' * 100}{']' * 100}\n", 1, 68, "is nested too deep", id="deep"),
    pytest.param("[" * 200_000, 1, DEEPEST + 1, "nested too deep", id="so deep that the parser would die"),
    pytest.param("- " * 200_000, 1, 2 * DEEPEST + 1, "nested too deep", id="in another way"),
    pytest.param("exclude: ['!']\n", 1, 11, "“exclude” has “!”, which is no pattern", id="a pattern"),
    pytest.param("exclude: [a, '']\n", 1, 14, "which is no pattern", id="an empty pattern"),
    pytest.param("overrides: [{files: '!', mode: prose}]\n", 1, 21, "“files” has “!”", id="a pattern of an override"),
    pytest.param("overrides: [{roles: headng}]\n", 1, 21, "Did you mean “heading”?", id="a role"),
    pytest.param("overrides: [{headings: 'a >'}]\n", 1, 24, "“a >” is no heading", id="a heading"),
    pytest.param("overrides: [{mode: prose}]\n", 1, 13, "needs “files”, “roles” or “headings”", id="no place"),
    pytest.param("overrides: [{roles: cell, mode: prose}]\n", 1, 27, "“mode” holds for whole pages", id="no section"),
    pytest.param("overrides: [{files: a, fail-under: -1}]\n", 1, 36, "from 0 to 100", id="a score"),
    pytest.param("overrides: [{files: a, profile: nhsx}]\n", 1, 33, "Did you mean “nhs”?", id="a profile"),
    pytest.param("overrides: [{files: a, grammar: space}]\n", 1, 33, "grammar", id="a grammar"),
    pytest.param("overrides: [{files: a, extends: b}]\n", 1, 24, "has no key “extends”", id="a key of the top"),
    pytest.param("overrides: {a.md: {mode: prose}}\n", 1, 13, "has no key “a.md”", id="files as keys"),
    pytest.param("overrides: [a.md]\n", 1, 13, "must be a mapping", id="an override that is a text"),
    pytest.param("owners: [{files: a}]\n", 1, 10, "needs “owner”", id="no owner"),
    pytest.param("owners: [{files: a, owner: ' '}]\n", 1, 28, "“owner” needs a name", id="an empty owner"),
    pytest.param("severities: {verbs: eror}\n", 1, 21, "Did you mean “error”", id="a severity"),
    pytest.param("severities: [verbs]\n", 1, 13, "must be a mapping", id="severities as a list"),
    pytest.param("fail-under: 101\n", 1, 13, "a score from 0 to 100", id="fail-under"),
    pytest.param("fail-under: most\n", 1, 13, "must be a number", id="no number"),
    pytest.param("max: -1\n", 1, 6, "must be 0 or more", id="max"),
    pytest.param("max: 1.5\n", 1, 6, "must be a whole number", id="no whole number"),
    pytest.param("ratchet: 5\n", 1, 10, "must be true or false", id="ratchet"),
    pytest.param("ignore: {a: b}\n", 1, 9, "must be a text", id="a mapping for a list"),
    pytest.param("mode: [a]\n", 1, 7, "cannot be “a list or mapping”", id="a list for a text"),
    pytest.param("schema: 2\n", 1, 9, "reads schema 1", id="a newer schema"),
    pytest.param("rules: {verbs/passive: 5}\n", 1, 24, "must be a mapping", id="a change that is none"),
    pytest.param("? {a: b}\n: c\n", 1, 3, "A key must be a text", id="a mapping as a key"),
]
TOML = [
    pytest.param('fail-on = "eror"', 2, 11, "Did you mean “error”", id="a value"),
    pytest.param('[tool.plainlang.rules."verbs/passive"]\nmx = 3', 3, 1, "has no key “mx”", id="a table of a rule"),
    pytest.param(
        '[[tool.plainlang.overrides]]\nfiles = "a"\nroles = ["cell",\n  "hading"]', 5, 3, "heading", id="deep"
    ),
    pytest.param('severities = {verbs = "of"}', 2, 23, "Did you mean “off”?", id="inline"),
    pytest.param("max = true", 2, 7, "must be a whole number", id="a type"),
    pytest.param('select = "verbz"', 2, 10, "Did you mean “verbs”?", id="a name"),
    pytest.param("a.b = 1", 2, 1, "has no key “a”", id="a dotted key"),
    pytest.param(f"ignore = {'[' * 100}{']' * 100}", 2, 69, "is nested too deep", id="nested"),
    pytest.param(f"ignore = {'[' * 9999}", 2, 10, "is nested too deep", id="deeper than TOML is read"),
]


@pytest.mark.parametrize(("text", "line", "column", "said"), FAULTS)
def test_faults(text: str, line: int, column: int, said: str) -> None:
    """One fault, with line, column, and what was probably meant; in no time."""
    began = time.monotonic()
    with pytest.raises(ConfigError) as caught:
        parse_config("plainlang.yaml", text)
        find_rules(text)

    fault = next(fault for fault in caught.value.faults if said in f"{fault.text} {fault.hint}")
    assert (line, column) == (fault.line, fault.column)
    assert time.monotonic() - began < 5


def find_rules(text: str) -> None:
    """What is wrong with names and changes of rules is found when the rules are put together."""
    from plainlang import Linter

    Linter(config=parse_config("plainlang.yaml", text))


@pytest.mark.parametrize(("text", "line", "column", "said"), TOML)
def test_faults_in_toml(text: str, line: int, column: int, said: str, tmp_path: Path) -> None:
    """The same in a pyproject.toml, where each value stands."""
    path = tmp_path / "pyproject.toml"
    path.write_text(f"[tool.plainlang]\n{text}\n")
    with pytest.raises(ConfigError) as caught:
        find_rules_of(path)

    [fault] = caught.value.faults
    assert (line, column, True) == (fault.line, fault.column, said in f"{fault.text} {fault.hint}")
    assert path.read_text().splitlines()[line - 1] == fault.source_line


def find_rules_of(path: Path) -> None:
    """The same for a file."""
    from plainlang import Linter

    Linter(config=read_config(path))


@pytest.mark.parametrize("name", ["plainlang.yaml", "pyproject.toml"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"# \xff plainlang\n", "not UTF-8 text: see line 1", id="not UTF-8"),
        pytest.param("# plainlang\n".encode("utf-16"), "not UTF-8", id="UTF-16"),
        pytest.param(b"# plainlang\n" * 1_000_000, "larger than 2 MB", id="10 MB"),
    ],
)
def test_what_cannot_be_read(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    """Nothing is guessed, and nothing of it is checked."""
    site(tmp_path, {"a.md": PLAIN, name: data})
    if name != "plainlang.yaml":
        (tmp_path / "plainlang.yaml").unlink()
    ran = cli(tmp_path, "check", "a.md")

    assert (2, "", True) == (ran.code, ran.out, name in ran.err and said in ran.err)


@pytest.mark.parametrize("name", ["plainlang.yaml", "x.yaml"])
def test_a_folder(name: str, tmp_path: Path) -> None:
    """As the nearest configuration, or a named one."""
    (tmp_path / name).mkdir()
    with pytest.raises(UseError, match=f"{name}: this is a folder, not a file"):
        find_config(tmp_path) if name == "plainlang.yaml" else read_config(tmp_path / name)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read by this user")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    """The reason is the system's."""
    path = tmp_path / "plainlang.yaml"
    path.touch(0)
    with pytest.raises(UseError, match="Permission denied"):
        read_config(path)


def test_a_link_to_nothing(tmp_path: Path) -> None:
    """A configuration that was there once is missed, when it is named."""
    (tmp_path / "x.yaml").symlink_to(tmp_path / "gone.yaml")
    ran = cli(tmp_path, "check", ".", "--config", "x.yaml")

    assert (2, True) == (ran.code, "There is no configuration file “x.yaml”" in ran.err)


def test_aliases_that_help_are_welcome() -> None:
    """Saying the same twice through one anchor is no attack."""
    text = "overrides:\n  - &strict {files: a, fail-on: warning}\n  - {<<: 5, files: b}\n  - *strict\n"
    with pytest.raises(ConfigError, match="no key “<<”"):
        parse_config("x.yaml", text)

    assert 2 == len(parse_config("x.yaml", text.replace("  - {<<: 5, files: b}\n", "")).choices.overrides)


@pytest.mark.parametrize("size", [100, 1000])
def test_a_large_one_is_read_fast(size: int) -> None:
    """A thousand overrides take no second."""
    rows = "".join(f"  - {{files: 'p{i}/**', ignore: [verbs], severities: {{links: error}}}}\n" for i in range(size))
    began = time.monotonic()

    assert size == len(parse_config("x.yaml", f"overrides:\n{rows}").choices.overrides)
    assert time.monotonic() - began < 5
