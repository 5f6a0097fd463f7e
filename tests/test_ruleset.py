"""The loader: every mistake in a ruleset file is found, placed and explained, all of them at once."""

from __future__ import annotations

import pytest
from inline_rules import HEAD, faults, one_rule, rules_of, theme_text

from plainlang.entries import surfaces
from plainlang.errors import ConfigError
from plainlang.rule import Context
from plainlang.ruleset import File, read_theme

GOOD = 'examples: [{bad: "a b", good: "c"}, {good: "c"}]'


def rule(keys: str) -> str:
    """A file with one rule, whose keys begin on line 10 at column 5."""
    return theme_text("r:\n" + "".join(f"  {line}\n" for line in [*keys.splitlines(), GOOD]))


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        pytest.param(rule("avoid: [a]\nseverty: error"), (11, 5), "“severty”. Did you mean “severity”?", id="key"),
        pytest.param(rule("avoid: [a]\nseverity: eror"), (11, 15), "“eror”. Did you mean “error”?", id="value"),
        pytest.param(rule("avoid: [a]\nroles: [headin]"), (11, 13), "Did you mean “heading”?", id="role"),
        pytest.param(rule("avoid: [a]\nfix: [safe]"), (11, 10), "cannot be “a list or mapping”", id="list for a word"),
        pytest.param(rule("avoid: [a]\noff: maybe"), (11, 10), "“off” must be true or false.", id="bool"),
        pytest.param(rule("count: words\nmax: many"), (11, 10), "“max” must be a number.", id="number"),
        pytest.param(rule("count: words\nmax: .inf"), (11, 10), "“max” must be a number.", id="no finite number"),
        pytest.param(rule("structure: no-alt\nmax: 0x1F"), (11, 10), "must be a whole number.", id="hexadecimal"),
        pytest.param(rule("avoid: [a]\nunless: [{befor: [b]}]"), (11, 15), "Did you mean “before”", id="unless key"),
        pytest.param(rule("avoid: [a, A]"), (10, 16), "“A” stands twice in “t/r”.", id="entry twice"),
        pytest.param(rule("avoid: ['—']"), (10, 13), "has no word in it", id="entry without a word"),
        pytest.param(rule("swap: {a: b, a: c}"), (10, 18), "“a” stands here twice.", id="key twice"),
        pytest.param(rule("pattern: 'a(b'"), (10, 14), "is no regular expression", id="regex"),
        pytest.param(rule("avoid: [a]\nunless: [{matching: 'a(b'}]"), (11, 25), "is no regular", id="regex in unless"),
        pytest.param(rule("pattern: '\\w+'"), (10, 14), "needs “literal”", id="no literal"),
        pytest.param(rule("pattern: ab\nsuggest: '\\g<x>'"), (11, 14), "has no group “x”", id="group"),
        pytest.param(rule("metric: wordz / 2\nmax: 1"), (10, 13), "there is no count “wordz”", id="formula"),
        pytest.param(rule("count: words"), (9, 3), "needs “max” or “min”", id="no limit"),
        pytest.param(rule("avoid: [a]\nmessage: 'a {found'"), (11, 14), "cannot be filled in", id="open brace"),
        pytest.param(rule("avoid: [a]\nmessage: 'a {0}'"), (11, 14), "“{0}” is not the plain name", id="number"),
        pytest.param(rule("avoid: [a]\nmessage: 'a {b:>9}'"), (11, 14), "is not the plain name", id="format in braces"),
        pytest.param(rule("kind: swop\nswap: {a: b}"), (10, 11), "Did you mean “swap”?", id="unknown kind"),
        pytest.param(rule("swop: {a: b}"), (10, 5), "no known kind. Did you mean “swap”?", id="unknown kind as a key"),
        pytest.param(rule("max: 3\ncuont: words"), (11, 5), "Did you mean “count”?", id="a key of no kind at all"),
        pytest.param(rule("tokens: [{LOWER: a}]"), (10, 5), "no known kind. Add “kind: spacy”.", id="no kind: spacy"),
        pytest.param(rule("avoid: [a]\ntag: Verb"), (11, 10), "“Verb”. Did you mean “VERB”?", id="case"),
        pytest.param(rule("count: words\nmax: 3\ntag: VERB"), (12, 10), "“tag” asks about", id="tag without words"),
        pytest.param(rule("avoid: [a]\nunless: {tag-after: PUNCT}"), (11, 25), "no word is “PUNCT”", id="PUNCT"),
        pytest.param(rule("avoid: [a]\nunless: {role: [headin]}"), (11, 21), "“role” of “unless” cannot be", id="of"),
        pytest.param(rule("count: items\nmax: 3"), (10, 12), "items cannot be counted per block", id="odd count"),
        pytest.param(rule("avoid: a\nmessage: '{foundd}'"), (11, 14), "there is no “{foundd}”", id="unknown value"),
        pytest.param(rule("define: [term]"), (10, 14), "cannot be “term”", id="what to define"),
        pytest.param(rule("define: terms"), (9, 3), "needs “terms”", id="no terms to define"),
        pytest.param(theme_text("r: [a]"), (9, 6), "must be a mapping", id="a list for a rule"),
        pytest.param(theme_text("R_1: {avoid: a}"), (9, 3), "is no rule name", id="rule name"),
        pytest.param(theme_text("r:\n  avoid: a"), (9, 3), "needs an example with “bad”", id="no bad"),
        pytest.param(theme_text("r:\n  swap: {a: b}\n  examples: {bad: a}"), (9, 3), "the “good” its fix", id="fix"),
        pytest.param(
            theme_text("r:\n  pattern: ab\n  examples: {bad: ab}"), (9, 3), "must stay silent", id="no silent good"
        ),
        pytest.param(
            theme_text("r:\n  avoid: a\n  unless: {near: b}\n  examples: {bad: a}"), (9, 3), "must stay", id="unless"
        ),
        pytest.param(HEAD.replace("pillar: jargon", "pillar: jargn"), (3, 9), "Did you mean “jargon”?", id="pillar"),
        pytest.param(HEAD.replace("schema: 1", "schema: 2"), (1, 9), "this version reads schema 1", id="schema"),
        pytest.param(HEAD.replace("theme: t", "theme: T x"), (2, 8), "is no theme name", id="theme name"),
        pytest.param(HEAD.replace("title: Test", "weight: -1"), (1, 1), "needs “title”", id="missing key"),
        pytest.param(HEAD.replace("why: ", "weight: -1\nwhy: "), (5, 9), "cannot be less than 0", id="weight"),
        pytest.param(HEAD.replace("jargon", "inclusive"), (3, 9), "an “owner” and the date in “reviewed”", id="a pack"),
        pytest.param(HEAD.replace("{message", "{mesage"), (7, 12), "Did you mean “message”?", id="key in defaults"),
        pytest.param(HEAD.replace("rules:", "rule:"), (8, 1), "has no key “rule”. Did you mean “rules”?", id="rules"),
        pytest.param("", (1, 1), "must be a mapping", id="empty"),
        pytest.param("- a\n- b", (1, 1), "must be a mapping", id="list"),
        pytest.param("a: [b", (2, 1), "this is not YAML", id="not YAML"),
        pytest.param("a: *b", (1, 4), "this is not YAML", id="unknown anchor"),
        pytest.param("a: b\n---\nc: d", (2, 1), "this is not YAML", id="two documents"),
        pytest.param("a: \x00", (1, 4), "this is not YAML", id="a character that YAML forbids"),
    ],
)  # fmt: skip
def test_faults(text: str, at: tuple[int, int], said: str) -> None:
    """A fault names the line and the column, and what was probably meant."""
    found = [f"{f.line}:{f.column} {f.text} {f.hint}" for f in faults(text)]

    assert [one for one in found if one.startswith(f"{at[0]}:{at[1]} ") and said in one], found


def test_a_fault_shows_its_line_with_a_caret() -> None:
    """The file, the place, the text, the hint, and the line with a mark under the fault."""
    (fault,) = faults(rule("avoid: [ä]\nseverty: error"))

    assert str(fault) == (
        "t.yaml:11:5: The rule “r” has no key “severty”. Did you mean “severity”?\n        severty: error\n        ^"
    )


def test_columns_count_characters() -> None:
    """Letters and signs outside ASCII are one column each."""
    assert [f.column for f in faults(rule("avoid: ['“é😀”', {}]"))] == [21]


def test_all_faults_are_reported_at_once() -> None:
    """A fault at the top hides none below, and one in the defaults is told once."""
    text = theme_text("a: {avoid: x, of: true}\nb: {avoid: [y]}").replace("theme: t", "theme: [t]")
    text = text.replace("defaults: {", "defaults: {severity: bad, ")

    assert [(f.line, f.column) for f in faults(text)] == [(2, 8), (7, 22), (9, 17)]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("a: {avoid: x}\na: {avoid: y}", "“a” stands here twice."),
        ("a: {avoid: x}\nb: {swap: {X: y}}", "“X” stands in “t/b” and in “t/a”."),
        ("a: {avoid: utilize, inflect: verb}\nb: {avoid: utilized}", "“utilized” stands in “t/b” and in “t/a”."),
    ],
)
def test_nothing_stands_twice(rules: str, said: str) -> None:
    """An id or a form of an entry belongs to one rule."""
    examples = ", examples: [{bad: b, good: g}]}"

    assert [f.text for f in faults(theme_text(rules.replace("}\n", f"{examples}\n")[:-1] + examples))] == [said]


def test_defaults_and_the_theme_fill_in() -> None:
    """A rule's own key wins over the defaults, and those over the theme."""
    a, b = rules_of(f"a: {{avoid: x, {GOOD}}}\nb: {{avoid: y, why: Own., message: own, {GOOD}}}")

    assert (a.why, a.message, b.why, b.message) == ("Because.", "{found}: {suggestions}", "Own.", "own")


def test_values_that_may_stand_alone() -> None:
    """One word is a list of one; an empty value of a swap means leave it out; "on" and "no" are words."""
    (rule,) = one_rule("swap: {a: b, no: [on, e], f: , g: ~, h: ''}\nunless: {in: x}\nroles: heading")

    assert rule.spec.swap == {"a": ("b",), "no": ("on", "e"), "f": ("",), "g": ("",), "h": ("",)}
    assert (rule.unless, rule.roles) == ((Context(inside=("x",)),), ("heading",))


def test_a_users_pattern_needs_no_literal() -> None:
    """Only shipped patterns must name one."""
    assert faults(rule("pattern: '\\w+'"), shipped=False) == ()


def test_surfaces() -> None:
    """Every form that a list finds."""
    (rule,) = one_rule("avoid: [carry out]\ninflect: verb")

    assert list(surfaces(rule)) == ["carry out", "carries out", "carried out", "carrying out"]


def test_an_error_lists_every_fault() -> None:
    """The text of the error is all of its faults, one below the other."""
    with pytest.raises(ConfigError) as caught:
        read_theme(File("t.yaml", rule("avoid: [a]\nx: 1\ny: 2")))

    assert str(caught.value) == "\n".join(map(str, caught.value.faults))
    assert len(caught.value.faults) == 2


def test_a_list_may_be_empty() -> None:
    """A key for a list with nothing behind it is an empty list."""
    (rule,) = one_rule("avoid: a\nroles:\nunless:")

    assert (rule.roles, rule.unless) == ((), ())


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        pytest.param("{title: our default}", (), id="our default"),
        pytest.param("{title: A guide, url: 'https://a.gov/', checked: 2026-11-22}", (), id="a document and its place"),
        pytest.param("{title: A guide}", ((9, "or the title “our default”"),), id="no place"),
        pytest.param("{title: A guide, url: 'https://a.gov/'}", ((9, "the date “checked”"),), id="never checked"),
    ],
)
def test_a_shipped_rule_says_who_says_so(citation: str, said: tuple[tuple[int, str], ...]) -> None:
    """Where it stands, and when we looked; a user's rule may name any book."""
    text = theme_text("r:\n  avoid: a\n  examples: {bad: a}").replace("{title: our default}", citation)

    assert [(fault.line, part in fault.text) for fault, (_, part) in zip(faults(text), said, strict=True)] == [
        (line, True) for line, _ in said
    ]
    assert faults(text, shipped=False) == ()
