"""Rules that speak only on pages with enough of something."""

from __future__ import annotations

from pathlib import Path

import pytest
from inline_rules import faults, one_rule, theme_text

from plainlang import Linter
from plainlang.gates import Closed, gated
from plainlang.readers import read_source

KEYS = """
avoid: [slowly]
when: {metric: "100 * long_sentences / sentences", above: 25}
examples: [{bad: slowly}]
"""
LONG = f"{'word ' * 30}slowly. "
SHORT = "They go slowly. "


def linter(folder: Path, keys: str = KEYS) -> Linter:
    """A linter with one rule, t/r."""
    path = folder / "t.yaml"
    path.write_text(theme_text("r:\n" + "".join(f"  {line}\n" for line in keys.strip().splitlines())), "utf-8")
    return Linter(select=["t"], rulesets=[path])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(LONG + SHORT * 2, 3, id="a third of the sentences is long"),
        pytest.param(LONG + SHORT * 3, 0, id="just a quarter"),
        pytest.param(SHORT, 0, id="none"),
    ],
)
def test_enough_of_it(text: str, expected: int, tmp_path: Path) -> None:
    """All findings, or none."""
    assert len(linter(tmp_path).check(text).findings) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{SHORT * 3}\n\n{LONG * 2}" + "\n\n## Go\n\n- Go" * 9, 5, id="headings and items do not count"),
        pytest.param(LONG + "\n\n## Go\n\n- Go" * 9, 0, id="but on a page with little else"),
    ],
)
def test_a_share_is_one_of_paragraphs(text: str, expected: int, tmp_path: Path) -> None:
    """Two of five sentences are long, however many short headings stand between them."""
    assert len(linter(tmp_path).check(text, "markdown").findings) == expected


def test_a_comment_stays_in_use(tmp_path: Path) -> None:
    """A comment that silences the rule is not called unused when the page gets better."""
    page = f"{SHORT}\n\n<!-- plainlang: ignore[t/r] as they say -->\n{SHORT}"
    report = linter(tmp_path).check(page, "markdown")

    assert ([f.rule for f in report.findings], [f.rule for f in report.suppressed]) == ([], ["t/r"])


def test_which_rules_are_closed() -> None:
    """By id; a rule that asks for nothing never is."""
    rules = (*one_rule(KEYS), *one_rule("avoid: [a]"))

    assert "t/r" in Closed(gated(rules), read_source(SHORT, "text"))
    assert "t/r" not in Closed(gated(rules[1:]), read_source(SHORT, "text"))
    assert "t/r" not in Closed(gated(rules), read_source(LONG, "text"))


def test_a_formula_that_is_none() -> None:
    """Found when the rule is read, at the formula."""
    (fault,) = faults(theme_text("r:\n  avoid: a\n  when: {metric: wrods, above: 1}\n  examples: {bad: a}"))

    assert (fault.line, "there is no count “wrods”" in fault.text) == (11, True)


def test_a_limit_of_ones_own_opens_the_gate(tmp_path: Path) -> None:
    """Who sets a limit hears of every place that is over it."""
    path = tmp_path / "plainlang.yaml"
    path.write_text("rules: {sentences/long: {max: 10}}", "utf-8")
    text = "We write to you when the form that you sent to us has come. " + SHORT * 30

    assert [f.rule for f in Linter(config=path).check(text).findings if f.rule.startswith("sentences/")] == [
        "sentences/long"
    ]
    assert "sentences/long" not in [f.rule for f in Linter().check(text).findings]
