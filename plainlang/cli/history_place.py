"""Where a history lies and what its pages count for: options that the commands of a history share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.nearest import Linters
    from plainlang.trends.portfolio import Portfolio
    from plainlang.trends.timeline import History
    from plainlang.trends.weights import Weights

F = TypeVar("F", bound=Callable[..., Any])


def file_option(function: F) -> F:
    """--file."""
    return click.option("--file", metavar="FILE", help="The history: .sqlite, or .jsonl for JSON lines.")(function)


def weight_options(function: F) -> F:
    """--file, --weight, --visits and --config."""
    for option in (
        click.option("--visits", metavar="FILE", help="A table (CSV) with the columns page and visits."),
        click.option(
            "--weight",
            type=click.Choice(["pages", "words", "visits"]),
            help="Pages count once, by words, or by visits (pages).",
        ),
        click.option("--config", "config_path", metavar="FILE", help="The configuration to use, not the nearest one."),
        file_option,
    ):
        function = option(function)
    return function


class Place(NamedTuple):
    """Where a history lies: its file, the folder that its paths are relative to, and what it is kept for."""

    file: str
    base: str
    portfolio: Portfolio

    def load(self) -> History:
        """The history. Raises `UseError` when there is none."""
        from plainlang.records import history

        return history.load(self.file)


def place_of(linters: Linters, file: str | None) -> Place:
    """The place that --file names, or the configuration."""
    from plainlang.trends.portfolio import SUFFIXES

    config = linters.config("")
    portfolio = config.choices.history
    if file and not file.endswith(SUFFIXES):
        raise UseError(f"--file “{file}” must end in .sqlite or .jsonl: the suffix says how a history is kept.")
    return Place(file or str(Path(config.folder, portfolio.file)), config.folder, portfolio)


def place_at(config_path: str | None, file: str | None) -> tuple[Place, Linters]:
    """The place for commands that only look, and the linters of the configuration."""
    from plainlang.cli.options import Asked, linters_of

    linters = linters_of(Asked(config_path=config_path))
    return place_of(linters, file), linters


def weights_of(weight: str | None, visits: str | None, history: History) -> Weights:
    """What pages count for. Raises `UseError` when visits are wanted and not given, or the other way round, or are of
    other pages.
    """
    from plainlang.config import read_text
    from plainlang.trends.weights import WEIGHT_NAMES, Weights, read_visits

    if weight == "visits" and not visits:
        raise UseError(
            "--weight visits needs a table of visits: --visits FILE, a CSV with the columns page and visits."
        )
    if visits and weight not in (None, "visits"):
        raise UseError(f"--visits weighs by visits, and --weight {weight} does not. Leave one of them out.")
    known = read_visits(visits, read_text(Path(visits))) if visits else {}
    name = "visits" if visits else weight or "pages"
    weights = Weights(next(known for known in WEIGHT_NAMES if known == name), known)
    pages = history.snapshots.values()
    if visits and pages and not any(map(weights.often, pages)):
        example = next(iter(pages)).page
        raise UseError(f"{visits}: no page of this history has visits there. Name pages as it does: “{example}”.")
    return weights
