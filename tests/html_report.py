"""An HTML report made in a test, and what an HTML parser sees in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from running import RULES

from plainlang import Linter, Report
from plainlang.cli.shelf import Shelf
from plainlang.reporters.html.file import Frame, page_text, render
from plainlang.reporters.html.sheet import sheet
from plainlang.reporters.html.standing import Place
from plainlang.reporters.html.tally import Tally
from plainlang.trends.summary import Point, Spread, Summary

WORDS = "We send the form to each person who asks for it in the spring. "
LONG = WORDS * 10
"""More than the 100 words that a score needs."""
ALERT = "<script>alert(1)</script>"
HOSTILE = (
    ALERT,
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></script><script>alert(1)</script>",
    "<!-- <svg/onload=alert(1)> --><svg onload=alert(1)>",
    "{{ 7*7 }}{% include 'report.css' %}${7*7}",
    '<iframe src="javascript:alert(1)"></iframe><a href=javascript:alert(1)>x</a>',
    "<meta http-equiv=refresh content=0;url=https://example.com/><base href=https://example.com/>",
    "\u202egnp.exe \x00\x1b[31m &lt;b&gt; &#x3c;script>",
)


def own_linter(folder: Path, rules: str = RULES) -> Linter:
    """A linter with three small rules, or with others of the theme `own`."""
    (folder / "own.yaml").write_text(rules, encoding="utf-8")
    return Linter(select=("own",), rulesets=(folder / "own.yaml",))


def point(date: str, median: float, scale: str = "a", meeting: float | None = 0.5, label: str = "") -> Point:
    """A point of a trend."""
    spread = Spread(median - 10, median, median + 10)
    return Point(date, Summary(8, 6, 900, 4, 0, 70, meeting, spread, spread, {}), frozenset({scale}), label)


def tallied(reports: Sequence[Report], linter: Linter, group: str = "") -> Tally:
    """What a report of these pages is made from."""
    tally = Tally()
    for report in reports:
        tally.add(report, Place(report.path or "", group or (report.path or "").partition("/")[0]), linter.rules.themes)
    return tally


def rendered(reports: Sequence[Report], linter: Linter, frame: Frame | None = None, group: str = "") -> str:
    """The report of these pages, each with its text."""
    tally = tallied(reports, linter, group)
    with Shelf() as shelf:
        for report, page in zip(reports, tally.pages, strict=True):
            shelf.put(page.rank, page.number, page_text(report, page, sheet(report, 20_000), tally.seen))
        return "".join(render(tally, frame or Frame("Test", "2026-11-23", by="section"), shelf))


class Seen(HTMLParser):
    """What stands in an HTML page: its tags with their attributes, its ids, the text that people read, its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.words: list[str] = []
        self.scripts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        kind = self._open[-1] if self._open else ""
        if kind == "script":
            self.scripts.append(data)
        elif kind != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        """All text, space made one."""
        return " ".join("".join(self.words).split())

    def values(self, name: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def chromium() -> str | None:
    """A Chromium on this machine: the one that PLAINLANG_CHROMIUM names, or one on the path."""
    named = os.environ.get("PLAINLANG_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def in_browser(play: Any) -> Any:
    """Chromium, started without a window."""
    return play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
