"""Token patterns that are wrong: each fault is said at its place, with what to write instead."""

from __future__ import annotations

import pytest
from inline_rules import faults, theme_text


@pytest.mark.parametrize(
    ("keys", "column", "said"),
    [
        pytest.param("grammar: [{LOWR: a}]", 16, "no key “LOWR”. Did you mean “LOWER”?", id="key"),
        pytest.param("grammar: [{LOWER: {INN: a}}]", 24, "no key “INN”. Did you mean “IN”", id="key of a condition"),
        pytest.param("grammar: [{POS: VERBB}]", 21, "Did you mean “VERB”?", id="POS"),
        pytest.param("grammar: [{TAG: {IN: [VBX]}}]", 27, "“IN” of “TAG” cannot be “VBX”. Did you mean “VB”", id="TAG"),
        pytest.param("grammar: [{TAG: {REGEX: '^VX'}}]", 29, "is found in no name", id="TAG that is none"),
        pytest.param("grammar: [{LOWER: {REGEX: '('}}]", 31, "is no regular expression", id="REGEX"),
        pytest.param("grammar: [{LEMMA: {REGEX: a}}]", 24, "no key “REGEX”", id="REGEX of a lemma"),
        pytest.param("grammar: [{LOWER: a, OP: '**'}]", 30, "“**” is no OP", id="OP"),
        pytest.param("grammar: [{LOWER: a, OP: '{3,2}'}]", 30, "is no OP", id="OP backwards"),
        pytest.param("grammar: [{LOWER: a, OP: '{999}'}]", 30, "is no OP", id="OP too high"),
        pytest.param("grammar: []", 14, "has no token", id="empty"),
        pytest.param("grammar: [[{LOWER: a}], []]", 14, "has no token", id="an empty one of two"),
        pytest.param("grammar: [{LOWER: a}, [{LOWER: b}]]", 14, "beside a list of tokens", id="mixed"),
        pytest.param("grammar: [{LOWER: a, OP: '?'}]", 14, "could match nothing", id="nothing"),
        pytest.param("grammar: [{LOWER: a, mark: false}]", 14, "could match nothing", id="context only"),
        pytest.param("grammar: [{LOWER: {}}]", 16, "“LOWER” needs", id="empty condition"),
        pytest.param("grammar: [{LOWER: The}]", 23, "write “the”", id="capital"),
        pytest.param("grammar: [{LOWER: in order}]", 23, "is not one word", id="two words"),
        pytest.param("grammar: [{LOWER: [a, b]}]", 23, "Did you mean LOWER: {IN: [a, b]}?", id="list"),
        pytest.param("grammar: [the]", 15, "must be a mapping or a list. Did you mean {LOWER: the}?", id="text"),
        pytest.param("grammar: [{lower: a}]", 16, "no key “lower”. Did you mean “LOWER”?", id="case of a key"),
        pytest.param("grammar: [{POS: noun}]", 21, "Did you mean “NOUN”?", id="case of a name"),
        pytest.param("grammar: [{POS: {IN: [PUNCT]}}]", 27, "no word is “PUNCT”", id="punctuation"),
        pytest.param("grammar: [{LOWER: n't}]", 23, "write LOWER: {REGEX: \"n't$\"}", id="part of a word"),
        pytest.param("grammar: [{LEMMA: made}]", 23, "is a form of “make”: write “make”", id="a form"),
        pytest.param("grammar: [{LEMMA: {IN: [Made]}}]", 29, "write “make”", id="a form with a capital"),
        pytest.param(
            "grammar: [{LOWER: a}, {OP: '!'}, {LOWER: b}]",
            32, "only stand at the beginning", id="! in the middle",
        ),
        pytest.param("grammar: [{LOWER: a}, {mark: false}, {LOWER: b}]", 28, "between marked tokens", id="mark"),
        pytest.param("grammar: [{}]", 14, "needs a token with a list of words", id="no trigger"),
        pytest.param("grammar: [{LOWER: a}]\nswap: {tax: b}", 12, "can be “tax”", id="a word that is never found"),
        pytest.param("grammar: [{LOWER: a}]\nmessage: '{modal}'", 14, "there is no “{modal}”", id="message"),
        pytest.param("grammar: passiv", 14, "Did you mean “passive”?", id="name"),
        pytest.param("grammar: {LOWER: a}", 14, "must be a text or a list", id="mapping"),
        pytest.param("grammar: passive\nsuggest: a", 14, "takes none", id="words for a passive"),
    ],
)  # fmt: skip
def test_faults(keys: str, column: int, said: str) -> None:
    """What is wrong is said, at its place."""
    lines = [*keys.splitlines(), "examples: [{bad: x, good: y}, {good: y}]"]
    found = faults(theme_text("r:\n" + "".join(f"  {line}\n" for line in lines)))

    assert [f.column for f in found if said in f"{f.text} {f.hint}"] == [column], found


@pytest.mark.parametrize("op", ["!", "*", "?", "{2}", "{2,}", "{2,4}"])
@pytest.mark.parametrize("token", ["{{POS: NOUN, OP: {0}}}", "{{OP: {0}, POS: NOUN}}", "{{OP: {0} }}"])
def test_an_op_without_quotation_marks(op: str, token: str) -> None:
    """YAML has uses of its own for these signs; the fault says what to write, and where."""
    line = f"  grammar: [{{LOWER: a}}, {token.format(op)}]"
    (found, *_) = faults(theme_text(f"r:\n{line}"))

    assert (line.index(op, 15) + 3, True) == (found.column, f'Put it in quotation marks: OP: "{op}".' in found.hint)
