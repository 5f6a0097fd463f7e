"""What a page shows and does not say."""

from __future__ import annotations

import pytest

from plainlang.readers import read_source
from plainlang.shown import shown
from plainlang.span import meets

WORD = "utilize"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("You utilize it.", False, id="a sentence"),
        pytest.param("## Before\n\nYou utilize it.", True, id="below a heading"),
        pytest.param("## Before\n\n### Part 1\n\nYou utilize it.", True, id="below a heading of a lower level"),
        pytest.param("## Before\n\nText.\n\n## After\n\nYou utilize it.", False, id="below the next heading"),
        pytest.param("## Before you start\n\nYou utilize it.", False, id="a heading that goes on"),
        pytest.param("## Original wording:\n\nYou utilize it.", True, id="original wording"),
        pytest.param("**Don’t say**\n\nYou utilize it.", True, id="below a label"),
        pytest.param("**Before**\n\nIt is old.\n\n**After**\n\nYou utilize it.", False, id="below the next label"),
        pytest.param("- Before: you utilize it now", True, id="behind a label"),
        pytest.param("Before you utilize it, ask.", False, id="a clause"),
        pytest.param("| Before | After |\n|---|---|\n| You utilize it. | You use it. |", True, id="a table"),
        pytest.param("| Who | What |\n|---|---|\n| You | You utilize it. |", False, id="another table"),
        pytest.param("| Search | Count |\n|---|---|\n| utilize sun | 10 |", True, id="data"),
        pytest.param("… we utilize it and go.", True, id="an extract"),
        pytest.param("The author writes: We utilize it.", True, id="somebody’s words"),
        pytest.param("And I quote:\n\nWe utilize it.", True, id="words that are announced"),
        pytest.param("We utilize it...", False, id="dots at the end"),
        pytest.param("See [How to utilize it](https://a.gov/b).", True, id="the title of another page"),
        pytest.param("See [How to utilize it](/b).", False, id="a page of the same site"),
        pytest.param("See [how you utilize it](https://a.gov/b).", False, id="a link that is no title"),
        pytest.param("Read *How to utilize sun* now.", True, id="a title in italics"),
        pytest.param("*You may utilize it.*", False, id="a note in italics"),
        pytest.param("Do not write *we utilize it*.", True, id="an example in italics"),
        pytest.param("You *may utilize it* now.", False, id="stress"),
    ],
)
def test_what_is_shown(text: str, expected: bool) -> None:
    """Examples of how not to write, words of others, titles and data."""
    at = text.index(WORD)

    assert expected == meets((at, at + len(WORD)), shown(read_source(text, "markdown")))


def test_an_empty_page() -> None:
    """Nothing is shown where nothing stands."""
    assert shown(read_source("", "markdown")) == ()
