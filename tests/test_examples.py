"""Every shipped rule proves itself: each example is a test, and so are the words and the exceptions of each rule."""

from __future__ import annotations

import pytest
from inline_rules import one_rule

from plainlang.examples import Failure, Trial, failures, fault_of, idle_exceptions, silent_entries, trials
from plainlang.rule import Example, Rule
from plainlang.ruleset import read_theme
from plainlang.shipped import shipped_files, theme_names

RULES = [rule for name in theme_names() for rule in read_theme(shipped_files()[name]._replace(proven=False))[1]]
TRIALS = [
    pytest.param(
        trial, id=trial.name, marks=[pytest.mark.xfail(strict=True, reason="a known gap")] * trial.example.todo
    )
    for trial in trials(RULES)
]


@pytest.mark.parametrize("trial", TRIALS)
def test_example(trial: Trial) -> None:
    """What is bad is found and becomes what is good; what is good is left alone."""
    assert fault_of(trial.rule, trial.example) == ""


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES if rule.kind in ("swap", "avoid")])
def test_every_entry_is_found(rule: Rule) -> None:
    """Each form of each entry is found in a plain sentence."""
    assert list(silent_entries(rule)) == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES if rule.unless])
def test_every_exception_is_needed(rule: Rule) -> None:
    """Without it some example fails."""
    assert list(idle_exceptions(rule)) == []


SWAP = "swap: {utilize: use}"


@pytest.mark.parametrize(
    ("keys", "example", "expected"),
    [
        pytest.param(SWAP, Example("We utilize it.", "We use it."), "", id="sound"),
        pytest.param(SWAP, Example("We use it."), "does not find “We use it.”", id="not found"),
        pytest.param(SWAP, Example("utilize", "help"), "makes “use” of “utilize”, not “help”", id="another fix"),
        pytest.param(SWAP, Example(good="utilize"), "speaks about “utilize” in “utilize”", id="not silent"),
        pytest.param("avoid: [bad]", Example("bad", "good"), "", id="a rewrite"),
        pytest.param("avoid: [bad]", Example("bad", "bad too"), "speaks about “bad” in “bad too”", id="no rewrite"),
        pytest.param("avoid: [bad]", Example("# bad", format="markdown"), "", id="markdown"),
        pytest.param("metric: words\nmax: 5\nat_least: 6", Example("One two. ", repeat=3), "", id="many times"),
        pytest.param(
            "metric: words\nmax: 5\nat_least: 6", Example("One two. "), "does not find “One two. ”", id="once"
        ),
    ],
)
def test_a_fault_is_told(keys: str, example: Example, expected: str) -> None:
    """What is wrong with an example, in words."""
    (rule,) = one_rule(keys)

    assert fault_of(rule, example) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param("avoid: [bad]\nexamples: [{bad: bad, good: fine}]", [], id="sound"),
        pytest.param("avoid: [bad, https]\nexamples: [{bad: bad}]", [], id="any word"),
        pytest.param("avoid: ['a.gov/b']\nexamples: [{bad: none}]",
                     ["does not find “none”", "never finds its entry “a.gov/b”"],
                     id="an entry in an address"),
        pytest.param("avoid: [bad]\nexamples: [{bad: bad, todo: true}]", ["the example “bad” is marked todo but works"],
                     id="todo that works"),
        pytest.param("avoid: [bad]\nexamples: [{bad: good, todo: true}, {bad: bad}]", [], id="todo that does not"),
        pytest.param("avoid: [bad]\nunless: [{after: [too]}]\nexamples: [{bad: bad}, {good: good}]",
                     ["has an exception that no example needs: after: too"], id="idle exception"),
        pytest.param("avoid: [bad]\nunless: [{after: [too]}]\nexamples: [{bad: bad}, {good: too bad}]", [],
                     id="needed"),
        pytest.param("avoid: [bad]\nroles: [button]\nexamples: [{bad: '<button>bad</button>', format: html}]", [],
                     id="role"),
    ],
)  # fmt: skip
def test_failures(keys: str, expected: list[str]) -> None:
    """Examples, entries and exceptions are tried together."""
    assert list(failures(one_rule(keys))) == [Failure("t/r", text) for text in expected]


def test_trials_are_named() -> None:
    """A trial has the name of its rule and its number."""
    assert [trial.name for trial in trials(one_rule("avoid: a"))] == ["t/r-1", "t/r-2"]
