"""The numbers of the score: those that are shipped, and what a configuration may put in their place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import CONFIG, PLAIN, cli, site

import plainlang
from plainlang import Linter
from plainlang.config import parse_config
from plainlang.errors import ConfigError
from plainlang.formula import Formula, formula_faults, shipped_formula

SHIPPED = shipped_formula()
OWN = "score: {overall: {readability: 0.5, jargon: 0.25, inclusive: 0.25}, words: 100}\n"


def configured(text: str) -> Formula:
    """The formula of a configuration."""
    return parse_config("plainlang.yaml", text).choices.score


def test_the_shipped_formula_is_sound() -> None:
    """Its weights add up, and each number in it can be read from the line that is printed."""
    said = str(SHIPPED)

    assert [] == list(formula_faults(SHIPPED))
    assert said.startswith("score 1: overall = 0.6·readability + 0.25·plain words + 0.15·inclusive language; ")
    assert "provisional" not in said


def test_rules_that_shares_stand_for_exist() -> None:
    """Each is a rule of the default profile, on or off."""
    rules = plainlang.Linter().rules
    known = {rule.id for rule in (*rules.rules, *rules.off)}

    assert set() == set(SHIPPED.shares) - known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", SHIPPED, id="nothing"),
        pytest.param("score: {}\n", SHIPPED, id="an empty mapping"),
        pytest.param("score: {words: 100}\n", replace(SHIPPED, words=100.0), id="one number"),
        pytest.param("score: {version: va-1}\n", replace(SHIPPED, version="va-1"), id="a name of its own"),
        pytest.param("score: {shares: {}}\n", replace(SHIPPED, shares={}), id="no rule is left out"),
        pytest.param(
            "score: {severity: {error: 3}}\n",
            replace(SHIPPED, severity=replace(SHIPPED.severity, error=3.0)),
            id="one of three",
        ),
    ],
)
def test_what_is_left_open_is_shipped(text: str, expected: Formula) -> None:
    """A configuration names only what differs."""
    assert expected == configured(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("score: {overall: {readability: 0.9}}\n", "1: The weights of “overall” must add up to 1; they add up to 1.3."),
        ("score: {readability: {ease: 0}}\n", "The weights of “readability” must add up to 1; they add up to 0.5."),
        ("score: {severity: {error: -1}}\n", "A weight can't be under 0."),
        ("score: {words: 0}\n", "must be 1 or more."),
        ("score: {ease: {spread: 0}}\n", "must be 1 or more."),
        ("score: {ease: {spread: 1e-7}}\n", "must be"),
        ("score: {overal: {readability: 1}}\n", "“overall”"),
        ("score: {severity: {eror: 1}}\n", "“error”"),
        ("score: {words: many}\n", "must be a number"),
        ("score: 5\n", "score"),
        ("score: {shares: {verbs/passive: pasive}}\n", "passive"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    """Each is named at its place."""
    with pytest.raises(ConfigError) as caught:
        configured(text)

    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/such", "x.yaml:1:18: There is no rule “no/such”."),
        ("verbs/pasive", "Did you mean “verbs/passive”"),
        ("verbs", "no rule “verbs”"),
    ],
)
def test_shares_name_rules(name: str, said: str) -> None:
    """A slip would let findings weigh that should not."""
    with pytest.raises(ConfigError) as caught:
        Linter(config=parse_config("x.yaml", f"score: {{shares: {{{name}: passive}}}}\n"))

    assert said in str(caught.value)
    assert Linter("wcag", config=parse_config("x.yaml", "score: {shares: {verbs/passive: passive}}\n"))


def test_weights_of_ones_own_are_told(tmp_path: Path) -> None:
    """The formula says that such a score stands alone, and the hash is another."""
    shipped = cli(site(tmp_path / "a", {"a.md": PLAIN * 60}), "score", "a.md").out
    own = cli(site(tmp_path / "b", {"a.md": PLAIN * 60}, CONFIG + OWN), "score", "a.md").out
    hashes = {out.split(", rules ")[1].split(".")[0] for out in (shipped, own)}

    assert "do not compare it with other scores" in own
    assert "do not compare" not in shipped
    assert 2 == len(hashes)


def test_weights_of_ones_own_are_shown_as_configuration(tmp_path: Path) -> None:
    """`plainlang config show` has them, with the shipped ones beside them."""
    ran = cli(site(tmp_path, {}, CONFIG + OWN), "config", "show", "--origin")

    assert '"words": 100.0' in ran.out
    assert '"spread": 15.0' in ran.out


@given(weight=st.floats(0, 1), words=st.floats(1, 1000))
def test_any_weights_that_add_up_are_sound(weight: float, words: float) -> None:
    """And any that do not are told."""
    pair = replace(SHIPPED.overall, readability=weight, jargon=1 - weight, inclusive=0.0)

    assert [] == list(formula_faults(replace(SHIPPED, overall=pair, words=words)))
    assert [] != list(formula_faults(replace(SHIPPED, overall=replace(pair, inclusive=0.5), words=words)))
