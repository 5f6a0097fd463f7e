"""Fixes: what is put in place of what was found, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_rules import findings, rules_of
from timing import in_proportion, seconds

import plainlang
from plainlang.agreement import is_many
from plainlang.doubts import settled
from plainlang.fixes import edits, fix_all
from plainlang.readers import read_source
from plainlang.skeleton import skeleton

RULES = rules_of("""
safe:
  swap: {utilize: use, obtain: get}
  inflect: verb
  fix: safe
noun:
  swap: {utilization: use, individual: person, implement: tool, "sign": [omen]}
  fix: safe
gone:
  swap: {very: "", basically: "", the actual: the, absolutely: ""}
  fix: safe
unsafe:
  swap: {assist: help}
""")


def fixed(text: str, format: str = "markdown", unsafe: bool = False) -> str:
    """The text as these rules fix it."""
    return fix_all(text, lambda source: findings(RULES, source, format), unsafe=unsafe).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("We utilized it, UTILIZING it.", "We used it, USING it.", id="inflection and case"),
        pytest.param("Utilize it.", "Use it.", id="capital"),
        pytest.param("An utilization", "A use", id="an to a"),
        pytest.param("a utilization", "a use", id="a stays"),
        pytest.param("a sign", "an omen", id="a to an"),
        pytest.param("AN INDIVIDUAL", "A PERSON", id="in capitals"),
        pytest.param("A sign", "An omen", id="A to An"),
        pytest.param("Part A sign", "Part A omen", id="a letter is no article"),
        pytest.param("an\nindividual", "a\nperson", id="article at the end of a line"),
        pytest.param("an\r\nindividual", "a\r\nperson", id="with a carriage return"),
        pytest.param("an **individual**", "a **person**", id="markup after the article"),
        pytest.param("an [individual](x)", "a [person](x)", id="a link after the article"),
        pytest.param("**an** individual", "**a** person", id="an article in markup"),
        pytest.param("man individual", "man person", id="the end of a word is no article"),
        pytest.param("It is very good.", "It is good.", id="left out in the middle"),
        pytest.param("Very good it is.", "Good it is.", id="left out at the start"),
        pytest.param("It is good, very.", "It is good.", id="left out at the end, with its comma"),
        pytest.param("It is good very.", "It is good.", id="left out at the end"),
        pytest.param("It is, basically, good.", "It is good.", id="left out between commas"),
        pytest.param("Basically, it is good.", "It is good.", id="left out with the comma after it"),
        pytest.param("Go now basically, he said.", "Go now, he said.", id="left out before a comma"),
        pytest.param("It is very\ngood.", "It is\ngood.", id="left out at the end of a line"),
        pytest.param("So. Very\ngood.", "So. Good.", id="left out before a line that needs a capital"),
        pytest.param("a very old form", "an old form", id="an article before what is left out"),
        pytest.param("a very **old** form", "a **old** form", id="an article before markup"),
        pytest.param("very\n1. one", "very\n1. one", id="nothing but that word on a line"),
        pytest.param("Very", "Very", id="the only word"),
        pytest.param("Good (very).", "Good (very).", id="the only word in brackets"),
        pytest.param("**Very** good", "**Very** good", id="markup where the capital would go"),
        pytest.param("uti**lize** it", "uti**lize** it", id="markup inside the match"),
        pytest.param("the **actual** form", "the **actual** form", id="markup inside a phrase"),
        pytest.param("the actual\nform", "the\nform", id="a phrase before the end of a line"),
        pytest.param("the\nactual form", "the form", id="a phrase over the end of a line"),
        pytest.param("the\u00a0actual form", "the form", id="a space that does not break"),
        pytest.param("individual&#115;", "individual&#115;", id="not a whole word"),
        pytest.param("`utilize` “utilize” it", "`utilize` “utilize” it", id="code and quotations"),
        pytest.param("We assist.", "We assist.", id="unsafe"),
        pytest.param("very very good", "good", id="twice in a row"),
        pytest.param("It is very, very good.", "It is good.", id="twice with a comma"),
        pytest.param("Stay, because basically, it rains.", "Stay, because it rains.", id="its comma after “because”"),
        pytest.param("an&nbsp;individual", "a&nbsp;person", id="an entity for the space after the article"),
        pytest.param("an &ldquo;utilization&rdquo;", "an &ldquo;utilization&rdquo;", id="quotation marks as entities"),
        pytest.param("an <b>individual</b>", "a <b>person</b>", id="a tag after the article"),
        pytest.param("<b>an</b> individual", "<b>a</b> person", id="an article in a tag"),
        pytest.param("utilize&mdash;now", "use&mdash;now", id="before an entity"),
        pytest.param("&amp;utilize", "&amp;use", id="after an entity"),
        pytest.param("*utilize*d", "*utilize*d", id="emphasis that ends in the word"),
        pytest.param("| an implement |\n|---|\n| utilize |", "| a tool |\n|---|\n| utilize |", id="a table"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_fixes(text: str, expected: str) -> None:
    """Case, articles, spaces and commas are repaired; whatever is in doubt stays."""
    assert fixed(text) == expected
    assert fixed(expected) == expected


def test_unsafe_fixes_are_asked_for() -> None:
    """With `unsafe` every first suggestion is taken."""
    assert fixed("We assist and utilize.", unsafe=True) == "We help and use."


def whole(text: str, format: str = "markdown", unsafe: bool = False) -> str:
    """The text as these rules fix it, with all that a page as a whole asks for."""

    def shape(source: str) -> object:
        return skeleton(read_source(source, format))

    return fix_all(
        text, lambda source: settled(read_source(source, format), findings(RULES, source, format)), unsafe=unsafe,
        shape=shape,
    ).text  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# Utilize it\n\n[See](#utilize-it)", None, id="a heading that a link leads to"),
        pytest.param("# Utilize it!\n\n# Utilize it\n\n[See](#utilize-it-1)", None, id="the second of its words"),
        pytest.param("# Utilize it\n\n[See](#more)", "# Use it", id="a heading that no link leads to"),
        pytest.param("# Utilize it {#it}\n\n[See](#it)", "# Use it {#it}", id="a heading with an anchor of its own"),
        pytest.param(
            "---\ntitle: Utilize it\n---\nUtilize it.", "---\ntitle: Utilize it\n---\nUse it.", id="front matter"
        ),
        pytest.param("See [individual].\n\n[individual]: /x", None, id="a link that its text leads to"),
        pytest.param("See [an individual](/individual).", "See [a person](/individual).", id="a link with an address"),
        pytest.param("<https://a.gov/utilize> `utilize`", None, id="an address and code"),
        pytest.param("{{ utilize }} {% utilize %}", None, id="templates"),
        pytest.param("In the Utilization Office", None, id="in the middle of a name"),
        pytest.param("Utilization of Land Office", None, id="the beginning of a name"),
        pytest.param("- Utilize: use it", None, id="an explanation"),
        pytest.param("Say use, not utilize.", None, id="beside its replacement"),
        pytest.param("- **Who:** Utilize it", "- **Who:** Use it", id="after a label"),
        pytest.param("(Utilize it)", "(Use it)", id="in brackets"),
        pytest.param("Utilize to Serve", None, id="a name with “to”"),
        pytest.param("Utilize to<br>Serve", None, id="a name over two lines"),
        pytest.param("THE LAND UTILIZATION OFFICE", None, id="a name in capitals"),
        pytest.param("[![](a.png) Utilize](/b)", None, id="a name beside an image"),
        pytest.param("Words like obtain, utilize and others", None, id="a list of words"),
        pytest.param("In other words, utilize it.", "In other words, use it.", id="no list of words"),
    ],
)
def test_what_a_page_asks_for(text: str, expected: str | None) -> None:
    """Links and names go on working; None: nothing changes."""
    assert whole(text).startswith(text if expected is None else expected)


TAKEN_BACK = rules_of("""
loop:
  swap: {loop: loop again}
  fix: safe
fine:
  swap: {utilize: use}
  fix: safe
""")


@pytest.mark.parametrize("line", ["We utilize it.", "A loop to utilize.", "It is a loop."])
def test_time_grows_with_the_text(line: str) -> None:
    """Ten times as many fixes take about ten times as long, also when they are taken back; in the square: a hundred."""

    def work(times: int) -> float:
        text = f"{line}\n\n" * times
        return seconds(lambda: fix_all(text, lambda source: findings(TAKEN_BACK, source)))

    assert in_proportion(work, 600, 6_000, most=25)


def test_a_fix_that_does_not_help_is_taken_back() -> None:
    """Where the rule would speak again, or markup would change, the text stays and the finding is named."""
    result = fix_all("A loop to utilize.", lambda source: findings(TAKEN_BACK, source))

    assert ("A loop to use.", ["loop"]) == (result.text, [finding.found for finding in result.left])


@pytest.mark.parametrize("rule", [None, "none"], ids=["unsafe by default", "none"])
def test_a_rule_whose_fixes_only_show_the_way(rule: str | None) -> None:
    """`fix: none` offers words, and no command writes them."""
    fix = f"\n  fix: {rule}" if rule else ""
    (finding,) = findings(rules_of("way:\n  swap: {assist: help}" + fix), "We assist.")

    assert (finding.suggestions, finding.fix) == (("help",), None if rule else "unsafe")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("The rules ", True, id="plural"),
        pytest.param("This rule ", False, id="singular"),
        pytest.param("Fees and taxes ", True, id="two"),
        pytest.param("Each of the rules ", False, id="each of many"),
        pytest.param("Every fee and tax ", False, id="every"),
        pytest.param("The fees for the permit ", True, id="many of one"),
        pytest.param("The office of the agents ", False, id="one of many"),
        pytest.param("The terms used in this part ", True, id="with a participle"),
        pytest.param("In this part, day ", False, id="after an opening"),
        pytest.param("If you move, these rules ", True, id="after a clause"),
        pytest.param("Any person who files forms ", False, id="before a clause of its own"),
        pytest.param("The term “employees” ", False, id="a word that is explained"),
        pytest.param("Children ", True, id="irregular"),
        pytest.param("The bus ", False, id="an s that is no ending"),
        pytest.param("They ", True, id="they"),
        pytest.param("It ", False, id="it"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_the_number_of_a_subject(before: str, expected: bool) -> None:
    """Is it more than one?"""
    assert expected == is_many(before)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The rules shall apply to all.", "The rules apply to all.", id="many"),
        pytest.param("This rule shall apply to all.", "This rule applies to all.", id="one"),
        pytest.param("The terms in part 2 shall mean this.", "The terms in part 2 mean this.", id="with a place"),
    ],
)
def test_a_verb_agrees_with_its_subject(text: str, expected: str) -> None:
    """Where a rule offers both forms, the subject chooses."""
    assert plainlang.fix(text, "text", unsafe=True) == expected


def test_the_places_are_counted() -> None:
    """One for each edit."""
    assert fix_all("utilize, obtain", lambda source: findings(RULES, source)).places == 2


def test_edits_do_not_overlap() -> None:
    """Where two would touch the same text, the first is made and the other waits."""
    found = findings(RULES, "an individual very utilize")

    assert [edit.span for edit in edits("an individual very utilize", found)] == [(0, 13), (14, 26)]


@pytest.mark.parametrize("order", ["ignore", "ignore[plain-words/utilize]"])
def test_what_is_suppressed_is_not_fixed(order: str) -> None:
    """A person has said that the word stays."""
    text = f"<!-- plainlang: {order} -->\n\nPlease utilize it.\n\nPlease utilize it.\n"

    assert plainlang.fix(text) == f"<!-- plainlang: {order} -->\n\nPlease utilize it.\n\nPlease use it.\n"


WORDS = ["utilize", "Utilizing", "an", "a", "A", "utilization", "individual", "very", "Very", "basically", "the actual"]
PARTS = st.sampled_from([*WORDS, "form", "old", "**", "*", "`", "&nbsp;", "(", ")", "“", "”", "<b>", "</b>", "{{ x }}"])
GAPS = st.sampled_from([" ", " ", " ", ", ", ". ", "\n", "\r\n", "\n\n", "\n- ", "\u00a0", "", "—", "’s "])
TEXTS = st.lists(st.tuples(PARTS, GAPS), max_size=14).map(lambda pairs: "".join(part + gap for part, gap in pairs))


@given(text=TEXTS, format=st.sampled_from(["text", "markdown", "html"]))
def test_fixing_twice_is_fixing_once(text: str, format: str) -> None:
    """Nothing is left to do after a fix."""
    once = fixed(text, format)

    assert fixed(once, format) == once


@given(text=TEXTS, format=st.sampled_from(["text", "markdown", "html"]))
def test_edits_lie_in_the_source_in_order(text: str, format: str) -> None:
    """No edit reaches outside the source or into another."""
    places = [at for edit in edits(text, findings(RULES, text, format), unsafe=True) for at in edit.span]

    assert places == sorted(places)
    assert all(0 <= at <= len(text) for at in places)


@given(words=st.lists(st.sampled_from([*WORDS[:6], "individual", "form"]), min_size=1, max_size=10))
def test_no_finding_is_left_in_plain_sentences(words: list[str]) -> None:
    """After a fix the same rules find nothing more that they could fix."""
    text = f"We saw {' '.join(words)} here."

    assert [f.found for f in findings(RULES, fixed(text, "text")) if f.fix == "safe"] == []


@given(text=TEXTS, format=st.sampled_from(["text", "markdown", "html"]))
def test_found_is_what_the_source_shows(text: str, format: str) -> None:
    """A finding lies in the source, and its words stand there."""
    for finding in findings(RULES, text, format):
        start, end = finding.span
        assert 0 <= start < end <= len(text)
        assert finding.found[0] == text[start]
        assert finding.context[slice(*finding.context_at)] == finding.found
