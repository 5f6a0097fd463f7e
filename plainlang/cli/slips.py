"""What is said of a wrong command line: click's errors in plain words, each with the names that look like what was
meant. It works from the commands themselves, so a new command or option needs nothing here.
"""

from __future__ import annotations

import re
from typing import Any, Final

import click

from plainlang.errors import did_you_mean

_OF_OPTION: Final = re.compile(r"Option '?([^' ]+)'? (requires|does not take)")
_EXTRA: Final = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.S)
_NO_COMMAND: Final = re.compile(r"No such command '(.*)'\.", re.S)
_NUMBER: Final[dict[type[Any], str]] = {
    click.types.IntParamType: "a whole number",
    click.types.FloatParamType: "a number",
}


def show(error: click.ClickException) -> None:
    """Say what is wrong, how to call the command, and where to read more, on standard error."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.exceptions.NoArgsIsHelpError):  # the help, asked for by naming nothing
        error.show()
        return
    click.echo(f"plainlang: {said(error)}", err=True)
    if context:
        click.echo(f"\n{context.get_usage()}\n“{context.command_path} --help” tells more.", err=True)


def said(error: click.ClickException) -> str:
    """What is wrong, in a sentence or two."""
    if isinstance(error, click.NoSuchOption):
        return f"There is no option “{error.option_name}”. {_option_meant(error)}".rstrip()
    if isinstance(error, click.MissingParameter):
        return f"{_name(error)} is missing. {_choices(error.param)}".rstrip()
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if isinstance(error, click.UsageError) and (found := _NO_COMMAND.match(error.message)):
        group = error.ctx.command if error.ctx else None
        known = group.list_commands(error.ctx) if error.ctx and isinstance(group, click.Group) else []
        return f"There is no command “{found[1]}”. {did_you_mean(found[1], known)}".rstrip()
    if found := _EXTRA.match(error.message):
        return f"This is too much: “{found[1]}”."
    if found := _OF_OPTION.match(error.message):
        return f"{found[1]} {'needs a value.' if found[2] == 'requires' else 'takes no value.'}"
    return error.format_message()


def _option_meant(error: click.NoSuchOption) -> str:
    """Options of this command that look like it."""
    if error.ctx is None:
        return ""
    known = {name for param in error.ctx.command.get_params(error.ctx) for name in (*param.opts, *param.secondary_opts)}
    hint = did_you_mean(error.option_name, sorted(known))
    return hint if hint.startswith("Did") else ""


def _bad_value(error: click.BadParameter) -> str:
    """Of a choice or a number, what it may be; what a command of ours says, as it is."""
    kind = error.param.type if error.param else None
    value = _quoted(error.message)
    if isinstance(kind, click.Choice) and value is not None:
        known = [str(choice) for choice in kind.choices]
        near = did_you_mean(value, known)
        hint = f"{near} " if near.startswith("Did") else ""
        return f"{_name(error)} cannot be “{value}”. {hint}Known: {', '.join(known)}."
    numeric = next((text for type_, text in _NUMBER.items() if isinstance(kind, type_)), "")
    if numeric:
        least, most = getattr(kind, "min", None), getattr(kind, "max", None)
        limits = "" if least is None else f", {least:g} or more" if most is None else f" from {least:g} to {most:g}"
        return f"{_name(error)} cannot be “{value}”. It must be {numeric}{limits}."
    return f"{_name(error)}: {error.message}"


def _quoted(message: str) -> str | None:
    """The value that a message of click's begins with."""
    found = re.match(r"(['\"]?)(.*?)\1 is not ", message, re.S)
    return found[2] if found else None


def _choices(param: click.Parameter | None) -> str:
    kind: Any = param.type if param else None
    if isinstance(kind, click.Choice):
        return f"Known: {', '.join(map(str, kind.choices))}."
    return (param.help or "") if isinstance(param, click.Option) else ""


def _name(error: click.BadParameter) -> str:
    """The option or the argument: “--jobs”, “PATHS”."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.human_readable_name.strip("[]. ") if error.param else "A value"
