"""The words of a site: those its readers know, about which no rule speaks, and those to explain to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_rules import rules_of
from running import PLAIN, cli, site

from plainlang import Linter, UseError, Vocabulary
from plainlang.config import parse_config, read_config
from plainlang.errors import ConfigError
from plainlang.lint import lint, prepare
from plainlang.readers import read_source
from plainlang.span import LineIndex

RULES = rules_of(
    """
swap:
  swap: {utilization: use, facility: building}
  inflect: noun
avoid:
  avoid: [synergy]
pattern:
  pattern: '\\bimpact(?:ed|ful)'
consistent:
  consistent: [log in, sign in]
grammar:
  grammar: passive
define:
  define: abbreviations
many:
  define: many
  max: 1
terms:
  define: terms
  terms: [lien]
rare:
  rare: 2.9
"""
)


def shown(known: list[str], text: str) -> list[tuple[str, str]]:
    """The rule and the words of each finding in a text whose readers know these terms."""
    document = replace(read_source(text, "text"), vocabulary=Vocabulary(tuple(known)))
    found, crashes = lint(document, prepare(RULES), LineIndex(text))

    assert () == crashes
    return [(finding.rule, finding.found) for finding in found]


@pytest.mark.parametrize(
    ("known", "text"),
    [
        pytest.param("capacity utilization", "Capacity utilization rose.", id="swap"),
        pytest.param("synergy grant", "The synergy grant is here.", id="avoid"),
        pytest.param("impactful", "It is impactful here.", id="pattern"),
        pytest.param("sign in", "You log in, or you sign in.", id="consistent"),
        pytest.param("are served hot", "Meals are served hot.", id="grammar"),
        pytest.param("QRX", "Ask QRX now.", id="abbreviations"),
        pytest.param("QRX", "Ask QRX and QRY (Quick Ray Yard) now.", id="counted"),
        pytest.param("lien", "A lien lies on it.", id="terms"),
        pytest.param("abatement", "The abatement ends.", id="rare"),
    ],
)
def test_no_rule_about_words_speaks_of_a_known_term(known: str, text: str) -> None:
    """Each spoke before the term was known."""
    assert (True, []) == (bool(shown([], text)), shown([known], text))


@pytest.mark.parametrize(
    ("known", "text", "expected"),
    [
        pytest.param("capacity utilization", "The utilization rose.", ["utilization"], id="outside the term"),
        pytest.param("capacity utilization", "CAPACITY UTILIZATION rose.", [], id="any case"),
        pytest.param("capacity utilization", "The capacity utilizations rose.", [], id="plural"),
        pytest.param("facility", "The facility’s roof fell.", [], id="possessive"),
        pytest.param("impact", "It impacted us, impacts us.", [], id="forms of a verb"),
        pytest.param("Impact", "It impacted us.", ["impacted"], id="no verb with a capital"),
        pytest.param("Utilization", "The utilization rose.", ["utilization"], id="a capital counts"),
        pytest.param("Capacity Utilization", "Capacity Utilization and Capacity utilization rose.", ["utilization"],
                     id="each capital counts"),
        pytest.param("use", "The utilization rose.", ["utilization"], id="whole words only"),
        pytest.param("the utilization rose", "The utilization\nrose.", [], id="over the end of a line"),
    ],
)  # fmt: skip
def test_what_is_an_occurrence_of_a_term(known: str, text: str, expected: list[str]) -> None:
    """Whole words, plural and possessive too; a term with a capital only as it is written."""
    assert expected == [found for _, found in shown([known], text)]


def test_a_rare_word_outside_its_term() -> None:
    """The first use that is not in the term speaks."""
    text = "The tax abatement form. The abatement ends."
    document = replace(read_source(text, "text"), vocabulary=Vocabulary(("tax abatement",)))
    found, _ = lint(document, prepare(RULES), LineIndex(text))

    assert [28] == [finding.span.start for finding in found if finding.rule == "t/rare"]


def test_terms_to_explain() -> None:
    """They join those of the shipped rule; explained, they are silent."""
    linter = Linter(select=["unexplained/term"], vocabulary=Vocabulary(explain=("zonal offset",)))
    texts = ["The zonal offset and a lien.", "A zonal offset is a discount."]

    assert [["zonal offset", "lien"], []] == [[f.found for f in linter.check(text).findings] for text in texts]


@pytest.mark.parametrize(
    ("vocabulary", "said"),
    [
        (Vocabulary(("-",)), "no word in it"),
        (Vocabulary(("lien",), ("Lien",)), "stands under “known” too"),
        (Vocabulary("lien"), "must be a list of texts"),  # type: ignore[arg-type]
        (Vocabulary((1,)), "must be a list of texts"),  # type: ignore[arg-type]
    ],
)
def test_terms_that_make_no_sense(vocabulary: Vocabulary, said: str) -> None:
    """They are refused."""
    with pytest.raises(UseError, match=said):
        Linter(vocabulary=vocabulary)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        pytest.param("vocabulary: {knwon: [a]}", (1, 14), "no key “knwon”. Did you mean “known”?", id="key"),
        pytest.param("vocabulary: [a]", (1, 13), "must be a mapping", id="a list"),
        pytest.param("vocabulary:\n  known: {a: b}", (2, 10), "“known” of “vocabulary” must be a text", id="a mapping"),
        pytest.param("vocabulary:\n  known: [a, ' ']", (2, 14), "has no word in it", id="no word"),
        pytest.param("vocabulary:\n  known: [~]", (2, 11), "has no word in it", id="nothing"),
        pytest.param("vocabulary: {known: [a], explain: [A]}", (1, 36), "stands under “known” too", id="both"),
    ],
)
def test_faults(text: str, place: tuple[int, int], said: str) -> None:
    """Each is named at its place."""
    with pytest.raises(ConfigError) as caught:
        parse_config("plainlang.yaml", text)
    [fault] = caught.value.faults

    assert (place, True) == ((fault.line, fault.column), said in str(fault))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plainlang.yaml", "vocabulary:\n  known: [FAFSA]\n  explain: lien\n"),
        ("pyproject.toml", '[tool.plainlang.vocabulary]\nknown = ["FAFSA"]\nexplain = ["lien"]\n'),
        ("pyproject.toml", '[tool.plainlang]\nvocabulary.known = ["FAFSA"]\nvocabulary.explain = ["lien"]\n'),
    ],
)
def test_in_every_form(name: str, text: str, tmp_path: Path) -> None:
    """Each file says the same."""
    (tmp_path / name).write_text(text)

    assert Vocabulary(("FAFSA",), ("lien",)) == read_config(tmp_path / name).choices.vocabulary


def test_config_show(tmp_path: Path) -> None:
    """It is shown as it is written."""
    ran = cli(site(tmp_path, {"a.md": PLAIN}, "vocabulary: {known: [FAFSA]}\n"), "config", "show")

    assert 'vocabulary: {"known": ["FAFSA"], "explain": []}' in ran.out


def test_lists_will_do() -> None:
    """Lists are as good as tuples."""
    linter = Linter(vocabulary=Vocabulary(["utilize"], ["lien"]))  # type: ignore[arg-type]

    assert Vocabulary(("utilize",), ("lien",)) == linter.vocabulary
    assert () == linter.check("Please utilize it.").findings


def test_why_a_rule_is_silent(tmp_path: Path) -> None:
    """The vocabulary is named as the reason."""
    site(tmp_path, {"a.md": "Please utilize it.\n"}, "vocabulary: {known: [utilize]}\n")
    ran = cli(tmp_path, "explain", "--why", "a.md:1")

    assert "plain-words/utilize" in ran.out
    assert "as your vocabulary says" in " ".join(ran.out.split())


def test_results_are_kept_apart() -> None:
    """A result that was kept before a term was known is not found after it."""
    linters = [Linter(), Linter(vocabulary=Vocabulary(("a",))), Linter(vocabulary=Vocabulary(explain=("a",)))]

    assert 3 == len({linter.info.hash for linter in linters})


def test_no_vocabulary_changes_nothing() -> None:
    """Rules alone are identified as they always were."""
    linter = Linter(vocabulary=Vocabulary())

    assert linter.rules.hash == linter.info.hash


@given(st.lists(st.sampled_from(["utilization", "the", "synergy", "facility", "a lien", "QRX"]), max_size=3))
def test_knowing_more_never_says_more(known: list[str]) -> None:
    """What is said with a vocabulary is said without it, at the same places."""
    text = "The utilization of a lien, the synergy: QRX. The facility."
    document = read_source(text, "text")
    every, _ = lint(document, prepare(RULES), LineIndex(text))
    fewer, _ = lint(replace(document, vocabulary=Vocabulary(tuple(known))), prepare(RULES), LineIndex(text))

    assert {(f.rule, f.span) for f in fewer} <= {(f.rule, f.span) for f in every}
