"""Inflection: verbs, nouns, articles and case, against forms written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlang.language.inflection import (
    indefinite,
    match_case,
    plural,
    verb_forms,
)

VERBS = """
use uses used used using
utilize utilizes utilized utilized utilizing
help helps helped helped helping
try tries tried tried trying
play plays played played playing
notify notifies notified notified notifying
die dies died died dying
lie lies lay lain lying
agree agrees agreed agreed agreeing
dye dyes dyed dyed dyeing
argue argues argued argued arguing
pass passes passed passed passing
watch watches watched watched watching
fix fixes fixed fixed fixing
veto vetoes vetoed vetoed vetoing
video videos videoed videoed videoing
quiz quizzes quizzed quizzed quizzing
stop stops stopped stopped stopping
submit submits submitted submitted submitting
refer refers referred referred referring
offer offers offered offered offering
visit visits visited visited visiting
travel travels traveled traveled traveling
cancel cancels canceled canceled canceling
benefit benefits benefited benefited benefiting
develop develops developed developed developing
format formats formatted formatted formatting
control controls controlled controlled controlling
picnic picnics picnicked picnicked picnicking
add adds added added adding
begin begins began begun beginning
get gets got gotten getting
give gives gave given giving
make makes made made making
pay pays paid paid paying
say says said said saying
have has had had having
do does did done doing
go goes went gone going
be is was been being
undergo undergoes underwent undergone undergoing
withhold withholds withheld withheld withholding
overcome overcomes overcame overcome overcoming
understand understands understood understood understanding
misunderstand misunderstands misunderstood misunderstood misunderstanding
rewrite rewrites rewrote rewritten rewriting
overpay overpays overpaid overpaid overpaying
re-send re-sends re-sent re-sent re-sending
input inputs input input inputting
relay relays relayed relayed relaying
upload uploads uploaded uploaded uploading
""".strip().splitlines()
NOUNS = (
    """
form forms, city cities, day days, box boxes, church churches, bus buses, status statuses, photo photos, roof roofs,
man men, chairwoman chairwomen, human humans, German Germans, person people, salesperson salespeople, child children,
grandchild grandchildren, foot feet, housewife housewives, bookshelf bookshelves, criterion criteria, analysis analyses,
basis bases, axis axes, hero heroes, potato potatoes, leaf leaves, belief beliefs, series series, staff staff,
information information, people people, criteria criteria, data data, appendix appendices, index indexes, quiz quizzes,
mother-in-law mothers-in-law, runner-up runners-up, follow-up follow-ups, PDF PDFs, FAQ FAQs, mongoose mongooses
""".replace("\n", " ")
    .strip()
    .split(", ")
)
ARTICLES = {
    "a": "form university unique European one user use U.S. unit uniform union UN URL USDA UNICEF VA NASA HIPAA FEMA"
    " SNAP once one-time W-2 K-12 1 110 1,100 Mr. Ph.D. euro historic utility Ukrainian herbert",
    "an": "hour honest heir honor FBI 8 11 18 80 11,000 18th 1800s IRS SSN FAQ FAQs MRI LLC RFP EPA EU F-1 I-9 X-ray"
    " H1N1 e-mail apple unimportant uninsured unidentified update usher urgent utter only M.D. iPhone html HTML",
}
CASES = [
    pytest.param("utilize", "use", "use", id="lower"),
    pytest.param("Utilize", "use", "Use", id="first letter"),
    pytest.param("UTILIZE", "use", "USE", id="all capitals"),
    pytest.param("In order to", "to", "To", id="sentence case"),
    pytest.param("Prior To", "ahead of", "Ahead Of", id="title case"),
    pytest.param("A", "an", "An", id="one letter is not all capitals"),
    pytest.param("prior", "IRS rule", "IRS rule", id="acronym kept"),
    pytest.param("Prior", "iPhone app", "iPhone app", id="inner capital kept"),
    pytest.param("prior to Monday", "before Monday", "before Monday", id="proper noun kept"),
    pytest.param("ADA compliant", "accessible", "accessible", id="acronym first"),
    pytest.param("8", "eight", "eight", id="no letters"),
    pytest.param("", "a", "a", id="empty model"),
    pytest.param("Use", "", "", id="empty text"),
]


@pytest.mark.parametrize("forms", VERBS, ids=[line.split()[0] for line in VERBS])
def test_verb_forms(forms: str) -> None:
    """Base, third person, past, participle and -ing."""
    assert tuple(forms.split()) == verb_forms(forms.split()[0])


def test_verbs_of_several_words() -> None:
    """The first word is inflected, the rest stays."""
    assert ("carry out", "carries out", "carried out", "carried out", "carrying out") == verb_forms("carry out")
    assert "made sure that" == verb_forms("make sure that").past


def test_modal() -> None:
    """A modal has a past and otherwise itself."""
    assert ("can", "can", "could", "can", "can") == verb_forms("can")


@pytest.mark.parametrize("pair", NOUNS)
def test_plural(pair: str) -> None:
    """One noun, many nouns."""
    singular, expected = pair.split()

    assert expected == plural(singular)


@pytest.mark.parametrize(
    ("singular", "expected"),
    [
        ("tax form", "tax forms"),
        ("member of staff", "members of staff"),
        ("point in time", "points in time"),
        ("attorney general", "attorneys general"),
        ("next of kin", "next of kin"),
        ("person with a disability", "people with disabilities"),
        ("person with diabetes", "people with diabetes"),
        ("person who is blind", "people who are blind"),
        ("person who uses a wheelchair", "people who use a wheelchair"),
        ("disabled person", "disabled people"),
    ],
)
def test_plural_of_several_words(singular: str, expected: str) -> None:
    """The head takes the plural and the rest agrees."""
    assert expected == plural(singular)


@pytest.mark.parametrize(("article", "word"), [(a, w) for a, words in ARTICLES.items() for w in words.split()])
def test_indefinite(article: str, word: str) -> None:
    """The article follows the sound."""
    assert article == indefinite(word)


@pytest.mark.parametrize(
    ("text", "article"), [("one form", "a"), ("“honest” mistake", "an"), ("$80 fee", "an"), ("", "a")]
)
def test_indefinite_of_text(text: str, article: str) -> None:
    """Quotes and currency signs are passed over; only the first word counts."""
    assert article == indefinite(text)


@pytest.mark.parametrize(("model", "text", "expected"), CASES)
def test_match_case(model: str, text: str, expected: str) -> None:
    """The case of the model, and never fewer capitals than the text brings."""
    assert expected == match_case(model, text)


WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=10)


@given(WORD, st.sampled_from(["", " out", " the form"]))
def test_any_verb_keeps_its_rest(verb: str, rest: str) -> None:
    """Every form of a phrase ends with its rest, and the -ing form has -ing (a modal excepted)."""
    forms = verb_forms(verb + rest)

    assert all(form.endswith(rest) for form in forms)
    assert forms.ing.removesuffix(rest).endswith("ing") or forms.third == forms.base


@given(st.text(max_size=20), st.text(max_size=20))
def test_match_case_changes_nothing_but_case(model: str, text: str) -> None:
    """Only the case differs from the text."""
    assert text.casefold() == match_case(model, text).casefold()
