"""A small repository in which every command has something to do, and what is typed in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from running import CONFIG, ERROR, PLAIN, SUGGESTION, WARNING, cli, site
from snapshots import commit
from word import p, word

_LONG: Final = "We help you find the right form and send it to us. " * 12
_BAD: Final = f"# Page\n\n{_LONG}Use the gizmo and the gizmo. Find a doodad.\n"
_GOOD: Final = f"# Page\n\n{_LONG}Use the tool and the tool. Find a part.\n"
_QUESTIONS: Final = """\
schema: 1
checklist: own
title: Our questions
why: To ask before a page goes out.
citation: {title: our default}
groups: {words: Words}
items:
  plain:
    group: words
    question: Is every word plain?
    look-for: Words that people say.
    rules: own
"""
_PAGES: Final[Mapping[str, str]] = {
    "plain.md": PLAIN,
    "error.md": ERROR,
    "warning.md": WARNING,
    "perhaps.md": SUGGESTION,
    "drafts/error.md": ERROR,
    "tax/good.md": _GOOD,
    "visits.csv": "page,visits\ntax/bad.md,100\ntax/good.md,5\n",
    "questions.yaml": _QUESTIONS,
    "other.yaml": "select: [own/perhaps]\nrulesets: [rules/own.yaml]\n",
}
_MORE: Final = """\
exclude: [drafts/]
history: {target: 80, agencies: {Tax: [tax/]}, journeys: {Paying: [tax/]}, services: {Forms: [tax/]}}
"""


class Typed(NamedTuple):
    """What is typed after `plainlang`, the exit code, parts of the output, of what is said beside it, and of files."""

    line: str
    code: int = 0
    out: tuple[str, ...] = ()
    err: tuple[str, ...] = ()
    files: Mapping[str, str] = {}
    given: str | None = None
    silent: bool = False
    """Nothing is printed."""
    needs: str = ""
    """A library that it needs; without it, there is nothing to try."""


def repository(folder: Path) -> Path:
    """Pages of two revisions, a Word file, rules, questions, a baseline and a history."""
    site(folder, {"letter.docx": word(p("Use the gizmo."))}, config=f"{CONFIG}{_MORE}")
    commit(folder, {**_PAGES, "tax/bad.md": _GOOD}, "2025-09-15", "v1")
    commit(folder, {"tax/bad.md": _BAD}, "2025-12-20", "v2")
    for rev in ("v1", "v2"):
        assert 0 == cli(folder, "history", "record", "tax", "--rev", rev).code
    assert 0 == cli(folder, "baseline", "create", "error.md").code
    return folder
