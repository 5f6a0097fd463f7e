"""How a run ends: 0 clean, 1 findings at or above the gate, 2 bad use, 3 our bug, 130 stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from running import CONFIG, ERROR, PLAIN, SUGGESTION, WARNING, child, cli, environment, site

from plainlang.errors import RuleCrash
from plainlang.lint import lint

SLOW = """\
schema: 1
theme: slow
pillar: jargon
title: Slow
why: It never ends.
citation: {title: our default}
rules:
  xs:
    kind: pattern
    pattern: "(?:x+x+)+y"
    message: "“{found}”."
    examples:
      - {bad: "An xxy.", good: "An x."}
      - {good: "An x."}
"""
PAGES = {"plain.md": PLAIN, "error.md": ERROR, "warning.md": WARNING, "suggestion.md": SUGGESTION, "odd.xyz": "x"}
CASES = [
    pytest.param("check plain.md", 0, id="nothing found"),
    pytest.param("check warning.md", 0, id="under the default gate"),
    pytest.param("check error.md", 1, id="an error fails"),
    pytest.param("check --fail-on warning warning.md", 1, id="at the gate"),
    pytest.param("check --fail-on warning error.md", 1, id="above the gate"),
    pytest.param("check --fail-on warning suggestion.md", 0, id="below the gate"),
    pytest.param("check --fail-on suggestion suggestion.md", 1, id="the lowest gate"),
    pytest.param("check --fail-on never error.md", 0, id="no gate"),
    pytest.param("check --exit-zero error.md", 0, id="--exit-zero"),
    pytest.param("check --ignore own/gizmo error.md", 0, id="a rule left out"),
    pytest.param("check --select own/perhaps error.md", 0, id="another rule chosen"),
    pytest.param("check", 2, id="check without a path"),
    pytest.param("fix", 2, id="fix without a path"),
    pytest.param("chekc plain.md", 2, id="unknown command"),
    pytest.param("check --nope plain.md", 2, id="unknown option"),
    pytest.param("check --jobs 0 plain.md", 2, id="no jobs"),
    pytest.param("check --fail-on info plain.md", 2, id="unknown severity"),
    pytest.param("check --output-format xml plain.md", 2, id="unknown output format"),
    pytest.param("check gone.md", 2, id="missing path"),
    pytest.param("check --exit-zero gone.md", 2, id="a missing path with --exit-zero"),
    pytest.param("check gone/*.md", 2, id="a pattern without pages"),
    pytest.param("check odd.xyz", 2, id="unknown suffix"),
    pytest.param("check --profile nope plain.md", 2, id="unknown profile"),
    pytest.param("check --grammar= plain.md", 2, id="no grammar"),
    pytest.param("check --select own/gizno plain.md", 2, id="unknown rule"),
    pytest.param("check --ruleset gone.yaml plain.md", 2, id="missing ruleset"),
    pytest.param("check --config gone.yaml plain.md", 2, id="missing configuration"),
    pytest.param("check --baseline gone.json plain.md", 2, id="missing baseline"),
    pytest.param("check --new-only plain.md", 2, id="no baseline to compare with"),
    pytest.param("check --output-file gone/report.txt plain.md", 2, id="output into a missing folder"),
    pytest.param("check --output-file rules plain.md", 2, id="output over a folder"),
    pytest.param("score gone.md", 2, id="score of a missing path"),
    pytest.param("score rules", 0, id="score of a folder without pages"),
    pytest.param("explain own/gizmo", 0, id="explain"),
    pytest.param("explain own/nope", 2, id="explain an unknown rule"),
    pytest.param("config show", 0, id="config"),
    pytest.param("config show gone", 2, id="config of a missing path"),
    pytest.param("rules", 0, id="rules"),
    pytest.param("rules test rules/own.yaml", 0, id="rules test"),
    pytest.param("rules test gone.yaml", 2, id="rules test of a missing file"),
    pytest.param("baseline create gone.md", 2, id="baseline of a missing path"),
    pytest.param("--version", 0, id="version"),
    pytest.param("--help", 0, id="help"),
    pytest.param("check --help", 0, id="help of a command"),
]


@pytest.mark.parametrize(("line", "code"), CASES)
def test_exit_code(line: str, code: int, tmp_path: Path) -> None:
    """Every way to call it ends with the code that DESIGN.md names, never with a traceback."""
    ran = cli(site(tmp_path, PAGES), *line.split())

    assert (code, False) == (ran.code, "Traceback" in ran.err)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("check plain.md", 0, id="clean"),
        pytest.param("check error.md", 1, id="found"),
        pytest.param("check gone.md", 2, id="bad path"),
    ],
)
def test_exit_code_of_a_process(line: str, code: int, tmp_path: Path) -> None:
    """The code reaches the shell."""
    assert code == child(site(tmp_path, PAGES), *line.split()).code


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        pytest.param("check gone.md plain.md error.md", "error.md", id="missing path"),
        pytest.param("check odd.xyz error.md", "error.md", id="unknown suffix"),
        pytest.param("check gone/*.md error.md", "error.md", id="empty pattern"),
    ],
)
def test_the_other_files_are_done(line: str, shown: str, tmp_path: Path) -> None:
    """One bad path does not take the others with it, and 2 wins over 1."""
    ran = cli(site(tmp_path, PAGES), *line.split(), "--output-format", "concise")

    assert (2, True) == (ran.code, f"{shown}:1:" in ran.out)


def test_our_bug(tmp_path: Path) -> None:
    """What nobody foresaw is 3, in one message that asks for a report."""
    with patch("plainlang.cli.check.linters_of", side_effect=RuntimeError("boom")):
        ran = cli(site(tmp_path, PAGES), "check", "plain.md")

    assert (3, True, True) == (ran.code, "our bug" in ran.err, "RuntimeError: boom" in ran.err)


def test_a_rule_that_crashes(tmp_path: Path) -> None:
    """It names the kind and the file, the page is still shown, and the run ends with 3."""
    crash = RuleCrash("rules of kind “avoid”", "", RuntimeError("boom"))
    with patch("plainlang.patience.lint", return_value=((), (crash,))):
        ran = cli(site(tmp_path, PAGES), "check", "suggestion.md", "--no-cache", "--output-format", "concise")

    assert (3, "suggestion.md: rules of kind “avoid” failed: RuntimeError: boom\n") == (ran.code, ran.out)


@pytest.mark.parametrize(
    ("line", "left"),
    [("check --no-cache error.md", ""), ("score --no-cache error.md", ""), ("fix error.md", "left alone")],
)
@pytest.mark.parametrize(("ours", "code"), [(True, 3), (False, 2)])
def test_every_face_ends_alike_after_a_crash(line: str, left: str, ours: bool, code: int, tmp_path: Path) -> None:
    """Our bug is 3, a failure of the user's own rule 2; nothing is written into a page that was not checked whole."""
    crash = RuleCrash("own/gizmo", "", RuntimeError("boom"), ours=ours)
    with patch("plainlang.patience.lint", side_effect=lambda *args: (lint(*args)[0], (crash,))):
        ran = cli(site(tmp_path, PAGES), *line.split())

    assert (code, ERROR) == (ran.code, (tmp_path / "error.md").read_text())
    assert [True, True] == [part in ran.out + ran.err for part in ("own/gizmo failed: RuntimeError: boom", left)]


@pytest.mark.parametrize(("ours", "code"), [(True, 3), (False, 2)])
def test_a_baseline_after_a_crash(ours: bool, code: int, tmp_path: Path) -> None:
    """It ends as a check does, and says what went wrong."""
    crash = RuleCrash("own/gizmo", "", RuntimeError("boom"), ours=ours)
    with patch("plainlang.patience.lint", return_value=((), (crash,))):
        ran = cli(site(tmp_path, PAGES), "baseline", "create", "error.md")

    assert (code, True) == (ran.code, "own/gizmo failed: RuntimeError: boom" in ran.err)


def test_a_pattern_of_ones_own_that_takes_too_long(tmp_path: Path) -> None:
    """It is named, and it is not our bug."""
    site(tmp_path, {"rules/slow.yaml": SLOW, "a.md": "x" * 4000})
    with patch("plainlang.expressions.SECONDS", 0.01):
        ran = cli(
            tmp_path, "check", "--ruleset", "rules/slow.yaml", "--select", "slow", "a.md", "--output-format", "concise"
        )

    assert (2, "a.md: your rule slow/xs took too long on this page and was stopped\n") == (ran.code, ran.out)


def test_interrupted_in_this_process(tmp_path: Path) -> None:
    """Ctrl-C is 130 and one word."""
    with patch("plainlang.cli.check.linters_of", side_effect=KeyboardInterrupt):
        ran = cli(site(tmp_path, PAGES), "check", "plain.md")

    assert (130, "Stopped.") == (ran.code, ran.err.strip())


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted(jobs: str, tmp_path: Path) -> None:
    """Ctrl-C at a terminal reaches every process of the run; none of them prints a traceback."""
    pages = {f"{i}.md": f"Use a gizmo. Page {i}.\n" * 500 for i in range(60)}
    args = [sys.executable, "-m", "plainlang", "check", ".", "--jobs", jobs, "--no-cache", "--output-format", "concise"]
    process = subprocess.Popen(
        args, cwd=site(tmp_path, pages), env=environment(tmp_path), start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert (130, "Stopped.") == (process.returncode, err.decode().strip())


@pytest.mark.skipif(os.name == "nt", reason="pipes")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_closed_pipe(jobs: str, tmp_path: Path) -> None:
    """`plainlang check . | head -1` shows one line and nothing else."""
    pages = {f"{i}.md": ERROR * 200 for i in range(60)}
    line = f"'{sys.executable}' -m plainlang check . --jobs {jobs} --output-format concise | head -1"
    done = subprocess.run(
        ["sh", "-c", line], cwd=site(tmp_path, pages), env=environment(tmp_path), capture_output=True, timeout=60
    )

    assert (1, b"") == (done.stdout.count(b"\n"), done.stderr)


@pytest.mark.parametrize("closed", ["--version", "rules", "check plain.md"])
def test_output_to_a_full_or_closed_place(closed: str, tmp_path: Path) -> None:
    """Little output fails only when it is flushed; that too is quiet."""
    line = f"'{sys.executable}' -m plainlang {closed} | true"
    done = subprocess.run(
        ["sh", "-c", line], cwd=site(tmp_path, PAGES), env=environment(tmp_path), capture_output=True, timeout=60
    )

    assert b"" == done.stderr


def test_fail_under(tmp_path: Path) -> None:
    """A page that scores less fails and is named; a page too short for a score does not."""
    pages = {"long.md": "We ought to utilize every gizmo. " * 40, "short.md": PLAIN}
    config = CONFIG.replace("select: [own]", "select: [own]\nfail-on: never")
    ran = cli(site(tmp_path, pages, config), "check", "--fail-under", "99.5", "long.md", "short.md")

    assert (1, 1, True) == (ran.code, ran.err.count("--fail-under"), ran.err.startswith("long.md: the score "))
