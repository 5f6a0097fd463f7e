"""The message of a commit as prose: what git and programs read is left out, and no position moves."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import ERROR, WARNING, cli, site

from plainlang.commit_message import prose_of

CUT = "# ------------------------ >8 ------------------------\n"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param("Mend it\n\nWhy.\n", ["Mend it", "Why."], id="a subject and a text"),
        pytest.param("Mend it\n# A comment\n", ["Mend it"], id="a comment"),
        pytest.param(f"Mend it\n{CUT}diff --git a b\n+shall\n", ["Mend it"], id="the diff of commit --verbose"),
        pytest.param("Mend it\n\nSigned-off-by: A <a@b>\nFixes: #1\n", ["Mend it"], id="trailers"),
        pytest.param("Mend it\n\nReviewed by: A\n", ["Mend it"], id="a trailer of two words"),
        pytest.param("Mend it\n\nFixes: one\n  and two\n# A comment\n", ["Mend it"], id="a trailer of two lines"),
        pytest.param("Mend it\n\nNote: this\nis prose.\n", ["Mend it", "Note: this", "is prose."], id="no trailer"),
        pytest.param("docs: mend it\n", ["docs: mend it"], id="a subject like a trailer"),
        pytest.param("\n\ndocs: mend it\n", ["docs: mend it"], id="a subject after empty lines"),
        pytest.param("fixup! Mend it\n\nMore.\n", ["More."], id="fixup"),
        pytest.param('Revert "Shall"\n\nThis reverts commit 1.\n', ["This reverts commit 1."], id="revert"),
        pytest.param("Merge branch 'shall'\n", [], id="merge"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_prose(message: str, expected: list[str]) -> None:
    """Only what people wrote for people is left."""
    assert expected == [line.strip() for line in prose_of(message).splitlines() if line.strip()]


def test_another_sign_for_comments() -> None:
    """As git's core.commentChar says."""
    assert "# prose" == prose_of("# prose\n; comment\n", ";").strip()


@given(st.text("aA:# \r\n\t>é-", max_size=60))
def test_no_position_moves(message: str) -> None:
    """Each character stays or becomes a space; lines end where they ended."""
    prose = prose_of(message)

    assert len(message) == len(prose)
    assert [] == [(a, b) for a, b in zip(message, prose, strict=True) if a != b and (b != " " or a in "\r\n")]


@pytest.mark.parametrize(
    ("message", "args", "code"),
    [
        (ERROR, (), 1),
        (WARNING, (), 1),
        (WARNING, ("--fail-on", "error"), 0),
        (f"Mend it\n\n# {ERROR}", (), 0),
        ("See https://example.gov/x for more. ABCD is new.\n", ("--profile", "va"), 0),
        ("", (), 0),
    ],
    ids=["an error", "a warning", "a warning, allowed", "a comment", "what is about pages", "nothing"],
)
def test_command(message: str, args: tuple[str, ...], code: int, tmp_path: Path) -> None:
    """It fails from a warning on, and says nothing when nothing fails."""
    site(tmp_path, {"COMMIT_EDITMSG": message}, "rulesets: [rules]\n")
    ran = cli(tmp_path, "message", "COMMIT_EDITMSG", *args)

    assert (code, bool(code)) == (ran.code, bool(ran.out + ran.err)), ran
    assert bool(code) == ("git commit --edit --file COMMIT_EDITMSG" in ran.err)


def test_positions(tmp_path: Path) -> None:
    """The line is that of the file, comments counted."""
    site(tmp_path, {"m": f"# comment\nMend it\n\n{ERROR}"})

    assert "line 4: " in cli(tmp_path, "message", "m").out


def test_the_sign_of_the_repository(tmp_path: Path) -> None:
    """Another comment sign in git's settings is heeded."""
    site(tmp_path, {"m": f"Mend it\n\n; {ERROR}"})
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    before = cli(tmp_path, "message", "m").code
    subprocess.run(["git", "config", "core.commentChar", ";"], cwd=tmp_path, check=True)

    assert (1, 0) == (before, cli(tmp_path, "message", "m").code)


@pytest.mark.parametrize("name", ["gone", "rules"])
def test_no_message(name: str, tmp_path: Path) -> None:
    """A file that is not there, or a folder."""
    ran = cli(site(tmp_path), "message", name)

    assert (2, True) == (ran.code, ran.err.startswith(f"plainlang: {name}: "))
