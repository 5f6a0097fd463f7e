"""How long a user's expression may take: on a page in all, and on how many pages."""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path

import pytest
from inline_rules import rules_of, theme_text

from plainlang.errors import Stopped
from plainlang.expressions import compile_for, watched
from plainlang.lint import prepare
from plainlang.linter import Linter
from plainlang.patience import PAGES, Patience
from plainlang.readers import read_source
from plainlang.span import LineIndex

ENDLESS = "'(?:a|aa|aaa)+$'"
WAYS = [
    pytest.param(f"pattern: {ENDLESS}", id="a pattern"),
    pytest.param(f"avoid: [c]\nunless: [{{matching: {ENDLESS}}}]", id="an exception"),
    pytest.param(f"grammar: [{{LOWER: {{REGEX: {ENDLESS}}}}}]", id="a token"),
]
SLOW = "b " + "a" * 60 + "b c"
"""What an endless expression does not end on."""


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of a second for a page."""
    monkeypatch.setattr("plainlang.expressions.SECONDS", 0.1)


def ran(patience: Patience, text: str) -> tuple[list[str], list[str]]:
    """The rules of the findings, and what is said of rules that failed."""
    found, crashes = patience.lint(read_source(text, "markdown"), LineIndex(text), ())
    return [f.rule for f in found], [str(crash) for crash in crashes]


def own(keys: str) -> Patience:
    """A rule of a user's, t/r, and a quick one."""
    rules = rules_of(f"r:\n  {keys.replace(chr(10), chr(10) + '  ')}\nquick:\n  pattern: b\n", shipped=False)
    return Patience(prepare(rules))


@pytest.mark.parametrize("keys", WAYS)
@pytest.mark.usefixtures("hurry")
def test_what_never_ends_is_stopped(keys: str) -> None:
    """It is named once, and the other rules go on."""
    said = "text: your rule t/r took too long on this page and was stopped"

    assert (["t/quick", "t/quick"], [said]) == ran(own(keys), SLOW)


@pytest.mark.parametrize("keys", WAYS)
@pytest.mark.usefixtures("hurry")
def test_what_is_slow_in_each_paragraph_is_stopped(keys: str) -> None:
    """A page of many paragraphs takes no longer than one, though none of them takes all of the time."""
    paragraph = "b " + "a" * 21 + "b c\n\n"
    patience = own(keys)
    start = time.thread_time()
    _, said = ran(patience, paragraph * 400)

    assert (1, True) == (len(said), time.thread_time() - start < 4)


@pytest.mark.parametrize("keys", WAYS)
@pytest.mark.usefixtures("hurry")
def test_a_rule_that_is_slow_again_and_again_is_switched_off(keys: str) -> None:
    """After a few pages nobody waits for it any more, and each page says so; a page in another language does not."""
    patience = own(keys)
    for _ in range(PAGES):
        ran(patience, SLOW)
    start = time.thread_time()
    last = ran(patience, SLOW)

    said = f"text: your rule t/r is switched off, because it took too long on {PAGES} other pages"
    assert (["t/quick", "t/quick"], [said]) == last
    assert time.thread_time() - start < 0.1
    assert ([], []) == ran(patience, "---\nlang: fr\n---\n\n" + SLOW)


def searched(times: int, page: int) -> str:
    """An expression that takes 0.4 seconds, looked for so many times on a page of so many characters."""
    ticks = (0.4 * n for n in count())
    expression = compile_for(False, "ab")
    with watched(lambda: next(ticks), page):
        try:
            return "".join("." for _ in range(times) if expression.search("b") is None)
        except Stopped as stop:
            return str(stop)


@pytest.mark.parametrize(
    ("times", "page", "expected"),
    [
        pytest.param(3, 0, "...", id="a page is read to its end while there is time"),
        pytest.param(4, 0, "took too long on this page and was stopped", id="time is that of the page"),
        pytest.param(4, 1_000_000, "....", id="a long page has more of it"),
    ],
)
def test_time_is_counted_over_a_page(times: int, page: int, expected: str) -> None:
    """Not over a paragraph; and each page begins anew."""
    assert [expected, expected] == [searched(times, page) for _ in range(2)]


@pytest.mark.usefixtures("hurry")
def test_reports_without_a_rule_say_so(tmp_path: Path) -> None:
    """While it is stopped and when it is switched off, the page has an error: it was not checked whole."""
    rule = f"r:\n  pattern: {ENDLESS}\n  examples: [{{bad: a, good: b}}, {{good: b}}]"
    (tmp_path / "t.yaml").write_text(theme_text(rule), encoding="utf-8")
    linter = Linter(rulesets=[tmp_path / "t.yaml"], select=["t"])
    reports = [linter.check(SLOW, path=f"{n}.txt") for n in range(PAGES + 2)]
    stopped = [f"{n}.txt: your rule t/r took too long on this page and was stopped" for n in range(PAGES)]
    off = [f"{n}.txt: your rule t/r is switched off, because it took too long on 3 other pages" for n in (3, 4)]

    assert [*stopped, *off] == [error for report in reports for error in report.errors]
    assert {False} == {report.crashed for report in reports}
