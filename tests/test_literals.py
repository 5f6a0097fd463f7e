"""What must stand in a text before a pattern is tried there."""

from __future__ import annotations

import re

import pytest

from plainlang.kinds.literals import MOST, required
from plainlang.language.words import fold
from plainlang.rule import Rule
from plainlang.ruleset import read_theme
from plainlang.shipped import shipped_files, theme_names


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("utilize", ("utilize",), id="a word"),
        pytest.param(r"\bnot (?:un|in)\w+", ("not in", "not un"), id="ways that stand beside a text"),
        pytest.param(r"\b(?:the|a) page\b", ("a page", "the page"), id="a choice of words before it"),
        pytest.param("colou?r", ("color", "colour"), id="a letter that may be missing"),
        pytest.param(r"[ab]c", ("ac", "bc"), id="one of some letters"),
        pytest.param(r"\d+ days", (" days",), id="behind what cannot be spelled out"),
        pytest.param(r"we \d+ will pay", (" will pay",), id="the longest of two"),
        pytest.param(r"(?<=x)long(?!er)", ("long",), id="what has no width"),
        pytest.param(r"(?:ab|cd)+x", ("ab", "cd"), id="what comes again and again"),
        pytest.param(r"(?:word)? ?\d", (), id="all of it may be missing"),
        pytest.param(r"\w+|long", (), id="one way without any"),
        pytest.param("[", (), id="no pattern at all"),
        pytest.param("(?:fuzzy){e<2}", (), id="of another engine"),
        pytest.param("UTILIZE", ("utilize",), id="as folded text shows it"),
    ],
)
def test_what_is_required(pattern: str, expected: tuple[str, ...]) -> None:
    """The set whose shortest text is longest."""
    assert expected == required(pattern)


@pytest.mark.parametrize("most", [1, 4, MOST])
def test_no_more_than_asked_for(most: int) -> None:
    """Where there would be too many, parts of them are looked for."""
    pattern = "".join(f"(?:{a}x|{a}y) " for a in "abcdefghij")

    assert 1 <= len(required(pattern, most)) or most == 1
    assert len(required(pattern, most)) <= most


RULES = [rule for name in theme_names() for rule in read_theme(shipped_files()[name]._replace(proven=False))[1]]
PATTERNS = [pytest.param(rule, id=rule.id) for rule in RULES if rule.kind == "pattern" and not rule.spec.case]


@pytest.mark.parametrize("rule", PATTERNS)
def test_nothing_is_missed(rule: Rule) -> None:
    """Wherever a shipped pattern matches in its examples, one of its literals is part of the match."""
    literals, texts = required(rule.spec.pattern), [fold(example.bad * example.repeat) for example in rule.examples]
    found = [m[0] for text in texts for m in re.finditer(rule.spec.pattern, text, re.I)]

    assert found or "$" in rule.spec.pattern  # whole blocks
    assert not literals or all(any(literal in shown for literal in literals) for shown in found)
