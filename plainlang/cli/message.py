"""plainlang message: the words of a commit, as git hands them to a commit-msg hook."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from plainlang.cli.options import Asked, linters_of, look_of, rule_options
from plainlang.errors import UseError
from plainlang.finding import SEVERITIES

if TYPE_CHECKING:
    from plainlang.linter import Linter
    from plainlang.report import Report

_ABOUT_PAGES: Final = frozenset(("structure", "metric", "define"))
"""Kinds of rules that have nothing to say about a few lines to colleagues."""


@click.command(name="message")
@click.argument("file")
@rule_options
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="warning",
    show_default=True,
    help="Exit 1 from this severity on.",
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in the output.")
def command(file: str, asked: Asked, fail_on: str, color: str) -> int:
    """Check the message of a commit. For a hook: git gives it the FILE with the message.

    It says nothing when nothing fails. Comments and trailers such as “Signed-off-by:” are left out.
    """
    import sys

    from plainlang.cli.verdict import Verdict
    from plainlang.reporters import REPORTERS

    linters = linters_of(asked)
    linter = linters.at("COMMIT_EDITMSG")
    verdict = Verdict(lambda path: fail_on)
    reports = verdict.failing_only(verdict.watch([_report(file, linter)]))
    for part in REPORTERS["text"](reports, look_of(color, brief=True)):
        sys.stdout.write(part)
    if verdict.severities:
        kept = f"git commit --edit --file {file}"
        click.echo(f"There is no commit yet. Your message is kept: {kept}", err=True)
    return verdict.exit_code()


def _report(file: str, linter: Linter) -> Report:
    """What is found in the message, without what is about pages."""
    from plainlang.commit_message import prose_of

    try:
        text = Path(file).read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise UseError(f"{file}: {error.strerror or error}") from error
    report = linter.check(prose_of(text, _comment_sign(os.path.dirname(file) or ".")), "markdown", file)
    rules = linter.rules.by_id
    kept = tuple(f for f in report.findings if f.rule not in rules or rules[f.rule].kind not in _ABOUT_PAGES)
    return replace(report, findings=kept)


def _comment_sign(folder: str) -> str:
    """What begins a comment: git's core.commentChar, where it is set."""
    from plainlang.errors import PlainlangError
    from plainlang.records.asking_git import git

    try:
        sign = git(folder, "config", "--get", "core.commentChar").decode().strip()
    except (PlainlangError, OSError, UnicodeDecodeError):
        return "#"
    return sign if sign and sign != "auto" else "#"
