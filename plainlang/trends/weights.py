"""What a page counts for: as much as any other, as much as it has words, or as often as people visit it.

Visits come from a CSV with the columns `page` and `visits`, as analytics tools export them. A page is known there by
its path or its address; the site's name, a "/" at the end, "index.html" and the suffix do not matter.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from plainlang.errors import UseError, did_you_mean
from plainlang.trends.snapshot import Snapshot

WeightName = Literal["pages", "words", "visits"]
WEIGHT_NAMES: Final[tuple[WeightName, ...]] = get_args(WeightName)
_SITE: Final = re.compile(r"^(?:https?:)?//[^/]*|[?#].*$")
_SUFFIX: Final = re.compile(r"\.(?:html?|md|markdown|mdx|njk|docx|txt)$", re.I)
_INDEX: Final = re.compile(r"(?:^|/)(?:_?index|readme)$", re.I)


@dataclass(frozen=True, slots=True)
class Weights:
    """How pages are weighed, by name; `visits` by page, as `shortened` has it."""

    name: WeightName = "pages"
    visits: Mapping[str, float] = field(default_factory=dict)

    def of(self, page: Snapshot) -> float:
        """What a page counts for in a share, a mean or a percentile."""
        if self.name == "words":
            return float(page.words)
        return self.often(page)

    def often(self, page: Snapshot) -> float:
        """How often a page's findings and words count in a rate, which is by words as it is."""
        if self.name != "visits":
            return 1.0
        named = (self.visits.get(shortened(name)) for name in (page.page, page.path))
        return next((visits for visits in named if visits is not None), 0.0)


BY_PAGES: Final = Weights()


def read_visits(path: str, text: str) -> Mapping[str, float]:
    """Visits by page, from a CSV. Raises `UseError` for what is no such table."""
    rows = csv.DictReader(text.splitlines())
    columns = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    for wanted in ("page", "visits"):
        if wanted not in columns:
            hint = did_you_mean(wanted, list(columns))
            raise UseError(
                f"{path}: the first line must name the columns “page” and “visits”; “{wanted}” is missing. {hint}"
            )
    found: dict[str, float] = {}
    for row in rows:
        shown = (row[columns["visits"]] or "").strip().replace(",", "")
        if not re.fullmatch(r"\d+(?:\.\d+)?", shown):
            raise UseError(f"{path}:{rows.line_num}: “{row[columns['visits']] or ''}” is no number of visits.")
        page = shortened(row[columns["page"]] or "")
        found[page] = found.get(page, 0.0) + float(shown)
    return found


def shortened(page: str) -> str:
    """A path or an address as visits are looked up: without site, suffix, index and the slashes around it."""
    return _INDEX.sub("", _SUFFIX.sub("", _SITE.sub("", page.strip()).strip("/"))).lower()
