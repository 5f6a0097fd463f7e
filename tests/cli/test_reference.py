"""The page about the command line is made from the commands, is current, and says what everything is."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

import plainlang
from plainlang import Linter
from plainlang.cli.reference import ARGUMENTS, ENVIRONMENT, commands, page

ROOT = Path(plainlang.__file__).parent
CONTEXTS = {context.command_path: context for context, _ in commands()}
EVERY = {name: context.command for name, context in CONTEXTS.items()}
PARAMS = {f"{name} {param.opts[0]}": param for name, command in EVERY.items() for param in command.params}
OPTIONS = {name: param for name, param in PARAMS.items() if isinstance(param, click.Option)}
GIVEN = {name: param for name, param in PARAMS.items() if isinstance(param, click.Argument)}
LINTER = Linter()
_CODE = re.compile(r"“[^”]*”|\S*/\S+|--\S+|\x08\n.*?(?:\n\n|\Z)", re.S)


def test_the_page_checked_in_is_current() -> None:
    """After a change: `python -m plainlang.cli.reference > docs/cli.md`."""
    assert page() == (ROOT.parent / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OPTIONS)
def test_every_option_is_explained(name: str) -> None:
    """In a sentence or two with a full stop."""
    assert re.fullmatch(r"(?s)\S.*[.?)]", OPTIONS[name].help or "")


@pytest.mark.parametrize("name", GIVEN)
def test_every_argument_is_explained(name: str) -> None:
    """By a choice of values, or a line in `ARGUMENTS`, because click keeps no help for arguments."""
    param = GIVEN[name]

    assert isinstance(param.type, click.Choice) or param.human_readable_name.strip("[]. …").upper() in ARGUMENTS


@pytest.mark.parametrize("name", EVERY)
def test_help_is_in_plain_words(name: str) -> None:
    """Our own rules find no error and no warning in a help text."""
    command = EVERY[name]
    texts = [command.help or "", *(param.help or "" for param in command.params if isinstance(param, click.Option))]
    found = [f for text in texts for f in LINTER.check(_CODE.sub("it", text)).findings]

    assert [] == [(f.rule, f.found) for f in found if f.severity != "suggestion"]


@pytest.mark.parametrize("name", [name for name, command in EVERY.items() if isinstance(command, click.Group)])
def test_no_line_of_a_list_of_commands_is_cut(name: str) -> None:
    """A group names its commands with a whole sentence each."""
    assert "..." not in EVERY[name].get_help(CONTEXTS[name]).partition("Commands:")[2]


def test_every_variable_of_the_environment_is_named() -> None:
    """Those that only tell terminals apart aside."""
    asked = re.compile(r"env(?:iron)?(?:\.get\(|\[)\"([A-Z_]+)\"|_is_on\(env, \"([A-Z_]+)\"|\"([A-Z_]+)\" in env")
    found = {
        name
        for path in ROOT.rglob("*.py")
        for groups in asked.findall(path.read_text(encoding="utf-8"))
        for name in groups
        if name
    }

    found = {name if not name.startswith(("GITHUB_", "CI_")) else "GITHUB_…, CI_…" for name in found}

    assert {*ENVIRONMENT} == {*found, "COLUMNS"} - {"CI", "TEAMCITY_VERSION", "TERM_PROGRAM", "TMUX", "VTE_VERSION"}
