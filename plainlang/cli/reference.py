"""The command line as a page to read, made from the commands themselves, so that it cannot be out of date:

python -m plainlang.cli.reference > docs/cli.md
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from inspect import cleandoc
from typing import Any, Final

import click

from plainlang.cli import command as root
from plainlang.cli.ending import BAD_USE, CLEAN, FOUND, INTERRUPTED, OUR_BUG

_HEAD: Final = """\
# Command line

Every command of `plainlang`, with its options. `plainlang COMMAND --help` shows the same in your terminal.
This page is made from the program: `python -m plainlang.cli.reference > docs/cli.md`.
"""
_CODES: Final[Mapping[int, str]] = {
    CLEAN: "All is well: nothing reaches `--fail-on`, or what you asked for is done.",
    FOUND: "Something was found that fails the run. With `--diff`, something would change.",
    BAD_USE: "An option, a path or a configuration is wrong, or a page cannot be read or written.",
    OUR_BUG: "Our bug. What was found before it is still shown.",
    INTERRUPTED: "You stopped the run with Ctrl-C.",
}
ENVIRONMENT: Final[Mapping[str, str]] = {
    "XDG_CACHE_HOME": "The folder in which results and rules are kept, below `plainlang/`; `~/.cache` if not set.",
    "LOCALAPPDATA": "The same on Windows, which sets it.",
    "NO_COLOR": "Set to anything, it turns colour off.",
    "FORCE_COLOR": "Set to `1`, it turns colour on where it would be off. `NO_COLOR` is stronger.",
    "CLICOLOR": "Set to `0`, it turns colour off.",
    "CLICOLOR_FORCE": "The same as `FORCE_COLOR`.",
    "FORCE_HYPERLINK": "`1`: show links that open on a click, whatever the terminal. `0`: show none.",
    "TERM": "`dumb`: no colour, no links.",
    "COLUMNS": "How many columns wide the output may be; the width of the terminal if not set.",
    "GITHUB_…, CI_…": "Set by GitHub Actions and GitLab: reports for them link to the lines of your repository.",
    "PLAINLANG_DEBUG": "Set to anything, it shows where a bug of ours happened.",
}
ARGUMENTS: Final[Mapping[str, str]] = {
    "INPUT": "A table, a crawl or a folder.",
    "THEME/RULE": "What to call the rule, such as `our-words/log-in`.",
    "PATHS": "Pages, folders or patterns such as `'content/**/*.md'`.",
    "PATH": "A page or a folder; the folder you are in when left out.",
    "FILE": "A page.",
    "FOLDER": "A folder.",
    "RULE": "The name of a rule, a theme or a word.",
    "NAME": "A name.",
    "SHELL": "The shell you use.",
    "DATE|REV": "A day (`2026-01-31`) or a git revision.",
}
"""What arguments are, by how they are called. click keeps no help for them."""
_SIGNS: Final = re.compile(
    r"(?<![\w`])(--?[a-z][a-z-]*(?:[ =][A-Z]{2,}(?::[A-Z]+)*)?|[\w./-]+\.(?:ya?ml|json|md)|[a-z-]+/[a-z-]+)(?!\w)"
)
"""Options, files and rules in a help text."""


def commands(
    command: click.Command = root, name: str = "plainlang", parent: click.Context | None = None
) -> Iterator[tuple[click.Context, click.Command]]:
    """Every command with the context of its call, groups before what is in them."""
    context = click.Context(command, parent, name, **command.context_settings)
    yield context, command
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            if found := command.get_command(context, inner):
                yield from commands(found, inner, context)


def page() -> str:
    """The page."""
    every = list(commands())
    lines = [_HEAD, *_table("command", "what it does", _summaries(every)), ""]
    for context, command in every[1:]:
        lines += [
            f"## {context.command_path}",
            "",
            *_said(command.help or ""),
            "```text",
            _usage(context, command),
            "```",
            "",
        ]
        about = [*_arguments(command), *_options(command)]
        lines += [*about, ""] if about else []
    codes = {str(code): said for code, said in _CODES.items()}
    lines += ["## Exit codes", "", *_table("code", "meaning", codes.items()), ""]
    lines += ["## Environment", "", *_table("variable", "what it does", ENVIRONMENT.items())]
    return "\n".join(lines).rstrip() + "\n"


def _summaries(every: Iterable[tuple[click.Context, click.Command]]) -> Iterator[tuple[str, str]]:
    for context, command in every:
        name = context.command_path
        if name != "plainlang":
            yield f"[{name}](#{name.replace(' ', '-')})", _first(command.help or "")


def _first(text: str) -> str:
    """The first sentence of a help text."""
    return re.split(r"(?<=[.])\s", _marked(" ".join(text.split("\n\n")[0].split())), maxsplit=1)[0]


def _said(text: str) -> Iterator[str]:
    """A help text as Markdown: what click is told not to wrap is a block of code."""
    for part in cleandoc(text).split("\n\n"):
        if part.startswith("\b"):
            yield from ("```sh", *(line.strip() for line in part.strip("\b\n").splitlines()), "```", "")
        else:
            yield from (_marked(" ".join(part.split())), "")


def _usage(context: click.Context, command: click.Command) -> str:
    return " ".join([context.command_path, *command.collect_usage_pieces(context)])


def _arguments(command: click.Command) -> Iterator[str]:
    for param in (param for param in command.params if isinstance(param, click.Argument)):
        name = param.human_readable_name.strip("[]. …")
        about = ARGUMENTS.get(name.upper(), "")
        yield f"- `{name}`: {' '.join(filter(None, (about, _choices(param))))}".rstrip(": ")


def _options(command: click.Command) -> Iterator[str]:
    for param in (param for param in command.params if isinstance(param, click.Option) and not param.hidden):
        names = ", ".join((*param.opts, *param.secondary_opts))
        value = "" if param.is_flag or param.count else f" {_value(param)}"
        rest = (
            _marked(param.help or ""),
            _choices(param),
            _default(param),
            "It can be given more than once." * param.multiple,
        )
        yield f"- `{names}{value}`: {' '.join(filter(None, rest))}"


def _value(param: click.Option) -> str:
    if isinstance(param.type, click.Choice) and not param.metavar:
        return "NAME"
    return param.metavar or param.type.name.upper()


def _choices(param: click.Parameter) -> str:
    kind: Any = param.type
    if isinstance(kind, click.Choice):
        return f"One of {', '.join(f'`{choice}`' for choice in kind.choices)}."
    return ""


def _default(param: click.Option) -> str:
    if param.required:
        return "It is required."
    value = param.default
    if param.is_flag or callable(value) or not isinstance(value, str | int | float) or not value:
        return ""
    return f"If left out: `{value}`."


def _marked(text: str) -> str:
    """A help text in which names of options and files stand as code, for Markdown."""
    return _SIGNS.sub(r"`\1`", text).replace("|", "\\|").replace("*", "\\*")


def _table(one: str, other: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f"| {one} | {other} |", "|---|---|", *(f"| {_cell(a)} | {b} |" for a, b in rows)]


def _cell(text: str) -> str:
    return text if text.startswith("[") or text.isdigit() else f"`{text}`"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(page())
