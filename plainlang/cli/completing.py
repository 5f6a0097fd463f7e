"""How our command line answers a shell in which somebody presses Tab; click does the work."""

from __future__ import annotations

from typing import Final

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

VARIABLE: Final = "_PLAINLANG_COMPLETE"
SHELLS: Final[dict[str, type[ShellComplete]]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


class _OrFiles(ShellComplete):
    """Where there is nothing else to offer, the shell offers files: most values are paths."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        items = super().get_completions(args, incomplete)
        return items or ([] if incomplete.startswith("-") else [CompletionItem(incomplete, type="file")])


def prepare() -> None:
    """Make ready to answer the shells that we know."""
    for name, shell in SHELLS.items():
        add_completion_class(type(shell.__name__, (_OrFiles, shell), {}), name)


def script(shell: str) -> str:
    """The lines that make a shell ask us. No shell is started for it: it may not be here."""
    from plainlang.cli import command

    asked = SHELLS[shell](command, {}, "plainlang", VARIABLE)
    return asked.source_template % asked.source_vars()
