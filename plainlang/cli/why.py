"""plainlang explain --why: what the grammar and the rules saw on one line of a page."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from plainlang.cli.ending import BAD_USE, CLEAN, OUR_BUG
from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.nearest import Linters
    from plainlang.reporters import Look

_PLACE: Final = re.compile(r"(.+?):(\d+)(?::(\d+))?:?")
_HOW: Final = "Write FILE:LINE or FILE:LINE:COLUMN, such as page.md:12; lines count from 1."


class Place(NamedTuple):
    """A line of a file, and a column in it, 0 for the whole line."""

    path: str
    line: int
    column: int = 0


def is_place(text: str) -> bool:
    """Does a text look like FILE:LINE?"""
    return _PLACE.fullmatch(text) is not None


def place_of(text: str) -> Place:
    """The place that FILE:LINE or FILE:LINE:COLUMN names; a file that is there may have colons in its own name."""
    found = _PLACE.fullmatch(text)
    if not found:
        raise UseError(f"“{text}” names no line. {_HOW}")
    path, line, column = found.groups()
    if column and not os.path.exists(path) and os.path.exists(f"{path}:{line}"):
        path, line, column = f"{path}:{line}", column, None
    if int(line) < 1 or int(column or 1) < 1:
        raise UseError(f"“{text}” names no place: lines and columns count from 1.")
    return Place(path, int(line), int(column or 0))


def show(place: Place, linters: Linters, output_format: str, look: Look) -> int:
    """Print what was seen at a place, and give the exit code."""
    from plainlang.files import document_of, load
    from plainlang.pipelines.installed import BUILTIN, identity
    from plainlang.reporters.sight import render, to_dict
    from plainlang.why.sight import see

    data, format = load(place.path)
    linter = linters.at(place.path)
    document, notes = document_of(data, place.path, format, linter.config.prose_keys)
    document = linter.adopt(document)
    report = linter.check_document(document, place.path)
    for said in (*report.errors, *notes, *report.notes):
        click.echo(said, err=True)
    try:
        rules = linter.prepared, linter.rules.known
        sight = see(report, document, *rules, place.line, place.column, linter.sections)
    except UseError as error:
        raise UseError(f"{place.path}: {error}") from None
    grammar = "built in" if linter.grammar == BUILTIN else identity(linter.grammar)
    if output_format == "json":
        click.echo(json.dumps(to_dict(sight, grammar), ensure_ascii=False, indent=2))
    else:
        for part in render(sight, grammar, look):
            click.echo(part, nl=False)
    return OUR_BUG if report.crashed else BAD_USE if report.errors else CLEAN
