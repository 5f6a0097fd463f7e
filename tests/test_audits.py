"""The audits speak of rules that exist, and the page about precision is made of the verdicts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import draw_findings
import precision
import pytest
import yaml

from plainlang.profile import assemble
from plainlang.shipped import profile_names

AUDITS = Path(__file__).parent.parent / "docs" / "audits"
RULES = {rule.id: rule for rule in draw_findings.shipped_rules()}
NAMES = {*RULES, *(alias for rule in RULES.values() for alias in rule.alias)}
COVERAGE = yaml.safe_load((AUDITS / "coverage.yaml").read_text("utf-8"))
ON = {id for name in profile_names() for id in assemble(name).by_id}
IDEAS = [(idea, rules) for group in COVERAGE.values() for idea, rules in group.items()]


@pytest.mark.parametrize("rules", [pytest.param(rules, id=idea) for idea, rules in IDEAS if not isinstance(rules, str)])
def test_every_idea_has_its_rules(rules: list[str]) -> None:
    """Each is a shipped rule; those that need spaCy are not listed here."""
    assert [rule for rule in rules if rule not in RULES and not rule.startswith("grammar-deep/")] == []


def test_core_ideas() -> None:
    """All that several authorities share have a rule that is on in some profile."""
    assert len(COVERAGE["core"]) == 105
    assert [idea for idea, rules in COVERAGE["core"].items() if isinstance(rules, str) or ON.isdisjoint(rules)] == []


@pytest.mark.parametrize("name", ["precision", "people-nouns"])
def test_verdicts(name: str) -> None:
    """Each says where, of which rule, right or wrong, and why; no place stands twice."""
    rows = [json.loads(line) for line in (AUDITS / f"{name}.jsonl").read_text("utf-8").splitlines()]
    places = Counter((row["file"], row.get("row"), row["offset"], row["rule"], row["found"]) for row in rows)

    assert [row for row in rows if row["rule"] not in NAMES or row["verdict"] not in ("right", "wrong")] == []
    assert [row for row in rows if not row["reason"].strip()] == []
    assert [place for place, count in places.items() if count > 1] == []


def test_the_page_is_current() -> None:
    """After a change of verdicts or rules: `python benchmarks/precision.py > docs/precision.md`."""
    done = yaml.safe_load(precision.DONE.read_text("utf-8"))
    page = "\n".join(precision.summary(precision.verdicts(), list(RULES.values()), done))

    assert (precision.DOCS / "precision.md").read_text("utf-8") == page + "\n"


def test_no_rule_is_wrong_too_often() -> None:
    """An error is right 98 times of 100, a warning 90, a suggestion 70; what is below is off."""
    assert list(precision.below(precision.verdicts(), list(RULES.values()))) == []
