"""The command line. Every command is a module of its own, imported when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from plainlang import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_COMMANDS = {
    "baseline": "Leave old findings out, so that only new ones fail.",
    "batch": "Score a table, a crawl or a large site into one file.",
    "cache": "See what is kept to save time, or delete it.",
    "check": "Check pages, folders or standard input.",
    "checklist": "Go through a checklist for a page.",
    "compare": "See what an edit made better, and what worse.",
    "completion": "Let your shell finish commands when you press Tab.",
    "config": "Show the configuration in force.",
    "explain": "Explain a rule, or what was seen on a line.",
    "fix": "Write the fixes that are safe.",
    "history": "Keep scores over time, and show improvement.",
    "init": "Write plainlang.yaml for a repository.",
    "lsp": "Serve an editor, as you write.",
    "message": "Check the message of a commit.",
    "profiles": "List profiles, and compare them.",
    "read": "See what plainlang reads on a page.",
    "report": "Write one HTML file about many pages.",
    "rules": "List rules, or test your own.",
    "score": "Show the scores of pages.",
}

_SECTIONS = {
    "Look at pages": ("check", "fix", "explain", "score", "read", "checklist", "compare"),
    "Look at a site": ("report", "history", "batch"),
    "Choose rules": ("profiles", "rules"),
    "Set up": ("init", "config", "baseline", "lsp", "message", "completion", "cache"),
}
"""The commands as the help shows them, the most needed first; one that is not here stands at the end."""


class _Commands(click.Group):
    """A group that knows its commands' names and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"plainlang.cli.{cmd_name}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[Any]]:
        from click.shell_completion import CompletionItem

        known = [CompletionItem(name, help=said) for name, said in sorted(_COMMANDS.items())]
        found = [item for item in known if item.value.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        shown = {name for names in _SECTIONS.values() for name in names}
        more = {"More": tuple(sorted(_COMMANDS.keys() - shown))}
        for title, names in (*_SECTIONS.items(), *more.items()):
            if names:
                with formatter.section(title):
                    formatter.write_dl([(f"{name:<10}", _COMMANDS[name]) for name in names])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="plainlang", message="%(prog)s %(version)s")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Find what makes a page hard to read, and what to write instead.

    Start with: plainlang check PAGE
    """
    from plainlang.cli.help_page import HelpPage
    from plainlang.cli.terminal import colored

    click.Context.formatter_class = HelpPage
    ctx.color = colored()


def main() -> None:
    """Run the command line; exit 0 clean, 1 findings, 2 bad use, 3 our bug."""
    from plainlang.cli.ending import run
    from plainlang.collector import collect_seldom

    collect_seldom()
    _open_streams()
    if "_PLAINLANG_COMPLETE" in os.environ:
        from plainlang.cli.completing import prepare

        prepare()
    sys.exit(run(command))


def _open_streams() -> None:
    """Output is UTF-8 wherever it goes, on Windows too; a stream that was closed (`>&-`) is empty."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 (open until the end)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
