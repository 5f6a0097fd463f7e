"""Every command and every option, used at least once from the entry point on."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typed_groups
import typed_lines
from a_repository import Typed, repository
from running import Ran, cli, finished

from plainlang.cli.reference import commands

LINES = [*typed_lines.LINES, *typed_groups.LINES]
EVERY = {context.command_path: context for context, _ in commands()}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository that every line gets a copy of."""
    return repository(tmp_path_factory.mktemp("original"))


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    """A copy of the repository."""
    return Path(shutil.copytree(original, tmp_path / "repository", symlinks=True))


def called(line: str) -> str:
    """The name of the command that a line calls: "plainlang history show"."""
    name = "plainlang"
    for word in shlex.split(line):
        if f"{name} {word}" not in EVERY:
            break
        name = f"{name} {word}"
    return name


FIRST = {called(typed.line): typed for typed in reversed(LINES)}


def ran(folder: Path, typed: Typed) -> Ran:
    """Run a line: in this process, or as a real one where it is the first of its command or reads standard input."""
    words = shlex.split(typed.line)
    if typed.given is None and FIRST[called(typed.line)] is not typed:
        return cli(folder, *words)
    script = Path(sys.executable).with_name("plainlang.exe" if sys.platform == "win32" else "plainlang")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "plainlang"]
    done = finished([*start, *words], folder, (typed.given or "").encode())
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize("typed", LINES, ids=lambda typed: typed.line)
def test_a_line(typed: Typed, folder: Path) -> None:
    """It ends as it should, and says and writes what it should."""
    if typed.needs:
        pytest.importorskip(typed.needs)
    code, out, err = ran(folder, typed)
    written = {name: (folder / name).read_text(encoding="utf-8") for name in typed.files}

    assert (typed.code, []) == (code, [part for part in typed.out if part not in out]), out + err
    assert [] == [part for part in typed.err if part not in err]
    assert [] == [name for name, part in typed.files.items() if part not in written[name]]
    assert not typed.silent or (out, err) == ("", "")


def parameters(context: click.Context) -> Iterator[click.Parameter]:
    """What can be given to a command, --help too."""
    every = context.command.get_params(context)
    return (param for param in every if not (isinstance(param, click.Option) and param.hidden))


def is_given(param: click.Parameter, words: list[str]) -> bool:
    """Is an option on a line, by one of its names? Arguments are, where the line is longer than the command."""
    if isinstance(param, click.Argument):
        return any(not word.startswith("-") or word == "-" for word in words)
    return any(word.partition("=")[0] in (*param.opts, *param.secondary_opts) for word in words)


@pytest.mark.parametrize("name", sorted(EVERY))
def test_every_option_is_on_a_line(name: str) -> None:
    """A new command or option needs a line in `typed_lines` or `typed_groups`."""
    lines = [shlex.split(typed.line)[name.count(" ") :] for typed in LINES if called(typed.line) == name]
    missing = [p.opts[0] for p in parameters(EVERY[name]) if not any(is_given(p, words) for words in lines)]

    assert [] == missing
