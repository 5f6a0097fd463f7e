"""The HTML report from reports alone, for `--output-format html`: without groups, target or trend.

`plainlang report` has those. The texts of pages are kept in memory here, within the room that there is for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plainlang.finding import Citation
from plainlang.formula import Formula
from plainlang.report import Report
from plainlang.reporters import Look
from plainlang.reporters.html.file import TITLE, Frame, check_installed, page_text
from plainlang.reporters.html.file import render as whole_file
from plainlang.reporters.html.sheet import Room, sheet
from plainlang.reporters.html.standing import Place
from plainlang.reporters.html.tally import Tally
from plainlang.reporters.paths import shown_path
from plainlang.rule import Theme

_ROOM = 3_000_000
_PAGES = 200
"""As if there were so many: how many come is not known before the last."""


class _Kept:
    """The texts of pages by number."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self.room = _ROOM

    def __contains__(self, number: object) -> bool:
        return number in self._texts

    def put(self, number: int, text: str) -> None:
        """Keep a text, as long as there is room."""
        if len(text) <= self.room:
            self.room -= len(text)
            self._texts[number] = text

    def text(self, number: int) -> str:
        """The text of a page."""
        return self._texts[number]


def render(reports: Iterable[Report], look: Look) -> Iterator[str]:
    """One HTML file. Raises `UseError` where the library for it is missing, before the first page."""
    check_installed()
    tally, kept, room = Tally(), _Kept(), Room(_ROOM, _PAGES)
    cut = 0
    for report in reports:
        page = tally.add(report, Place(shown_path(report.path, look.run.folder)), *_weights(report, look))
        if page.words or not page.error:
            text = page_text(report, page, sheet(report, room.share()), tally.seen)
            room.take(len(text))
            kept.put(page.number, text)
            cut += page.number not in kept
    if cut:
        look.run.say(f"HTML: the text of {cut:,} pages is not in the file; “plainlang report” has more room.")
    yield from whole_file(tally, Frame(TITLE, look.run.today), kept)


def _weights(report: Report, look: Look) -> tuple[Mapping[str, Theme], Formula | None]:
    """The themes and the formula of a page's score; without a configuration, every theme weighs the same."""
    if look.run.weights:
        return look.run.weights(report.path or "")
    return {name: Theme(name, "jargon", name, "", Citation("")) for name in report.score.themes}, None
