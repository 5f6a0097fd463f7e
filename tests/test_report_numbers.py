"""The numbers of the HTML report: how pages stand, what a fix would do, the spread, the groups, the trend."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from html_report import LONG, own_linter, point, tallied
from running import RULES

from plainlang import Linter
from plainlang.finding import Finding
from plainlang.reporters.html.addresses import web_address
from plainlang.reporters.html.file import by_severity, grade, other_language, rule_name, written_date
from plainlang.reporters.html.overview import bars, groups, overview
from plainlang.reporters.html.rewrite import Rewrite, rewrite
from plainlang.reporters.html.standing import Standing, gains_of
from plainlang.reporters.html.trend_chart import chart
from plainlang.trends.summary import Spread

ADDRESSES = [
    pytest.param("https://www.plainlanguage.gov/a/?b=1#c", True, id="https"),
    pytest.param("http://example.com", True, id="http"),
    pytest.param("HTTPS://EXAMPLE.COM/", True, id="capitals"),
    pytest.param("javascript:alert(1)", False, id="script"),
    pytest.param("JaVaScRiPt:alert(1)//https://a.b", False, id="script, mixed"),
    pytest.param("java\tscript:alert(1)", False, id="script with a tab"),
    pytest.param(" javascript:alert(1)", False, id="script after a space"),
    pytest.param("\x01javascript:alert(1)", False, id="script after a control code"),
    pytest.param("data:text/html,<script>alert(1)</script>", False, id="data"),
    pytest.param("vbscript:msgbox(1)", False, id="another script"),
    pytest.param("file:///etc/passwd", False, id="file"),
    pytest.param("//example.com/a", False, id="no scheme"),
    pytest.param("/rules/a", False, id="a path"),
    pytest.param("https://", False, id="no host"),
    pytest.param("https://gov.example@evil.example/", False, id="a user before the host"),
    pytest.param("https://a.b/\"onmouseover='x'", False, id="quotes"),
    pytest.param("https://[::1", False, id="no address at all"),
    pytest.param("", False, id="nothing"),
]
WORDS = [
    pytest.param(rule_name("sentences/very-long"), "Sentences: very long", id="rule"),
    pytest.param(by_severity({"suggestion": 2, "error": 1}), "1 error, 2 suggestions", id="worst first"),
    pytest.param(by_severity({}), "nothing to change", id="nothing"),
    pytest.param(written_date("2026-01-09"), "9 January 2026", id="date"),
    pytest.param(grade(Standing(1, "a", "", grade=(7.6, 9.4))), "8–9", id="grade"),
    pytest.param(grade(Standing(1, "a", "", grade=(7.6, 8.4))), "8", id="one grade"),
    pytest.param(grade(Standing(1, "a", "")), "–", id="no grade"),
    pytest.param(other_language("es-MX"), True, id="Spanish"),
    pytest.param(other_language("en-GB"), False, id="English"),
    pytest.param(other_language('x" onload="'), False, id="no language"),
]
PAGES = {
    "a/good.md": LONG,
    "a/bad.md": f"{LONG} Use the gizmo. Use a gizmo. Find a doodad.",
    "b/short.md": "Use the gizmo.",
    "b/worse.md": f"{LONG} {'Use the gizmo. ' * 9}",
}


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    """A linter with three rules."""
    return own_linter(tmp_path_factory.mktemp("rules"))


def page(number: int, score: int | None, group: str = "", **counts: int) -> Standing:
    """A page with a score."""
    raw, pillars = float(score or 0), () if score is None else (float(score),) * 3
    return Standing(number, f"{number}.md", "", group, score, raw, pillars, None, 100, counts)


def finding(linter: Linter, text: str) -> Finding:
    """The one finding in a text."""
    [found] = linter.check(text).findings
    return found


@pytest.mark.parametrize(("url", "safe"), ADDRESSES)
def test_addresses(url: str, safe: bool) -> None:
    """Only addresses of the web become links."""
    assert (url if safe else "") == web_address(url)


@pytest.mark.parametrize(("shown", "expected"), WORDS)
def test_words(shown: object, expected: object) -> None:
    """Names, dates and grades, as people write them."""
    assert expected == shown


def test_what_to_fix_first() -> None:
    """The lowest score, then the worst findings; without a score last."""
    pages = [
        page(1, None, suggestion=9), page(2, 70), page(3, 50), page(4, None, error=1), page(5, 50, warning=1),
    ]  # fmt: skip

    assert [5, 3, 2, 4, 1] == [p.number for p in sorted(pages, key=lambda p: p.rank)]


def test_gains_follow_the_weights_of_a_site(linter: Linter, tmp_path: Path) -> None:
    """A site with weights of its own is promised what its own score gives."""
    path = tmp_path / "plainlang.yaml"
    path.write_text("score: {overall: {readability: 0.2, jargon: 0.6, inclusive: 0.2}}", "utf-8")
    own = Linter(select=("own",), rulesets=linter.rulesets, config=path)
    text, formula = PAGES["a/bad.md"], own.config.choices.score
    gains = gains_of(own.check(text, path="a.md"), own.rules.themes, formula)
    without = Linter(select=("own",), ignore=("own/gizmo",), rulesets=linter.rulesets, config=path).check(text).score

    assert (without.overall, without.raw) == gains["own/gizmo"]
    assert without.raw != Linter(select=("own",), ignore=("own/gizmo",), rulesets=linter.rulesets).check(text).score.raw


@pytest.mark.parametrize("rule", ["own/gizmo", "own/doodad"])
def test_gains_are_the_scores_without_the_rule(rule: str, linter: Linter) -> None:
    """What is promised for a fix is what checking without the rule gives."""
    text = PAGES["a/bad.md"]
    gains = gains_of(linter.check(text, path="a.md"), linter.rules.themes)
    without = Linter(select=("own",), ignore=(rule,), rulesets=linter.rulesets).check(text).score

    assert (without.overall, without.raw) == gains[rule]


def test_moves(linter: Linter) -> None:
    """A page moves when it is under the target, and would reach it without the findings of one rule."""
    reports = [linter.check(text, path=path) for path, text in PAGES.items()]
    bad, worse = reports[1].score, reports[3].score
    first, second = (gains_of(report, linter.rules.themes)["own/gizmo"] for report in (reports[1], reports[3]))
    facts = {f.rule: f for f in tallied(reports, linter).rules(first.overall)}

    assert bad.overall is not None and bad.overall < first.overall
    assert (2, 12, 3) == (facts["own/gizmo"].moves, facts["own/gizmo"].findings, facts["own/gizmo"].pages)
    assert 0 == facts["own/doodad"].moves
    assert pytest.approx((first.raw - bad.raw + second.raw - worse.raw) / 3) == facts["own/gizmo"].gain


def test_without_a_target_nothing_moves(linter: Linter) -> None:
    """Then only the gain is told."""
    assert [None] == [f.moves for f in tallied([linter.check("Use the gizmo.")], linter).rules(None)]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        pytest.param("Use a gizmo now.", "Use a [gizmo] now.", "Use a [tool] now.", id="a word"),
        pytest.param("Perhaps it rains.", "[Perhaps] it rains.", None, id="for a person to write"),
        pytest.param(
            f"{'word ' * 60}gizmo{' word' * 60}.", f"…{'word ' * 21}[gizmo]{' word' * 21} …",
            f"…{'word ' * 21}[tool]{' word' * 21} …", id="a long sentence",
        ),
    ],
)  # fmt: skip
def test_rewrites(text: str, before: str, after: str | None, linter: Linter) -> None:
    """A sentence of a page, before and after; articles are repaired as in a fix."""
    found = rewrite(finding(linter, text), 1, "a.md")

    assert isinstance(found, Rewrite)
    assert before == "{}[{}]{}".format(*found.before)
    assert after == (found.after and "{}[{}]{}".format(*found.after))


def test_articles_are_repaired(tmp_path: Path) -> None:
    """As in a fix."""
    linter = own_linter(tmp_path, RULES.replace("gizmo: tool", "gizmo: aid").replace("Use the tool", "Use the aid"))
    found = rewrite(finding(linter, "Take a gizmo."), 1, "a.md")

    assert found is not None and "Take [an aid]." == "{}[{}]{}".format(*(found.after or ()))


def test_the_best_example_is_kept(linter: Linter) -> None:
    """A sentence of a good length, from whichever page."""
    best = "Use the gizmo to open the door of the room in which we keep the papers."
    reports = [linter.check(text, path=f"{i}.md") for i, text in enumerate(("Gizmo.", best, "A gizmo."))]
    [facts] = tallied(reports, linter).rules(None)

    assert facts.example is not None and "1.md" == facts.example.path


@pytest.mark.parametrize(
    ("target", "reached", "share"),
    [pytest.param(None, None, 0.0, id="no target"), pytest.param(60.0, 2, 2 / 3, id="a target")],
)
def test_overview(target: float | None, reached: int | None, share: float) -> None:
    """The score card counts scored pages only, but says how many there are."""
    pages = [
        page(1, 40, "x"),
        page(2, 60, "x"),
        page(3, 80, "y"),
        page(4, None, "y"),
        replace(page(5, None), error="no"),
    ]
    view = overview(pages, target)

    assert (5, 3, 1, reached, share) == (view.pages, view.scored, view.short, view.reached, view.share)
    assert Spread(40, 60, 80) == view.spread


def test_bars() -> None:
    """By tens; 100 is with the nineties."""
    assert {0: 1, 50: 2, 90: 2} == {b.low: b.pages for b in bars([page(1, n) for n in (9, 50, 59, 90, 100)]) if b.pages}


def test_groups() -> None:
    """The lowest median first, groups without a score last; each names its lowest page."""
    pages = [page(1, 80, "x"), page(2, 50, "y", error=2), page(3, 70, "y"), page(4, None, "z")]

    assert [("y", 2, 1, 2), ("x", 1, 1, 1), ("z", 1, 0, None)] == [
        (g.name, g.pages, g.reached, g.lowest.number if g.lowest else None) for g in groups(pages, 60)
    ]
    assert [10.0, 0.0, 0.0] == [g.per_1000_words for g in groups(pages, 60)]


@pytest.mark.parametrize("points", [[], [point("2026-01-01", 50)]], ids=["none", "one"])
def test_no_trend(points: list[object]) -> None:
    """It takes two recordings."""
    assert chart(points, 70) is None  # type: ignore[arg-type]


def test_chart() -> None:
    """In the order of time; each stretch of one scale has its line, and a break stands between."""
    drawn = chart([point("2026-03-01", 60), point("2026-01-01", 40), point("2026-12-31", 80, "b")], 50)

    assert drawn is not None
    assert [40.0, 60.0, 80.0] == [dot.scores.median for dot in drawn.dots]
    assert (1, 2, 1) == (len(drawn.lines), len(drawn.bands), len(drawn.breaks))
    assert drawn.dots[0].x < drawn.dots[1].x < drawn.breaks[0] < drawn.dots[2].x
    assert drawn.dots[0].y > drawn.dots[1].y > drawn.dots[2].y
    assert (True, False, True) == tuple(dot.named for dot in drawn.dots) or all(dot.named for dot in drawn.dots)


@pytest.mark.parametrize(
    "dates", [["soon", "later"], ["2026-01-01"] * 2, ["2026-13-01", "2026-01-01"]], ids=["words", "one day", "no month"]
)
def test_charts_of_odd_dates(dates: list[str]) -> None:
    """They stand side by side."""
    drawn = chart([point(date, 50) for date in dates], None)

    assert drawn is not None and [40.0, 660.0] == [dot.x for dot in drawn.dots]
