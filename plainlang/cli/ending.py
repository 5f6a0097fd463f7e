"""How a run ends: the exit code, and one clear message instead of a traceback."""

from __future__ import annotations

import errno
import os
import sys

import click

CLEAN, FOUND, BAD_USE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130


def exit_code(*, crashed: bool, failed: bool, found: bool) -> int:
    """The worst wins: our bug, then a page or a rule of the user's that failed, then what was found."""
    return OUR_BUG if crashed else BAD_USE if failed else FOUND if found else CLEAN


def run(command: click.Command) -> int:
    """Run a command and give its exit code."""
    try:
        result = command.main(prog_name="plainlang", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else CLEAN
    except click.ClickException as error:
        from plainlang.cli.slips import show

        show(error)
        return BAD_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click turns the first into the second
        return _closed()
    except Exception as error:
        return _closed() if is_closed_pipe(error, os.name == "nt") else _failed(error)


def is_closed_pipe(error: Exception, windows: bool) -> bool:
    """Has whoever read our output gone away? Windows has no broken pipe: it says “invalid argument”, and of no file."""
    return windows and isinstance(error, OSError) and error.errno == errno.EINVAL and error.filename is None


def _closed() -> int:
    """Whoever read our output has seen enough (`| head`); what is still unwritten must not fail at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return CLEAN


def _failed(error: Exception) -> int:
    from plainlang.errors import PlainlangError, RuleCrash

    if isinstance(error, PlainlangError) and not isinstance(error, RuleCrash):
        click.echo(f"plainlang: {error}", err=True)
        return BAD_USE
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"plainlang: {place}{error.strerror or error}", err=True)
        return BAD_USE
    if os.environ.get("PLAINLANG_DEBUG"):
        raise error
    click.echo(
        f"plainlang: this is our bug, not yours: {type(error).__name__}: {error}\n"
        "Please report it with the command you ran; PLAINLANG_DEBUG=1 shows where it happened.",
        err=True,
    )
    return OUR_BUG
