"""The kinds that look at words: swap, avoid, pattern, consistent, repeat, define, case, grammar."""

from __future__ import annotations

import pytest
from inline_rules import findings, one_rule, rules_of, shown

UTILIZE = "swap: {utilize: use}\ninflect: verb"
BEGIN = "swap: {commence: begin}\ninflect: verb"
NOUN = "swap: {individual: person}\ninflect: noun"


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param(UTILIZE, "They utilize it.", [("utilize", "use")], id="base"),
        pytest.param(UTILIZE, "She utilizes it.", [("utilizes", "uses")], id="third person"),
        pytest.param(UTILIZE, "Utilizing it helps.", [("Utilizing", "Using")], id="capital"),
        pytest.param(UTILIZE, "WE UTILIZED IT", [("UTILIZED", "USED")], id="capitals"),
        pytest.param(UTILIZE, "re-utilize, utilizers", [], id="inside other words"),
        pytest.param(BEGIN, "Work commenced.", [("commenced", "began")], id="past"),
        pytest.param(BEGIN, "Work had commenced.", [("commenced", "begun")], id="participle after had"),
        pytest.param(BEGIN, "Work has not yet commenced.", [("commenced", "begun")], id="adverbs between"),
        pytest.param(BEGIN, "Have you commenced?", [("commenced", "begun")], id="a question"),
        pytest.param(BEGIN, "We’ve commenced.", [("commenced", "begun")], id="a curly contraction"),
        pytest.param(BEGIN, "It has rained and work commenced.", [("commenced", "began")], id="had of another verb"),
        pytest.param(NOUN, "individuals", [("individuals", "people")], id="irregular plural"),
        pytest.param(NOUN, "an individual's form", [("individual's", "person's")], id="possessive"),
        pytest.param(NOUN, "an individual’s form", [("individual’s", "person’s")], id="curly possessive"),
        pytest.param(NOUN, "individuals’ forms", [("individuals", "people")], id="plural possessive"),
        pytest.param("swap: {'carry out': do}\ninflect: verb", "carried out", [("carried out", "did")], id="two words"),
        pytest.param("swap: {really: ''}", "really good", [("really", "")], id="leave out"),
        pytest.param("swap: {assist: [help, aid]}", "assist", [("assist", "help")], id="first of several"),
        pytest.param("avoid: [synergy]", "Synergy!", [("Synergy", None)], id="avoid"),
        pytest.param("avoid: [drive]\ninflect: verb", "It drove.", [("drove", None)], id="avoid, inflected"),
        pytest.param("repeat: words", "Send the the form.", [("the the", "the")], id="repeat"),
        pytest.param("repeat: words\nallow: [that]", "that that", [], id="repeat, allowed"),
        pytest.param("repeat: words", "The the form: 5 5. No. No.", [("The the", "The")], id="repeat, words only"),
        pytest.param("case: capitals\nrun: 2", "DO NOT send", [], id="capitals, short words only"),
        pytest.param("case: capitals\nrun: 2", "DO NOT SEND it", [("DO NOT SEND", None)], id="capitals"),
        pytest.param(
            "case: capitals\nrun: 4",
            "IT'S A BAD IDEA. DO NOT",
            [("IT'S A BAD IDEA. DO NOT", None)],
            id="capitals, with an apostrophe, a single letter and two sentences",
        ),
        pytest.param("case: capitals\nrun: 2", "NASA, USDA", [], id="capitals of a list"),
        pytest.param("define: abbreviations", "The IRS and the IRS.", [("IRS", None)], id="define, first use"),
        pytest.param("define: abbreviations", "Internal Revenue Service (IRS). The IRS.", [], id="define, explained"),
        pytest.param("define: abbreviations\nknown: [IRS]", "The IRS.", [], id="define, known"),
        pytest.param("define: abbreviations", "IRS (the tax office)", [], id="define, explained after"),
        pytest.param("grammar: passive", "The form was sent.", [("was sent", None)], id="passive"),
        pytest.param("grammar: duty", "It must be sent. It was sent.", [("must be sent", None)], id="duty"),
        pytest.param("grammar: duty", "It must be sent by us.", [], id="duty with an owner"),
    ],
)
def test_words(keys: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    """What is found, and the first suggestion for it."""
    found = findings(one_rule(keys), text)

    assert [(f.found, f.suggestions[0] if f.suggestions else None) for f in found] == expected


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param("pattern: 'no later than \\d+'", "No later\nthan 5 days", ["No later than 5"], id="single spaces"),
        pytest.param('pattern: "don\'t"', "Don’t", ["Don’t"], id="plain apostrophes"),
        pytest.param("pattern: 'the (?P<at>x+) of'", "the xxx of", ["xxx"], id="the group named at"),
        pytest.param("pattern: 'a(?P<at>b)?c'", "ac abc", ["b"], id="a group named at that is not there"),
        pytest.param("pattern: ' very '", "a very b", ["very"], id="space at the ends is not found"),
        pytest.param("pattern: 'x*'", "y", [], id="nothing is not found"),
        pytest.param("pattern: SSN\ncase: true", "SSN ssn", ["SSN"], id="case"),
        pytest.param("pattern: '[A-Z]+N'\ncase: true\nliteral: [SSN]", "SSN", ["SSN"], id="a literal in capitals"),
        pytest.param("pattern: don’t\ncase: true", "I don’t", ["don’t"], id="a literal with a curly apostrophe"),
        pytest.param("pattern: '(?:ab|cd)e'", "cde", ["cde"], id="one literal of several"),
    ],
)
def test_patterns(keys: str, text: str, expected: list[str]) -> None:
    """A pattern sees folded text, or the text as written when it asks for case."""
    assert shown(one_rule(keys, shipped="x*" not in keys), text) == expected


def test_a_pattern_offers_its_groups_in_the_case_of_the_text() -> None:
    """`suggest` names groups of the match."""
    (finding,) = findings(one_rule("pattern: 'make use of (?P<x>\\w+)'\nsuggest: 'use \\g<x>'"), "Make use of it.")

    assert finding.suggestions == ("Use it",)


@pytest.mark.parametrize(
    ("pattern", "text"), [("(?:foo){e<=1}", "fo"), ("(?V1)[a-z--[x]]+ b", "a b"), (r"\p{Lu}b", "ab")], ids=str
)
def test_a_users_pattern_runs_on_the_other_engine(pattern: str, text: str) -> None:
    """No literal is read off what `re` would read differently."""
    assert shown(one_rule(f"pattern: '{pattern}'", shipped=False), text) != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sign in. Then log in. Sign in again.", [("log in", "sign in")]),
        ("Logging in. Sign in, sign in.", [("Logging in", "Signing in")]),
        ("Log in, log in.", []),
        ("Log in to it. Log in to it. Sign in.", [("Sign in", "Log in to")]),
        ("Sign in sheet, sign in sheets. Log in.", []),
        ("“Sign in”, “sign in”. Log in.", []),
    ],
)
def test_consistent(text: str, expected: list[tuple[str, str]]) -> None:
    """The rarer name is found, and the commonest is offered; the longest name counts, quotations do not."""
    names, other = "[sign in, log in, log in to]", "[sign in sheet, sign in sheets]"
    rules = one_rule(f"consistent: {names}\nother: {other}\ninflect: verb")

    assert [(f.found, f.suggestions[0]) for f in findings(rules, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# How To Apply For Benefits", 1, id="title"),
        pytest.param("# How to apply for benefits", 0, id="sentence"),
        pytest.param("# How to apply in May with the IRS", 0, id="months and abbreviations"),
        pytest.param("# Visit Denver", 0, id="one name"),
    ],
)
def test_title_case(text: str, expected: int) -> None:
    """Most of the later words have a capital."""
    assert len(shown(one_rule("case: sentence\nroles: heading"), text, "markdown")) == expected


TWO = """
long:
  swap: {in order to: to}
  roles: heading
short:
  swap: {order: request}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("# We came in order to eat", ["in order to"]), ("We came in order to eat.", ["order"])],
)
def test_a_rule_that_does_not_look_at_a_block_hides_nothing_in_it(text: str, expected: list[str]) -> None:
    """Of two entries the longest speaks, when its rule speaks in such a block."""
    assert shown(rules_of(TWO), text, "markdown") == expected
