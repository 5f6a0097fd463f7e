"""The spine: which finding speaks, what it says, and what happens when a rule fails."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_rules import findings, one_rule, shown
from timing import in_proportion, seconds

from plainlang.counts import count
from plainlang.document import Document
from plainlang.kinds import KINDS
from plainlang.lint import lint, prepare
from plainlang.readers import read_source
from plainlang.rule import Match, Rule
from plainlang.span import LineIndex, meets, merged


def named(name: str, keys: str) -> Rule:
    """One rule under another id."""
    return replace(one_rule(keys)[0], id=f"t/{name}")


LISTS = [
    named("a", "avoid: [one two, three]\nseverity: error"),
    named("b", "avoid: [two three four, one]\nseverity: warning"),
    named("c", "swap: {three: 3, four five: 45, six: 6}"),
    named("d", "pattern: two"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("three", [("t/a", "three")], id="the same span: the worst"),
        pytest.param("one two", [("t/a", "one two"), ("t/d", "two")], id="the longest; a pattern always"),
        pytest.param("one two three", [("t/a", "one two"), ("t/d", "two"), ("t/a", "three")], id="what is left"),
        pytest.param("two three four", [("t/d", "two"), ("t/b", "two three four")], id="the longest of three"),
        pytest.param(
            "one two three four five", [("t/b", "one"), ("t/d", "two"), ("t/b", "two three four")], id="a chain"
        ),
        pytest.param("six six", [("t/c", "six")] * 2, id="side by side"),
    ],
)
def test_overlaps(text: str, expected: list[tuple[str, str]]) -> None:
    """Of word lists that overlap the longest speaks, and what it does not touch speaks too."""
    assert [(f.rule, f.found) for f in findings(LISTS, text)] == expected


def test_what_a_finding_says() -> None:
    """Everything a report needs, with its place in the source and in the sentence."""
    rules = one_rule(
        "swap: {utilize: [use, employ]}\nseverity: warning\nwhy: Own.\nmessage: '{found}→{suggestion}|{suggestions}'"
    )
    (finding,) = findings(rules, "Hello.\r\nWe **utilize** it.", "markdown")

    assert (finding.rule, finding.theme, finding.pillar, finding.severity) == ("t/r", "t", "jargon", "warning")
    assert finding.message == "utilize→use|“use” or “employ”"
    assert (finding.span, finding.line, finding.column, finding.end_line, finding.end_column) == ((13, 20), 2, 6, 2, 13)
    assert (finding.context, finding.context_at) == ("We utilize it.", (3, 10))
    assert (finding.found, finding.suggestions, finding.fix) == ("utilize", ("use", "employ"), "unsafe")


@pytest.mark.parametrize(
    ("keys", "expected"), [("avoid: use", None), ("swap: {use: ''}", "unsafe"), ("swap: {use: a}\nfix: safe", "safe")]
)
def test_only_what_offers_words_has_a_fix(keys: str, expected: str | None) -> None:
    """A rule without suggestions cannot be fixed by a machine."""
    assert [f.fix for f in findings(one_rule(keys), "use")] == [expected]


def test_a_finding_about_the_whole_document() -> None:
    """It has an empty span at 0, the first line and column, and found nothing."""
    (finding,) = findings(one_rule("count: words\nper: document\nmax: 1"), "\n\nOne two.")

    assert (finding.span, finding.line, finding.column, finding.found, finding.context) == ((0, 0), 1, 1, "", "")


def test_a_long_sentence_is_not_shown_whole() -> None:
    """The context is bounded, and the finding still stands in it."""
    (finding,) = findings(one_rule("avoid: [bad]"), "word " * 500 + "bad " + "x" * 5000)

    assert len(finding.context) < 1000
    assert finding.context[slice(*finding.context_at)] == "bad"


def test_a_rule_that_fails_is_named_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """One rule's failure takes neither its kind nor the page with it."""
    real = KINDS["avoid"]

    def broken(document: Document, rules: object) -> Iterator[Match]:
        return (match for match in real.matches(document, rules) if match.rule.id != "t/b" or 1 / 0)

    monkeypatch.setattr("plainlang.lint.KINDS", {**KINDS, "avoid": real._replace(matches=broken)})
    rules = [named("a", "avoid: x"), named("b", "avoid: y"), named("c", "swap: {z: w}")]
    document = read_source("x y z", "text")
    found, crashes = lint(document, prepare(rules), LineIndex("x y z"))

    assert [f.found for f in found] == ["x", "z"]
    assert [str(crash) for crash in crashes] == ["text: t/b failed: ZeroDivisionError: division by zero"]


MANY = 8_000


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        pytest.param("avoid: [bad]", "bad word " * MANY, id="a list"),
        pytest.param("avoid: [bad]\nunless: [{near: [court]}]", "bad word " * MANY, id="near"),
        pytest.param("avoid: [bad]\nunless: [{matching: 'bad \\d+'}]", "bad word " * MANY, id="matching"),
        pytest.param(
            "avoid: [bad]\nunless: [{in: [bad luck]}, {after: [no]}, {before: [x*]}]", "bad a " * MANY, id="in"
        ),
        pytest.param("avoid: [bad]", "*a* bad **b** “c” " * MANY, id="many marks"),
        pytest.param("avoid: [bad]", "“ bad " * MANY, id="quotations that never close"),
        pytest.param("avoid: [bad, bad bad]", "bad " * MANY, id="phrases that overlap"),
        pytest.param("pattern: '(?P<at>bad) \\w'", "bad word " * MANY, id="a pattern"),
        pytest.param("count: words\nper: link\nmax: 9", "[a](b) " * MANY, id="links"),
        pytest.param("define: abbreviations", "(AB or c " * MANY, id="brackets that never close"),
        pytest.param("consistent: [bad, worse]\ninflect: verb", "bad worse " * MANY, id="two names"),
        pytest.param("structure: file-link", "[a](b.pdf) " * MANY, id="files"),
    ],
)
def test_time_grows_with_the_text(keys: str, text: str) -> None:
    """A block with thousands of matches takes no more than a few times as long for each as a short one."""
    rules = prepare(one_rule(keys))

    def work(size: int) -> float:
        document = read_source(text[:size], "markdown")
        lines = LineIndex(document.source)
        return seconds(lambda: lint(document, rules, lines))

    assert in_proportion(work, len(text) // 8, len(text), most=8 * 4)


def test_threads_share_what_is_prepared() -> None:
    """The same rules in many threads find the same."""
    rules = one_rule("swap: {utilize: use}\ninflect: verb\nunless: [{near: [court]}]")
    texts = [f"We utilized {i} “utilize” forms. " * 5 for i in range(40)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: findings(rules, text), texts * 3))

    assert found == [findings(rules, text) for text in texts] * 3


def test_no_document_is_kept() -> None:
    """What is remembered about a document goes when it does."""
    document = read_source("The form was sent. We “utilize” it.", "text")
    lint(document, prepare([*one_rule("grammar: passive"), *one_rule("avoid: utilize")]), LineIndex(document.source))
    count(document)
    kept = weakref.ref(document)
    del document
    gc.collect()

    assert kept() is None


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "\ufeff", "\ufffc", "a", "\u0301", "😀"], ids=repr)
def test_odd_texts(text: str) -> None:
    """Nothing fails on a text that says nothing."""
    rules = [*one_rule("swap: {a b: c}"), *one_rule("grammar: passive"), *one_rule("structure: heading-end")]

    assert shown(rules, text, "markdown") == []


def test_one_finding_for_one_sentence() -> None:
    """Of two rules of a theme that count the same sentence, the more severe speaks."""
    rules = [
        named("long", "count: words\nper: sentence\nmax: 3"),
        named("longer", "count: words\nper: sentence\nmax: 5\nseverity: warning"),
    ]
    said = [f.rule for f in findings(rules, "One two three four. One two three four five six.")]

    assert said == ["t/long", "t/longer"]


YIELDING = [
    named("long", "count: words\nper: sentence\nmax: 4"),
    named("word", "avoid: [big]\nyields-to: [t/pair]"),
    named("pair", "pattern: 'big dogs'"),
    named("often", "avoid: [cat]\nbeyond: 2"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A big one.", [("t/word", "big")], id="nobody else speaks"),
        pytest.param("All big dogs.", [("t/pair", "big dogs")], id="the other speaks"),
        pytest.param("Big dogs. Big.", [("t/pair", "Big dogs"), ("t/word", "Big")], id="only where they meet"),
        pytest.param("A cat. One cat.", [], id="not the first two"),
        pytest.param("A cat.\n\nOne cat. A cat. My cat.", [("t/often", "cat")] * 2, id="from the third on"),
    ],
)
def test_yielding_and_passing(text: str, expected: list[tuple[str, str]]) -> None:
    """A rule leaves a word to another one, or lets the first ones of a page pass."""
    assert [(f.rule, f.found) for f in findings(YIELDING, text)] == expected


@pytest.mark.parametrize(("text", "expected"), [("One two three.", ["t/long"]), ("One two.", ["t/page"])])
def test_yielding_about_the_page(text: str, expected: list[str]) -> None:
    """What two rules say of the whole page is said by one."""
    rules = [
        named("page", "metric: words\nmax: 1\nat_least: 1\nyields-to: [t/long]"),
        named("long", "metric: words\nmax: 2\nat_least: 1"),
    ]

    assert [f.rule for f in findings(rules, text)] == expected


def test_a_rule_yields_only_to_one_that_speaks() -> None:
    """An exception silences a rule; then it takes nobody's place."""
    rules = [YIELDING[1], named("pair", "pattern: 'big dogs'\nunless: {after: all}")]

    assert [f.rule for f in findings(rules, "All big dogs. The big dogs.")] == ["t/word", "t/pair"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=8), st.integers(0, 30), st.integers(1, 8))
def test_places_that_meet(ranges: list[tuple[int, int]], start: int, length: int) -> None:
    """Meeting is sharing a character."""
    places = [(a, a + b) for a, b in ranges]
    shares = any(a < start + length and start < b for a, b in places)

    assert meets((start, start + length), merged(places)) == shares
