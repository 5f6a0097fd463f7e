"""Rules of kind spacy: patterns checked without spaCy, run by it on the sentences that may match."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from inline_rules import faults, findings, one_rule, shown, theme_text
from running import cli

from plainlang import Linter, UseError
from plainlang.kinds.spacy import needs
from plainlang.lint import prepare
from plainlang.profile import assemble
from plainlang.shipped import profile_names

pytest.importorskip("spacy")
PIP = "pip install 'plainlang-lint[spacy]'"
THERE = "kind: spacy\ntokens: [{LOWER: there}, {LEMMA: be}, {POS: NOUN, OP: '?'}]"
FAR = """kind: spacy
message: "{who} {verb} {count}"
dependency:
  - {RIGHT_ID: verb, RIGHT_ATTRS: {POS: VERB}}
  - {LEFT_ID: verb, REL_OP: ">", RIGHT_ID: who, RIGHT_ATTRS: {DEP: {IN: [nsubj, nsubjpass]}}}
"""


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param(THERE, "There are forms.", ["There are forms"], id="tokens"),
        pytest.param(THERE, "Yes, there’s no form.", ["there’s"], id="a whole word of ours"),
        pytest.param("kind: spacy\ntokens: [[{LOWER: red}], [{LOWER: blue}, {POS: NOUN}]]", "A red one, a blue form.",
                     ["red", "blue form"], id="several patterns"),
        pytest.param(FAR, "The clerk in May came.", ["clerk in May came"], id="dependency"),
        pytest.param(FAR + "at: who", "The clerk in May came.", ["clerk"], id="at"),
        pytest.param(FAR + "at_least: 5", "The clerk in May came.", [], id="too short"),
        pytest.param(FAR + "at_least: 4", "The clerk in May came.", ["clerk in May came"], id="long enough"),
        pytest.param(FAR + "literal: goes", "The clerk came.", [], id="no literal"),
        pytest.param(FAR, "The clerk who came went.", ["clerk who came went"], id="the longest"),
        pytest.param(FAR, "He said “the clerk came”.", ["He said"], id="quoted"),
        pytest.param(FAR + "roles: heading", "The clerk came.", [], id="another role"),
    ],
)  # fmt: skip
def test_matches(keys: str, text: str, expected: list[str]) -> None:
    """What spaCy's matchers find, as a reader sees it."""
    assert expected == shown(one_rule(keys, shipped=False), text)


def test_the_message_names_words() -> None:
    """The names of a dependency pattern are values of the message."""
    assert ["clerk came 4"] == [f.message for f in findings(one_rule(FAR, shipped=False), "The clerk in May came.")]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("tokens: [{TEXT: Form}]", ((("form",),),)),
        ("tokens: [{LOWER: {IN: form}}]", ((("form",),),)),
        ("tokens: [{LOWER: a, OP: '?'}, {TEXT: {IN: [b, c]}}, {POS: NOUN}]", ((("b", "c"),),)),
        ("tokens: [[{LOWER: a}], [{LOWER: b}, {ORTH: c}]]", ((("a",),), (("b",), ("c",)))),
        ("tokens: [[{LOWER: a}], [{POS: NOUN}]]", ()),
        ("tokens: [{LEMMA: send, POS: VERB}]", ((("send", "sending", "sends", "sent"),),)),
        ("tokens: [{LEMMA: be, POS: AUX}]", ()),
        ("tokens: [{LOWER: {REGEX: 'tions?$'}}]", ((("tion",),),)),
        ("tokens: [{LOWER: {NOT_IN: [a]}}]", ()),
        ("tokens: [{POS: NOUN}]\nliteral: [A, b]", ((("a", "b"),),)),
    ],
)
def test_what_must_occur(keys: str, expected: object) -> None:
    """Read off the pattern where it can be."""
    (rule,) = one_rule(f"kind: spacy\n{keys}", shipped=False)

    assert expected == needs(rule.spec)


def rule(keys: str) -> str:
    """A file with one rule of kind spacy, whose keys begin on line 11 at column 5."""
    lines = ["kind: spacy", *keys.splitlines(), "examples: [{bad: b}, {good: g}]"]
    return theme_text("r:\n" + "".join(f"  {line}\n" for line in lines))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("tokens: [{LOWR: a}]", "a token has no key “LOWR”. Did you mean “LOWER”"),
        ("tokens: [{LOWER: 5}]", "“LOWER” must be a text, in quotes."),
        ("tokens: [{LOWER: {INN: [a]}}]", "“LOWER” has no key “INN”"),
        ("tokens: [{LOWER: [a, b]}]", "“LOWER” cannot be a list. Did you mean LOWER: {IN: [a, b]}?"),
        ("tokens: [{LOWER: a, OP: {2,}}]", "YAML does not read this as a text."),
        ("tokens: [{LOWER: The}]", "“LOWER” is compared in lower case: write “the”."),
        ("tokens: [{LOWER: \"don't\"}]", "spaCy splits “don't”: write a token for each of “do”, “n't”."),
        ("tokens: [{TEXT: {IN: [well-known, o'clock]}}]", "for each of “well”, “-”, “known”."),
        ("tokens: [{LOWER: cannot}]", "for each of “can”, “not”."),
        ("tokens: [{DEP: nsubject, LOWER: a}]", "there is no dependency “nsubject”. Did you mean “nsubj”"),
        ("tokens: [{TAG: VBX, LOWER: a}]", "there is no tag “VBX”. Did you mean “VB”"),
        ("tokens: [{LOWER: {REGEX: '('}}]", "“(” is no regular expression"),
        ("tokens: [{POS: VEB}]", "there is no part of speech “VEB”. Did you mean “VERB”?"),
        ("tokens: [{IS_ALPHA: maybe}]", "“IS_ALPHA” must be true or false."),
        ("tokens: [{LENGTH: {'>=': x}}]", "“LENGTH” must be a whole number."),
        ("tokens: [{LOWER: a, OP: '++'}]", "“OP” cannot be “++”"),
        ("tokens: [a]", "a token must be a mapping such as {LOWER: may}."),
        ("tokens: [{LOWER: a}]\nat: b", "“at” names no word of “dependency”: “b”."),
        ("tokens: [{POS: NOUN}]", "it needs “literal”"),
        ("literal: a", "it needs “tokens” or “dependency”, and not both."),
        ("tokens: [{LOWER: a}]\nat_least: -1", "“at_least” cannot be less than 0."),
        ("dependency: [{RIGHT_ID: a}]", "the first word needs “RIGHT_ATTRS”."),
        ("dependency: [{RIGHT_ID: a-b, RIGHT_ATTRS: {LOWER: a}}]", "“a-b” is no name for a word"),
        ("dependency: [{RIGHT_ID: a, RIGHT_ATTRS: {LOWER: a}, REL_OP: '>'}]", "the first word has no key “REL_OP”"),
        ("dependency:\n- {RIGHT_ID: a, RIGHT_ATTRS: {LOWER: a}}\n"
         "- {LEFT_ID: b, REL_OP: '->', RIGHT_ID: a, RIGHT_ATTRS: {OP: '?'}}",
         "no word before this one is named “b”.|there is no relation “->”; known are < > <<|"
         "two words are named “a”.|no key “OP”"),
    ],
)  # fmt: skip
def test_faults(keys: str, said: str) -> None:
    """Structure is checked without spaCy; each fault names its line."""
    found = faults(rule(keys))

    assert [True] * len(found) == [text in fault.text for text, fault in zip(said.split("|"), found, strict=True)]


def test_a_word_without_a_name_is_shown() -> None:
    """The word is shown, and that nobody can hang on it is not said as well."""
    nodes = "- {RIGHT_ATTRS: {POS: VERB}}\n- {LEFT_ID: v, REL_OP: '>', RIGHT_ID: a, RIGHT_ATTRS: {LOWER: a}}"
    found = faults(rule(f"dependency:\n{nodes}"))

    assert [(12, 7, "The rule “t/r”: the first word needs “RIGHT_ID”.")] == [(f.line, f.column, f.text) for f in found]


def test_one_text_may_stand_for_a_list() -> None:
    """spaCy itself wants a list."""
    assert ["the form"] == shown(one_rule("kind: spacy\ntokens: [{LOWER: {IN: the}}, {}]"), "See the form.")


def test_spacy_has_the_last_word() -> None:
    """What it refuses is said with the rule's name before any page is read."""
    with pytest.raises(UseError, match=r"spaCy refuses the pattern of the rule “t/r”: .*FUZZY"):
        prepare(one_rule("kind: spacy\ntokens: [{LOWER: {FUZZY: [a]}}]", shipped=False))


def test_without_spacy_rules_load_and_are_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a rule that is selected needs it; `rules test` says what it leaves out."""
    rule = "".join(f"  {line}\n" for line in [*THERE.splitlines(), "examples: [{bad: There are forms.}, {good: No.}]"])
    (tmp_path / "t.yaml").write_text(theme_text("r:\n" + rule))
    monkeypatch.setitem(sys.modules, "spacy", None)
    ran = cli(tmp_path, "rules", "test", "t.yaml")

    assert () == Linter(select=["links"], rulesets=[tmp_path / "t.yaml"]).check("There are forms.").findings
    assert (0, True, True) == (
        ran.code,
        ran.out.startswith("Skipped 1 rule of kind spacy, which needs spaCy"),
        PIP in ran.out,
    )


def test_no_profile_has_the_deep_rules() -> None:
    """They are for those who ask for them."""
    assert not [rule.id for name in profile_names() for rule in assemble(name).rules if rule.kind == "spacy"]
