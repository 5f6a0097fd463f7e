"""plainlang init: a configuration from what is found in the repository. It asks nothing and overwrites nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from plainlang import __version__
from plainlang.cli.hook_entry import HOOKS
from plainlang.cli.old_text import BASELINE
from plainlang.errors import UseError
from plainlang.reporters.layout import counted
from plainlang.shipped import DEFAULT_PROFILE

if TYPE_CHECKING:
    from plainlang.cli.hook_entry import Entry
    from plainlang.survey import Survey

_NAME: Final = "plainlang.yaml"
_KEYS: Final = "https://github.com/plainlang/plainlang/blob/main/docs/config.md"
_SCHEMA: Final = f"https://raw.githubusercontent.com/plainlang/plainlang/v{__version__}/rulesets/config.schema.json"
_OLD: Final = 20
"""A site of so many pages has old ones that nobody will mend today."""


@click.command(name="init")
@click.argument("folder", default=".", metavar="[FOLDER]", type=click.Path(file_okay=False, path_type=Path))
@click.option("--diff", "--dry-run", "shown", is_flag=True, help="Show what would be written; write nothing.")
@click.option("--force", is_flag=True, help="Replace the plainlang.yaml that is there.")
@click.option("--pre-commit", is_flag=True, help="Add the hook to .pre-commit-config.yaml, too.")
@click.option("--baseline", is_flag=True, help="Write down what is found today, so that only new findings fail.")
@click.pass_context
def command(ctx: click.Context, folder: Path, shown: bool, force: bool, pre_commit: bool, baseline: bool) -> int:
    """Write plainlang.yaml for the repository in FOLDER (here, when left out).

    It looks at how the site is built, where its pages are and which front matter holds prose.
    """
    from plainlang.cli.hook_entry import entry_for
    from plainlang.survey import survey

    if not folder.is_dir():
        raise UseError(f"There is no folder “{folder}”.")
    existing = _existing(folder)
    if not shown:
        _check_free(existing, force, extra=pre_commit)
    seen, entry = survey(folder), entry_for(folder) if pre_commit else None
    baseline = baseline and seen.pages > 0
    taken = baseline or (folder / BASELINE).is_file()
    path = None if existing and not (force or shown) else folder / _NAME
    if path:
        _put(path, _text(seen, taken), shown)
    if entry:
        _put_entry(entry, shown)
    if shown:
        return 0
    click.echo("".join(f"{line}\n" for line in _done(seen, path, entry)), nl=False)
    code = _take_stock(ctx, folder, seen) if baseline else 0
    places = (folder / BASELINE, path, entry.path if entry else None)
    made = [place.name for place in places if place and place.is_file()]
    steps = [*_next(seen, made, taken), *(_next_with_git(made) if _in_git(folder) else ())]
    click.echo("Next:\n" + "".join(f"  {line}\n" for line in steps), nl=False)
    return code


def _take_stock(ctx: click.Context, folder: Path, seen: Survey) -> int:
    """The same as `plainlang baseline create`, where there is none."""
    from plainlang.cli.baseline import create

    if (folder / BASELINE).exists():
        click.echo(f"{folder / BASELINE} is as it was; “plainlang baseline update” brings it up to date.")
        return 0
    code: int = ctx.invoke(create, paths=tuple(str(folder / name) for name in seen.folders))
    return code


def _existing(folder: Path) -> str:
    """What configures plainlang in this folder already; empty when nothing does."""
    from plainlang.config import config_in
    from plainlang.errors import PlainlangError

    try:
        found = config_in(folder)
    except PlainlangError as error:  # there is one, and something is wrong with it
        return str(error).splitlines()[0]
    return found.path if found else ""


def _check_free(existing: str, force: bool, extra: bool) -> None:
    """Nothing is overwritten unasked, and no configuration of another name hides the new one. `extra`: there is more to
    do than to write one.
    """
    if existing and Path(existing).name != _NAME and not extra:
        raise UseError(f"There is a configuration already: {existing}. Move it away first.")
    if existing and not (force or extra):
        raise UseError(f"{existing} exists. --diff shows what this command would write; --force replaces the file.")


def _put(path: Path, text: str, shown: bool) -> None:
    from plainlang.files import write_atomically

    if not shown:
        write_atomically(str(path), text.encode("utf-8"))
        return
    _show(path, path.read_text("utf-8", "replace") if path.is_file() else "", text)


def _put_entry(entry: Entry, shown: bool) -> None:
    from plainlang.files import write_atomically

    if shown:
        _show(entry.path, entry.before, entry.after)
    elif entry.after != entry.before:
        write_atomically(str(entry.path), entry.after.encode("utf-8"))


def _show(path: Path, before: str, after: str) -> None:
    """A new file as it would be, or what would change in one that is there."""
    from difflib import unified_diff

    if not before:
        click.echo(f"# {path}\n{after}", nl=False)
        return
    lines = unified_diff(before.splitlines(True), after.splitlines(True), str(path), str(path))
    click.echo("".join(lines) or f"# {path}: nothing to change\n", nl=False)


def _text(seen: Survey, taken: bool) -> str:
    """The configuration, each line with its reason. `taken`: is there a baseline?"""
    return "".join(f"{line}\n" for line in (*_head(seen), *_body(seen, taken)))


def _head(seen: Survey) -> Iterator[str]:
    kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in seen.suffixes.items())
    yield f"# yaml-language-server: $schema={_SCHEMA}"
    yield f"# All keys: {_KEYS}"
    built = " and ".join(f"{site.builder.name} ({site.marker})" for site in seen.sites)
    yield f"# Found: {built + '; ' if built else ''}{counted(seen.pages, 'page')}{f' ({kinds})' if kinds else ''}"


def _body(seen: Survey, taken: bool) -> Iterator[str]:
    profile, why = seen.authority or (DEFAULT_PROFILE, "the default")
    yield f"profile: {profile}    # {why}; see “plainlang profiles”"
    yield "fail-on: error    # or warning, or suggestion"
    if taken:
        yield f"baseline: {BASELINE}    # what it knows does not fail; made by “plainlang baseline create”"
    if seen.excludes:
        yield "exclude:"
        yield from (f"  - {item.pattern}    # {item.why}" for item in seen.excludes)
    if seen.keys:
        yield "prose-keys:    # in front matter, besides title, description and summary"
        yield from (f"  {_quoted(key.path)}: {key.role}    # in {key.pages} of {seen.read} pages" for key in seen.keys)


def _quoted(key: str) -> str:
    """A key that YAML reads as the text that it is."""
    return key if re.fullmatch(r"[A-Za-z][\w.-]*", key) else f'"{key}"'


def _done(seen: Survey, path: Path | None, entry: Entry | None) -> Iterator[str]:
    """What was written."""
    if path:
        built = " and ".join(dict.fromkeys(site.builder.name for site in seen.sites))
        pages = counted(seen.pages, "page") if seen.pages else "no page yet"
        yield f"{path} is written: {pages}{f', built with {built}' if built else ''}."
    if entry:
        yield entry.said


def _next(seen: Survey, made: list[str], taken: bool) -> Iterator[str]:
    """What to type next, in the folder that was looked at. `made`: the files that are there now."""
    folders = " ".join(seen.folders)
    if ".docx" in seen.suffixes:
        yield "pip install 'plainlang-lint[docx]'    # to read Word files"
    yield f"plainlang check {folders}"
    if seen.pages >= _OLD and not taken:
        stock = "plainlang init --force --baseline" if _NAME in made else f"plainlang baseline create {folders}"
        yield f"{stock}    # to let old findings be, and stop only new ones"


def _in_git(folder: Path) -> bool:
    return any((place / ".git").exists() for place in (folder.resolve(), *folder.resolve().parents))


def _next_with_git(made: list[str]) -> Iterator[str]:
    yield f"{'pre-commit install' if HOOKS in made else 'plainlang init --pre-commit'}    # to check every commit"
    yield f"git add {' '.join(sorted(made))}    # for everyone who works here"
