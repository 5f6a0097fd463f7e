"""How a run ends: the exit code, and one clear message instead of a traceback."""

from __future__ import annotations

import os
import sys

import click

CLEAN, FOUND, BAD_USE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130


def run(command: click.Command) -> int:
    """Run a command and give its exit code."""
    try:
        result = command.main(standalone_mode=False)
        return result if isinstance(result, int) else CLEAN
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return BAD_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    from plainlang.errors import PlainlangError

    if isinstance(error, PlainlangError):
        click.echo(f"plainlang: {error}", err=True)
        return BAD_USE
    if isinstance(error, OSError):
        click.echo(f"plainlang: {error.filename or ''}: {error.strerror or error}".replace(": :", ":"), err=True)
        return BAD_USE
    if os.environ.get("PLAINLANG_DEBUG"):
        raise error
    click.echo(
        f"plainlang: this is our bug, not yours: {type(error).__name__}: {error}\n"
        "Please report it with the command you ran; PLAINLANG_DEBUG=1 shows where it happened.",
        err=True,
    )
    return OUR_BUG
