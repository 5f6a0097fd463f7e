"""One page worked out by hand, and what `plainlang score --workings` prints of it."""

from __future__ import annotations

from math import e, log
from pathlib import Path

import pytest
from running import cli, site

TEXT = """\
# Ask for help with rent

You can ask for help with rent if your pay is low. We will look at your pay stubs and your lease. The form
must be signed by you. Perhaps you have moved this year, so tell us where you live now.

Use the gizmo on our site, or find a doodad at a library. A decision is made in 30 days. If you do not agree
with the determination that the adjudication officer of the regional administration communicates to you, you
may submit supplementary documentation that demonstrates your continuing eligibility.

We will write to you. If we say no, we will tell you why. Then you can ask us to look again. You have 60 days
to do so.
"""

PRINTED = """\
  How it was worked out:
    125 words in 12 sentences; 17 words (13.60%) not on the list
    49 content words with a mean Zipf frequency of 4.8653
    difficulty = 78 + 22·ln(125/12) + 0.57·13.60 − 25·4.8653 = 15.67
    ease = 100/(1 + e^((15.67 − 50)/15)) = 90.79
    sentences = 100 − 100·(2 passive + 1 hard)/12 = 75.00
    N = 125 words/75 = 1.6667
    findings: F = 2·0 + 1·0 + 0.5·0 = 0.00; 100·N/(N + F) = 100.00
    readability = 0.5·90.79 + 0.2·75.00 + 0.3·100.00 = 90.40
    plain words: F = 2·1 + 1·1 + 0.5·1 = 3.50; 100·N/(N + F) = 32.26
    inclusive language: F = 2·0 + 1·0 + 0.5·0 = 0.00; 100·N/(N + F) = 100.00
    overall = 0.6·90.40 + 0.25·32.26 + 0.15·100.00 = 77.30
"""


def test_a_page_by_hand() -> None:
    """Counted on paper: the blocks have 5 + 42 + 49 + 29 = 125 words and 1 + 4 + 3 + 4 = 12 sentences.

    Not on the list are stubs, lease, gizmo, site, doodad, decision, determination, adjudication, regional,
    administration, communicates, submit, supplementary, documentation, demonstrates, continuing, eligibility: 17. The
    Zipf frequencies of the 49 content words add up to 238.4. “Must be signed” and “is made” are passive; the sentence
    about the determination has 29 words and is hard. The gizmo is an error, the doodad a warning, perhaps a suggestion.
    """
    difficulty = 78 + 22 * log(125 / 12) + 0.57 * (100 * 17 / 125) - 25 * (238.4 / 49)
    ease = 100 / (1 + e ** ((difficulty - 50) / 15))
    readability = 0.5 * ease + 0.2 * (100 - 100 * (2 + 1) / 12) + 0.3 * 100
    jargon = 100 * (125 / 75) / (125 / 75 + 2 * 1 + 1 * 1 + 0.5 * 1)
    overall = 0.6 * readability + 0.25 * jargon + 0.15 * 100

    assert (15.67, 90.79) == (round(difficulty, 2), round(ease, 2))
    assert (90.40, 32.26, 77.30) == (round(readability, 2), round(jargon, 2), round(overall, 2))


def test_the_same_page_by_the_tool(tmp_path: Path) -> None:
    """Step for step the same numbers."""
    ran = cli(site(tmp_path, {"a.md": TEXT}), "score", "a.md", "--workings", "--no-cache")

    assert PRINTED in ran.out
    assert "  Overall                       77  ██████░░  fair" in ran.out


def test_themes_that_weigh_more_are_told(tmp_path: Path) -> None:
    """Findings then do not add up to F, and the reason stands beside it."""
    folder = site(tmp_path, {"a.md": TEXT})
    rules = folder / "rules/own.yaml"
    rules.write_text(rules.read_text().replace("title:", "weight: 2\ntitle:", 1))
    ran = cli(folder, "score", "a.md", "--workings", "--no-cache")

    assert "plain words: F = 2·1 + 1·1 + 0.5·1 = 7.00, with the weights of themes;" in ran.out


@pytest.mark.parametrize(("page", "said"), [("", "0 words, 0 sentences"), ("Use the form.\n", "3 words, 1 sentence")])
def test_a_short_page_is_worked_out_too(page: str, said: str, tmp_path: Path) -> None:
    """Nothing is divided by nothing."""
    ran = cli(site(tmp_path, {"a.md": page}), "score", "a.md", "--workings")

    assert (0, "") == (ran.code, ran.err)
    assert said in ran.out


@pytest.mark.parametrize("columns", [40, 60, 76, 80, 100, 200])
def test_no_line_is_wider_than_the_page(columns: int, tmp_path: Path) -> None:
    """Bars give way first, then the findings."""
    ran = cli(site(tmp_path, {"a.md": TEXT}), "score", "a.md", "--workings", env={"COLUMNS": str(columns)})
    rows = [line for line in ran.out.splitlines() if "/(1" not in line]  # a formula has no place to break

    assert [line for line in rows if len(line) > max(columns, 46)] == []
    assert ("░" in ran.out) is (columns >= 80)
    assert "needs work" in ran.out
