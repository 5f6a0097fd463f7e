"""--since: the pages that changed since a git revision, and what their old text had."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.baseline import Entry
    from plainlang.nearest import Linters
    from plainlang.run import Text


@dataclass(frozen=True, slots=True)
class Past:
    """A revision, the pages that are not as they were then, and what those had that were there."""

    rev: str
    pages: tuple[str, ...]
    entries: Mapping[str, Entry]

    def of(self, paths: Sequence[str]) -> tuple[str, ...]:
        """What is left to check of the paths that were named: the pages, and standard input."""
        return (*(path for path in paths if path == "-"), *self.pages)

    def entry(self, page: str) -> Entry | None:
        """What a page had; None when it is new."""
        return self.entries.get(os.path.abspath(page))


def past_of(
    rev: str, paths: Sequence[str], linters: Linters, jobs: int | None, cache: bool, force_exclude: bool,
    name: str | None,
) -> Past:  # fmt: skip
    """The pages that paths name and that changed; of standard input the old text is that of the page called `name`."""
    from plainlang.nearest import pages, pages_left
    from plainlang.records.since import changed_pages, old_text

    if "-" in paths and not name:
        raise UseError("--since needs the page that standard input is a version of: --stdin-filename PAGE.")
    files = [path for path in paths if path != "-"]
    named = list(pages(pages_left(files, linters) if force_exclude else files, linters))
    found = changed_pages(named, files, rev) if named else {}
    old = found | ({name: old_text(name, rev)} if name and "-" in paths else {})
    return Past(rev, tuple(found), _entries({page: text for page, text in old.items() if text}, linters, jobs, cache))


def _entries(old: Mapping[str, Text], linters: Linters, jobs: int | None, cache: bool) -> dict[str, Entry]:
    """What old texts had, checked by the rules of today; one that cannot be read had nothing."""
    from plainlang.baseline import entry_of, is_whole
    from plainlang.cli.progress import with_progress
    from plainlang.run import check_texts

    found: dict[str, Entry] = {}
    reports = with_progress(check_texts(old.values(), linters, jobs, cache), True, total=len(old))
    for page, report in zip(old, reports, strict=True):
        if is_whole(report):
            found[os.path.abspath(page)] = entry_of(report)
        else:
            click.echo(f"{page}: its old text cannot be checked, so everything in it counts as new.", err=True)
    return found
