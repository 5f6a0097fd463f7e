"""A checklist of one's own: every mistake in it is found, placed and explained, all of them at once."""

from __future__ import annotations

import pytest

from plainlang import Linter
from plainlang.checklists.file import read_checklist
from plainlang.errors import ConfigError, Fault
from plainlang.ruleset import File

HEAD = """schema: 1
checklist: own
title: Ours
why: Because.
citation: {title: our default}
groups: {find: Found?, use: Used?}
items:
"""
KNOWN = Linter(select=("verbs/passive",)).rules.known


def item(keys: str = "", group: str = "find") -> str:
    """A checklist with one item, whose own keys begin on line 12 at column 5."""
    own = "".join(f"    {line}\n" for line in keys.splitlines())
    return f"{HEAD}  i:\n    group: {group}\n    question: Is it?\n    look-for: This.\n{own}"


def faults(text: str) -> tuple[Fault, ...]:
    """What is wrong in a checklist."""
    try:
        read_checklist(File("c.yaml", text), KNOWN)
    except ConfigError as error:
        return error.faults
    return ()


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        pytest.param(item("ruls: verbs"), (12, 5), "“ruls”. Did you mean “rules”?", id="key"),
        pytest.param(item("id: j"), (12, 5), "has no key “id”", id="a key that is ours"),
        pytest.param(item("rules: [verbs, verbs/pasive]"), (12, 20), "Did you mean “verbs/passive”", id="rule"),
        pytest.param(item("rules: verps"), (12, 12), "Did you mean “verbs”?", id="theme"),
        pytest.param(item(group="fnd"), (9, 12), "there is no group “fnd”. Did you mean “find”?", id="group"),
        pytest.param(item("rules: verbs\nseverity: eror"), (13, 15), "Did you mean “error”?", id="severity"),
        pytest.param(item("show: [openning]"), (12, 12), "Did you mean “opening”?", id="show"),
        pytest.param(item("applies: {elements: pictures}"), (12, 25), "“elements” of “applies” cannot", id="element"),
        pytest.param(item("applies: {metric: wordz, above: 2}"), (12, 23), "there is no count “wordz”", id="formula"),
        pytest.param(item("measure: {metric: wordz, says: '{value}', max: 1}"), (12, 23), "no count", id="measure"),
        pytest.param(item("measure: {metric: words, max: 1}"), (12, 14), "needs “says”", id="says"),
        pytest.param(item("measure: {metric: words, says: many, max: 1}"), (12, 36), "as {value}", id="no value"),
        pytest.param(item("measure: {metric: words, says: '{value}'}"), (12, 23), "needs “max” or “min”", id="limit"),
        pytest.param(
            item("measure: {metric: words, says: '{value}', max: 1, limit-of: verbs/x}"), (12, 65), "no rule", id="of"
        ),
        pytest.param(item("count: {count: items, max: 7}"), (12, 20), "items cannot be counted per block", id="count"),
        pytest.param(item("count: {count: itms, max: 7}"), (12, 20), "Did you mean “items”?", id="counted"),
        pytest.param(item("count: {count: words}"), (12, 20), "needs “max” or “min”", id="count without a limit"),
        pytest.param(item("person: true"), (12, 13), "only for an item with “rules”", id="person alone"),
        pytest.param(HEAD + "  A b: {}\n", (8, 3), "is no item name", id="item name"),
        pytest.param(HEAD + "  i: {group: find}\n", (8, 3), "needs “question”, “look-for”", id="missing keys"),
        pytest.param(HEAD + "  i: [a]\n", (8, 6), "must be a mapping", id="a list for an item"),
        pytest.param(HEAD, (7, 1), "needs at least one item", id="no items"),
        pytest.param(HEAD.replace("items:", ""), (1, 1), "needs “items”", id="no key items"),
        pytest.param(HEAD.replace("schema: 1", "schema: 2"), (1, 9), "this version reads schema 1", id="schema"),
        pytest.param(HEAD.replace("checklist: own", "checklist: Own one"), (2, 12), "no checklist name", id="name"),
        pytest.param(HEAD.replace("our default", "A law"), (5, 11), "needs a title, a “url” and", id="citation"),
        pytest.param(HEAD.replace("title: Ours", "titel: Ours"), (3, 1), "Did you mean “title”", id="head"),
        pytest.param(HEAD.replace("why: Because.", "hash: a"), (4, 1), "has no key “hash”", id="hash"),
        pytest.param(HEAD.replace("{find: Found?, use: Used?}", "[find]"), (6, 9), "must be a mapping", id="groups"),
        pytest.param("", (1, 1), "must be a mapping", id="empty"),
        pytest.param("- a", (1, 1), "must be a mapping", id="list"),
        pytest.param("a: [b", (2, 1), "this is not YAML", id="not YAML"),
    ],
)  # fmt: skip
def test_faults(text: str, at: tuple[int, int], said: str) -> None:
    """A fault names the line and the column, and what was probably meant."""
    found = [f"{f.line}:{f.column} {f.text} {f.hint}" for f in faults(text)]

    assert [one for one in found if one.startswith(f"{at[0]}:{at[1]} ") and said in one], found


def test_all_faults_are_reported_at_once() -> None:
    """One at the top hides none below."""
    text = item("rules: verps", group="fnd").replace("schema: 1", "schema: 2")

    assert sorted(fault.line for fault in faults(text)) == [1, 9, 12]


def test_a_fault_shows_its_line_with_a_caret() -> None:
    """The file, the place, the text, the hint, and a mark under the fault."""
    (fault,) = faults(item("rules: verps"))

    assert str(fault) == (
        "c.yaml:12:12: The item “i”: there is no rule or theme “verps”. Did you mean “verbs”?\n"
        "        rules: verps\n               ^"
    )


@pytest.mark.parametrize("name", ["verbs", "verbs/passive", "inclusive", "house-nhs", "address/no-you"])
def test_names_of_shipped_rules_are_known(name: str) -> None:
    """Also of those that this profile leaves out."""
    assert faults(item(f"rules: {name}")) == ()


def test_the_hash_changes_with_the_text() -> None:
    """Answers to other questions are not compared."""
    one, other = (read_checklist(File("c.yaml", item(keys)), KNOWN).hash for keys in ("", "show: links"))

    assert one != other
