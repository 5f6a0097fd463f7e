"""A page that changes is answered as if it were read for the first time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plainlang.linter import Linter
from plainlang.lsp.rereading import Reread

LINTER = Linter()
PAGE = """---
title: Utilize the IRS form
---
# The Internal Revenue Service (IRS)

The form was utilized by the IRS. Call [us](a.md) in order to *commence*.

- Say “utilize” once.
- The CDC is there, and the form was sent by John Smith.

| a | b |
|---|---|
| The CDC was asked. | The form was utilized by the IRS. |

The form was utilized by the IRS. Call [us](a.md) in order to *commence*.
"""
PIECES = st.sampled_from(
    ["x", " ", "\n", "\n\n", "#", "- ", "**", "<!--", "-->", "utilize", "The CDC", "“", ".", "", "|"]
)
EDITS = st.lists(st.tuples(st.integers(0, len(PAGE)), st.integers(0, 30), PIECES), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(edits=EDITS)
def test_again_is_as_the_first_time(edits: list[tuple[int, int, str]]) -> None:
    """After any edits, the report is equal to that of a page nobody has seen before."""
    text, reread = PAGE, Reread()
    for at, gone, new in edits:
        LINTER.check_document(reread.read(text, "markdown", LINTER))
        text = text[:at] + new + text[at + gone :]

    assert LINTER.check(text, "markdown") == LINTER.check_document(reread.read(text, "markdown", LINTER))


def test_what_is_known_of_a_block_stays() -> None:
    """A block that says the same is not looked through again; one that changed is."""
    reread = Reread()
    before = reread.read("The CDC.\n\nThe IRS.\n", "markdown", LINTER)
    LINTER.check_document(before)
    after = reread.read("The CDCs.\n\nThe IRS.\n", "markdown", LINTER)

    assert [False, True] == [bool(block.memo) for block in after.blocks]
