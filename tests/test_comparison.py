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


def longer(limit: int) -> Rule:
    """The rule about long sentences with another limit."""
    return replace(LONG, spec=replace(LONG.spec, max=limit))


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        pytest.param([LONG, LONG], None, id="the same"),
        pytest.param([LONG, replace(LONG, why="Other.")], None, id="the same but for a remark"),
        pytest.param([WORDS, None], ("on", "off"), id="off"),
        pytest.param([LONG, None, LONG], ("at most 25", "off", "at most 25"), id="off, with its limit elsewhere"),
        pytest.param([LONG, longer(20)], ("at most 25", "at most 20"), id="a limit"),
        pytest.param([LONG, replace(LONG, severity="error")], ("suggestion", "error"), id="a severity"),
        pytest.param(
            [LONG, replace(longer(20), severity="error")], ("at most 25, suggestion", "at most 20, error"), id="both"
        ),
        pytest.param(
            [WORDS, replace(WORDS, spec=replace(WORDS.spec, swap={"utilize": ("use",)}))], ("also assist", "on"), id="words"
        ),
        pytest.param(
            [KNOWN, replace(KNOWN, spec=replace(KNOWN.spec, known=("US", "VA")))], ("also IRS", "also VA"), id="known"
        ),
    ],
)  # fmt: skip
def test_differences(rules: list[Rule | None], expected: tuple[str, ...] | None) -> None:
    """Only what is not the same everywhere."""
    found = list(differences([{rule.id: rule} if rule else {} for rule in rules]))

    assert found == ([Difference("t/r", expected)] if expected else [])


def test_limits() -> None:
    """In words; a rule that does not count has none."""
    (range_,) = one_rule("count: words\nper: section\nmin: 3\nmax: 400")

    assert [limit_of(rule) for rule in (LONG, range_, WORDS)] == ["at most 25", "at least 3, at most 400", ""]
