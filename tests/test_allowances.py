"""What is new and what was there before, told apart finding by finding."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import in_proportion, seconds

from plainlang.allowances import LONG, NOTHING, PAGE, Allowed, allowed, merged, spend, without, words_of
from plainlang.finding import Citation, Finding
from plainlang.span import Span

SENTENCE = "You may get a form that you have to fill in."
OTHER = "This one is quite another sentence than that, and it is long."


def finding(found: str = "utilize", context: str = "We utilize it.", rule: str = "own/x") -> Finding:
    """A finding of a rule in a sentence."""
    where = Span(0, len(found))
    return Finding(
        rule, "own", "jargon", "warning", "high", "", "", Citation(""), where, 1, 1, 1, 2, found, (), None, context
    )


FINDINGS = st.lists(
    st.builds(
        finding, st.sampled_from(["utilize", "Utilize", "", SENTENCE, OTHER]), st.sampled_from(["A.", "B.", "C."]),
        st.sampled_from(["own/x", "own/y"]),
    ),
    max_size=8,
)  # fmt: skip
KNOWN = st.one_of(
    FINDINGS.map(allowed),
    st.builds(Allowed, st.just({}), st.dictionaries(st.sampled_from(["own/x", "own/z"]), st.integers(1, 4))),
)


@pytest.mark.parametrize("after", ["", "new "])
def test_time_grows_with_the_text(after: str) -> None:
    """Ten times as many findings take about ten times as long, in sentences that are known and in others."""

    def work(times: int) -> float:
        known = allowed(finding(context=f"We utilize {i}.") for i in range(times))
        found = [finding(context=f"We utilize {after}{i}.") for i in range(times)]
        return seconds(lambda: spend(found, known))

    assert in_proportion(work, 2_000, 20_000, most=25)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        pytest.param("Utilize", "utilize", id="case"),
        pytest.param("don’t\n  use", "don't use", id="marks and spaces"),
        pytest.param(SENTENCE, LONG, id="a sentence"),
        pytest.param("x" * 41, LONG, id="one long word"),
        pytest.param("", PAGE, id="the page"),
        pytest.param("one two three four five six", "one two three four five six", id="six words"),
    ],
)
def test_words(found: str, told: str) -> None:
    """Words are written down folded; sentences never are."""
    assert told == words_of(finding(found))


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        pytest.param([("utilize", "A.")], [("utilize", "A.")], [], id="the same"),
        pytest.param([("utilize", "A.")], [("Utilize", "B.")], [], id="in an edited sentence"),
        pytest.param([("utilize", "A.")], [("utilized", "A.")], [0], id="other words"),
        pytest.param([("utilize", "A.")] * 2, [("utilize", "A.")] * 3, [2], id="one more in a sentence"),
        pytest.param(
            [("utilize", "B."), ("utilize", "C.")], [("utilize", c) for c in ("A.", "B.", "C.")], [0], id="first"
        ),
        pytest.param(
            [("utilize", "B."), ("utilize", "C.")], [("utilize", c) for c in ("B.", "A.", "C.")], [1], id="between"
        ),
        pytest.param([(SENTENCE, "")], [(OTHER, "")], [], id="an edited sentence"),
        pytest.param([(SENTENCE, "")], [(OTHER, ""), (SENTENCE, "")], [0], id="one sentence more"),
        pytest.param([("", "")], [("", "")], [], id="about the page"),
        pytest.param([("", "")], [("utilize", "A.")], [0], id="about the page and about words"),
        pytest.param([], [("", "")], [0], id="about the page, not there before"),
    ],
)
def test_new(before: list[tuple[str, str]], after: list[tuple[str, str]], new: list[int]) -> None:
    """The finding that is new is shown, and no other."""
    findings = [finding(*one) for one in after]

    assert [findings[i] for i in new] == list(spend(findings, allowed(finding(*one) for one in before)).new)


@pytest.mark.parametrize(("count", "new", "left"), [(1, 2, 0), (2, 0, 0), (3, 0, 1)])
def test_counts(count: int, new: int, left: int) -> None:
    """Where only counts are known, one more of a rule shows all, for nobody can tell which is new."""
    spent = spend([finding(), finding("gizmo")], Allowed(counts={"own/x": count}))

    assert (new, left) == (len(spent.new), spent.left.total)


@given(FINDINGS)
def test_what_is_known_is_not_new(findings: list[Finding]) -> None:
    """In any order, and nothing is left of it."""
    spent = spend(reversed(findings), allowed(findings))

    assert ((), 0, len(findings)) == (spent.new, spent.left.total, allowed(findings).total)


@given(FINDINGS, KNOWN)
def test_nothing_is_lost(findings: list[Finding], known: Allowed) -> None:
    """What is new keeps its order; without counts, each allowance is spent once or left."""
    spent = spend(findings, known)

    assert [f for f in findings if any(f is other for other in spent.new)] == list(spent.new)
    assert known.counts or known.total - spent.left.total == len(findings) - len(spent.new)


@given(FINDINGS, KNOWN)
def test_pruned_allowances_know_the_same(findings: list[Finding], known: Allowed) -> None:
    """Without what nobody used, the same findings are new, and nothing more can be taken away."""
    spent = spend(findings, known)
    again = spend(findings, without(known, spent.left))

    assert (spent.new, 0) == (again.new, again.left.total)


@given(KNOWN)
def test_by_rule(known: Allowed) -> None:
    """Allowances fall into those of one rule and those of the others."""
    one, others = known.of(["own/x"]), known.of({*known.by_rule} - {"own/x"})

    assert Counter(known.by_rule) == Counter(merged(one, others).by_rule)
    assert known == without(known, NOTHING)
