"""The command line. Every command is a module of its own, imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from plainlang import __version__

_COMMANDS = {
    "baseline": "Let a repository of old pages adopt the hook today.",
    "check": "Check pages, folders or standard input.",
    "checklist": "Go through a checklist for a page.",
    "compare": "See what an edit made better, and what worse.",
    "config": "Show the configuration in force.",
    "explain": "Explain a rule, or what was seen on a line.",
    "fix": "Write the fixes that are safe.",
    "history": "Keep scores over time, and show improvement.",
    "profiles": "List profiles, and compare them.",
    "read": "See what plainlang reads on a page.",
    "report": "Write one HTML file about many pages.",
    "rules": "List rules, or test your own.",
    "score": "Show the scores of pages.",
}


class _Commands(click.Group):
    """A group that knows its commands' names and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"plainlang.cli.{cmd_name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from plainlang.errors import did_you_mean

            raise click.UsageError(f"There is no command “{args[0]}”. {did_you_mean(args[0], list(_COMMANDS))}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="plainlang", message="%(prog)s %(version)s")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Find what makes a page hard to read, and what to write instead.

    Start with: plainlang check PAGE
    """
    from plainlang.cli.options import in_color

    ctx.color = in_color()


def main() -> None:
    """Run the command line; exit 0 clean, 1 findings, 2 bad use, 3 our bug."""
    from plainlang.cli.ending import run

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(command))
