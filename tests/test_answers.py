"""What a checklist says of a page: only what was looked at is judged, and only what was found clean passes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import RULES

from plainlang import Linter
from plainlang.checklists.answers import Answer, FilledPage, filled
from plainlang.checklists.file import read_checklist, shipped_checklist
from plainlang.linter import StrPath
from plainlang.reporters import Look
from plainlang.reporters.checklist import CHECKLISTS, summary
from plainlang.ruleset import File
from plainlang.shipped import profile_names

HEAD = """schema: 1
checklist: own
title: Ours
why: Because.
citation: {title: our default}
groups: {g: Good?}
items:
  i:
    group: g
    question: Is it?
    look-for: This.
"""
WORDS = "We read it. " * 40  # 120 words, no number, no list


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    """A linter with an error, a warning and a suggestion."""
    path = tmp_path_factory.mktemp("rules") / "own.yaml"
    path.write_text(RULES, encoding="utf-8")
    return linter(rulesets=(path,), select=("own",))


def linter(rulesets: tuple[StrPath, ...] = (), select: tuple[str, ...] = ("verbs/passive",)) -> Linter:
    """A linter with few rules."""
    return Linter(rulesets=rulesets, select=select)


def page_of(linter: Linter, keys: str, text: str) -> FilledPage:
    """A page of Markdown and a checklist with one item that has these keys too."""
    lines = "".join(f"    {line}\n" for line in keys.splitlines())
    checklist = read_checklist(File("c.yaml", HEAD + lines), linter.rules.known)
    report = linter.check(text, "markdown", "page.md")
    return filled(checklist, report, report.document, linter.rules.by_id, linter.rules.known)


def answer_of(linter: Linter, keys: str, text: str) -> Answer:
    """The answer to that one item."""
    (answer,) = page_of(linter, keys, text).answers
    return answer


@pytest.mark.parametrize(
    ("keys", "text", "state"),
    [
        pytest.param("", "Use it.", "person", id="nothing to judge by"),
        pytest.param("rules: own", "Use the form.", "pass", id="a theme finds nothing"),
        pytest.param("rules: own", "Use the gizmo.", "not yet", id="a theme finds something"),
        pytest.param("rules: own/doodad", "Use the gizmo.", "pass", id="another rule does"),
        pytest.param("rules: jargon", "Use the gizmo.", "not yet", id="a pillar"),
        pytest.param("rules: own\nseverity: error", "Find a doodad.", "pass", id="only a warning"),
        pytest.param("rules: own\nseverity: warning", "Find a doodad.", "not yet", id="a warning"),
        pytest.param("rules: verbs/passive", "Use the form.", "person", id="the rule does not run"),
        pytest.param("rules: [own, links]", "Use the form.", "person", id="one theme does not run"),
        pytest.param("rules: [own, links]", "Use the gizmo.", "not yet", id="the other finds something"),
        pytest.param("rules: own\nperson: true", "Use the form.", "person", id="silence proves nothing"),
        pytest.param("rules: own\nperson: true", "Use the gizmo.", "not yet", id="but a finding does"),
        pytest.param("rules: own", "<!-- plainlang: ignore -->Use the gizmo.", "pass", id="silenced"),
        pytest.param("rules: own", "---\nlang: es\n---\nUsa el gizmo.", "person", id="another language"),
        pytest.param(
            "count: {count: items, per: list, max: 2}",
            "- We all go home.\n- You all stay here.",
            "pass",
            id="short list",
        ),
        pytest.param(
            "count: {count: items, per: list, max: 1}", "- We all go home.\n- You all stay here.", "not yet", id="long"
        ),
        pytest.param("count: {count: items, per: list, max: 1}", "No list.", "person", id="no list to judge"),
        pytest.param("measure: {metric: you, says: '{value}', min: 1}", WORDS, "not yet", id="too few"),
        pytest.param("measure: {metric: you, says: '{value}', max: 1}", WORDS, "pass", id="few enough"),
        pytest.param("measure: {metric: you, says: '{value}', max: 1}", "Go.", "person", id="too short to measure"),
        pytest.param(
            "rules: own\nmeasure: {metric: you, says: '{value}', max: 1}", "Go.", "person", id="only half is judged"
        ),
        pytest.param("applies: {numbers: true}", "It costs $12.", "person", id="numbers"),
        pytest.param("applies: {numbers: true}", "Come on May 5, 2027.", "not applicable", id="a date is no number"),
        pytest.param("applies: {words: [side effect]}", "A side effect.", "person", id="words"),
        pytest.param("applies: {words: [side effect]}", "It has an effect.", "not applicable", id="other words"),
        pytest.param("applies: {elements: link}", "See [it](a.md).", "person", id="a link"),
        pytest.param("applies: {elements: [link, image]}", "See it.", "not applicable", id="neither"),
        pytest.param("applies: {metric: words, above: 2}", "See it.", "not applicable", id="metric"),
        pytest.param("rules: own\napplies: {words: a}", "Use the gizmo.", "not applicable", id="not judged then"),
    ],
)
def test_states(own: Linter, keys: str, text: str, state: str) -> None:
    """Each way to pass, to fail, to need a person and not to apply."""
    assert answer_of(own, keys, text).state == state


def test_evidence_names_lines_and_limits(own: Linter) -> None:
    """What was found, where, and how much is allowed."""
    answer = answer_of(
        own, "count: {count: items, per: list, max: 1}", "See:\n\n- We all go home.\n- You all stay here."
    )

    assert [(e.says, e.limit, [(h.line, h.found) for h in e.hits]) for e in answer.evidence] == [
        ("items in a list: limit at most 1; 1 of 1 list beyond it", 1.0, [(3, "2 items: We all go home.")])
    ]


def test_lesser_and_silenced_findings_are_told(own: Linter) -> None:
    """A pass hides neither what does not count here nor what comments silence."""
    text = "Perhaps it rains.\n\n<!-- plainlang: ignore -->Use the gizmo."
    (evidence,) = answer_of(own, "rules: own\nseverity: warning", text).evidence

    assert evidence.remarks == ("1 suggestion not counted here", "1 silenced by comments")


def test_the_limit_of_a_rule_wins() -> None:
    """A profile that allows more is asked for no less."""
    keys = "measure: {metric: words / sentences, says: '{value} words', max: 2, limit-of: sentences/average-length}"
    answer = answer_of(Linter(select=["sentences/average-length"]), keys, WORDS)

    assert (answer.state, answer.evidence[0].limit) == ("pass", 20.0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pay $25 or 14.3% of 1,200 by mail.", ["$25", "14.3%", "1,200"]),
        ("About 5 of 10 people. It takes 1.5 hours.", ["5", "10", "1.5"]),
        ("Call 800-555-0199 or (202) 555-0100 at 9 a.m. or 10:30.", []),
        ("See Form 1040, section 4(b), step 3, Room 12, Play 1: Go. WCAG 2.0.", []),
        ("Come on May 5, 2027, to 12 Main, ZIP 20001.", ["12"]),
        ("Part 745.84 and 40 CFR 51.160 say so [1].", []),
    ],
)
def test_numbers_that_readers_must_understand(own: Linter, text: str, found: list[str]) -> None:
    """Amounts, and not dates, telephone numbers, labels and citations."""
    evidence = answer_of(own, "applies: {numbers: true}", text).evidence

    assert found == [hit.found for one in evidence for hit in one.hits]


def test_an_empty_page_has_no_answers(own: Linter) -> None:
    """Nothing is found on it, and nothing passes."""
    assert page_of(own, "rules: own", "").answers == ()


@given(st.text(max_size=60), st.booleans())
def test_no_page_passes_what_a_person_must_judge(text: str, person: bool) -> None:
    """Whatever stands on a page."""
    keys = "rules: verbs/passive\nperson: true" if person else ""
    states = {answer.state for answer in page_of(_PASSIVE, keys, text).answers}

    assert "pass" not in states


_PASSIVE = linter()


@pytest.mark.parametrize("profile", profile_names())
def test_the_shipped_checklist_is_sound(profile: str) -> None:
    """Its rules exist in every profile; every item asks a question and says whom to believe."""
    known: Mapping[str, str] = Linter(profile=profile).rules.known
    checklist = read_checklist(shipped_checklist(), known)

    assert all(item.question.endswith("?") and item.citation for item in checklist.items)
    assert {item.group for item in checklist.items} == set(checklist.groups)


def test_every_rule_of_the_shipped_checklist_runs() -> None:
    """In the default profile nothing is left to a person because a rule is off."""
    linter = Linter()
    checklist = read_checklist(shipped_checklist(), linter.rules.known)

    assert [] == [name for item in checklist.items for name in item.rules if not linter.rules.known.get(name)]


def test_the_summary_is_no_score(own: Linter) -> None:
    """It counts, it gives no percentage, and it claims nothing."""
    page = page_of(own, "rules: own", "Use the form.")
    checklist = read_checklist(File("c.yaml", HEAD), own.rules.known)
    shown = "".join("".join(render(checklist, [page], Look(), False)) for render in CHECKLISTS.values())

    assert summary(page) == "1 of 1 items a machine can judge pass; 0 need a person."
    assert "%" not in shown and "complian" not in shown.lower()


def test_shipped_questions_pass_our_own_rules() -> None:
    """What the checklist asks is plain too."""
    checklist = read_checklist(shipped_checklist(), Linter().rules.known)
    said = "\n\n".join(f"{item.question}\n\n{item.look_for}" for item in checklist.items)

    assert [] == [(f.rule, f.found) for f in Linter().check(said).findings if f.severity != "suggestion"]
