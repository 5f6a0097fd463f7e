"""Fingerprints of findings: they last while everything around them changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_rules import findings, rules_of

from plainlang import Linter, Report
from plainlang.finding import Finding
from plainlang.fingerprints import fingerprints, in_file, silenced_fingerprints
from plainlang.report import from_dict

RULES = rules_of("gizmo:\n  avoid: [gizmo, big gizmo]\nperhaps:\n  avoid: [perhaps, doodad]\n")
LINTER = Linter(select=("plain-words/utilize",))
EMPTY = LINTER.check("")
GIZMO = "The gizmo hums."
PIECES = ("The gizmo hums.", "A Gizmo.", "Perhaps.", "Big\ngizmo!", "A doodad?", "Nothing here.", "東京 😀", "")


def report(text: str) -> Report:
    """What our two rules find in a text."""
    return of(findings(RULES, text))


def of(found: Sequence[Finding]) -> Report:
    """A report with these findings."""
    return replace(EMPTY, findings=tuple(found))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(GIZMO, f"More text.\n\n{GIZMO}", id="text before it"),
        pytest.param(GIZMO, f"{GIZMO} And more.", id="text after it"),
        pytest.param(GIZMO, f"Perhaps.\n\n{GIZMO}", id="another finding before it"),
        pytest.param(GIZMO, "THE GIZMO HUMS.", id="case"),
        pytest.param("A big gizmo.", "A big\ngizmo.", id="a new line in it"),
        pytest.param("A big gizmo.", "A big\xa0gizmo.", id="a hard space in it"),
    ],
)
def test_a_fingerprint_stays(before: str, after: str) -> None:
    """The first finding of the one text is there in the other."""
    assert fingerprints(report(before))[0] in fingerprints(report(after))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("A gizmo.", "A big gizmo.", id="other words"),
        pytest.param("A gizmo.", "Perhaps.", id="another rule"),
    ],
)
def test_a_fingerprint_tells_apart(one: str, other: str) -> None:
    """Findings that have nothing in common have other fingerprints."""
    assert set() == {*fingerprints(report(one))} & {*fingerprints(report(other))}


@given(st.lists(st.sampled_from(PIECES)), st.lists(st.sampled_from(PIECES)), st.data())
def test_what_is_put_in_takes_no_fingerprint_away(first: list[str], more: list[str], data: st.DataObject) -> None:
    """Wherever text is put in, every fingerprint that was there is there still, and none is there twice."""
    at = data.draw(st.integers(0, len(first)))
    before = fingerprints(report("\n\n".join(first)))
    after = fingerprints(report("\n\n".join((*first[:at], *more, *first[at:]))))

    assert len(after) == len(set(after))
    assert set() == {*before} - {*after}


@given(st.lists(st.sampled_from(PIECES)), st.lists(st.sampled_from(("Nothing here.", "東京 😀", ""))), st.data())
def test_text_without_findings_moves_no_fingerprint(first: list[str], more: list[str], data: st.DataObject) -> None:
    """Each finding keeps its own."""
    at = data.draw(st.integers(0, len(first)))
    after = report("\n\n".join((*first[:at], *more, *first[at:])))

    assert fingerprints(report("\n\n".join(first))) == fingerprints(after)


@given(st.lists(st.sampled_from(PIECES)), st.data())
def test_what_is_left_out_moves_no_fingerprint(pieces: list[str], data: st.DataObject) -> None:
    """A finding that a comment silences, or that a baseline knows, is counted where it stands."""
    whole = report("\n\n".join(pieces))
    kinds = data.draw(st.lists(st.sampled_from("ksl"), min_size=len(whole.findings), max_size=len(whole.findings)))
    kept, silenced, left = (
        tuple(f for f, kind in zip(whole.findings, kinds, strict=True) if kind == which) for which in "ksl"
    )
    partly = replace(whole, findings=kept, suppressed=silenced, left_out=left)
    marks = dict(zip(whole.findings, fingerprints(whole), strict=True))

    assert tuple(marks[f] for f in kept) == fingerprints(partly)
    assert tuple(marks[f] for f in silenced) == silenced_fingerprints(partly)


def test_a_fingerprint_is_the_same_in_every_version() -> None:
    """Servers keep them: one that changes makes every finding a new one."""
    expected = ("10d7085ce988dfe11451b3d771b82346", "f6a634043e2418ecd53516e3206a6246")

    assert expected == fingerprints(report("A gizmo hums. A gizmo."))


def test_a_path_makes_it_one_of_a_kind() -> None:
    """The same words in two files."""
    mark = fingerprints(report(GIZMO))[0]

    assert 3 == len({mark, in_file("a.md", mark), in_file("b.md", mark)})


def test_a_report_that_holds_fingerprints_can_be_read() -> None:
    """They follow from the report, and are left behind."""
    whole = report(GIZMO)
    data = whole.to_dict()
    data["findings"][0]["fingerprint"] = fingerprints(whole)[0]

    assert whole == from_dict(data)
