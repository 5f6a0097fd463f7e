"""Rules that leave words to others: under every name these have had, and only where the others may speak."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from inline_rules import faults, findings, one_rule, rules_of, theme_text

from plainlang import Linter
from plainlang.overlay import named_now

PAIR = (
    theme_text("""
long:
  count: words
  per: sentence
  max: 25
  when: {metric: "100 * long_sentences / sentences", above: 50}
  examples: [{bad: BAD, good: GOOD}]
word:
  avoid: [slowly]
  yields-to: [t/long]
  examples: [{bad: slowly}]
""")
    .replace("BAD", "word " * 30)
    .replace("GOOD", "word\\n\\n" * 30)
)
LONG = f"{'word ' * 30}slowly. "


def test_nobody_yields_to_a_rule_that_is_silent_on_this_page(tmp_path: Path) -> None:
    """Where few sentences are long, the rule about them says nothing, and the word is found."""
    (tmp_path / "t.yaml").write_text(PAIR, "utf-8")
    linter = Linter(select=["t"], rulesets=[tmp_path / "t.yaml"])
    said = [[f.rule for f in linter.check(text).findings] for text in (LONG, LONG + "We go. " * 4)]

    assert said == [["t/long"], ["t/word"]]


def test_former_names() -> None:
    """A rule yields to one that was renamed."""
    rules = {
        rule.id: rule for rule in rules_of("a:\n  avoid: x\n  alias: [t/old]\nb:\n  avoid: y\n  yields-to: [t/old]")
    }

    assert [rule.yields_to for rule in named_now(rules).values()] == [(), ("t/a",)]


def test_a_rule_cannot_yield_to_itself() -> None:
    """By its name or that of its theme; the fault stands there."""
    (fault,) = faults(theme_text("r:\n  avoid: a\n  yields-to: [u, t]\n  examples: {bad: a}"))

    assert (fault.line, fault.column, "yields to itself" in fault.text) == (11, 20, True)
    assert one_rule("avoid: a\nyields-to: [u]")[0].yields_to == ("u",)


def test_a_word_at_the_start_is_not_the_page() -> None:
    """What is said of the whole page counts, also where the other rule finds the first word too."""
    rules = rules_of(
        "page:\n  metric: words\n  max: 1\n  at_least: 1\n  yields-to: [v]\nword:\n  avoid: [slowly]\n"
        "long:\n  metric: words\n  max: 2\n  at_least: 1"
    )
    rules = tuple(replace(rule, theme="t" if rule.id == "t/page" else "v") for rule in rules)

    assert [f.rule for f in findings(rules, "Slowly we go.")] == ["t/long", "t/word"]
