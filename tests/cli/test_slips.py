"""A wrong command line: what is wrong in plain words, and the names that look like what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import ERROR, cli, site

from plainlang.cli import _COMMANDS

CASES = [
    pytest.param("chekc a.md", "There is no command “chekc”. Did you mean “check”", id="command"),
    pytest.param("zzz", "There is no command “zzz”.", id="no command near"),
    pytest.param("history recrod", "There is no command “recrod”. Did you mean “record”?", id="command in a group"),
    pytest.param("config zzz", "There is no command “zzz”. Known: ", id="a group with few commands"),
    pytest.param(
        "check --ouput-format json a.md",
        "There is no option “--ouput-format”. Did you mean “--output-format” or “--output-file”?",
        id="option",
    ),
    pytest.param("check -z a.md", "There is no option “-z”.\n", id="no option near"),
    pytest.param("check --output-format jsn a.md", "cannot be “jsn”. Did you mean “json”", id="format"),
    pytest.param("check --output-format qqq a.md", "--output-format cannot be “qqq”. Known: ", id="no format near"),
    pytest.param(
        "check --fail-on eror a.md",
        "--fail-on cannot be “eror”. Did you mean “error”? Known: error, warning, suggestion, never.",
        id="severity",
    ),
    pytest.param("check --mode BLOCKS a.md", "Did you mean “blocks”?", id="capitals"),
    pytest.param("check --mode= a.md", "--mode cannot be “”. Known: blocks, prose.", id="an empty value"),
    pytest.param("check --jobs 0 a.md", "--jobs cannot be “0”. It must be a whole number, 1 or more.", id="no jobs"),
    pytest.param("check --jobs two a.md", "--jobs cannot be “two”. It must be a whole number", id="no number"),
    pytest.param("check --fail-under 101 a.md", "It must be a number from 0 to 100.", id="too much"),
    pytest.param("check --jobs", "--jobs needs a value.", id="no value"),
    pytest.param("check --quiet=yes a.md", "--quiet takes no value.", id="a value too many"),
    pytest.param("config show a.md b.md", "This is too much: “b.md”.", id="an argument too many"),
    pytest.param("score", "PATHS is missing.", id="no argument"),
    pytest.param("report a.md", "--output-file is missing. Write the report here", id="a required option"),
    pytest.param("completion", "SHELL is missing. Known: bash, zsh, fish.", id="a required choice"),
    pytest.param("completion fsh", "SHELL cannot be “fsh”. Did you mean “fish”", id="a wrong argument"),
    pytest.param("check --select gizmo a.md", "Did you mean “own/gizmo”?", id="a rule without its theme"),
    pytest.param("check --select gizno a.md", "Did you mean “own/gizmo”?", id="a slip in it"),
    pytest.param("check --profile vaa a.md", "Did you mean “va”?", id="profile"),
    pytest.param("check --grammar spaci a.md", "Did you mean “spacy”?", id="grammar"),
    pytest.param("check --config plainlang.yml a.md", "no configuration file “plainlang.yml”", id="configuration"),
    pytest.param("explain own/gismo", "There is no rule “own/gismo”, and no rule looks for that word.", id="rule"),
    pytest.param("explain owm", "Did you mean “own”", id="theme"),
    pytest.param("explain gizmoo", "Did you mean “own/gizmo”", id="word"),
    pytest.param("explain qqqq", "that word. “plainlang rules” lists them all.", id="no rule near"),
    pytest.param("explain ''", "Name a rule, or a line with --why FILE:LINE.", id="an empty name"),
    pytest.param("profiles govk", "Did you mean “govuk”", id="profile to show"),
]


@pytest.mark.parametrize(("line", "said"), CASES)
def test_said(line: str, said: str, tmp_path: Path) -> None:
    """On standard error, with exit 2 and nothing else printed."""
    ran = cli(site(tmp_path, {"a.md": ERROR}), *(word.strip("'") for word in line.split()))

    assert (2, "", True) == (ran.code, ran.out, said in ran.err), ran.err


def test_how_to_call_it(tmp_path: Path) -> None:
    """What is wrong comes first, then the call, then where to read more."""
    assert cli(tmp_path, "history", "record").err.splitlines() == [
        "plainlang: PATHS is missing.",
        "",
        "Usage: plainlang history record [OPTIONS] PATHS...",
        "“plainlang history record --help” tells more.",
    ]


@pytest.mark.parametrize(("line", "said"), [("", "Look at pages:"), ("history", "Commands:"), ("config", "Commands:")])
def test_nothing_named(line: str, said: str, tmp_path: Path) -> None:
    """The help, for there is nothing else to say."""
    ran = cli(tmp_path, *line.split())

    assert (2, True) == (ran.code, said in ran.out + ran.err)


def test_every_command_has_a_place_in_the_help(tmp_path: Path) -> None:
    """One that is named nowhere would stand under “More”."""
    out = cli(tmp_path, "--help").out

    assert "More:" not in out
    assert [] == [name for name in _COMMANDS if out.count(f"\n  {name} ") != 1]


def test_numbers_in_words(tmp_path: Path) -> None:
    """What a number may be is said without signs."""
    out = cli(tmp_path, "check", "--help").out

    assert (True, True, False) == ("or more]" in out, "[0 to 100]" in out, "x>=" in out)
