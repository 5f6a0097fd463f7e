"""Reports of many pages as one HTML file: no network, no script needed to read it, nothing of a page is ever markup.

Everything goes through jinja2 with autoescape and strict names; the only text that is not escaped is our own style and
script, and the security policy names both by their hash, so that a browser runs and loads nothing else.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, Protocol

from plainlang.errors import UseError
from plainlang.finding import SEVERITIES
from plainlang.report import Report
from plainlang.reporters.html.addresses import web_address
from plainlang.reporters.html.marked import LETTERS, SHOWN_HOLE, shown
from plainlang.reporters.html.overview import MEANINGS, overview
from plainlang.reporters.html.sheet import Sheet
from plainlang.reporters.html.standing import Standing, reaches
from plainlang.reporters.html.tally import Tally
from plainlang.reporters.html.trend_chart import chart
from plainlang.reporters.layout import counted
from plainlang.rule import PILLARS
from plainlang.trends.summary import Point

if TYPE_CHECKING:
    from jinja2 import Environment

MISSING: Final = "The HTML report needs the library jinja2. Install it with: pip install 'plainlang-lint[report]'"
TITLE: Final = "Plain language report"
LAW: Final = "This is a measure of the text, not a statement about any law."
_FREQUENT: Final = 12
MOST_PAGES: Final = 5_000
"""So many pages stand in the list, and no more texts: a browser has to open it."""
_MOST_ERRORS: Final = 500


@dataclass(frozen=True, slots=True)
class Frame:
    """What a report says of itself. `made`: the date, as 2026-11-23; `by`: what pages are grouped by ("" for nothing);
    `target`: the score that pages should reach, if one is set."""

    title: str
    made: str
    by: str = ""
    target: float | None = None
    trend: Sequence[Point] = ()


class Texts(Protocol):
    """What `page_text` made of pages, by their numbers; not of each page, when only the worst are shown."""

    def __contains__(self, number: object) -> bool: ...

    def text(self, number: int) -> str:
        """The text of a page."""


def render(tally: Tally, frame: Frame, shelf: Texts) -> Iterator[str]:
    """The report, in parts; the texts come from a shelf, one at a time."""
    from markupsafe import Markup

    view = overview(tally.pages, frame.target)
    listed = [page for page in tally.pages if not page.error or page.words]
    ordered = sorted(listed, key=lambda page: page.rank)[:MOST_PAGES]
    unread = [page for page in tally.pages if page.error]
    texts = {page.number for page in ordered if page.number in shelf}
    stream = (
        _templates()
        .get_template("report.html")
        .stream(
            frame=frame,
            view=view,
            grouped=bool(frame.by) and len(view.groups) > 1,
            pages=ordered,
            listed=len(listed),
            unread=unread[:_MOST_ERRORS],
            failed=len(unread),
            frequent=(rules := tally.rules(frame.target))[:_FREQUENT],
            rules=sorted(rules, key=lambda facts: facts.rule),
            severities=tally.severities(),
            rulesets=tally.rulesets,
            modes=tally.modes,
            formulas=tally.formulas,
            texts=texts,
            details=(Markup(shelf.text(page.number)) for page in ordered if page.number in texts),
            chart=chart(frame.trend, frame.target),
            style=Markup(asset("report.css")),
            script=Markup(asset("report.js")),
            policy=policy(),
        )
    )
    stream.enable_buffering(200)
    yield from stream


def page_text(report: Report, page: Standing, sheet: Sheet, numbers: Mapping[str, int]) -> str:
    """One page's part of the report: its text, marked, and the advice. `numbers` are those of the rules."""
    template = _templates().get_template("page.html")
    return template.render(report=report, page=page, sheet=sheet, numbers=numbers)


def asset(name: str) -> str:
    """Our own style or script, as it stands in the report."""
    env = _templates()
    source, _, _ = env.loader.get_source(env, name) if env.loader else ("", "", "")
    return source.replace("\r\n", "\n")


def policy() -> str:
    """The content security policy: nothing loads; only our own style and script, named by hash, are used."""
    style, script = (b64encode(sha256(asset(name).encode()).digest()).decode() for name in ("report.css", "report.js"))
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def check_installed() -> None:
    """Raise `UseError` where jinja2 is missing: better before a run than after it."""
    _templates()


@lru_cache(maxsize=1)
def _templates() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise UseError(MISSING) from None
    env = Environment(
        loader=PackageLoader("plainlang.reporters.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(FILTERS)
    env.globals.update(
        TITLE=TITLE, LETTERS=LETTERS, SEVERITIES=SEVERITIES, PILLARS=PILLARS, MEANINGS=MEANINGS, LAW=LAW,
        HOLE=SHOWN_HOLE,
    )  # fmt: skip
    return env


def written_date(date: str) -> str:
    """2026-11-23 as 23 November 2026."""
    year, month, day = date.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def grade(page: Standing) -> str:
    """The grade as a range of whole numbers, or a dash."""
    if page.grade is None:
        return "–"
    low, high = (f"{value:.0f}" for value in page.grade)
    return low if low == high else f"{low}–{high}"


def by_severity(counts: Mapping[str, int]) -> str:
    """2 errors, 1 warning."""
    return ", ".join(counted(counts[name], name) for name in SEVERITIES if counts.get(name)) or "nothing to change"


def rule_name(rule: str) -> str:
    """The name of a rule as words: “sentences/very-long” is “Sentences: very long”."""
    words = rule.replace("/", ": ").replace("-", " ")
    return words[:1].upper() + words[1:]


def other_language(name: str) -> bool:
    """Is this a language that is not English, by its name in the form that browsers know?"""
    return bool(_LANGUAGE.fullmatch(name)) and not name.lower().startswith("en")


def _whole(number: float) -> str:
    return f"{number:,.0f}"


def _decimal(number: float) -> str:
    return f"{number:,.1f}"


def _percent(share: float) -> str:
    return f"{share:.0%}"


_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MONTHS: Final = "January February March April May June July August September October November December".split()
FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "whole": _whole, "decimal": _decimal, "percent": _percent, "counted": counted, "written_date": written_date,
    "grade": grade, "by_severity": by_severity, "rule_name": rule_name, "web_address": web_address, "shown": shown,
    "reaches": reaches, "other_language": other_language,
}  # fmt: skip
