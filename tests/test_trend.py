"""Summaries, percentiles, matched pages and intervals, against numbers that a reader can check by hand."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snapshots import snapshot

from plainlang.cli.trend_tables import shown_improvement, shown_points
from plainlang.errors import UseError
from plainlang.trends.bootstrap import Interval, Ratio, intervals
from plainlang.trends.matching import Row, improvement
from plainlang.trends.pairs import match
from plainlang.trends.portfolio import Portfolio
from plainlang.trends.summary import Spread, grouped, percentile, points, spread, summarize
from plainlang.trends.timeline import History, Recording, added
from plainlang.trends.weights import Weights, read_visits, shortened

VALUES = st.lists(st.floats(0, 100), min_size=1, max_size=40)
SPREADS = [
    pytest.param([5.0], [1.0], Spread(5, 5, 5), id="one page"),
    pytest.param([1.0, 2.0, 3.0, 4.0], [1.0] * 4, Spread(1, 2.5, 4), id="an even number: the mean of the middle two"),
    pytest.param([float(n) for n in range(1, 11)], [1.0] * 10, Spread(1.5, 5.5, 9.5), id="ten pages"),
    pytest.param([1.0, 2.0], [3.0, 1.0], Spread(1, 1, 2), id="by words"),
    pytest.param([1.0, 9.0], [1.0, 0.0], Spread(1, 1, 1), id="what weighs nothing does not count"),
    pytest.param([1.0], [0.0], None, id="nothing weighs anything"),
]
PAGES = [
    pytest.param("/benefits/", "benefits", id="address"),
    pytest.param("https://www.va.gov/benefits/?x=1", "benefits", id="with a site"),
    pytest.param("benefits/index.md", "benefits", id="an index"),
    pytest.param("Benefits.HTML", "benefits", id="suffix and case"),
    pytest.param("/", "", id="the front page"),
    pytest.param("index.html", "", id="the front page as a file"),
]


@pytest.mark.parametrize(("values", "weights", "expected"), SPREADS)
def test_spread(values: list[float], weights: list[float], expected: Spread | None) -> None:
    """Percentiles as the second definition of Hyndman and Fan has them."""
    assert expected == spread(values, weights)


@given(VALUES)
def test_median(values: list[float]) -> None:
    """With equal weights it is the median that everyone knows."""
    assert median(values) == pytest.approx(percentile(sorted((v, 1.0) for v in values), 0.5))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4)), min_size=1, max_size=12), st.sampled_from([0.1, 0.5, 0.9])
)
def test_weights_are_like_repeats(pairs: list[tuple[int, int]], share: float) -> None:
    """A page that weighs three counts like three pages."""
    weighed = sorted((float(value), float(weight)) for value, weight in pairs)
    repeated = sorted((float(value), 1.0) for value, weight in pairs for _ in range(weight))

    assert percentile(repeated, share) == percentile(weighed, share)


def test_summary_by_hand() -> None:
    """Short pages count as pages and among findings, and have no part in scores."""
    pages = [snapshot("a", 80, 300, counts={"x": 3}), snapshot("b", 60, 100, counts={"x": 1}), snapshot("c", None, 100)]
    s = summarize(pages, 70)

    assert (3, 2, 500, 0.5, Spread(60, 70, 80)) == (s.pages, s.scored, s.words, s.meeting, s.overall)
    assert 8.0 == s.per_1000["jargon"]
    assert 0.75 == summarize(pages, 70, Weights("words")).meeting
    assert 0.1 == summarize(pages, 70, Weights("visits", {"a": 1.0, "b": 9.0})).meeting


def test_rates_are_of_all_words_of_a_page() -> None:
    """As in its score: the mode decides what a grade counts, not what a finding weighs."""
    pages = [snapshot("a", words=100, page_words=400, counts={"x": 2})]
    rows = {row.name: row for row in improvement(match(pages, pages).pairs, 70).rows}

    assert 5.0 == summarize(pages, 70).per_1000["jargon"] == rows["Findings per 1,000 words, plain words"].after


def test_empty_summary() -> None:
    """Nothing is claimed of nothing."""
    s = summarize([], 70)

    assert (0, None, None, None) == (s.pages, s.meeting, s.overall, s.difficulty)


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_shortened(page: str, expected: str) -> None:
    """Pages as analytics tools name them and as we do are the same."""
    assert expected == shortened(page)


def test_visits() -> None:
    """Thousands may have commas; a page that stands twice is added up."""
    assert {"a": 1201.0, "b": 2.0} == read_visits("v.csv", 'Page,Visits\n/a/,"1,200"\na.md,1\nb,2\n')


def test_a_wrong_number_of_visits_is_found() -> None:
    """By its line, whatever empty lines stand before it."""
    with pytest.raises(UseError, match=r"v\.csv:4: “many” is no number"):
        read_visits("v.csv", "page,visits\na,1\n\nb,many\n")


def test_a_page_may_be_in_several_journeys() -> None:
    """Groups name pages by path or by address."""
    portfolio = Portfolio(journeys={"Retiring": ("ssa/", "https://va.gov/x/"), "Moving": ("ssa/a.md",), "None": ("z",)})
    pages = [snapshot("ssa/a.md"), snapshot("https://va.gov/x/", path="va/x.md"), snapshot("b.md")]
    found = {name: [page.path for page in members] for name, members in grouped(pages, portfolio, "journey")}

    assert {"Retiring": ["ssa/a.md", "va/x.md"], "Moving": ["ssa/a.md"], "None": []} == found


def test_match() -> None:
    """By address, by path, by content: a page may get an address in between, or be moved as it is."""
    before = [snapshot("a"), snapshot("b.md"), snapshot("gone", content="x"), *(snapshot(n, content="d") for n in "ef")]
    after = [snapshot("a", path="moved.md"), snapshot("/b/", path="b.md"), snapshot("g", content="d"), snapshot("new")]
    found = match(before, [*after, snapshot("h", content="d")])

    assert ["b.md /b/", "a a", "e g", "f h"] == [f"{pair.before.page} {pair.after.page}" for pair in found.pairs]
    assert (["new"], ["gone"]) == ([p.page for p in found.added], [p.page for p in found.removed])


def test_improvement_by_hand() -> None:
    """Two pages, one of which got better by ten points and lost two findings of three."""
    before = [snapshot("a", 60, counts={"x": 3}), snapshot("b", 80, counts={"y": 1})]
    after = [snapshot("a", 70, counts={"x": 1, "z": 1}), snapshot("b", 80, counts={"y": 1})]
    found = improvement(match(before, after).pairs, 70)
    rows = {row.name: row for row in found.rows}

    assert (2, 0.5, 0.0) == (found.matched, found.improved, found.worsened)
    assert (2, 1, 2) == (found.fixed, found.new, found.remaining)
    assert (0.5, 1.0) == (rows["Pages that score 70 or more"].before, rows["Pages that score 70 or more"].after)
    assert (70.0, 75.0) == (rows["Overall score, mean"].before, rows["Overall score, mean"].after)
    assert 10.0 == rows["Findings per 1,000 words, plain words"].before


@pytest.mark.parametrize(
    ("score", "weights"),
    [
        pytest.param(None, Weights(), id="pages too short for a score"),
        pytest.param(70.0, Weights("visits", {"b": 1.0}), id="pages without visits"),
    ],
)
def test_nothing_is_claimed_of_no_pages(score: float | None, weights: Weights) -> None:
    """A share of nothing is not 0%."""
    found = improvement(match([snapshot("a", score)], [snapshot("a", score)]).pairs, 70, weights)

    assert (None, None, None) == (found.improved, found.improved_interval, found.worsened)
    assert [] == [row.name for row in found.rows if row.unit != "rate"]
    assert "scored pages" not in " ".join(shown_improvement(found, "a", "b", weights)).partition("weighed by")[2]


@pytest.mark.parametrize(
    ("unit", "low", "high", "expected"),
    [
        ("points", -0.14, -0.04, "-0.1 to -0.04"),
        ("points", 0.0, 0.31, "0.0 to +0.3"),
        ("points", -0.002, 1e-13, "-0.002 to 0.0"),
        ("share", -0.0004, 0.021, "-0.04 to +2.1 points"),
    ],
)
def test_on_which_side_of_0_an_interval_ends(unit: str, low: float, high: float, expected: str) -> None:
    """Rounding does not hide whether 0 lies inside."""
    row = Row("Score", unit, 1, 50, 50, Interval(low, high))
    found = replace(improvement(match([snapshot("a")], [snapshot("a")]).pairs, 70), rows=(row,))

    assert any(line.endswith(expected) for line in shown_improvement(found, "a", "b", Weights()))


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=30))
def test_interval(pairs: list[tuple[float, float]]) -> None:
    """It is the same each time, and lies between the least and the greatest change."""
    before, after = (list(column) for column in zip(*pairs, strict=True))
    ones = [1.0] * len(pairs)
    [found], [again] = (intervals([Ratio(before, after, ones, ones)], draws=200) for _ in range(2))
    changes = [b - a for a, b in pairs]

    assert found == again
    assert found is not None
    assert min(changes) - 1e-9 <= found.low <= found.high <= max(changes) + 1e-9


def test_interval_covers_what_theory_says() -> None:
    """For the mean of many values it is close to plus or minus 1.96 standard errors."""
    after = [float(n % 10) for n in range(400)]
    [found] = intervals([Ratio([0.0] * 400, after, [1.0] * 400, [1.0] * 400)])
    error = 1.96 * (8.25 / 400) ** 0.5

    assert found is not None
    assert (4.5 - error, 4.5 + error) == pytest.approx((found.low, found.high), abs=0.05)


def test_points_break_where_rules_change() -> None:
    """A day is a point; what its numbers depend on is with it."""
    history = History()
    for date, page in (("2026-01-01", snapshot(rules="r")), ("2026-02-01", snapshot(rules="s"))):
        history = added(history, Recording(date, "", "", ("",), ()), [page])
    first, second = points(history, Portfolio())

    assert ("2026-01-01", "2026-02-01", True) == (first.date, second.date, first.scales != second.scales)


@pytest.mark.parametrize("months", [2, 11, 12, 20])
def test_the_break_is_drawn_however_long_the_trend(months: int) -> None:
    """The rules change once, before the last recording."""
    history = History()
    for month in range(months):
        page = snapshot(rules="new" if month == months - 1 else "old")
        history = added(history, Recording(f"20{10 + month}-01-01", "", "", ("",), ()), [page])
    lines = list(shown_points(points(history, Portfolio())))

    assert ["do not compare" in line for line in lines[-3:]] == [False, True, False]
    assert min(months, 12) + 3 == len(lines)
