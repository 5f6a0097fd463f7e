"""A run in bad surroundings, from the entry point on: full disks, closed pipes, odd names, no home. It ends with a
clear word and the right code, and nothing is lost.
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

import pytest
from running import ERROR, PLAIN, Ran, child, cli, environment, site
from snapshots import commit

from plainlang.nearest import pages

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals, pipes and devices of Unix")
ROOT = os.name != "nt" and os.geteuid() == 0
OUR_BUG = "this is our bug"


def shell(folder: Path, line: str, env: Mapping[str, str] | None = None) -> Ran:
    """A line of a shell, in which `plainlang` is ours."""
    start = f"plainlang() {{ '{sys.executable}' -m plainlang \"$@\"; }}; {line}"
    done = subprocess.run(
        ["sh", "-c", start], cwd=folder, env=environment(folder, env), capture_output=True, timeout=120
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("plainlang rules | head -1", id="rules"),
        pytest.param("plainlang explain plain-words | head -1", id="explain"),
        pytest.param("plainlang fix . --diff | head -1", id="fix"),
        pytest.param("plainlang read 0.md | head -1", id="read"),
    ],
)
def test_a_closed_pipe(line: str, tmp_path: Path) -> None:
    """Whoever reads has seen enough: no word about it."""
    ran = shell(site(tmp_path, {f"{i}.md": ERROR * 300 for i in range(20)}), line)

    assert (0, 1, "") == (ran.code, ran.out.count("\n"), ran.err)


@pytest.mark.parametrize("line", ["check . --output-format concise", "fix ."])
def test_ctrl_c(line: str, tmp_path: Path) -> None:
    """One word, exit 130, no traceback, and no process that goes on."""
    folder = site(tmp_path, {f"{i}.md": f"{ERROR}Page {i}.\n" * 400 for i in range(60)})
    process = subprocess.Popen(
        [sys.executable, "-m", "plainlang", *line.split(), "--jobs", "2", "--no-cache"], cwd=folder,
        env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert (130, "Stopped.") == (process.returncode, err.decode().strip())
    assert _all_gone(process.pid)


def _all_gone(group: int) -> bool:
    """Is no process of a group left, after a moment?"""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("plainlang check a.md --output-file /dev/full", id="--output-file"),
        pytest.param("plainlang check a.md > /dev/full", id="standard output"),
        pytest.param("plainlang rules > /dev/full", id="a list"),
        pytest.param("plainlang fix - < a.md > /dev/full", id="a pipe that fixes"),
        pytest.param("plainlang explain own/gizmo > /dev/full", id="a page"),
        pytest.param("plainlang --version > /dev/full", id="the version"),
    ],
)
def test_a_full_disk(line: str, tmp_path: Path) -> None:
    """It is said, with exit 2: what should have been written is not there."""
    ran = shell(site(tmp_path, {"a.md": ERROR}), line)

    where = "/dev/full: " if "--output-file" in line else "plainlang: "

    assert (2, True) == (ran.code, ran.err.strip().endswith(f"{where}No space left on device")), ran
    assert OUR_BUG not in ran.err


@pytest.mark.parametrize(
    ("line", "file"),
    [
        pytest.param("check a.md --output-file o.txt", "o.txt", id="--output-file"),
        pytest.param("check a.md --also json=o.txt", "o.txt", id="--also"),
        pytest.param("fix a.md", "a.md", id="a fix"),
        pytest.param("report a.md -o o.txt", "o.txt", id="a report"),
        pytest.param("baseline create a.md", "o.txt", id="a baseline"),
        pytest.param("history record a.md --file h.jsonl", "o.txt", id="a history"),
        pytest.param("init --force", "plainlang.yaml", id="a configuration"),
    ],
)
def test_a_disk_that_fills_up(line: str, file: str, tmp_path: Path) -> None:
    """The file is as it was, nothing half written is left, and it is said."""
    folder = site(tmp_path, {"a.md": ERROR, "o.txt": "old\n"})
    before = (folder / file).read_bytes()
    with patch("os.fsync", side_effect=OSError(errno.ENOSPC, "No space left on device")):
        ran = cli(folder, *line.split())

    assert (2, True) == (ran.code, "No space left on device" in ran.err), ran
    assert (before, []) == ((folder / file).read_bytes(), [path.name for path in folder.glob(".plainlang-*")])


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    """It is named, the rest is checked, and the exit code says so."""
    folder = site(tmp_path, {"a.md": ERROR, "shut/b.md": ERROR})
    (folder / "shut").chmod(0)
    ran = cli(folder, "check", "a.md", "shut", "--output-format", "concise")
    (folder / "shut").chmod(0o755)

    assert (2, True, True) == (ran.code, "a.md:1:9" in ran.out, "shut" in ran.out + ran.err)


def test_a_page_that_is_gone_before_its_turn(tmp_path: Path) -> None:
    """It is named; the others are checked."""
    folder = site(tmp_path, {"a.md": PLAIN, "b.md": ERROR})
    with patch("plainlang.run.pages", side_effect=lambda *args: [*pages(*args), "gone.md"]):
        ran = cli(folder, "check", ".", "--output-format", "concise")

    assert (2, True, True) == (ran.code, "b.md:1:9" in ran.out, "gone.md: there is no such file" in ran.out)


NAMES = {
    "a line break": b"a\nb.md",
    "an emoji": "🎉 page.md".encode(),
    "bytes that are not UTF-8": b"caf\xe9.md",
    "a dash": b"-rf.md",
    "colour codes": b"\033[31mred.md",
    "brackets": b"a[b].md",
    "quotes": b"a'b\"c.md",
    "long": b"x" * 200 + b".md",
}


@pytest.mark.parametrize(
    "line",
    ["check . --output-format concise", "check .", "check . --output-format json", "fix .", "score .", "read .",
     "baseline create .", "checklist .", "report . -o report.html", "compare --from HEAD ."],
)  # fmt: skip
def test_odd_names(line: str, tmp_path: Path) -> None:
    """Pages of any name are read, and nothing of a name reaches the terminal as a code."""
    folder = site(tmp_path)
    commit(folder, {}, "2025-10-01", "v1")
    for name in NAMES.values():
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text(ERROR, encoding="utf-8")
    ran = cli(folder, *line.split())

    assert ran.code == (1 if line.startswith("check ") else 0), ran.out + ran.err
    assert "\033" not in ran.out + ran.err


@pytest.mark.parametrize(
    "line", ["check a.md", "check .", "fix a.md --diff", "explain own/gizmo", "rules", "cache info"]
)
@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"HOME": "", "XDG_CACHE_HOME": ""}, id="no home"),
        pytest.param({"HOME": "/proc/nowhere", "XDG_CACHE_HOME": ""}, id="a home that cannot be written"),
        pytest.param({"TMPDIR": "/nowhere"}, id="no folder for what is temporary"),
        pytest.param({"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": ""}, id="LANG=C"),
        pytest.param({"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="ASCII only"),
        pytest.param({"COLUMNS": "1000000000"}, id="a huge terminal"),
        pytest.param({"COLUMNS": "1"}, id="a tiny terminal"),
        pytest.param({"COLUMNS": "wide"}, id="a width that is no number"),
    ],
)
def test_odd_environments(line: str, env: dict[str, str], tmp_path: Path) -> None:
    """The answer is the same."""
    folder = site(tmp_path, {"a.md": ERROR})
    usual, odd = (cli(folder, *line.split(), env=more) for more in ({}, env))

    assert (usual.code, usual.err) == (odd.code, odd.err)
    assert odd.out == usual.out or {"COLUMNS", "HOME"} & set(env)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("plainlang check - <&-", 0, id="no standard input"),
        pytest.param("plainlang fix - <&-", 0, id="nothing to fix"),
        pytest.param("plainlang check a.md >&-", 1, id="no standard output"),
        pytest.param("plainlang check a.md 2>&-", 1, id="no standard error"),
        pytest.param("plainlang check gone.md 2>&-", 2, id="no place for errors"),
        pytest.param("plainlang rules >&- 2>&-", 0, id="neither"),
        pytest.param("LC_ALL=POSIX PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 plainlang check a.md", 1, id="ASCII only"),
    ],
)
def test_closed_streams(line: str, code: int, tmp_path: Path) -> None:
    """What cannot be said is lost, and nothing else."""
    ran = shell(site(tmp_path, {"a.md": ERROR}), line)

    assert (code, False, False) == (ran.code, OUR_BUG in ran.err, "Traceback" in ran.err), ran.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["check", ""], "no such file", id="an empty path"),
        pytest.param(["check", "a.md", "--profile", ""], "profile", id="an empty profile"),
        pytest.param(["check", "a.md", "--output-file", ""], "--output-file", id="an empty file"),
        pytest.param(["check", "a.md", "--config", ""], "configuration", id="an empty configuration"),
        pytest.param(["check", "a.md", "--select", ""], "", id="nothing selected"),
        pytest.param(["fix", ""], "no such file", id="nothing to fix"),
        pytest.param(["read", ""], "no such file", id="nothing to read"),
        pytest.param(["score", ""], "no such file", id="nothing to score"),
        pytest.param(["explain", "--why", ""], "names no line", id="no place"),
        pytest.param(["", "a.md"], "There is no command “”.", id="an empty command"),
    ],
)
def test_empty_arguments(args: list[str], said: str, tmp_path: Path) -> None:
    """They are wrong, not a reason to crash."""
    ran = cli(site(tmp_path, {"a.md": PLAIN}), *args)

    assert (True, True, False) == (ran.code in (0, 2), said in ran.out + ran.err, OUR_BUG in ran.err), ran


def test_a_text_that_is_not_utf_8_on_standard_input(tmp_path: Path) -> None:
    """It is read as Windows-1252, and that is said."""
    ran = child(site(tmp_path), "check", "-", "--output-format", "concise", text="Un café, a gizmo.".encode("cp1252"))

    assert (1, True) == (ran.code, "-:1:12: error own/gizmo" in ran.out)
