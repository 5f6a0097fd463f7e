"""The shipped profiles: what each sets, who says so, and where the authorities disagree."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

import plainlang
from plainlang.finding import Citation
from plainlang.profile import RuleSet, assemble
from plainlang.rule import Rule
from plainlang.ruleset import read_theme
from plainlang.shipped import profile_names, shipped_files, theme_names
from plainlang.soundness import OUR_DEFAULT, citation_faults

NAMES = ["us-federal", "18f", "australia", "canada", "govuk", "health-us", "neutral", "nhs", "va", "wcag"]
LIMITS = [
    ("us-federal", {"sentences/average-length": 20, "sentences/very-long": 40, "paragraphs/long": 150,
                    "paragraphs/very-long": 250, "paragraphs/many-sentences": 8, "abbreviations/too-many": 3,
                    "lists/too-deep": 3}),
    ("va", {"sentences/long": 25, "headings/long-title": 52, "headings/long": 70, "reading-level/high-grade": 8}),
    ("18f", {"sentences/long": 25}),
    ("govuk", {"sentences/long": 25, "paragraphs/many-sentences": 5, "headings/long-title": 65,
               "paragraphs/long-summary": 160, "lists/several-sentences": 1, "accessibility/wide-table": 5}),
    ("nhs", {"sentences/long": 20, "paragraphs/many-sentences": 3, "headings/long-title": 65, "headings/too-deep": 4,
             "lists/many-items": 6, "lists/several-sentences": 1, "reading-level/high-grade": 6}),
    ("canada", {"sentences/long": 20, "paragraphs/many-sentences": 3, "paragraphs/long-section": 200,
                "lists/many-items": 7, "lists/several-sentences": 1}),
    ("australia", {"headings/long-title": 55, "lists/too-deep": 1, "reading-level/high-grade": 7}),
    ("wcag", {"paragraphs/no-summary": 9}),
    ("health-us", {"lists/many-items": 7, "reading-level/high-grade": 7}),
    ("neutral", {"sentences/long": 25, "sentences/very-long": 40, "paragraphs/many-sentences": 8}),
]  # fmt: skip
DISPUTED = {
    "negative contractions": ["address/negative-contraction", "address/uncontracted"],
    "question headings": ["headings/question"],
    "I and my in headings": ["address/first-person"],
    "stacked headings": ["headings/stacked"],
    "and, or at the end of items": ["lists/end-and"],
    "people with disabilities": [
        "inclusive-disability/disabled-people",
        "inclusive-disability/people-with-disabilities",
    ],
    "senior": ["inclusive-age/senior-citizens", "inclusive-age/seniors"],
    "homeless people": ["inclusive-housing/homeless-people"],
    "Black or black": ["inclusive-race/capital-for-ethnicity"],
    "citizens": ["inclusive-immigration/citizens-as-public"],
    "see and view": ["accessibility/see-hear"],
    "above and below": ["accessibility/above-below"],
    "click": ["interface/click"],
    "log in": ["interface/log-in", "interface/sign-in"],
    "please": ["address/please"],
    "numbers": ["numbers/number-word", "numbers/numeral"],
    "percent": ["numbers/percent-word", "house-18f/percent-sign"],
    "times": ["numbers/undotted-time", "numbers/dotted-time", "numbers/bare-hour"],
    "FAQs": ["headings/faq"],
    "however, therefore": ["plain-words/however", "plain-words/therefore", "plain-words/formal-connective"],
    "grades as targets": ["reading-level/high-grade", "paragraphs/no-summary"],
    "policy on people": ["inclusive-immigration", "inclusive-justice", "inclusive-substance"],
}
"""What one authority asks for and another forbids. None of it is on in the default profile."""
DISPUTED_ABROAD = {
    "may or can": ["verbs/may-be-able-to"],
    "by, on or before": ["numbers/not-later-than", "numbers/by-date"],
    "inclusive terms in federal copy": ["inclusive-gender", "inclusive-race", "inclusive-tech"],
    "ableist sayings": [
        f"inclusive-disability/{name}" for name in ("blind-spot", "tone-deaf", "crazy", "dumb", "lame")
    ],
}
"""What the default profile takes a side on, as its own authorities do."""
ONE_SIDED = ("sentences/semicolon", "numbers/exclamation", "numbers/age-label")
"""What only some authorities ask for, and the others leave open."""
GRADES = ("reading-level/high-grade", "paragraphs/no-summary")


@cache
def rules_of(name: str) -> RuleSet:
    """A profile, put together once."""
    return assemble(name)


@cache
def linter_of(name: str) -> plainlang.Linter:
    """A linter for a profile, made once."""
    return plainlang.Linter(profile=name)


def written(name: str) -> dict[str, dict[str, Any]]:
    """The changes that a profile's file spells out."""
    text = shipped_files()[f"profiles/{name}"].text
    changes: dict[str, dict[str, Any]] = yaml.load(text, yaml.BaseLoader).get("rules", {})
    return changes


def every_rule() -> dict[str, Rule]:
    """All shipped rules by their ids."""
    return {rule.id: rule for name in theme_names() for rule in read_theme(shipped_files()[name])[1]}


def highest(rule: Rule) -> float:
    """What a rule allows at most; 0 where it does not count."""
    return getattr(rule.spec, "max", None) or 0


def on_in(name: str, which: list[str]) -> list[str]:
    """The rules and themes of these that a profile has on."""
    rules = rules_of(name).rules
    return [one for one in which if any(one in (rule.id, rule.theme) for rule in rules)]


def test_names() -> None:
    """The default one first."""
    assert profile_names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_assembles(name: str) -> None:
    """Every profile has rules, a reason and a source."""
    rules = rules_of(name)

    assert rules.rules
    assert rules.head.why
    assert list(citation_faults(rules.head.citation)) == []


@pytest.mark.parametrize(("name", "limits"), LIMITS, ids=[name for name, _ in LIMITS])
def test_limits(name: str, limits: dict[str, int]) -> None:
    """Each limit is the one its authority states."""
    rules = rules_of(name).by_id

    assert {rule: rules[rule].spec.max for rule in limits} == limits


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_has_a_source(name: str) -> None:
    """A document and a place in it, or “our default”; a rule that is off needs none."""
    changes = {rule: change for rule, change in written(name).items() if change != {"off": "true"}}
    cited = {rule: Citation(**c["citation"]) for rule, c in changes.items() if "citation" in c}

    assert sorted(set(changes) - set(cited)) == []
    assert [fault for citation in cited.values() for fault in citation_faults(citation)] == []
    assert [
        rule for rule, citation in cited.items() if citation.title != OUR_DEFAULT and not names_a_place(citation)
    ] == []


def names_a_place(citation: Citation) -> bool:
    """Does the title go on after the name of the document?"""
    return any(mark in citation.title for mark in (": ", ", "))


@pytest.mark.parametrize("name", NAMES)
def test_no_setting_is_idle(name: str) -> None:
    """A change turns on what was off, turns off what was on, or says something new."""
    base, rules = every_rule(), rules_of(name)
    there = {rule.id: rule for rule in (*rules.rules, *rules.off)}
    idle = [rule for rule in written(name) if rule in there and there[rule] == base.get(rule)]

    assert idle == []


@pytest.mark.parametrize("table", [DISPUTED, DISPUTED_ABROAD], ids=["disputed", "disputed abroad"])
def test_the_tables_name_what_there_is(table: dict[str, list[str]]) -> None:
    """A rule that has another name now must get it here too."""
    known = {*every_rule(), *theme_names()}

    assert [one for which in table.values() for one in which if one not in known] == []


@pytest.mark.parametrize("topic", DISPUTED)
def test_the_default_takes_no_side(topic: str) -> None:
    """Where authorities disagree, neither the default profile nor the neutral one has a rule on."""
    assert (on_in("us-federal", DISPUTED[topic]), on_in("neutral", DISPUTED[topic])) == ([], [])


@pytest.mark.parametrize("topic", DISPUTED_ABROAD)
def test_neutral_takes_no_side(topic: str) -> None:
    """What only authorities in other countries dispute is off in the neutral profile too."""
    assert on_in("neutral", DISPUTED_ABROAD[topic]) == []


def test_neutral_is_the_loosest() -> None:
    """It has no rule that the default profile lacks, and no limit that another profile sets higher."""
    rules = rules_of("neutral").by_id
    looser = [
        (name, id)
        for name in NAMES
        for id, other in rules_of(name).by_id.items()
        if id in rules and highest(other) > highest(rules[id])
    ]

    assert set(rules) <= set(rules_of("us-federal").by_id)
    assert looser == []


@pytest.mark.parametrize("name", NAMES)
def test_a_grade_fails_no_build(name: str) -> None:
    """A reading grade is a hint where to look, whatever the profile."""
    assert [rule.id for rule in rules_of(name).rules if rule.id in GRADES and rule.severity != "suggestion"] == []


def test_wcag_has_its_own_rules_only() -> None:
    """Each rule names the criterion that asks for it."""
    assert [rule.id for rule in rules_of("wcag").rules if not rule.citation.title.startswith("WCAG 2.2, ")] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Log in to get your record.", {"interface/log-in": "govuk va"}),
        ("Sign in to get your record.", {"interface/sign-in": "18f nhs"}),
        ("Click “Send”.", {"interface/click": "govuk va"}),
        ("Please bring your card.", {"address/please": "govuk va"}),
        ("You don't need a card.", {"address/negative-contraction": "govuk nhs"}),
        ("We help people with disabilities.", {"inclusive-disability/people-with-disabilities": "australia govuk"}),
        ("We help disabled people.", {"inclusive-disability/disabled-people": "18f australia va"}),
        ("Over 65s get a card.", {"numbers/age-label": "govuk nhs"}),
        ("Senior citizens get a card.", {"inclusive-age/senior-citizens": "nhs"}),
        ("We help homeless people.", {"inclusive-housing/homeless-people": "nhs"}),
        ("All citizens get a card.", {"inclusive-immigration/citizens-as-public": "18f"}),
        ("# Is there a fee?\n\nYes.", {"headings/question": "canada govuk nhs"}),
        ("# Renew my card\n\nGo now.", {"address/first-person": "canada"}),
        ("## Park\n\n### Pay\n\nGo now.", {"headings/stacked": "canada va"}),
        ("## FAQs\n\nGo now.", {"headings/faq": "18f govuk"}),
        ("Park here; pay later.", {"sentences/semicolon": "australia govuk"}),
        ("Park here now!", {"numbers/exclamation": "australia"}),
        ("Use the table below.", {"accessibility/above-below": "va"}),
    ],
)
def test_where_profiles_disagree(text: str, found: dict[str, str]) -> None:
    """A text that some authorities want otherwise, and the others let stand."""
    disputed = {*(rule for which in DISPUTED.values() for rule in which), *ONE_SIDED}
    told = dict[str, list[str]]()
    for name in NAMES:
        for rule in {finding.rule for finding in linter_of(name).check(text, format="markdown").findings} & disputed:
            told.setdefault(rule, []).append(name)

    assert {rule: " ".join(names) for rule, names in told.items()} == found
