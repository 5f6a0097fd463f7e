"""The public functions. Everything else in the package may change; these keep their word."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache

from plainlang.config import Config
from plainlang.document import Document
from plainlang.errors import UseError
from plainlang.files import load
from plainlang.fixes import fix_all
from plainlang.given import jobs_of, listed, text_of
from plainlang.linter import Linter, StrPath
from plainlang.nearest import Linters
from plainlang.pipelines.installed import BUILTIN, is_grammar, wrong_grammar
from plainlang.readers import read_source
from plainlang.report import Report
from plainlang.run import check_many
from plainlang.scoring import Score
from plainlang.shipped import DEFAULT_PROFILE
from plainlang.skeleton import skeleton


def _linter(profile: str, grammar: str) -> Linter:
    text_of("profile", profile)
    if not is_grammar(grammar):  # what is no text may be no key either
        raise UseError(wrong_grammar(grammar))
    return _made(profile, grammar)


@lru_cache(maxsize=8)
def _made(profile: str, grammar: str) -> Linter:
    return Linter(profile, grammar=grammar)


def check(text: str, format: str = "text", profile: str = DEFAULT_PROFILE, grammar: str = BUILTIN) -> Report:
    """Check a text. Formats: "text", "markdown", "mdx", "html"; a Word file goes to `check_file`. `grammar` says who
    tells the parts of speech: "builtin", "spacy" or "spacy:NAME" with the name of a pipeline.
    """
    return _linter(profile, grammar).check(text, format)


def check_file(path: StrPath, config: Config | StrPath | None = None) -> Report:
    """Check a file; its format comes from its suffix. `config` is a configuration or the path of one; without it, the
    nearest plainlang.yaml or pyproject.toml at or above the file. Profile and grammar stand there. Raises `ReadError`
    for what is not there or no page.
    """
    name, linters = os.fspath(path), Linters(config)
    data, format = load(name)
    return linters.at(name).check_bytes(data, name, format)


def check_paths(
    paths: Iterable[StrPath] | StrPath, config: Config | StrPath | None = None, jobs: int | None = None
) -> Iterator[Report]:
    """Check files and folders, in order, over several processes. What cannot be read is a report with `errors`.
    `config` is as for `check_file`.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else listed("paths", paths)
    yield from check_many([os.fspath(path) for path in given], Linters(config), jobs_of(jobs))


def score(text: str, format: str = "text", profile: str = DEFAULT_PROFILE, grammar: str = BUILTIN) -> Score:
    """The score of a text."""
    return check(text, format, profile, grammar).score


def fix(
    text: str, format: str = "markdown", unsafe: bool = False, profile: str = DEFAULT_PROFILE, grammar: str = BUILTIN
) -> str:
    """The text with what is safe to fix, fixed; with `unsafe`, every first suggestion too."""
    linter = _linter(profile, grammar)
    return fix_all(
        text, lambda source: linter.check(source, format).findings, unsafe=unsafe,
        shape=lambda source: skeleton(read_source(source, format)),
    ).text  # fmt: skip


def read(text: str, format: str = "text") -> Document:
    """The text as a reader meets it: blocks, sentences, words."""
    return read_source(text, format)
