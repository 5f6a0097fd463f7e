"""Why a rule that found something is silent: what really went before it, and exceptions in short."""

from __future__ import annotations

from pathlib import Path

import pytest
from inline_rules import one_rule, theme_text

from plainlang.linter import Linter
from plainlang.span import LineIndex
from plainlang.unless import written
from plainlang.why.silences import silences

LONG = "(" + "|".join(f"the {n}th gizmo" for n in range(20)) + ")"
RULES = f"""\
first:
  pattern: 'we go'
  kind: pattern
  examples: [{{bad: "we go"}}, {{good: no}}]
entries:
  avoid: [in order, rate, rate card]
  unless: [{{before: holder}}]
  examples: [{{bad: rate}}, {{good: no}}]
longer:
  avoid: [in order to]
  examples: [{{bad: in order to}}, {{good: no}}]
even-longer:
  avoid: [we go in order to win]
  examples: [{{bad: we go in order to win}}, {{good: no}}]
mild:
  grammar: passive
  examples: [{{bad: It was sent.}}, {{good: no}}]
grave:
  grammar: passive
  severity: error
  examples: [{{bad: It was sent.}}, {{good: no}}]
gizmo:
  avoid: [gizmo]
  unless: [{{matching: '{LONG}'}}, {{matching: 'big gizmo', after: [a, big, the]}}]
  examples: [{{bad: gizmo}}, {{good: no}}]
"""


def silent(text: str, folder: Path) -> dict[str, str]:
    """The reason for each part of a text about which a rule is silent."""
    (folder / "t.yaml").write_text(theme_text(RULES))
    linter = Linter(select=["t"], rulesets=[folder / "t.yaml"])
    report = linter.check(text, "markdown")
    found = silences(report, report.document, linter.prepared, linter.rules.known, LineIndex(text))
    return {item.finding.found: item.reason for item in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Then we go in order to lose.", {"in order": "t/longer speaks here"}, id="a longer entry"),
        pytest.param(
            "Then we go in order to win.",
            {"in order": "t/even-longer speaks here", "in order to": "t/even-longer speaks here"},
            id="the longest entry",
        ),
        pytest.param(
            "Then it was sent.", {"was sent": "t/grave speaks here"}, id="a graver rule about the same clause"
        ),
        pytest.param("Find a rate card.", {"rate": "t/entries speaks here"}, id="an entry of its own"),
        pytest.param(
            "Find a rate card holder.",
            {"rate card": "unless {before: holder}", "rate": "it is part of “rate card”, which is silent"},
            id="inside an entry that is silent",
        ),
        pytest.param(
            "Take the 7th gizmo.", {"gizmo": "unless {matching a pattern of the rule}"}, id="a long expression"
        ),
        pytest.param("A big gizmo.", {"gizmo": "unless {after: big, matching: big gizmo}"}, id="a short expression"),
    ],
)
def test_reason(text: str, expected: dict[str, str], tmp_path: Path) -> None:
    """The rule that is named is the one that won."""
    assert expected == silent(text, tmp_path)


@pytest.mark.parametrize(
    ("unless", "expected"),
    [
        ("{tag: VERB}", "tag: VERB"),
        ("{tag-before: [DET, 'PRP$'], name: true}", "name: true, tag-before: [DET, PRP$]"),
        ("{in: [r one, r two, r three, r four, r five]}", "in: [r one, r two, r three, r four, …]"),
        (f"{{matching: '{LONG.replace('gizmo', 'r')}'}}", f"matching: {LONG.replace('gizmo', 'r')[:40]}…"),
    ],
)
def test_written(unless: str, expected: str) -> None:
    """An exception as YAML has it, and long ones in part."""
    (rule,) = one_rule(f"avoid: [r]\nunless: [{unless}]")

    assert expected == written(rule.unless[0])
