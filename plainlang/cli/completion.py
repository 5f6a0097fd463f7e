"""plainlang completion: the script that makes a shell complete our commands."""

from __future__ import annotations

import click


@click.command(name="completion")
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> int:
    """Print the script that lets your shell finish commands when you press Tab.

    It finishes commands, options, names of rules, themes and profiles, and files. Write it where your shell looks for
    such scripts, then open a new terminal:

    \b
    plainlang completion bash > ~/.local/share/bash-completion/completions/plainlang
    plainlang completion zsh > "${fpath[1]}/_plainlang"
    plainlang completion fish > ~/.config/fish/completions/plainlang.fish

    For bash, the package bash-completion must be installed, and the folder must exist. Or write this line into
    ~/.bashrc: eval "$(plainlang completion bash)"
    """
    from plainlang.cli.completing import script

    click.echo(script(shell).strip())
    return 0
