"""What is shown of rules that are not the same in several profiles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from inline_rules import one_rule

from plainlang.comparison import Difference, differences, limit_of
from plainlang.rule import Rule

(LONG,) = one_rule("count: words\nper: sentence\nmax: 25")
(WORDS,) = one_rule("swap: {utilize: use, assist: help}")
(KNOWN,) = one_rule("define: abbreviations\nknown: [US, IRS]")
(OFFERS,) = one_rule("pattern: 'no later than'\nsuggest: by")
OTHER = replace(WORDS, id="other/r", theme="other")


def longer(limit: int) -> Rule:
    """The rule about long sentences with another limit."""
    return replace(LONG, spec=replace(LONG.spec, max=limit))


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        pytest.param([LONG, LONG], None, id="the same"),
        pytest.param([LONG, replace(LONG, why="Other.")], None, id="the same but for a remark"),
        pytest.param([LONG, longer(20), longer(25)], ("at most 25", "at most 20", "at most 25"), id="three"),
        pytest.param([LONG, longer(20)], ("at most 25", "at most 20"), id="a limit"),
        pytest.param([LONG, replace(LONG, severity="error")], ("suggestion", "error"), id="a severity"),
        pytest.param(
            [LONG, replace(longer(20), severity="error")], ("at most 25, suggestion", "at most 20, error"), id="both"
        ),
        pytest.param(
            [WORDS, replace(WORDS, spec=replace(WORDS.spec, swap={"utilize": ("use",)}))], ("also assist", "on"),
            id="words"
        ),
        pytest.param(
            [KNOWN, replace(KNOWN, spec=replace(KNOWN.spec, known=("US", "VA")))], ("also IRS", "also VA"), id="known"
        ),
        pytest.param(
            [WORDS, replace(WORDS, spec=replace(WORDS.spec, swap={"utilize": ("employ",), "assist": ("help",)}))],
            ("“utilize” → “use”", "“utilize” → “employ”"), id="other words instead"
        ),
        pytest.param(
            [OFFERS, replace(OFFERS, spec=replace(OFFERS.spec, suggest=("before",)))], ("→ “by”", "→ “before”"),
            id="another suggestion"
        ),
    ],
)  # fmt: skip
def test_differences(rules: list[Rule | None], expected: tuple[str, ...] | None) -> None:
    """Only what is not the same everywhere."""
    found = list(differences([{rule.id: rule} if rule else {} for rule in rules]))

    assert found == ([Difference("t/r", expected)] if expected else [])


@pytest.mark.parametrize(
    ("rulesets", "expected"),
    [
        pytest.param([[WORDS, OTHER], [OTHER]], [("t", "1 rule", "off")], id="a theme"),
        pytest.param(
            [[WORDS, replace(LONG, id="t/s")], [WORDS]], [("t/s", "at most 25", "off")], id="a rule of a theme"
        ),
        pytest.param(
            [[LONG], [], [longer(20)]],
            [("t", "1 rule", "off", "1 rule"), ("t/r", "at most 25", "off", "at most 20")],
            id="a theme that differs where it is on",
        ),
        pytest.param([[WORDS], [WORDS]], [], id="nothing"),
    ],
)
def test_what_only_some_have(rulesets: list[list[Rule]], expected: list[tuple[str, ...]]) -> None:
    """A theme that one of them does without is told once, not rule by rule."""
    found = differences([{rule.id: rule for rule in rules} for rules in rulesets])

    assert [(name, *values) for name, values in found] == expected


def test_limits() -> None:
    """In words; a rule that does not count has none, nor has one that does not speak of its limit."""
    (range_,) = one_rule("count: words\nper: section\nmin: 3\nmax: 400")

    assert [limit_of(rule) for rule in (LONG, range_, WORDS, KNOWN)] == [
        "at most 25",
        "at least 3, at most 400",
        "",
        "",
    ]
