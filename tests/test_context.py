"""When a rule stays silent: quoted matter, mentions, names, addresses, and each key of `unless`."""

from __future__ import annotations

import pytest
from inline_rules import one_rule, rules_of, shown
from tagging import Tagger, tagger

__all__ = ["tagger"]

WORD = "swap: {utilize: use, utilization: use, in order to: to, prior to: before}"
VERB = "swap: {utilize: use, terminate: end}\ninflect: verb"


def speaks(keys: str, text: str, format: str = "text") -> bool:
    """Does the rule find anything here?"""
    return shown(one_rule(keys), text, format) != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We say “utilize” here.", False, id="curly"),
        pytest.param('We say "utilize" here.', False, id="straight"),
        pytest.param("We say ‘utilize’ here.", False, id="single curly"),
        pytest.param("We say 'utilize' here.", False, id="single straight"),
        pytest.param("We say «utilize» here.", False, id="guillemets"),
        pytest.param("We say „utilize“ here.", False, id="low and high"),
        pytest.param("We say ‹utilize› here.", False, id="single guillemets"),
        pytest.param("She said, “Please utilize the form.” So I did.", False, id="a sentence"),
        pytest.param("She said ‘don’t utilize it’ again.", False, id="an apostrophe in a quotation"),
        pytest.param("“One.” We utilize “two.”", True, id="between quotations"),
        pytest.param('"One." We utilize "two."', True, id="between straight quotations"),
        pytest.param('A 5" pipe: utilize a 6" pipe.', True, id="inches"),
        pytest.param("The agencies' staff utilize workers' desks.", True, id="possessives"),
        pytest.param("We don't utilize what you don't.", True, id="contractions"),
        pytest.param("“We utilize it and never close.", True, id="no closing mark"),
        pytest.param("“Open. “Two” and utilize", True, id="after a quotation in one that never closes"),
        pytest.param("It’s ours. We utilize it, don’t we?", True, id="apostrophes are no quotation marks"),
    ],
)
def test_quotations(text: str, expected: bool) -> None:
    """What stands in quotation marks is someone else's, or is spoken of."""
    assert speaks(WORD, text) is expected
    assert speaks(WORD + "\nquoted: true", text)


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        pytest.param("Do not write *utilize* here.", "markdown", False, id="emphasis"),
        pytest.param("Please *utilize the form* here.", "markdown", True, id="part of an emphasis"),
        pytest.param("Cut *prior to, utilize* and such.", "markdown", False, id="words listed in an emphasis"),
        pytest.param("*Please, utilize a form that you like best.*", "markdown", True, id="a sentence in an emphasis"),
        pytest.param("| Say | Not |\n|---|---|\n| use | utilize |", "markdown", False, id="all of a cell"),
        pytest.param("| Say | Not |\n|---|---|\n| use | utilize, prior to |", "markdown", False, id="listed in a cell"),
        pytest.param("- prior to\n- utilize\n", "markdown", False, id="all of a list item"),
        pytest.param("- utilize it\n- close it\n", "markdown", True, id="part of a list item"),
        pytest.param("| Step | Do |\n|---|---|\n| 1 | utilize it |", "markdown", True, id="part of a cell"),
        pytest.param("utilize (use *use*)", "markdown", False, id="what to write instead stands behind"),
        pytest.param("We utilize (use the form) it.", "markdown", False, id="the same in a sentence"),
        pytest.param("We utilize (or not) it.", "markdown", True, id="another remark in brackets"),
        pytest.param("> We utilize it.", "markdown", False, id="block quote"),
        pytest.param("<p>We <q>utilize</q> it.</p>", "html", False, id="q element"),
        pytest.param("<p>We say <em>utilize</em>.</p>", "html", False, id="em element"),
        pytest.param("Use `utilize` here.", "markdown", False, id="code"),
        pytest.param("See https://a.gov/utilize now.", "text", False, id="web address"),
        pytest.param("See utilize.gov and utilize@a.gov now.", "text", False, id="domain and mail address"),
        pytest.param("Open utilize.pdf now.", "text", False, id="file name"),
        pytest.param("[utilize](https://a.gov/utilize)", "markdown", True, id="the text of a link"),
    ],
)
def test_markup(text: str, format: str, expected: bool) -> None:
    """Mentions, quotations, code and addresses do not count."""
    assert speaks(WORD, text, format) is expected


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param(WORD, "The Utilization Review Board met.", False, id="a name"),
        pytest.param(WORD, "Ask the Utilization office.", False, id="one capital in a sentence"),
        pytest.param(WORD, "Utilization fell.", True, id="the first word"),
        pytest.param(WORD, "Utilization Review fell.", False, id="a name at the beginning"),
        pytest.param(WORD, "Note: Utilization fell.", True, id="behind a colon"),
        pytest.param(WORD, "Prior to January 5, call.", True, id="a phrase before a name"),
        pytest.param(WORD, "In order to Apply", True, id="a phrase before a capital"),
        pytest.param(WORD, "the UTILIZATION of it", True, id="capitals"),
        pytest.param(WORD, "See U.S. Utilization reports.", False, id="after an abbreviation"),
        pytest.param(VERB, "Utilize Form 5.", True, id="an order before a name"),
        pytest.param(VERB, "Terminated Employees Fund pays.", False, id="a name that begins with a verb"),
        pytest.param(WORD + "\nnames: true", "The Utilization Review Board met.", True, id="asked for"),
    ],
)
def test_names(keys: str, text: str, expected: bool) -> None:
    """A capital in the middle of a sentence is a name; at its beginning, two in a row are."""
    assert speaks(keys, text) is expected


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        pytest.param("swap: {writing: text}", "See the Plain Writing Act of 2010.", False, id="title of a law"),
        pytest.param("swap: {and: or}", "Ask the Fish and Wildlife Service.", False, id="a small word in a name"),
        pytest.param("pattern: wildlife", "Ask the Fish and Wildlife Service.", False, id="pattern in a name"),
        pytest.param("pattern: fish", "Ask the Fish and Wildlife Service.", True, id="pattern that begins with it"),
        pytest.param("consistent: [fund, funding]", "The Big Fund has funding; fund it.", True, id="consistent"),
        pytest.param(
            "consistent: [fund, funding]",
            "The Big Fund: funding here, funding there.",
            False,
            id="consistent in a name",
        ),
        pytest.param(r"pattern: '\d+ u\.s\.c\. \d+'", "See 42 U.S.C. 1396a.", True, id="about citations"),
        pytest.param(r"pattern: 'u\.s\.c\.'", "See 42 U.S.C. 1396a.", False, id="part of a citation"),
        pytest.param("avoid: [section]", "See 42 U.S.C. section 1396.", False, id="word in a citation"),
        pytest.param("swap: {form: sheet}", "Send VA Form 21-526EZ.", False, id="word in a form's name"),
        pytest.param("swap: {form: sheet}", "Send the form.", True, id="a plain word"),
        pytest.param("swap: {writing: text}\nnames: true", "See the Plain Writing Act.", True, id="asked for"),
        pytest.param("avoid: [and]\nunless: [{name: true}]\nnames: true", "Fish and Wildlife Service", False, id="key"),
    ],
)
def test_inside_names(keys: str, text: str, expected: bool) -> None:
    """Word rules are silent within titles, names, citations and forms."""
    assert speaks(keys, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# How the Utilization Review works", False),
        ("# How to Utilize Your Benefits", True),
        ("# Utilization", True),
        ("# Talk to Us about Utilization", True),
    ],
)
def test_names_in_headings(text: str, expected: bool) -> None:
    """In a Title With Capitals a capital says nothing."""
    assert speaks(WORD, text, "markdown") is expected


@pytest.mark.parametrize(
    ("unless", "silent", "loud"),
    [
        pytest.param("{in: [rate of use]}", "the rate of use", "the crate of use", id="in, whole words"),
        pytest.param("{in: [use of force*]}", "a use of forces", "a misuse of force, use of it", id="in, any ending"),
        pytest.param("{in: [use it or use]}", "use it or use", "use it", id="in, the second time"),
        pytest.param("{before: [it]}", "use it", "use item", id="before, whole words"),
        pytest.param("{before: [natural*]}", "use naturally", "use nature", id="before, any ending"),
        pytest.param("{before: [by, to us]}", "of use to us", "of use to you", id="before, a phrase"),
        pytest.param("{before: [case]}", "use-case", "use. Case", id="before, a hyphen and a full stop"),
        pytest.param("{after: [fiscal]}", "fiscal use", "nonfiscal use", id="after, whole words"),
        pytest.param("{after: [disab*]}", "disabled use", "disabled or use", id="after, any ending"),
        pytest.param("{near: [court*]}", "The courts use it.", "Courts sit. We use it.", id="near"),
        pytest.param("{near: [it]}", "It is of use.", "An item is of use.", id="near, whole words"),
        pytest.param("{role: heading}", "# A use", "A use", id="role"),
        pytest.param("{matching: 'use \\d+'}", "use 5", "use it 5", id="matching"),
        pytest.param("{matching: 'No .*'}", "No use", "Any use", id="matching, without regard to case"),
        pytest.param("{after: [no], before: [it]}", "no use it", "no use", id="all keys of one item"),
        pytest.param("{name: true}", "the Use Board", "the use board", id="name"),
    ],
)  # fmt: skip
def test_unless(unless: str, silent: str, loud: str) -> None:
    """Each key is a context; outside it the rule speaks."""
    keys = f"avoid: [use, 'use item']\nnames: true\nunless: [{unless}]"

    assert (speaks(keys, silent, "markdown"), speaks(keys, loud, "markdown")) == (False, True)


def test_one_context_of_several_is_enough() -> None:
    """The items of `unless` are alternatives."""
    keys = "avoid: use\nunless: [{before: it}, {after: no}]"

    assert [speaks(keys, text) for text in ("use it", "no use", "a use")] == [False, False, True]


@pytest.mark.parametrize(
    ("keys", "silent", "loud"),
    [
        pytest.param("unless: [{tag: VERB}]", "we send it", "the use", id="tag"),
        pytest.param("unless: [{tag: NN}]", "the use", "we send it", id="tag, fine"),
        pytest.param("unless: [{tag: [PRON, VB]}]", "we send it", "the use", id="tag, one of several"),
        pytest.param("unless: [{tag-before: DET}]", "the use", "The. Use it", id="tag-before, in its sentence"),
        pytest.param(
            "unless: [{tag-before: [DET, PRON]}]", "we send it", "the, use", id="tag-before, not over a comma"
        ),
        pytest.param("unless: [{tag-after: PRON}]", "we send it", "we send, it", id="tag-after"),
        pytest.param("unless: [{tag-after: PRON}]", "send it", "send", id="tag-after, at the end"),
        pytest.param("unless: [{tag-after: PRON, tag: VERB}]", "send it", "use it", id="both"),
        pytest.param("tag: VERB", "the use", "we send", id="tag of the rule"),
        pytest.param("tag: [NNS, VB]", "the use", "we send", id="tag of the rule, fine"),
        pytest.param("tag: NOUN\nunless: [{tag-before: DET}]", "the use", "of use", id="tag of the rule and unless"),
    ],
)
@pytest.mark.parametrize(
    "kind", ["swap: {use: a, send: b}", "pattern: use|send", "grammar: [{LEMMA: {IN: [use, send]}}]"]
)
def test_tags(tagger: Tagger, kind: str, keys: str, silent: str, loud: str) -> None:
    """What the match, or the word beside it, does in its sentence."""
    assert (speaks(f"{kind}\n{keys}", silent), speaks(f"{kind}\n{keys}", loud)) == (False, True)


def test_sentences_without_a_match_are_not_tagged(tagger: Tagger) -> None:
    """A tag is asked for last, and once a sentence."""
    speaks("avoid: use\nunless: [{tag: VERB, near: it}, {tag: NOUN, near: it}]", "The form. Use a. Use it, use it.")

    assert tagger.asked == ["Use it, use it."]


@pytest.mark.parametrize("kind", ["pattern: use", "consistent: [use, usage]", "count: words\nmax: 1"])
def test_unless_holds_for_every_kind(kind: str) -> None:
    """An exception does not ask what found the match."""
    text = "Use this usage, usage." if "consistent" in kind else "Make use of it."
    keys = f"{kind}\nunless: [{{name: true}}, {{role: paragraph}}]"

    assert not speaks(keys, text)


NESTED = """
long:
  avoid: [make use of, make use]
  unless: [{before: [it]}]
short:
  avoid: [use of]
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("make use of this", ["make use of"]), ("make use of it", ["use of"]), ("use of", ["use of"])],
)
def test_an_excused_entry_hides_its_own_rule_only(text: str, expected: list[str]) -> None:
    """The exception of one rule silences neither another rule nor lets its own shorter entry speak."""
    assert shown(rules_of(NESTED), text) == expected
