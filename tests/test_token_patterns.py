"""Token patterns: what each key and OP matches, where a match begins and ends, and what is offered for it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_rules import findings, one_rule, rules_of, shown
from tagging import TAGS, Tagger, tagger

from plainlang import analysis
from plainlang.examples import failures
from plainlang.language.words import tokenize
from plainlang.lint import prepare
from plainlang.tokens.notation import Token, counts
from plainlang.tokens.patterns import Found, Line, longest
from plainlang.tokens.steps import ready

__all__ = ["tagger"]
pytestmark = pytest.mark.usefixtures("tagger")
PEOPLE = """
grammar: [{LOWER: the}, {POS: ADV, OP: "*"}, {LOWER: {IN: [disabled, blind]}}, {POS: {IN: [NOUN, ADJ]}, OP: "!"}]
swap: {disabled: people with disabilities, blind: blind people}
"""
DECIDE = """
grammar: [{LEMMA: make}, {POS: DET, OP: "?"}, {POS: ADJ, OP: "*"}, {LOWER: {IN: [decision, decisions]}}]
swap: {decision: [decide, choose]}
inflect: verb
"""


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        pytest.param("{LOWER: form}", "A Form, forms.", ["Form"], id="LOWER"),
        pytest.param("{LOWER: {IN: [tax, form]}}", "tax. form", ["tax", "form"], id="IN"),
        pytest.param("{LOWER: a}, {LOWER: {NOT_IN: [tax]}}", "a tax a form", ["a form"], id="NOT_IN"),
        pytest.param("{LOWER: {REGEX: 'tion$'}}, {LOWER: of}", "nation of notions of", ["nation of"], id="REGEX"),
        pytest.param("{LEMMA: make}", "make makes made making maker", ["make", "makes", "made", "making"], id="verb"),
        pytest.param("{LEMMA: be}", "It is, was, been, am and be", ["is", "was", "been", "am", "be"], id="be"),
        pytest.param("{LEMMA: form}, {LOWER: a}", "forms a, form a", ["forms a", "form a"], id="noun"),
        pytest.param("{LEMMA: will}", "will would willing", ["will"], id="modal"),
        pytest.param("{LEMMA: {NOT_IN: [make]}, POS: VERB}", "We made it, sent it", ["sent"], id="other lemmas"),
        pytest.param("{POS: NOUN}, {LOWER: of}", "make of, form of", ["form of"], id="POS"),
        pytest.param("{POS: {IN: [NOUN, VERB]}}", "we send a form", ["send", "form"], id="POS IN"),
        pytest.param("{TAG: NNS}", "form and forms", ["forms"], id="TAG"),
        pytest.param("{TAG: {REGEX: '^VB[DZ]$'}}", "make makes made making", ["makes", "made"], id="TAG REGEX"),
        pytest.param("{LOWER: use, POS: VERB}", "We use it.", [], id="all conditions"),
        pytest.param("{LOWER: we}, {}, {LOWER: it}", "We send it, we it", ["We send it"], id="any word"),
        pytest.param("{LOWER: we}, {OP: '*'}, {LOWER: it}", "We it", ["We it"], id="any words"),
        pytest.param(
            "{LOWER: a}, {LOWER: very, OP: '?'}, {LOWER: form}",
            "a form, a very form", ["a form", "a very form"], id="?",
        ),
        pytest.param("{LOWER: a}, {LOWER: very, OP: '+'}", "a form, a very very form", ["a very very"], id="+"),
        pytest.param(
            "{POS: NOUN, OP: '{3,}'}",
            "tax form, tax payment form office", ["tax payment form office"], id="{3,}",
        ),
        pytest.param("{POS: NOUN, OP: '{2}'}", "tax form payment office man", ["tax form", "payment office"], id="{2}"),
        pytest.param("{LOWER: of}, {POS: NOUN, OP: '{,2}'}", "of tax form man", ["of tax form"], id="{,2}"),
        pytest.param(
            "{LOWER: a}, {POS: ADJ, OP: '!'}, {LOWER: form}",
            "a final form a tax form", ["a tax form"], id="!",
        ),
        pytest.param(
            "{LOWER: form}, {POS: NOUN, OP: '!'}",
            "form office, form, tax, form", ["form", "form"], id="! at the end",
        ),
        pytest.param(
            "{LOWER: tax, OP: '!'}, {LOWER: form}",
            "tax form, form, the form", ["form", "form"], id="! at the start",
        ),
        pytest.param("{OP: '!'}, {LOWER: form}", "A form. Form a, form", ["Form", "form"], id="! any"),
        pytest.param("{OP: '!', GAP: any}, {LOWER: form}", "A form. Form a, form", ["Form"], id="! any, any gap"),
        pytest.param("{LOWER: form}, {OP: '!', GAP: any}", "a form. Form, a", ["form"], id="! at the end, any gap"),
        pytest.param(
            "{LOWER: a, mark: false}, {LOWER: form}, {LOWER: of, OP: '?', mark: false}",
            "the form, a form of", ["form"], id="mark",
        ),
        pytest.param(
            "{LOWER: tax}, {LOWER: form, GAP: any}",
            "tax, form (tax) form", ["tax, form", "tax) form"], id="GAP",
        ),
        pytest.param("{LOWER: tax}, {LOWER: form}", "tax, form. Tax\n\nform tax/form (tax) form", [], id="punctuation"),
        pytest.param("{LOWER: tax}, {LOWER: form}", "a “tax” form", ["tax” form"], id="quotation marks"),
    ],
)  # fmt: skip
def test_matches(pattern: str, text: str, expected: list[str]) -> None:
    """What a pattern finds, from left to right."""
    assert shown(one_rule(f"grammar: [{pattern}]\nquoted: true", shipped=False), text) == expected


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param(PEOPLE, "Help the disabled.", [("the disabled", "people with disabilities")], id="at the end"),
        pytest.param(PEOPLE, "The very newly blind", [("The very newly blind", "Blind people")], id="capital"),
        pytest.param(PEOPLE, "the disabled, blind and", [("the disabled", "people with disabilities")], id="a comma"),
        pytest.param(PEOPLE, "the disabled veterans and the blind man", [], id="before a noun"),
        pytest.param(DECIDE, "They make a decision.", [("make a decision", "decide")], id="base"),
        pytest.param(DECIDE, "It makes decisions.", [("makes decisions", "decides")], id="third person, plural"),
        pytest.param(DECIDE, "Making the final decision", [("Making the final decision", "Deciding")], id="-ing"),
        pytest.param(DECIDE, "It made a decision.", [("made a decision", "decided")], id="past"),
        pytest.param(
            "grammar: [{LEMMA: form}]\nswap: {form: sheet}\ninflect: noun",
            "Forms", [("Forms", "Sheets")], id="noun",
        ),
        pytest.param(
            "grammar: [{LOWER: a}, {LOWER: form}]\nsuggest: [it, this]",
            "a form", [("a form", "it")], id="suggest",
        ),
        pytest.param(
            "grammar: [{LOWER: a}, {}]\nswap: {form: it}\nsuggest: b",
            "a tax a form", [("a tax", "b"), ("a form", "it")], id="both",
        ),
        pytest.param("swap: {form: it}\ngrammar: [{LOWER: a}, {}]", "a form", [("a form", "it")], id="swap first"),
        pytest.param("grammar: [{LOWER: form}]\nswap: {form: ''}", "a form", [("form", "")], id="leave out"),
    ],
)  # fmt: skip
def test_suggestions(keys: str, text: str, expected: list[tuple[str, str]]) -> None:
    """What is written instead: by a word of the match, in its form."""
    found = findings(one_rule(keys, shipped=False), text)

    assert [(f.found, f.suggestions[0]) for f in found] == expected


def test_message() -> None:
    """A message may show the word that decided."""
    found = findings(one_rule(f"{DECIDE}\nmessage: '{{found}}: {{word}}, {{suggestions}}'"), "It made a decision.")

    assert [f.message for f in found] == ["made a decision: decision, “decided” or “chose”"]


def test_several_patterns() -> None:
    """The longest of several patterns of a rule wins; what overlaps it is left out."""
    several = "grammar:\n  - [{LOWER: tax}, {LOWER: form}]\n  - [{LOWER: tax}, {LOWER: form}, {}]\n  - [{LOWER: form}]"

    assert shown(one_rule(several), "a tax form of, tax form, form") == ["tax form of", "tax form", "form"]


def test_only_likely_sentences_are_tagged(tagger: Tagger) -> None:
    """The words decide first; a pattern without parts of speech never asks."""
    rules = [*one_rule(PEOPLE), *one_rule("grammar: [{LOWER: the}, {LOWER: form}]")]
    shown(rules, "The form. The blind form. We send the final form. Blind the man.")

    assert tagger.asked == ["The blind form."]


def test_runs_of_words_that_may_be_nouns(tagger: Tagger) -> None:
    """Without a list of words, a sentence is tagged where enough words in a row may be what is asked for."""
    shown(
        one_rule("grammar: [{POS: NOUN, OP: '{3,}'}]"),
        "The form of the tax office. Send tax form offices. Tax, tax, tax.",
    )

    assert tagger.asked == ["Send tax form offices."]


def test_words_that_cannot_be_it_are_not_tagged(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tagger's table knows of many words what they cannot be."""
    monkeypatch.setattr(analysis, "may_be", lambda grammar, key, pos: key != "sent")
    shown(one_rule("grammar: [{LOWER: tax}, {POS: NOUN}]"), "Tax sent it. Tax forms it.")

    assert tagger.asked == ["Tax forms it."]


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        ("", (1, 1)), ("*", (0, -1)), ("{2}", (2, 2)), ("{2,}", (2, -1)), ("{,4}", (0, 4)),
        ("{}", None), ("{,}", None), ("{0}", None),
    ],
)  # fmt: skip
def test_counts(op: str, expected: tuple[int, int] | None) -> None:
    """How often a token must and may stand."""
    assert counts(op) == expected


def test_a_long_page_takes_no_long_time() -> None:
    """Many loops over a sentence without end: each step and place is looked at once."""
    loops = ", ".join("{LOWER: {REGEX: 'a'}, OP: '*'}" for _ in range(8))
    rules = one_rule(f"grammar: [{{LOWER: a}}, {loops}, {{LOWER: b}}]", shipped=False)
    begun = time.perf_counter()

    assert shown(rules, "a " * 500) == []
    assert time.perf_counter() - begun < 5


def test_rules_test() -> None:
    """Examples prove a pattern and each of its exceptions, tags too."""
    rules = rules_of(
        """
people:
  grammar: [{LOWER: the}, {LOWER: disabled}]
  swap: {disabled: disabled people}
  unless: [{tag-after: [NOUN, ADJ]}]
  examples:
    - {bad: We help the disabled., good: We help disabled people.}
    - {good: The disabled man.}
use:
  swap: {use: need}
  tag: NOUN
  unless: [{tag-before: PRON}]
  examples: [{bad: The use of it., good: The need of it.}, {good: We use it.}]
"""
    )

    assert list(failures(rules)) == []


TABLE = st.sampled_from(sorted(TAGS))
TOKENS = st.builds(
    Token,
    lower=st.none() | TABLE,
    pos=st.none() | st.sampled_from(["NOUN", "DET", "VERB"]),
    op=st.sampled_from(["", "?", "*", "+", "{1,2}"]),
)


@settings(max_examples=200)
@given(st.lists(TOKENS, min_size=1, max_size=4), st.lists(TABLE, min_size=1, max_size=8))
def test_what_matches_may_match(tokens: list[Token], words: list[str]) -> None:
    """A match with tags is at least found without them; it lies in the sentence and begins where it was asked to."""
    text, pattern = " ".join(words), ready(tokens, True)
    line = Line(tokenize(text), text, 0, len(words), [TAGS[word] for word in words])
    found = longest(pattern, line, 0)

    assert found is None or found == Found(0, found.last, found.last)
    assert found is None or longest(pattern, line._replace(tags=None), 0) is not None


def test_triggers_are_made_once() -> None:
    """The words of all rules stand in one table."""
    made = prepare(rules_of("a:\n  grammar: [{LOWER: tax}]\nb:\n  grammar: [{LOWER: tax}, {LOWER: form}]"))

    assert [len(hunts) for hunts in made["grammar"].prepared.triggers.words.values()] == [1, 1]
