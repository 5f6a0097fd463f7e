"""Rules that leave words to others: under every name these have had, and only where the others may speak."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from inline_rules import faults, findings, one_rule, rules_of, theme_text

from plainlang import Linter
from plainlang.config import parse_config
from plainlang.overlay import named_now

_LONG = (
    "When the office that handles your claim gets your form, and after it has looked at the records that were sent "
    "with it, the staff there will write to you about what they found and tell you what you can do next if you do not "
    "agree. Any person who wants to use the picnic site on a holiday that falls on a weekend in the summer must call "
    "the office in the town of Springfield before the first of May. "
) * 3
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


@pytest.mark.parametrize(
    ("yields", "expected"),
    [
        pytest.param("", ["t/a"], id="the first id"),
        pytest.param("t/b", ["t/b"], id="unless it yields"),
        pytest.param("t/c", ["t/c"], id="to any other"),
    ],
)
def test_of_two_about_one_clause_the_one_that_others_yield_to(yields: str, expected: list[str]) -> None:
    """Only one rule of a theme speaks about a clause; who yields to another there is not the one."""
    rules = rules_of(
        f"a:\n  grammar: passive\n  yields-to: [{yields}]\nb:\n  grammar: duty\nc:\n  grammar: duty\nd:\n  avoid: x"
    )

    assert [f.rule for f in findings(rules, "The form must be sent.")] == expected


def test_who_speaks_is_as_severe_as_who_yields() -> None:
    """A rule that is made stricter never loses to one that is not."""
    rules = rules_of("a:\n  grammar: passive\n  severity: error\n  yields-to: [t/b]\nb:\n  grammar: duty")

    assert [("t/b", "error")] == [(f.rule, f.severity) for f in findings(rules, "The form must be sent.")]


@pytest.mark.parametrize("rule", ["sentences/long", "sentences/very-long", "sentences/distant-verb", "verbs/passive"])
def test_a_stricter_rule_never_raises_the_score(rule: str) -> None:
    """Also of rules whose findings do not weigh, when others that weigh find the same sentences."""
    texts = [f"rules: {{{rule}: {{severity: {severity}}}}}" for severity in ("suggestion", "warning", "error")]
    scores = [Linter(config=parse_config("x.yaml", text)).check(_LONG).score.raw for text in texts]

    assert sorted(scores, reverse=True) == scores
